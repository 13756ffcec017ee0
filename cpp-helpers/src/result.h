#pragma once
// A value or an error, returned. Nothing throws across a module of gocgo.

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "status.h"

namespace gocgo {

// One error, in the shape that CMake's side prints too (cmake/GoCgoCross/Fail.cmake):
//   GoCgoCross [tag]: summary
//     key:  value        (facts, one a line)
//     fix:  what to do
struct Error {
  std::string tag;      // a key of docs/errors.md, e.g. "cc-arch"
  std::string summary;  // what was looked for and what was found, one sentence
  std::vector<std::pair<std::string, std::string>> facts{};
  std::string fix{};
  Status status = Status::failed;
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : held_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return held_.index() == 0; }
  explicit operator bool() const { return ok(); }
  // Only after ok(): the value, or the error.
  T& value() { return *std::get_if<0>(&held_); }
  const T& value() const { return *std::get_if<0>(&held_); }
  const Error& error() const { return *std::get_if<1>(&held_); }
  T& operator*() { return value(); }
  const T& operator*() const { return value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

 private:
  std::variant<T, Error> held_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}
  bool ok() const { return !error_.has_value(); }
  explicit operator bool() const { return ok(); }
  const Error& error() const { return *error_; }

 private:
  std::optional<Error> error_;
};

}  // namespace gocgo
