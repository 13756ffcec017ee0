#pragma once
// Which files a C compile reads, by the compiler's own word (GCC manual, "-M", "-MG").

#include <string>

#include "process.h"
#include "result.h"
#include "text.h"

namespace gocgo {

// The files that `compiler` with `flags` reads to compile `sources`, run in `directory`; absolute, sorted, without the
// sources. A header that is not there counts as one that will be generated: it is left out.
// Where the compiler fails, the list is what it said until then: the build itself shows its errors.
Words read_headers(const Words& compiler, const Words& flags, const Words& sources, const std::string& directory,
                   const Environment& environment);

// The prerequisites in a Makefile rule as compilers write it.
Words parse_depfile(std::string_view text);

// The text of a depfile: one rule for `output`.
std::string format_depfile(const std::string& output, const Words& prerequisites);

}  // namespace gocgo
