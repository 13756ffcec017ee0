#pragma once
// Running other programs.

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "result.h"
#include "text.h"

namespace gocgo {

// Environment variables, a copy that can be edited. On Windows, where case does not tell two names apart, the names
// are in capitals.
using Environment = std::map<std::string, std::string>;

Environment current_environment();

// The variable's value, or "" when it is not set.
std::string get(const Environment& environment, const std::string& name);

struct Run {
  Words argv;               // argv[0] is looked up on the environment's PATH when it has no slash
  Environment environment;  // the whole environment of the program
  std::string directory{};  // where it runs; "" is here
  // Called for each line (without its end) of stdout and stderr as it comes. Where one is missing,
  // that stream is collected in Finished.
  std::function<void(std::string_view)> on_error_line{};
  // Called about once a second while the program runs and is silent; with the number of its process group, 0 where
  // there is no such thing.
  std::function<void(long group)> on_second{};
};

struct Finished {
  int exit_code = 0;  // 128 + n when signal n ended it; on Windows whatever the process ended with
  std::string out{};
  std::string err{};
};

// Whether gocgo was told to stop (Ctrl-C …), or the build tool that started it is gone.
bool interrupted();

// Runs the program to its end, stdin empty. When gocgo is ended, the program and all it started are
// ended too: they are in a process group of their own, and a watcher ends that group when gocgo is
// gone in whatever way (a SIGKILL too); on Windows they are in a job, which ends with gocgo. When the build tool that
// started gocgo is gone, they are ended as well (not on Windows).
// Errors: tag "cannot-run" when it does not start.
Result<Finished> run(const Run& what);

}  // namespace gocgo
