package main

/*
#cgo LDFLAGS: -lm
#include <math.h>
#include "twice.h"
*/
import "C"

import (
	"os"
	"strings"
)

//export Words
func Words() C.int { return C.int(len(os.Args)) }

//export Twice
func Twice(value C.int) C.int { return C.twice(value) }

//export Root
func Root(value C.double) C.double { return C.cbrt(value) }

// Say has an answer that the test changes.
//
//export Say
func Say() *C.char {
	return C.CString(word + " " + strings.Join(os.Args[1:], ",") + " " + os.Getenv("GREETING"))
}

func main() {}
