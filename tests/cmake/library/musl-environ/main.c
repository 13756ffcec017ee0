#include <stdio.h>
#include <stdlib.h>

#include "words.h"

extern char** environ;

/* As early as a program may: what Go sees is what the program was started with. */
__attribute__((constructor(101))) static void change(void) {
  static char* other[] = {"GREETING=other", NULL};
  environ = other;
}

int main(void) { return puts(Words()) < 0; }
