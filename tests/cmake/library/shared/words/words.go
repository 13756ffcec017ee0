package main

import "C"

import (
	"fmt"
	"time"
)

//export Twice
func Twice(value C.int) C.int {
	done := make(chan int)
	go func() {
		time.Sleep(time.Millisecond)
		done <- twice(int(value))
	}()
	return C.int(<-done)
}

//export Say
func Say() *C.char { return C.CString(fmt.Sprintf("%d words", hidden())) }

//export Parts
func Parts() (first, second C.int) { return 1, 2 }

func main() {}
