package main

import "C"

import (
	"os"
	"strings"
)

//export Words
func Words() *C.char { return C.CString(strings.Join(os.Args[1:], ",") + " " + os.Getenv("GREETING")) }

func main() {}
