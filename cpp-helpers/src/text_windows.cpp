// windows_api.h: text as Windows has it.
#include "windows_api.h"

namespace gocgo {

std::wstring to_wide(std::string_view text) {
  const int given = static_cast<int>(text.size());
  if (given == 0) return {};
  std::wstring wide(static_cast<std::size_t>(MultiByteToWideChar(CP_UTF8, 0, text.data(), given, nullptr, 0)), L'\0');
  MultiByteToWideChar(CP_UTF8, 0, text.data(), given, wide.data(), static_cast<int>(wide.size()));
  return wide;
}

std::string to_utf8(std::wstring_view text) {
  const int given = static_cast<int>(text.size());
  if (given == 0) return {};
  std::string narrow(
      static_cast<std::size_t>(WideCharToMultiByte(CP_UTF8, 0, text.data(), given, nullptr, 0, nullptr, nullptr)), '\0');
  WideCharToMultiByte(CP_UTF8, 0, text.data(), given, narrow.data(), static_cast<int>(narrow.size()), nullptr, nullptr);
  return narrow;
}

std::string windows_error(DWORD code) {
  wchar_t buffer[256];
  // English where it is there: logs travel.
  for (const DWORD language : {DWORD{MAKELANGID(LANG_ENGLISH, SUBLANG_ENGLISH_US)}, DWORD{0}}) {
    const DWORD length = FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, nullptr, code, language,
                                        buffer, static_cast<DWORD>(std::size(buffer)), nullptr);
    std::string text = to_utf8({buffer, length});
    while (!text.empty() && std::string_view(" .\r\n").find(text.back()) != std::string_view::npos) text.pop_back();
    if (!text.empty()) return text;
  }
  return "Windows error " + std::to_string(code);
}

}  // namespace gocgo
