package main

/*
#include "prices.h"
int extra(void);
int for_cxx(void);
static const char *currency(void) { return CURRENCY; }
static int options(void) { return FOR_C + BY_SHELL; }
#ifdef FOR_CXX
#error "an option for C++ reaches C"
#endif
*/
import "C"

import "fmt"

func main() {
	fmt.Println(C.price(C.CString("tea")), C.price(C.CString("gold")), C.GoString(C.currency()), C.options(), C.for_cxx(), C.extra())
}
