#include "twice.h"
int twice(int value) { return value * TWICE; }
