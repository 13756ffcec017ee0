package main

/*
static int answer(void) {
  return undeclared;
}
*/
import "C"

func main() { println(C.answer()) }
