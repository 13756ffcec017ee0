#pragma once
// windows.h without what gocgo does not use, for *_windows.cpp: its macros have the names of PE's constants.

#ifndef UNICODE
#define UNICODE
#endif
#define WIN32_LEAN_AND_MEAN
#ifndef NOMINMAX
#define NOMINMAX
#endif
#include <windows.h>

#include <string>
#include <string_view>

namespace gocgo {

// UTF-8 to UTF-16 and back. What is malformed becomes U+FFFD.
std::wstring to_wide(std::string_view text);
std::string to_utf8(std::wstring_view text);

// What FormatMessage has for the code, or its number.
std::string windows_error(DWORD code);

}  // namespace gocgo
