package main

// #cgo pkg-config: stock
// #include "stock.h"
import "C"

import "fmt"

func main() { fmt.Println("in stock:", C.STOCK) }
