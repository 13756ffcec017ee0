#pragma once
// A Go library as a static one.

#include <string>

#include "plan.h"
#include "process.h"

namespace gocgo {

// Runs `go build -buildmode=c-archive`; the checked archive goes to `archive`, the header of its exported functions to
// `header`, which keeps its time when its text is the same. On musl go's own object is made startable first
// (musl_start.h). Prints go's messages, with absolute paths, on stderr.
// For a plan of a shared library, which CMake's link makes, only the header is made, and `archive` is an empty file.
// Gives the exit code: 0; go's failure as 4, also when nothing is exported ([no-export]); a broken policy as 1.
int build_go_archive(const Plan& plan, const Environment& environment, const std::string& archive, const std::string& header);

}  // namespace gocgo
