#include "currency.h"

int count(void) { return CURRENCY + 1; }
