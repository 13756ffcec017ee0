#pragma once
// What a build says to a person who waits.

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "inputs.h"

namespace gocgo {

// Whether a line of `go build -v` is the name of a package that has been built, not a message.
bool is_package_name(std::string_view line);

// Says which package's C code is being compiled when that takes long.
class Progress {
 public:
  Progress(std::string program, const std::vector<PackagePlace>& c_packages)
      : program_(std::move(program)), c_packages_(c_packages) {}

  // To be called about once a second, with the process group that builds. go names a package only when it is done, so
  // the compilers are looked at: they run in their package's folder. Without /proc nothing is said.
  void second(long group);

 private:
  std::string program_;
  const std::vector<PackagePlace>& c_packages_;
  std::string package_{};
  std::chrono::steady_clock::time_point begun_{};
  long next_ = 0;  // seconds after begun_
};

}  // namespace gocgo
