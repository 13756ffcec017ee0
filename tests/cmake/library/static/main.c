#include <stdio.h>

#include "words.h"

int main(int argc, char** argv) {
  volatile double number = 27;
  (void)argc, (void)argv;
  printf("%d %d %.0f %s\n", Words(), Twice(21), Root(number), Say());
  return 0;
}
