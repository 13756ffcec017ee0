package main

/*
#include "twice.h"
int hidden(void);
*/
import "C"

func twice(value int) int { return int(C.twice(C.int(value))) }

func hidden() int { return int(C.hidden()) }
