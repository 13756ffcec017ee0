#pragma once
// What went wrong, read out of a log: of go, a C compiler, a linker, CMake, or of a program that was run.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gocgo {

// A known trouble and the line that shows it.
struct Finding {
  std::string tag;            // a heading of docs/errors.md
  std::uint64_t line_number;  // from 1
  std::string line;           // fit for a terminal; of a long line the part that matters, "…" where it is cut
  std::string cause;          // one sentence
  std::string fix;            // may have several lines
};

// The troubles that a log shows, each once, at its first line, in the order of the log; none is an answer too.
// The log may be any bytes: CRLF, colours, progress bars, UTF-16 and binary garbage are read through.
// Takes time in proportion to the log's length, however long its lines are.
std::vector<Finding> explain_log(std::string_view log);

}  // namespace gocgo
