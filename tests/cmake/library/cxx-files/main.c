#include <stdio.h>
#include <string.h>

#include "words.h"

/* With an argument: a panic. */
int main(int argc, char** argv) {
  char line[100] = "";
  (void)argv;
  if (fgets(line, sizeof line, stdin) == NULL) return 3;
  printf("%d\n", Length(line));
  fflush(stdout);
  if (argc > 1) Panic();
  return 0;
}
