package main

import "example.org/shop/stock"

func main() { println(stock.Count()) }
