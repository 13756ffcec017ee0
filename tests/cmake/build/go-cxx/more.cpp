extern "C" int more(void) { return 1; }
