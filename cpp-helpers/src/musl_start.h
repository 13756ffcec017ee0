#pragma once
// Go's archives on musl (golang/go#13492).

#include <string>

#include "plan.h"
#include "process.h"
#include "result.h"

namespace gocgo {

// Go's archive starts its runtime from .init_array and expects argc and argv there, which glibc passes and musl does
// not: the program crashes before main. This takes go.o's entry out of .init_array and merges a constructor into go.o
// that finds argc and argv on the initial stack and calls what the entry points to. `archive` is changed in place.
// Runs the plan's C compiler and archiver. Errors: musl-start.
Result<void> make_startable_on_musl(const Plan& plan, const Environment& environment, const std::string& archive);

// Renames the section .init_array of a 64-bit little-endian relocatable ELF file (gABI chapter 4, Sections) to
// gocgo_init0 and makes it plain data, so that only __start_gocgo_init0 leads to it. Errors: musl-start.
Result<void> hide_init_array(std::string& object);

}  // namespace gocgo
