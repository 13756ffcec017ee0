#include "c_compiles.h"

#include <filesystem>

#include "files.h"

namespace gocgo {

CCompiles::CCompiles(const Plan& plan, const KnownPackages& known)
    : mark_(plan.folder + "/c-compiled.txt"),
      digest_(known.c_digest),
      program_(known.places.empty() ? "" : known.places.back().import_path) {
  for (const PackagePlace& package : known.c_packages) pending_.insert(package.import_path);
  const auto before = read_file(mark_);
  if (pending_.empty() || (before.ok() && *before == digest_)) return;
  const std::string folder = plan.binary_dir + "/CMakeFiles/gocgo/c-packages";
  std::error_code code;
  std::filesystem::create_directories(folder, code);
  lock_.emplace(folder);
}

void CCompiles::built(std::string_view import_path) {
  if (!lock_) return;
  if (const auto found = pending_.find(import_path); found != pending_.end()) pending_.erase(found);
  if (pending_.empty() || import_path == program_) lock_.reset();
}

void CCompiles::done() {
  lock_.reset();
  [[maybe_unused]] const auto wrote = write_file_if_changed(mark_, digest_);
}

}  // namespace gocgo
