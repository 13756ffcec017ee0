#include <cstdio>
#include <string>

#include "words.h"

int main() {
  const std::string said = Say();
  std::printf("linked %d %s\n", Twice(21), said.c_str());
}
