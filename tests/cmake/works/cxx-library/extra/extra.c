int extra(void) { return 11; }
