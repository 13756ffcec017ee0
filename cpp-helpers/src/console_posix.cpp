#include "console.h"

#include <unistd.h>
#include <cstdio>
#include <cstdlib>

namespace gocgo {

void print(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

bool stdout_takes_color() { return isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr; }

std::vector<std::string> program_arguments(int argc, char** argv) { return {argv + (argc > 0 ? 1 : 0), argv + argc}; }

}  // namespace gocgo
