package main

// int price(void);
import "C"

import "fmt"

func main() { fmt.Println("price", C.price()) }
