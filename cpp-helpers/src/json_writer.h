#pragma once
// Writes JSON (RFC 8259), indented by two blanks. Commas and line ends come by themselves.

#include <concepts>
#include <string>
#include <string_view>

namespace gocgo {

class JsonWriter {
 public:
  explicit JsonWriter(std::string* into) : out_(*into) {}

  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  JsonWriter& key(std::string_view name);
  // A text; bytes that are no UTF-8 and control characters come as printable() makes them.
  JsonWriter& text(std::string_view value);
  JsonWriter& null() { return raw("null"); }
  JsonWriter& boolean(bool value) { return raw(value ? "true" : "false"); }
  JsonWriter& number(std::uint64_t value) { return raw(std::to_string(value)); }

  JsonWriter& member(std::string_view name, std::string_view value) { return key(name).text(value); }
  JsonWriter& member(std::string_view name, const char* value) { return key(name).text(value); }
  template <std::same_as<bool> B>
  JsonWriter& member(std::string_view name, B value) {
    return key(name).boolean(value);
  }

  // An array of texts.
  template <typename Texts>
  JsonWriter& texts(std::string_view name, const Texts& values) {
    key(name).begin_array();
    for (const auto& value : values) text(value);
    return end_array();
  }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  JsonWriter& raw(std::string_view value);
  void separate();
  void break_line();

  std::string& out_;
  std::size_t depth_ = 0;
  bool first_ = true, after_key_ = false;
};

}  // namespace gocgo
