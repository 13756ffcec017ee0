#pragma once
// What was seen of each file and folder the last time, so that the next look costs a stat() and not a read.

#include <map>
#include <string>
#include <string_view>

#include "result.h"

namespace gocgo {

// Which of a folder's names matter to a program.
enum class FolderKind : char {
  module = 'm',   // those that make it a module, a workspace or a vendored one
  package = 'p',  // all but those that go ignores
  embed = 'e',    // all
};

struct FileState {
  std::string stamp{};    // when and how big; "-" is never trusted
  std::string digest{};   // of the content, or of a folder's names
  std::string listing{};  // of a .go file: the digest of what decides the list of files and packages
};

class FileStates {
 public:
  // From text() of an earlier run.
  explicit FileStates(std::string_view remembered = {});

  // Looks at a file, or at a folder. Reads it only when its times or size are not those remembered.
  // A file changed within the last two seconds is read again next time: its times could be the same after an edit.
  // Errors: tag "unreadable".
  Result<FileState> look(const std::string& path);
  Result<FileState> look(const std::string& folder, FolderKind kind);

  // What was remembered before any look; empty fields when nothing was.
  FileState before(const std::string& path) const;

  // All that was looked at, a line each: path, stamp, digest, listing, separated by tabs.
  std::string text() const;

 private:
  std::map<std::string, FileState> before_{};
  std::map<std::string, FileState> seen_{};
};

}  // namespace gocgo
