/* Prints its arguments, copies its input, says so on the error stream and exits with 7: what a runner must hand through. */
#include <stdio.h>

int main(int argc, char** argv) {
  int byte;
  for (int i = 1; i < argc; i++) {
    printf("[%s]\n", argv[i]);
  }
  while ((byte = getchar()) != EOF) {
    putchar(byte);
  }
  fputs("done\n", stderr);
  return 7;
}
