#pragma once
// The command line and the standard streams, which hosts differ in.

#include <string>
#include <string_view>
#include <vector>

namespace gocgo {

// To standard output, as it is.
void print(std::string_view text);

// Whether a person reads standard output and wants colour (NO_COLOR: no-color.org).
bool stdout_takes_color();

// The words after the program's name, in UTF-8. On Windows, where C's streams would change line ends and the
// console expects another encoding, this also makes both take bytes of UTF-8 as they are: call it first.
std::vector<std::string> program_arguments(int argc, char** argv);

}  // namespace gocgo
