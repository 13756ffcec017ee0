#include "json.h"

#include <cstdint>

namespace gocgo {
namespace {

constexpr int max_depth = 100;  // go prints five or six; a bound keeps damaged text off the stack

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  bool at_end() {
    skip_blanks();
    return at_ == text_.size();
  }
  std::size_t offset() const { return at_; }

  bool value(Json& into, int depth = 0) {
    skip_blanks();
    if (at_ >= text_.size() || depth > max_depth) return false;
    switch (text_[at_]) {
      case '{': return object(into, depth);
      case '[': return array(into, depth);
      case '"': into.kind = Json::Kind::string; return string(into.text);
      case 't':
        into.kind = Json::Kind::boolean;
        into.boolean = true;
        return word("true");
      case 'f': into.kind = Json::Kind::boolean; return word("false");
      case 'n': return word("null");
      default: return number(into);
    }
  }

 private:
  void skip_blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r')) ++at_;
  }
  bool take(char c) {
    skip_blanks();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  bool word(std::string_view expected) {
    if (text_.substr(at_, expected.size()) != expected) return false;
    at_ += expected.size();
    return true;
  }
  bool number(Json& into) {
    const std::size_t end = text_.find_first_not_of("+-.0123456789eE", at_);
    into.kind = Json::Kind::number;
    into.text = text_.substr(at_, end == std::string_view::npos ? end : end - at_);
    at_ += into.text.size();
    return !into.text.empty();
  }
  bool hex4(std::uint32_t& unit) {
    if (text_.size() - at_ < 4) return false;
    unit = 0;
    for (int i = 0; i < 4; ++i) {
      const char c = text_[at_++];
      const int digit = c >= '0' && c <= '9'   ? c - '0'
                        : c >= 'a' && c <= 'f' ? c - 'a' + 10
                        : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                               : -1;
      if (digit < 0) return false;
      unit = unit * 16 + static_cast<std::uint32_t>(digit);
    }
    return true;
  }
  static void append_utf8(std::string& into, std::uint32_t code) {
    auto byte = [&](std::uint32_t value) { into += static_cast<char>(value); };
    if (code < 0x80) {
      byte(code);
    } else if (code < 0x800) {
      byte(0xC0 | code >> 6);
      byte(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
      byte(0xE0 | code >> 12);
      byte(0x80 | (code >> 6 & 0x3F));
      byte(0x80 | (code & 0x3F));
    } else {
      byte(0xF0 | code >> 18);
      byte(0x80 | (code >> 12 & 0x3F));
      byte(0x80 | (code >> 6 & 0x3F));
      byte(0x80 | (code & 0x3F));
    }
  }
  bool string(std::string& into) {
    if (!take('"')) return false;
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c == '"') return true;
      if (c != '\\') {
        into += c;
        continue;
      }
      if (at_ >= text_.size()) return false;
      const char escaped = text_[at_++];
      switch (escaped) {
        case 'n': into += '\n'; break;
        case 't': into += '\t'; break;
        case 'r': into += '\r'; break;
        case 'b': into += '\b'; break;
        case 'f': into += '\f'; break;
        case 'u': {
          std::uint32_t unit = 0;
          if (!hex4(unit)) return false;
          if (unit >= 0xD800 && unit < 0xDC00 && text_.substr(at_, 2) == "\\u") {
            std::uint32_t low = 0;
            at_ += 2;
            if (!hex4(low)) return false;
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
          }
          append_utf8(into, unit);
          break;
        }
        default: into += escaped;
      }
    }
    return false;
  }
  bool array(Json& into, int depth) {
    into.kind = Json::Kind::array;
    ++at_;
    if (take(']')) return true;
    do {
      if (!value(into.items.emplace_back(), depth + 1)) return false;
    } while (take(','));
    return take(']');
  }
  bool object(Json& into, int depth) {
    into.kind = Json::Kind::object;
    ++at_;
    if (take('}')) return true;
    do {
      std::string name;
      if (!string(name) || !take(':') || !value(into.members[name], depth + 1)) return false;
    } while (take(','));
    return take('}');
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

const Json& Json::operator[](std::string_view name) const {
  static const Json none;
  const auto found = members.find(name);
  return found == members.end() ? none : found->second;
}

Words Json::strings() const {
  Words words;
  for (const Json& item : items) words.push_back(item.text);
  return words;
}

Result<std::vector<Json>> parse_json_stream(std::string_view text) {
  Parser parser(text);
  std::vector<Json> values;
  while (!parser.at_end())
    if (!parser.value(values.emplace_back()))
      return Error{"bad-json",
                   "text that should be JSON is not.",
                   {{"offset", std::to_string(parser.offset())}},
                   "report this with the versions of go and gocgo"};
  return values;
}

}  // namespace gocgo
