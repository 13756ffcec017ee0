#pragma once
#include <string>
#include <string_view>

namespace gocgo {

// A text out of a hostile file, fit for a terminal and for JSON: control characters and bytes that are no
// UTF-8 become \xNN. At most `limit` bytes of it, then "…".
std::string printable(std::string_view text, std::size_t limit = 4096);

}  // namespace gocgo
