#pragma once
// The verbs of the command line. Each takes the words after its name and returns the exit code.
// A verb's file is verb_<name>.cpp; its help text stands there.

#include <span>
#include <string_view>

namespace gocgo {

using Args = std::span<const std::string_view>;

struct Verb {
  std::string_view name;
  std::string_view summary;  // one line of `gocgo --help`
  std::string_view help;     // the whole text of `gocgo <name> --help`
  bool for_people;           // false: called by the CMake module
  int (*run)(Args args);
  bool builds = false;  // a part of a build: on POSIX hosts only
};

extern const Verb verb_targets;
extern const Verb verb_env;
extern const Verb verb_inspect;
extern const Verb verb_check;
extern const Verb verb_explain;
extern const Verb verb_doctor;
extern const Verb verb_toolchain;
extern const Verb verb_inputs;
extern const Verb verb_link;
extern const Verb verb_archive;
extern const Verb verb_tests;

}  // namespace gocgo
