#pragma once
// The build tool (ninja, make) that gocgo works for.

#include <utility>
#include <vector>

namespace gocgo {

// The chain of processes between gocgo and its build tool, as it was at the start.
class BuildTool {
 public:
  BuildTool();
  // Whether a process of the chain has lost its parent: a build tool that was killed takes nobody with it, and what it
  // started would go on. Without a build tool, or on systems without /proc, false.
  bool gone() const;

 private:
  std::vector<std::pair<long, long>> links_{};  // process, its parent
};

}  // namespace gocgo
