#pragma once
// The target table. Its one source is toolchains/targets.csv, read when gocgo is built.

#include <cstdint>
#include <span>
#include <string_view>

namespace gocgo {

struct Target {
  std::string_view name;       // "linux-arm64-musl": the preset's name too
  std::string_view toolchain;  // "musl-aarch64": toolchains/<this>.cmake
  std::string_view goos;
  std::string_view goarch;
  std::string_view triple;      // "aarch64-linux-musl": the prefix of its GNU tools
  std::string_view zig_triple;  // the word after zig cc's -target
  std::string_view system;      // CMAKE_SYSTEM_NAME
  std::string_view machine;     // CMAKE_SYSTEM_PROCESSOR
  std::string_view libc;        // "musl" or "mingw"
  std::string_view format;      // "elf" or "pe"
  int bits;                     // 32 or 64
  std::uint16_t e_machine;      // ELF e_machine, or the COFF header's Machine
  std::string_view qemu;        // "aarch64" of qemu-aarch64; "" where there is none
};

std::span<const Target> targets();

// The row of that name, or nullptr.
const Target* find_target(std::string_view name);

// "linux-amd64-musl, linux-arm64-musl, …": for errors that name what is possible.
std::string_view target_names();

}  // namespace gocgo
