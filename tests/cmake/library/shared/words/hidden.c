int hidden(void) { return 3; }
