#pragma once
// Which files a C compile reads, by the compiler's own word (GCC manual, "-M", "-MG").

#include <string>

#include "process.h"
#include "result.h"
#include "text.h"

namespace gocgo {

struct Headers {
  Words files{};  // absolute, sorted, without the sources
  // False when a header is missing or the compiler failed: then the build itself will show an error, and once that is
  // repaired the list is another.
  bool complete = true;
};

// The files that `compiler` with `flags` reads to compile `sources`, run in `directory`. The headers that cgo itself
// makes (_cgo_export.h) are left out.
Headers read_headers(const Words& compiler, const Words& flags, const Words& sources, const std::string& directory,
                     const Environment& environment);

// The prerequisites in a Makefile rule as compilers write it.
Words parse_depfile(std::string_view text);

// The text of a depfile: one rule for `output`.
std::string format_depfile(const std::string& output, const Words& prerequisites);

}  // namespace gocgo
