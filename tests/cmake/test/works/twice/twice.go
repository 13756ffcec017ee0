package twice

/*
#include "twice.h"
#ifndef FACTOR
#define FACTOR 1
#endif
*/
import "C"

// Twice asks the C library.
func Twice(value int) int { return int(C.twice(C.int(value))) }

// Factor is what the target was told.
const Factor = C.FACTOR
