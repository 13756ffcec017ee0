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

// A line in a report has at most about this many bytes.
constexpr std::size_t excerpt_size = 320;

// A byte in the middle of a character's UTF-8 form.
bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// The part of the line around [begin, end).
std::string excerpt(std::string_view line, std::size_t begin, std::size_t end) {
  line = line.substr(0, std::max(end, line.find_last_not_of(" \t") + 1));
  std::size_t from = std::min(line.find_first_not_of(" \t"), begin), to = line.size();
  if (to - from > excerpt_size) {
    constexpr std::size_t before = excerpt_size / 4;
    if (begin - from > before) from = begin - before;
    if (to - from > excerpt_size) to = from + excerpt_size;
    while (from < begin && continues(line[from])) ++from;
    while (to < line.size() && continues(line[to])) --to;
  }
  std::string text = printable(line.substr(from, to - from));
  if (line.find_first_not_of(" \t") < from) text.insert(0, "…");
  if (to < line.size()) text += "…";
  return text;
}

// An error that gocgo or its CMake module printed into the log says all by itself:
//   GoCgoCross [tag]: cause
//     fix:  what to do
class OwnErrors {
 public:
  // Gives the finding when the line ends such an error.
  std::optional<Finding> next_line(std::string_view line, std::uint64_t number) {
    constexpr std::string_view mark = "GoCgoCross [", middle = "]: ";
    constexpr std::size_t longest_tag = 40, last_fact = 20;
    const std::string_view head = line.substr(0, excerpt_size);
    if (const std::size_t at = head.find(mark); at != std::string_view::npos) {
      const std::string_view rest = head.substr(at + mark.size());
      const std::size_t end = rest.find(middle);
      open_ = end <= longest_tag;
      if (open_)
        finding_ = {std::string(rest.substr(0, end)), number, excerpt(line, at, at + mark.size()),
                    printable(trim(rest.substr(end + middle.size()))), ""};
      return {};
    }
    if (!open_ || number - finding_.line_number > last_fact) return {};
    const std::string_view fact = trim(head);
    if (!fact.starts_with("fix:")) return {};
    open_ = false;
    finding_.fix = printable(trim(fact.substr(4)));
    return std::move(finding_);
  }

 private:
  Finding finding_{};
  bool open_ = false;
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
    const SignMatcher::Match match = matcher.next_line(line);
    if (std::optional<Finding> own = own_errors.next_line(line, lines.number())) {
      if (known.insert(own->tag).second) findings.push_back(std::move(*own));
      continue;
    }
    if (match.trouble == SignMatcher::none) continue;
    const Trouble& trouble = troubles()[match.trouble];
    if (known.emplace(trouble.tag).second)
      findings.push_back({std::string(trouble.tag), lines.number(), excerpt(line, match.begin, match.end),
                          std::string(trouble.cause), std::string(trouble.fix)});
  }
  // An error's finding is complete at its last line, but stands at its first.
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return a.line_number < b.line_number; });
  return findings;
}

}  // namespace gocgo
