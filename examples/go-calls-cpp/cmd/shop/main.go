// Shop prints what fruits cost. The prices are the C++ library's.
package main

/*
#include <stdlib.h>
#include "prices.h"
*/
import "C"

import (
	"errors"
	"fmt"
	"os"
	"unsafe"
)

func priceOf(fruit string) (int, error) {
	name := C.CString(fruit)
	defer C.free(unsafe.Pointer(name))
	var text *C.char
	price := C.price_of(name, &text)
	if price < 0 {
		defer C.free(unsafe.Pointer(text))
		return 0, errors.New(C.GoString(text))
	}
	return int(price), nil
}

func main() {
	for _, fruit := range os.Args[1:] {
		if price, err := priceOf(fruit); err != nil {
			fmt.Printf("%s: %v\n", fruit, err)
		} else {
			fmt.Printf("%s costs %d cents\n", fruit, price)
		}
	}
}
