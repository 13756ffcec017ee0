#include "files.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>

#include <unistd.h>  // MinGW has it too

namespace gocgo {
namespace fs = std::filesystem;
namespace {

Error unwritable_file(const std::string& path, const std::string& reason) {
  return {"unwritable",
          "a file cannot be written.",
          {{"file", path}, {"reason", reason}},
          "make room, or make the folder writable for this user"};
}

}  // namespace

fs::path utf8_path(std::string_view text) {
#ifdef _WIN32
  return std::u8string(text.begin(), text.end());
#else
  return text;
#endif
}

std::FILE* open_file(const std::string& path, const char* mode) {
#ifdef _WIN32
  return _wfopen(utf8_path(path).c_str(), utf8_path(mode).c_str());
#else
  return std::fopen(path.c_str(), mode);
#endif
}

bool is_file(const std::string& path) {
  std::error_code code;
  return fs::is_regular_file(utf8_path(path), code);
}

Result<std::string> read_file(const std::string& path) {
  std::error_code code;
  const bool regular = fs::is_regular_file(utf8_path(path), code);
  std::FILE* file = regular ? open_file(path, "rb") : nullptr;
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
  std::error_code code, ignored;
  const std::string beside = path + ".tmp" + std::to_string(getpid());
  const fs::path target = utf8_path(path), temporary = utf8_path(beside);
  if (target.has_parent_path()) fs::create_directories(target.parent_path(), code);
  if (code) return unwritable_file(path, code.message());
  std::FILE* file = open_file(beside, "wb");
  if (file == nullptr) return unwritable_file(path, std::strerror(errno));
  const bool wrote = std::fwrite(content.data(), 1, content.size(), file) == content.size();
  const int write_errno = errno;
  if (std::fclose(file) != 0 || !wrote) {
    const std::string reason = std::strerror(wrote ? errno : write_errno);
    fs::remove(temporary, ignored);
    return unwritable_file(path, reason);
  }
  fs::rename(temporary, target, code);
  if (code) {
    fs::remove(temporary, ignored);
    return unwritable_file(path, code.message());
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
  const fs::path given = utf8_path(path);
  const fs::path full = given.is_absolute() ? given : utf8_path(base) / given;
  return full.lexically_normal().generic_string();
}

std::string find_program(std::string_view name, std::string_view path_variable) {
#ifdef _WIN32
  constexpr char separator = ';';
  constexpr std::string_view suffixes[] = {".exe", ""}, slashes = "/\\:";
  auto runnable = [](const fs::path& candidate) { return is_file(candidate.string()); };
#else
  constexpr char separator = ':';
  constexpr std::string_view suffixes[] = {""}, slashes = "/";
  auto runnable = [](const fs::path& candidate) { return is_file(candidate.string()) && access(candidate.c_str(), X_OK) == 0; };
#endif
  auto with_suffix = [&](const fs::path& candidate) -> std::string {
    for (std::string_view suffix : suffixes) {
      fs::path full = candidate;
      full += suffix;
      if (runnable(full)) return full.generic_string();
    }
    return "";
  };
  if (name.empty()) return "";
  if (name.find_first_of(slashes) != std::string_view::npos) return with_suffix(utf8_path(name));
  std::string_view rest = path_variable;
  while (!rest.empty()) {
    const std::size_t end = rest.find(separator);
    const std::string_view directory = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (directory.empty()) continue;
    const std::string found = with_suffix(utf8_path(directory) / utf8_path(name));
    if (!found.empty()) return found;
  }
  return "";
}

}  // namespace gocgo
