#pragma once
// The plan of one Go target in one configuration: what CMake computed for it.
// Written by file(GENERATE) (cmake/GoCgoCross/GoTarget.cmake) as lines "key=value"; a key may repeat.

#include <string>
#include <utility>
#include <vector>

#include "process.h"
#include "result.h"
#include "text.h"

namespace gocgo {

struct Plan {
  std::string folder{};  // where plan.txt stands; everything gocgo makes for the target stands there too
  std::string text{};    // the whole text, for the digest

  std::string name{};    // the CMake target
  std::string config{};  // Debug, Release …, "" for none
  std::string go{};      // the go program
  std::string module_dir{};
  std::string package{};
  std::string goos{}, goarch{};
  std::string buildmode{};                 // exe, c-shared, c-archive
  bool is_test = false;                    // the package's tests: `go test -c`
  std::string source_dir{}, binary_dir{};  // of the project
  Words cc{}, cxx{}, ar{};                 // compilers with their fixed arguments; cxx is empty when C++ is not enabled
  Words c_launcher{}, cxx_launcher{};
  Words c_flags{}, cxx_flags{};  // all that CMake would give a compile of that language
  bool has_includes = false;     // some include directory comes from CMake
  Words tags{}, go_ldflags{}, go_gcflags{}, defines{}, extra_env{};
  Words policy{};  // words of `gocgo check`
  std::string pkg_config_libdir{};
  bool trimpath = false, strip = false, debug = false, vcs = false;
};

// Reads <folder>/plan.txt, flags.C.txt and flags.CXX.txt. Errors: tag "plan" (a file is missing: the build folder
// was not generated to its end).
Result<Plan> read_plan(const std::string& folder);

// One compile's options from CMake's words: "SHELL:-a b" is two words (add_compile_options' manual).
Words expand_shell_groups(const Words& options);

}  // namespace gocgo
