package main

// static int two(void) { return 2; }
import "C"

// Words is not exported: its comment has a blank too many.
//
// export Words
func Words() C.int { return C.two() }

func main() {}
