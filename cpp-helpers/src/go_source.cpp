#include "go_source.h"

#include <algorithm>

#include "text.h"

namespace gocgo {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= '0' && c <= '9') || (c & '\x80');
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  GoSource read() {
    GoSource source;
    std::size_t end = text_.size();
    std::string comment;  // the comments right before the next token
    bool in_import = false;
    int depth = 0;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\n') {
        // A blank line parts a comment from what follows.
        if (at_ + 1 < text_.size() && text_[at_ + 1] == '\n') comment.clear();
        ++at_;
        continue;
      }
      if (c == ' ' || c == '\t' || c == '\r') {
        ++at_;
        continue;
      }
      if (text_.substr(at_, 2) == "//" || text_.substr(at_, 2) == "/*") {
        comment += take_comment() + "\n";
        continue;
      }
      if (c == '"' || c == '`') {
        const std::string_view literal = take_string(c);
        if (in_import && literal.size() == 3 && literal[1] == 'C') source.preamble += comment;
        if (depth == 0) in_import = false;
        comment.clear();
        continue;
      }
      if (is_letter(c)) {
        const std::size_t start = at_;
        while (at_ < text_.size() && is_letter(text_[at_])) ++at_;
        const std::string_view word = text_.substr(start, at_ - start);
        if (depth == 0 && (word == "func" || word == "var" || word == "type" || word == "const")) {
          end = start;
          break;
        }
        if (word == "import")
          in_import = true;
        else if (!in_import)
          comment.clear();
        continue;
      }
      if (c == '(') ++depth;
      if (c == ')' && --depth <= 0) in_import = false;
      if (c != '(' && c != '.') comment.clear();
      ++at_;
    }
    source.listing = text_.substr(0, end);
    for (std::string_view line : split_lines(text_.substr(end)))
      if (line.find("//go:embed") != std::string_view::npos) source.listing += std::string(line) + "\n";
    source.preamble = without_cgo_lines(source.preamble);
    return source;
  }

 private:
  std::string take_comment() {
    const bool block = text_[at_ + 1] == '*';
    const std::size_t start = at_ + 2;
    std::size_t end = text_.find(block ? "*/" : "\n", start);
    if (end == std::string_view::npos) end = text_.size();
    at_ = block ? std::min(end + 2, text_.size()) : end;
    return std::string(text_.substr(start, end - start));
  }

  std::string_view take_string(char quote) {
    const std::size_t start = at_++;
    while (at_ < text_.size() && text_[at_] != quote) at_ += quote == '"' && text_[at_] == '\\' ? 2 : 1;
    at_ = std::min(at_ + 1, text_.size());
    return text_.substr(start, at_ - start);
  }

  static std::string without_cgo_lines(std::string_view preamble) {
    std::string kept;
    for (std::string_view line : split_lines(preamble))
      if (!trim(line).starts_with("#cgo")) kept += std::string(line) + "\n";
    return kept;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

GoSource read_go_source(std::string_view text) { return Scanner(text).read(); }

}  // namespace gocgo
