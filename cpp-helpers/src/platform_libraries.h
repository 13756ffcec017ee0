#pragma once
// The libraries that are the platform's own: the lists behind --linkage.

#include <string_view>

namespace gocgo {

// A DLL that every Windows has, in any case of letters: what --linkage static lets a PE file import.
bool is_windows_dll(std::string_view name);

// A library of glibc or GCC, as in auditwheel's manylinux policies, or musl's own: what --linkage system lets
// an ELF file need.
bool is_system_library(std::string_view soname);

}  // namespace gocgo
