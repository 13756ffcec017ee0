// What process_test.cpp runs: says how it was called, and does what its first word wants.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "console.h"

int main(int argc, char** argv) {
  const std::vector<std::string> words = gocgo::program_arguments(argc, argv);
  const std::string verb = words.empty() ? "" : words[0];
  if (verb == "words") {
    for (const std::string& word : words) std::printf("<%s>", word.c_str());
    return 0;
  }
  if (verb == "variable") {
    const char* value = std::getenv(words[1].c_str());
    std::printf("%s", value == nullptr ? "(unset)" : value);
    return 0;
  }
  if (verb == "folder") {
    std::printf("%s", std::filesystem::current_path().filename().string().c_str());
    return 0;
  }
  if (verb == "lines") {
    std::fputs("one\ntwo\n\nlast", stderr);
    std::fputs("out", stdout);
    return 0;
  }
  if (verb == "much") {  // more than a pipe holds, on both streams at once
    for (int i = 0; i < 20000; ++i) {
      std::fputs("0123456789", stdout);
      std::fputs("abcdefghij", stderr);
    }
    return 0;
  }
  if (verb == "input") return std::fgetc(stdin) == EOF ? 0 : 1;
  if (verb == "status") return std::atoi(words[1].c_str());
  if (verb == "wait") {
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(1500);
    while (std::chrono::steady_clock::now() < end) {
    }
    return 0;
  }
  return 9;
}
