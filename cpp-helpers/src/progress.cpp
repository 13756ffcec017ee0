#include "progress.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "files.h"

namespace gocgo {
namespace fs = std::filesystem;
namespace {

constexpr long first_seconds = 4;

// Whether the process is of the group. proc(5), /proc/<pid>/stat: "pid (comm) state ppid pgrp …".
bool is_in_group(const fs::path& process, long group) {
  std::FILE* file = open_file((process / "stat").string(), "r");
  if (file == nullptr) return false;
  char buffer[512];
  const std::string text(buffer, std::fread(buffer, 1, sizeof buffer, file));
  std::fclose(file);
  const std::size_t close = text.rfind(')');  // comm itself may hold brackets
  long parent = 0, of = 0;
  return close != std::string::npos && std::sscanf(text.c_str() + close + 1, " %*c %ld %ld", &parent, &of) == 2 && of == group;
}

// The package in whose folder a process of the group works; null: there is none.
const PackagePlace* working_package(long group, const std::vector<PackagePlace>& packages) {
  std::error_code code;
  for (fs::directory_iterator process("/proc", code), end; !code && process != end; process.increment(code)) {
    const std::string name = process->path().filename().string();
    if (name.find_first_not_of("0123456789") != std::string::npos || !is_in_group(process->path(), group)) continue;
    std::error_code gone;
    const fs::path folder = fs::read_symlink(process->path() / "cwd", gone);
    for (const PackagePlace& package : packages)
      if (!gone && folder == package.directory) return &package;
  }
  return nullptr;
}

}  // namespace

bool is_package_name(std::string_view line) {
  return !line.empty() && line.find_first_of(" :\t") == std::string_view::npos && line.front() != '#';
}

void Progress::second(long group) {
  const PackagePlace* package = c_packages_.empty() ? nullptr : working_package(group, c_packages_);
  if (package == nullptr) {
    package_.clear();
    return;
  }
  const auto now = std::chrono::steady_clock::now();
  if (package->import_path != package_) {
    package_ = package->import_path;
    begun_ = now;
    next_ = first_seconds;
  }
  const long seconds = static_cast<long>(std::chrono::duration_cast<std::chrono::seconds>(now - begun_).count());
  if (seconds < next_) return;
  next_ = next_ * 2 + first_seconds;
  const std::string text =
      "GoCgoCross: " + program_ + ": the C code of " + package_ + " is being compiled (" + std::to_string(seconds) + " s)\n";
  // Ninja keeps a command's output until it ends; the terminal itself shows it now.
  if (std::FILE* terminal = std::fopen("/dev/tty", "w")) {
    std::fputs(("\r" + text).c_str(), terminal);
    std::fclose(terminal);
  } else {
    std::fputs(text.c_str(), stderr);
  }
}

}  // namespace gocgo
