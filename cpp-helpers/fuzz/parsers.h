#pragma once
// One function a parser: what the libFuzzer targets and the replay of the corpus (tests/fuzz_corpus_test.cpp) run.

#include <string_view>

namespace gocgo::fuzz {

struct Parser {
  std::string_view name;   // of its folder under corpus/
  std::string_view magic;  // how its inputs begin; others are not for it
  void (*run)(std::string_view input);
};

// Reads the input as a file and checks it against a policy that asks everything.
void run_file(std::string_view input);
// The same, and writes every report about it: slower, so a target of its own.
void run_reports(std::string_view input);
// The text of Go's module information.
void run_module_info(std::string_view input);

inline constexpr Parser parsers[] = {
    {"elf", "\177ELF", run_file},         {"pe", "MZ", run_file},       {"archive", "!<arch>\n", run_file},
    {"module_info", "", run_module_info}, {"reports", "", run_reports},
};

}  // namespace gocgo::fuzz
