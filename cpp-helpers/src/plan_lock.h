#pragma once
#include <string>

namespace gocgo {

// Holds a plan's folder for one gocgo at a time, to the end of the process. After a build tool was killed, the gocgo it
// had started needs a second to notice; the next build's waits for it here rather than working in the same folders.
// Where the file system or the host (Windows) has no such locks, nothing is held.
class PlanLock {
 public:
  explicit PlanLock(const std::string& plan_folder);
  ~PlanLock();
  PlanLock(const PlanLock&) = delete;
  PlanLock& operator=(const PlanLock&) = delete;

 private:
  int file_ = -1;
};

}  // namespace gocgo
