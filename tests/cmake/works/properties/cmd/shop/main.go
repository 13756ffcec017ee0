package main

// int from_environment = FROM_ENVIRONMENT;
import "C"

import "fmt"

var motto, sign = "none", "none"

func main() {
	fmt.Println(word, "|", motto, "|", C.from_environment, "|", sign)
}
