package main

// int answer;
import "C"

func main() {
	var x int = "text" + C.answer
}
