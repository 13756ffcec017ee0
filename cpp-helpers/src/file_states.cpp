#include "file_states.h"

#include <sys/stat.h>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>

#include "files.h"
#include "go_source.h"
#include "sha256.h"
#include "text.h"

namespace gocgo {
namespace fs = std::filesystem;
namespace {

// Of a program of more than this size (zig) the size, the beginning and the end stand for it.
constexpr long long largest_read = 16LL << 20;

Result<std::string> ends_of_file(const std::string& path, long long size) {
  std::FILE* file = open_file(path, "rb");
  std::string content = std::to_string(size);
  std::string part(1 << 20, '\0');
  for (int end : {SEEK_SET, SEEK_END}) {
    if (file == nullptr || std::fseek(file, end == SEEK_SET ? 0 : -(1 << 20), end) != 0) continue;
    content.append(part, 0, std::fread(part.data(), 1, part.size(), file));
  }
  if (file != nullptr) std::fclose(file);
  return content;
}

struct Stat {
  bool there = false;
  long long seconds = 0, size = 0;
  std::string stamp{};
};

Stat stat_of(const std::string& path) {
  Stat result;
#ifdef _WIN32
  std::error_code code;
  const auto time = fs::last_write_time(path, code);
  if (code) return result;
  const auto size = fs::is_directory(path, code) ? 0 : fs::file_size(path, code);
  result.seconds = std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch()).count();
  result.size = static_cast<long long>(size);
  result.stamp = std::to_string(time.time_since_epoch().count()) + "," + std::to_string(size);
#else
  struct stat facts{};
  if (stat(path.c_str(), &facts) != 0) return result;
#ifdef __APPLE__
  const timespec changed = facts.st_ctimespec, modified = facts.st_mtimespec;
#else
  const timespec changed = facts.st_ctim, modified = facts.st_mtim;
#endif
  result.seconds = static_cast<long long>(std::max(changed.tv_sec, modified.tv_sec));
  result.size = static_cast<long long>(facts.st_size);
  // The change time too: a program that sets a file's time back (tar, cp -p) cannot set that one.
  result.stamp = std::to_string(modified.tv_sec) + "." + std::to_string(modified.tv_nsec) + "," +
                 std::to_string(changed.tv_sec) + "." + std::to_string(changed.tv_nsec) + "," + std::to_string(facts.st_size) +
                 "," + std::to_string(facts.st_ino);
#endif
  result.there = true;
  return result;
}

std::string digest_of(std::string_view text) {
  Sha256 digest;
  digest.update(text);
  return digest.finish();
}

bool matters(std::string_view name, FolderKind kind) {
  switch (kind) {
    case FolderKind::module: return name == "go.mod" || name == "go.sum" || name == "go.work" || name == "vendor";
    case FolderKind::package:
      // `go help packages`: files whose names begin with "_" or "." are ignored. A name ending in "~" is an editor's.
      return !name.starts_with('.') && !name.starts_with('_') && !name.ends_with('~');
    case FolderKind::embed: return true;
  }
  return true;
}

Error unreadable_input(const std::string& path) {
  return {"unreadable", "a file cannot be read.", {{"file", path}}, "check the path and its permissions", Status::unreadable};
}

}  // namespace

FileStates::FileStates(std::string_view remembered) {
  for (std::string_view line : split_lines(remembered)) {
    const Words fields = split(line, '\t');
    if (fields.size() == 4) before_[fields[0]] = {fields[1], fields[2], fields[3]};
  }
}

Result<FileState> FileStates::look(const std::string& path) {
  if (const auto seen = seen_.find(path); seen != seen_.end()) return seen->second;
  const Stat facts = stat_of(path);
  if (!facts.there) return unreadable_input(path);
  const auto known = before_.find(path);
  if (known != before_.end() && known->second.stamp == facts.stamp) return seen_[path] = known->second;
  FileState state;
  const auto now =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
  state.stamp = now - facts.seconds < 2 ? "-" : facts.stamp;
  const auto content = facts.size > largest_read ? ends_of_file(path, facts.size) : read_file(path);
  if (!content.ok()) return content.error();
  state.digest = digest_of(*content);
  if (path.ends_with(".go")) state.listing = digest_of(read_go_source(*content).listing);
  return seen_[path] = state;
}

Result<FileState> FileStates::look(const std::string& folder, FolderKind kind) {
  const std::string key = folder + "/" + static_cast<char>(kind) + "/";  // no file's path ends so
  if (const auto seen = seen_.find(key); seen != seen_.end()) return seen->second;
  const Stat facts = stat_of(folder);
  if (!facts.there) return unreadable_input(folder);
  const auto known = before_.find(key);
  if (known != before_.end() && known->second.stamp == facts.stamp) return seen_[key] = known->second;
  FileState state;
  const auto now =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
  state.stamp = now - facts.seconds < 2 ? "-" : facts.stamp;
  Words names;
  std::error_code code;
  for (auto entry = fs::directory_iterator(folder, code); !code && entry != fs::directory_iterator(); entry.increment(code)) {
    const std::string name = entry->path().filename().string();
    if (matters(name, kind)) names.push_back(name);
  }
  if (code) return unreadable_input(folder);
  std::sort(names.begin(), names.end());
  state.digest = digest_of(join(names, "\n"));
  return seen_[key] = state;
}

FileState FileStates::before(const std::string& path) const {
  const auto known = before_.find(path);
  return known == before_.end() ? FileState{} : known->second;
}

std::string FileStates::text() const {
  std::string text;
  for (const auto& [path, state] : seen_) text += path + "\t" + state.stamp + "\t" + state.digest + "\t" + state.listing + "\n";
  return text;
}

}  // namespace gocgo
