package main

import "C"

//export Words
func Words() C.int { return 1 }

func main() {}
