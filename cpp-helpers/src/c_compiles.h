#pragma once
// Programs that share a package with C compile it once.

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "inputs.h"
#include "plan.h"
#include "plan_lock.h"
#include "result.h"

namespace gocgo {

// Two `go build` at the same time compile what is in go's cache for neither of them twice: go has no lock between
// processes. While a program's packages with C may have to be compiled, this holds the build folder's lock, so that the
// next program finds them in the cache; the rest of the build, the link above all, goes on beside others.
class CCompiles {
 public:
  // Waits for the lock, unless there is no such package, or all were compiled from just these inputs before.
  CCompiles(const Plan& plan, const KnownPackages& known);

  // go has named a package: it is built. When none with C is left, or the program's own is built, the lock is released.
  void built(std::string_view import_path);

  // The whole program is built: remembers that. A failure to do so costs a wait, so it is not told.
  void done();

 private:
  std::string mark_;  // the file that has the digest
  std::string digest_;
  std::string program_;
  std::set<std::string, std::less<>> pending_{};
  std::optional<PlanLock> lock_{};
};

}  // namespace gocgo
