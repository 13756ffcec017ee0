package main

/*
static int answer(void) { return 42; }
*/
import "C"

import (
	"fmt"

	"example.org/dependency"
)

func main() {
	dependency.Do()
	fmt.Println("answer", C.answer())
}
