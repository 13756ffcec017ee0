#include "explain.h"

#include <algorithm>
#include <optional>
#include <set>

#include "explain_matcher.h"
#include "explain_table.h"
#include "explain_text.h"
#include "printable.h"
#include "text.h"

namespace gocgo {
namespace {

// A fact of an error: "  compiler:  gcc". The key's end, or npos.
std::size_t end_of_key(std::string_view line) { return line.starts_with(' ') ? line.find(": ") : std::string_view::npos; }

// An error that gocgo or its CMake module printed into the log says all by itself:
//   GoCgoCross [tag]: cause
//     key:  value
//     fix:  what to do
// CMake wraps the cause, and sets a blank line before the facts.
class OwnErrors {
 public:
  // Gives the finding when the line ends such an error.
  std::optional<Finding> next_line(std::string_view line, std::uint64_t number) {
    const std::string_view head = line.substr(0, excerpt_size);
    if (const std::size_t at = head.find(mark); at != std::string_view::npos) {
      begin(head, at, number);
      return {};
    }
    if (!open_ || number - finding_.line_number > last_fact) return {};
    const std::size_t key = end_of_key(head);
    if (wrapped_ && key == std::string_view::npos && !trim(head).empty()) {
      finding_.cause += " " + printable(trim(head));
      return {};
    }
    wrapped_ = false;
    if (key == std::string_view::npos || trim(head.substr(0, key)) != "fix") return {};
    open_ = false;
    finding_.fix = printable(trim(head.substr(key + 1)));
    return std::move(finding_);
  }

 private:
  static constexpr std::string_view mark = "GoCgoCross [", middle = "]: ";
  static constexpr std::size_t longest_tag = 40, last_fact = 20;

  void begin(std::string_view line, std::size_t at, std::uint64_t number) {
    const std::string_view rest = line.substr(at + mark.size());
    const std::size_t end = rest.find(middle);
    open_ = wrapped_ = end <= longest_tag;
    if (!open_) return;
    const std::string_view cause = trim(rest.substr(end + middle.size()));
    finding_ = {std::string(rest.substr(0, end)), number, excerpt(line, at, at + mark.size()), printable(cause), ""};
  }

  Finding finding_{};
  bool open_ = false;     // its fix is still to come
  bool wrapped_ = false;  // its cause may go on
};

}  // namespace

std::vector<Finding> explain_log(std::string_view log) {
  SignMatcher matcher(troubles(), text_groups());
  LogLines lines(log);
  std::vector<Finding> findings;
  std::set<std::string, std::less<>> known;
  OwnErrors own_errors;
  while (lines.next()) {
    const std::string_view line = lines.text();
    SignMatcher::Match match = matcher.next_line(line, lines.number());
    if (std::optional<Finding> own = own_errors.next_line(line, lines.number())) {
      if (known.insert(own->tag).second) findings.push_back(std::move(*own));
      continue;
    }
    if (match.trouble == SignMatcher::none) continue;
    const Trouble& trouble = troubles()[match.trouble];
    if (known.emplace(trouble.tag).second)
      findings.push_back({std::string(trouble.tag), match.evidence.number, std::move(match.evidence.line),
                          std::string(trouble.cause), std::string(trouble.fix)});
  }
  // What takes several lines is known at its last and stands at its first.
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return a.line_number < b.line_number; });
  return findings;
}

}  // namespace gocgo
