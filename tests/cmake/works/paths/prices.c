#include "currency.h"

int price(void) { return CURRENCY * 2; }
