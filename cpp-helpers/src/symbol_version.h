#pragma once
// Names of symbol versions, "GLIBC_2.34": a family and numbers, compared as numbers (2.4 < 2.34).

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gocgo {

struct Version {
  std::vector<std::uint32_t> numbers;  // without zeros at the end: 2.0 is 2

  std::strong_ordering operator<=>(const Version& other) const = default;
  bool operator==(const Version& other) const = default;
};

// "2.34" -> a Version; nothing for anything that is not numbers parted by dots.
std::optional<Version> parse_version(std::string_view text);

struct SymbolVersion {
  std::string_view family;         // "GLIBC"
  std::string_view text;           // "2.34", "PRIVATE"
  std::optional<Version> version;  // nothing where the text is no number
};

// "GLIBC_2.34" -> GLIBC, 2.34. GLIBC_ABI_DT_RELR is GLIBC 2.36: the glibc that brought it.
SymbolVersion parse_symbol_version(std::string_view name);

}  // namespace gocgo
