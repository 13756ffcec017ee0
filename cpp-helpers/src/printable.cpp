#include "printable.h"

#include <cstdint>
#include <cstdio>

namespace gocgo {
namespace {

// The length of the well-formed UTF-8 sequence at the start of `text` (Unicode, table 3-7), 0 if there is none.
std::size_t utf8_length(std::string_view text) {
  auto byte = [&](std::size_t i) -> unsigned { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  auto follows = [&](std::size_t from, std::size_t to) {
    for (; from < to; ++from)
      if ((byte(from) & 0xc0) != 0x80) return false;
    return true;
  };
  const unsigned first = byte(0), second = byte(1);
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first <= 0xdf) return follows(1, 2) ? 2 : 0;
  if (first >= 0xe0 && first <= 0xef) {
    if ((first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f)) return 0;
    return follows(1, 3) ? 3 : 0;
  }
  if (first >= 0xf0 && first <= 0xf4) {
    if ((first == 0xf0 && second < 0x90) || (first == 0xf4 && second > 0x8f)) return 0;
    return follows(1, 4) ? 4 : 0;
  }
  return 0;
}

// C1 controls (U+0080 to U+009F) and the marks that turn the direction of writing act on a terminal too.
bool acts_on_a_terminal(std::string_view sequence) {
  if (sequence.size() == 1) return static_cast<unsigned char>(sequence[0]) < 0x20 || sequence[0] == 0x7f;
  if (sequence.size() == 2) return sequence[0] == '\xc2' && static_cast<unsigned char>(sequence[1]) < 0xa0;
  return sequence.starts_with("\xe2\x80") && static_cast<unsigned char>(sequence[2]) >= 0xa8 &&
         static_cast<unsigned char>(sequence[2]) <= 0xae;
}

}  // namespace

std::string printable(std::string_view text, std::size_t limit) {
  std::string clean;
  while (!text.empty()) {
    if (clean.size() >= limit) return clean + "…";
    std::size_t length = utf8_length(text);
    if (length == 0 || acts_on_a_terminal(text.substr(0, length))) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\x%02x", static_cast<unsigned>(static_cast<unsigned char>(text[0])));
      clean += escape;
      length = 1;
    } else {
      clean += text.substr(0, length);
    }
    text.remove_prefix(length);
  }
  return clean;
}

}  // namespace gocgo
