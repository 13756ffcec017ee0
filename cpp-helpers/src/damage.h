#pragma once
// The error for a damaged file: the field, where it stands, its value and the limit it breaks, in hex.

#include <cstdint>
#include <string>
#include <string_view>

#include "result.h"

namespace gocgo {

struct Limit {
  std::uint64_t value;
  std::string_view what;  // "the file's size"
};

// `what` completes "is a damaged ELF file: "; `field` is the specification's name; `at` its offset in the file.
Error damaged_elf(std::string_view what, std::string_view field, std::uint64_t at, std::uint64_t value, Limit limit);
Error damaged_pe(std::string_view what, std::string_view field, std::uint64_t at, std::uint64_t value, Limit limit);
Error damaged_archive(std::string_view what, std::string_view field, std::uint64_t at, std::uint64_t value, Limit limit);

std::string hex(std::uint64_t value);  // "0x1f"

// No real file comes near these. They bound the memory and the time that a hostile file can cost.
inline constexpr std::uint64_t max_name_length = 4096;  // PATH_MAX: no loader opens a longer name
inline constexpr std::uint64_t max_symbol_length = 1u << 16;
inline constexpr std::uint64_t max_names = 4096;        // needed libraries, imported DLLs
inline constexpr std::uint64_t max_symbols = 1u << 21;  // entries of a dynamic symbol table
// Symbols with a version, imported functions: libclang-cpp.so, with 1912 of 104 kB, has the most seen.
inline constexpr std::uint64_t max_bound_symbols = 1u << 16;
inline constexpr std::uint64_t max_symbol_text = 2u << 20;  // bytes of their names together, and of all others
inline constexpr std::uint64_t max_sections = 1u << 16;     // section headers that are looked at

}  // namespace gocgo
