#include "console.h"

#include <fcntl.h>
#include <io.h>
#include <cstdio>
#include <cstdlib>

#include "windows_api.h"

#include <shellapi.h>  // after windows.h

namespace gocgo {
namespace {

UINT console_before = 0;

void restore_console() { SetConsoleOutputCP(console_before); }

}  // namespace

void print(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

bool stdout_takes_color() {
  const HANDLE console = GetStdHandle(STD_OUTPUT_HANDLE);
  DWORD mode = 0;
  if (!GetConsoleMode(console, &mode) || std::getenv("NO_COLOR") != nullptr) return false;
  // Before Windows 10 a console prints escape sequences as they are, and refuses this.
  return SetConsoleMode(console, mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING) != 0;
}

std::vector<std::string> program_arguments(int argc, char** argv) {
  for (std::FILE* stream : {stdin, stdout, stderr}) _setmode(_fileno(stream), _O_BINARY);
  console_before = GetConsoleOutputCP();  // 0: there is no console
  if (console_before != 0 && console_before != CP_UTF8 && SetConsoleOutputCP(CP_UTF8)) std::atexit(restore_console);
  std::vector<std::string> words;
  int count = 0;
  // argv has them in the system's code page, which need not have a file's letters.
  wchar_t** wide = CommandLineToArgvW(GetCommandLineW(), &count);
  if (wide == nullptr) return {argv + (argc > 0 ? 1 : 0), argv + argc};
  for (int i = 1; i < count; ++i) words.push_back(to_utf8(wide[i]));
  LocalFree(wide);
  return words;
}

}  // namespace gocgo
