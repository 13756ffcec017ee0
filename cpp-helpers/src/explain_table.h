#pragma once
// The troubles that gocgo explain knows: one row a trouble.
//
// A sign says what lines of a log show the trouble:
//   linker*not found     these texts in this order in one line, anything between them
//   ^open64              not in the middle of a word: no letter, digit or _ stands before it
//   sent$                at the end of the line
//   !external            the line has this text nowhere
//   <undefined>open64    <name> stands for each text of that group, e.g. the ways linkers say "undefined"
//   one\ntwo             a line with one, then, at most `sign_reach` lines later, a line with two
// A quote is ': the other kinds (`, ‘ ’, « ») in a log count as that one.

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace gocgo {

struct Trouble {
  std::string_view tag;
  std::string_view cause;
  std::string_view fix;
  std::vector<std::string_view> signs;
};

struct TextGroup {
  std::string_view name;
  std::vector<std::string_view> texts;
};

inline constexpr std::size_t sign_reach = 200;

// A line shows one trouble: where several rows fit, the first of them.
std::span<const Trouble> troubles();
std::span<const TextGroup> text_groups();

}  // namespace gocgo
