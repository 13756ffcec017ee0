#include "files.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <unistd.h>  // MinGW has it too

namespace gocgo {
namespace fs = std::filesystem;
namespace {

Error unwritable(const std::string& path, const std::string& reason) {
  return {"unwritable",
          "a file cannot be written.",
          {{"file", path}, {"reason", reason}},
          "make room, or make the folder writable for this user"};
}

}  // namespace

Result<std::string> read_file(const std::string& path) {
  std::error_code code;
  const bool regular = fs::is_regular_file(path, code);
  std::FILE* file = regular ? std::fopen(path.c_str(), "rb") : nullptr;
  if (file == nullptr) {
    const std::string reason = code ? code.message() : regular ? std::strerror(errno) : "no regular file";
    return Error{"unreadable",
                 "a file cannot be read.",
                 {{"file", path}, {"reason", reason}},
                 "check the path and its permissions",
                 Status::unreadable};
  }
  std::string content;
  char buffer[1 << 16];
  std::size_t got = 0;
  while ((got = std::fread(buffer, 1, sizeof buffer, file)) > 0) content.append(buffer, got);
  const bool failed = std::ferror(file) != 0;
  std::fclose(file);
  if (failed)
    return Error{"unreadable",
                 "a file cannot be read.",
                 {{"file", path}, {"reason", "a read failed"}},
                 "check the disk",
                 Status::unreadable};
  return content;
}

Result<void> write_file(const std::string& path, std::string_view content) {
  std::error_code code;
  const fs::path target(path);
  if (target.has_parent_path()) fs::create_directories(target.parent_path(), code);
  if (code) return unwritable(path, code.message());
  const std::string beside = path + ".tmp" + std::to_string(getpid());
  std::FILE* file = std::fopen(beside.c_str(), "wb");
  if (file == nullptr) return unwritable(path, std::strerror(errno));
  const bool wrote = std::fwrite(content.data(), 1, content.size(), file) == content.size();
  const int write_errno = errno;
  if (std::fclose(file) != 0 || !wrote) {
    const std::string reason = std::strerror(wrote ? errno : write_errno);
    std::remove(beside.c_str());
    return unwritable(path, reason);
  }
  fs::rename(beside, path, code);
  if (code) {
    std::remove(beside.c_str());
    return unwritable(path, code.message());
  }
  return {};
}

Result<bool> write_file_if_changed(const std::string& path, std::string_view content) {
  const auto old = read_file(path);
  if (old.ok() && *old == content) return false;
  const auto wrote = write_file(path, content);
  if (!wrote.ok()) return wrote.error();
  return true;
}

bool is_within(std::string_view path, std::string_view directory) {
  if (directory.empty()) return false;
  while (directory.size() > 1 && directory.back() == '/') directory.remove_suffix(1);
  if (path.substr(0, directory.size()) != directory) return false;
  return path.size() == directory.size() || directory == "/" || path[directory.size()] == '/';
}

std::string absolute_path(std::string_view path, std::string_view base) {
  const fs::path given(path);
  const fs::path full = given.is_absolute() ? given : fs::path(base) / given;
  return full.lexically_normal().generic_string();
}

std::string find_program(std::string_view name, std::string_view path_variable) {
#ifdef _WIN32
  constexpr char separator = ';';
  constexpr std::string_view suffixes[] = {".exe", ""};
#else
  constexpr char separator = ':';
  constexpr std::string_view suffixes[] = {""};
#endif
  auto runnable = [](const fs::path& candidate) {
    std::error_code code;
    if (!fs::is_regular_file(candidate, code)) return false;
#ifdef _WIN32
    return true;
#else
    return access(candidate.c_str(), X_OK) == 0;
#endif
  };
  if (name.empty()) return "";
  if (name.find('/') != std::string_view::npos) return runnable(fs::path(name)) ? std::string(name) : "";
  std::string_view rest = path_variable;
  while (!rest.empty()) {
    const std::size_t end = rest.find(separator);
    const std::string_view directory = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (directory.empty()) continue;
    for (std::string_view suffix : suffixes) {
      const fs::path candidate = fs::path(directory) / (std::string(name) + std::string(suffix));
      if (runnable(candidate)) return candidate.generic_string();
    }
  }
  return "";
}

}  // namespace gocgo
