package main

// int length(char *text);
import "C"

import "os"

//export Length
func Length(text *C.char) C.int {
	os.Stdout.WriteString("Go writes\n")
	return C.length(text)
}

//export Panic
func Panic() { panic("no words") }

func main() {}
