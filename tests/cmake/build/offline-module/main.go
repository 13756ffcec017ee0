package main

/*
static int answer(void) { return 42; }
*/
import "C"

import (
	"fmt"

	"example.org/not-cached"
)

func main() {
	notcached.Do()
	fmt.Println("answer", C.answer())
}
