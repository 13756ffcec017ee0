#include "plan_lock.h"

#ifndef _WIN32
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <cerrno>
#endif

namespace gocgo {

#ifdef _WIN32

PlanLock::PlanLock(const std::string&) {}
PlanLock::~PlanLock() { (void)file_; }

#else

PlanLock::PlanLock(const std::string& plan_folder) {
  file_ = open((plan_folder + "/lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  while (file_ >= 0 && flock(file_, LOCK_EX) != 0 && errno == EINTR) {
  }
}

PlanLock::~PlanLock() {
  if (file_ >= 0) close(file_);
}

#endif

}  // namespace gocgo
