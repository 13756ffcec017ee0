package main

import "example.org/shop/nothing"

// int answer;
import "C"

func main() { nothing.Do(C.answer) }
