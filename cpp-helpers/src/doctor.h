#pragma once
// What this machine has for building and running a target's programs, and what it lacks. Nothing is fetched.

#include <cstdint>
#include <string>
#include <vector>

#include "process.h"
#include "targets.h"

namespace gocgo {

// One thing that is missing or wrong, and the one command that brings it.
struct Gap {
  std::string what;
  std::string fix;
  bool blocks_build = true;  // false: only running the programs here is affected
};

struct TargetHealth {
  const Target* target = nullptr;
  bool found = false;  // a toolchain serves the target
  std::string provider{}, why{}, compiler{}, compiler_version{}, machine{}, libc{};
  bool has_cxx = false;
  std::string emulator{};  // the program that runs the target's programs; "" when none is needed or none is here
  bool runs_here = false;
  std::vector<Gap> gaps{};
  bool buildable = false;
};

struct Health {
  std::string go{}, go_version{}, go_wanted{};  // go_wanted: the go directive of ./go.mod, "" without one
  std::string cache{};
  std::vector<std::string> cache_entries{};  // the folders in it that are GoCgoCross's, and there
  std::uint64_t cache_bytes = 0;             // of those
  std::vector<Gap> gaps{};                   // of all targets: no go, too old a go
  std::vector<TargetHealth> targets{};
  bool all_buildable() const;
};

// Examines `asked` targets (all, when empty). Compiles an empty file with each compiler found.
Health examine(const std::vector<const Target*>& asked, const Environment& environment);

}  // namespace gocgo
