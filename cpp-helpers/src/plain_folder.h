#pragma once
// Names that go's quoting can carry, for files whose own names it cannot.

#include <string>

#include "result.h"
#include "text.h"

namespace gocgo {

// A folder of this user's alone, below the temporary folder, made at the first need and removed with the object.
// Its name depends on `key` only: it may become part of what is built.
class PlainFolder {
 public:
  explicit PlainFolder(std::string key) : key_(std::move(key)) {}
  ~PlainFolder();
  PlainFolder(const PlainFolder&) = delete;
  PlainFolder& operator=(const PlainFolder&) = delete;

  // The folder's path. Errors: unwritable.
  Result<std::string> path();
  // `program` itself when go can quote its path twice, else a link to it with its name. Errors: unwritable.
  Result<std::string> program(const std::string& program);
  // The same for the `number`th word of a link command, where it is an object or a static library. zig reads no
  // response file that has a quote in a path. Errors: unwritable.
  Result<std::string> input(const std::string& word, std::size_t number);

 private:
  Result<std::string> link_to(const std::string& file, const std::string& below);

  std::string key_;
  std::string path_{};
};

// Whether go takes the word as it is, so that quotes of one more level still fit round it.
bool is_plain(std::string_view word);

}  // namespace gocgo
