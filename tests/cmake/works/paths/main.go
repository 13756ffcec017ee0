package main

/*
#include "currency.h"
int price(void);
*/
import "C"

import (
	_ "embed"
	"fmt"

	"example.org/shop/stock"
)

//go:embed gruß.txt
var greeting string

func main() {
	fmt.Println(greeting, C.CURRENCY, C.price(), stock.Count())
}
