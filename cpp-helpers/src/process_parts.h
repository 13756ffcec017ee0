#pragma once
// What run() has in common on all hosts.

#include "process.h"

namespace gocgo {

// Takes each whole line from `pending`, at the stream's end also what stands after the last one.
void hand_on_lines(std::string& pending, const std::function<void(std::string_view)>& on_line, bool at_end);

Error cannot_run(const Run& what, const std::string& reason);

}  // namespace gocgo
