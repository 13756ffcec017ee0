#pragma once
// Reading JSON (RFC 8259): what `go list -json` and `go env -json` print.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "result.h"
#include "text.h"

namespace gocgo {

struct Json {
  enum class Kind { null, boolean, number, string, array, object };
  Kind kind = Kind::null;
  bool boolean = false;
  std::string text{};  // a string's content, or a number as it stands
  std::vector<Json> items{};
  std::map<std::string, Json, std::less<>> members{};

  // The member of that name; a null value when there is none.
  const Json& operator[](std::string_view name) const;
  // The array's strings; empty for any other kind.
  Words strings() const;
};

// One value after another, as `go list -json` prints them. Errors: tag "bad-json" with the offset.
Result<std::vector<Json>> parse_json_stream(std::string_view text);

}  // namespace gocgo
