#pragma once
// A log's bytes as lines of plain text.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace gocgo {

// A line in a report has at most about this many bytes.
inline constexpr std::size_t excerpt_size = 320;

// The part of `line` around [begin, end), fit for a terminal; "…" stands where something is left out.
std::string excerpt(std::string_view line, std::size_t begin, std::size_t end);

// The lines of a log. UTF-16 (what a redirect in Windows PowerShell writes) is read too. A line ends at LF, CRLF, or
// CR (a progress bar's redraw: the number of the line stays).
class LogLines {
 public:
  explicit LogLines(std::string_view log);
  LogLines(const LogLines&) = delete;
  LogLines& operator=(const LogLines&) = delete;

  // Whether there was a line more.
  bool next();
  // The line as plain text: no escape sequences of a terminal, no NUL, quotes of any language as '.
  // Valid until the next call of next().
  std::string_view text() const { return text_; }
  std::uint64_t number() const { return number_; }

 private:
  std::string decoded_;  // of a UTF-16 log
  std::string_view rest_;
  std::string_view text_;
  std::string plain_;  // holds text_ where it had to be changed
  std::uint64_t number_ = 0;
  std::size_t line_left_ = 0;  // of rest_, how much belongs to the line that has begun, its LF too
};

}  // namespace gocgo
