extern "C" int for_cxx(void) { return FOR_CXX; }
