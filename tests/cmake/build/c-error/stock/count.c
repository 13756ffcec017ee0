int count(void) {
  int n = 1;
  return n + undeclared;
}
