#include "plain_folder.h"

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "files.h"
#include "sha256.h"

#ifndef _WIN32
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace gocgo {
namespace fs = std::filesystem;
namespace {

Error unwritable_folder(const std::string& path, const std::string& reason) {
  return {"unwritable",
          "a folder for links cannot be made.",
          {{"folder", path}, {"reason", reason}},
          "make the temporary folder (TMPDIR) writable for this user"};
}

// Makes a folder that nobody else can have laid there: an existing one counts only when it is this user's alone.
std::string make_private(const std::string& path) {
#ifdef _WIN32
  std::error_code code;
  fs::create_directories(path, code);
  return code ? code.message() : "";
#else
  if (mkdir(path.c_str(), 0700) == 0) return "";
  if (errno != EEXIST) return std::strerror(errno);
  struct stat facts{};
  if (lstat(path.c_str(), &facts) != 0) return std::strerror(errno);
  if (!S_ISDIR(facts.st_mode) || facts.st_uid != getuid() || (facts.st_mode & 077) != 0) return "it is another's";
  return "";
#endif
}

}  // namespace

bool is_plain(std::string_view word) { return word.find_first_of(" \t\r\n'\"") == std::string_view::npos; }

PlainFolder::~PlainFolder() {
  std::error_code code;
  if (!path_.empty()) fs::remove_all(path_, code);
}

Result<std::string> PlainFolder::path() {
  if (!path_.empty()) return path_;
  std::error_code code;
  Sha256 digest;
  digest.update(key_);
  const std::string path = (fs::temp_directory_path(code) / ("gocgo-" + digest.finish().substr(0, 16))).generic_string();
  if (code) return unwritable_folder(path, code.message());
  const std::string reason = make_private(path);
  if (!reason.empty()) return unwritable_folder(path, reason);
  path_ = path;
  return path_;
}

Result<std::string> PlainFolder::program(const std::string& program) { return link_to(program, ""); }

Result<std::string> PlainFolder::input(const std::string& word, std::size_t number) {
  bool is_input = false;
  for (const char* ending : {".a", ".o", ".obj", ".lib"}) is_input = is_input || word.ends_with(ending);
  // A shared library's path may be what the product looks for at run time: it stays.
  if (!is_input || !fs::path(word).is_absolute()) return word;
  return link_to(word, "/" + std::to_string(number));
}

Result<std::string> PlainFolder::link_to(const std::string& file, const std::string& below) {
  if (is_plain(file)) return file;
  const auto folder = path();
  if (!folder.ok()) return folder;
  std::error_code code;
  fs::create_directories(*folder + below, code);
  const std::string link = *folder + below + "/" + fs::path(file).filename().generic_string();
  fs::remove(link, code);
  fs::create_symlink(file, link, code);
  if (code) return unwritable_folder(link, code.message());
  return link;
}

}  // namespace gocgo
