#include "man_page.h"

#include "text.h"
#include "version.h"

namespace gocgo {
namespace {

// A line of text for roff: its control characters mean themselves (man(7), groff_char(7)).
constexpr std::string_view ellipsis = "…";

std::string escape(std::string_view line) {
  std::string escaped;
  if (!line.empty() && (line.front() == '.' || line.front() == '\'')) escaped = "\\&";
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (line.substr(i, ellipsis.size()) == ellipsis) {
      escaped += "...";  // groff reads Latin-1 unless told otherwise
      i += ellipsis.size() - 1;
    } else if (c == '\\')
      escaped += "\\e";
    else if (c == '-')
      escaped += "\\-";
    else if (c == '`')
      escaped += "\\(ga";
    else if (c == '\'')
      escaped += "\\(aq";
    else if (c == '^')
      escaped += "\\(ha";
    else if (c == '~')
      escaped += "\\(ti";
    else
      escaped += c;
  }
  return escaped;
}

std::string block(std::string_view text) {
  std::string lines = ".nf\n";
  for (std::string_view line : split_lines(text)) lines += escape(line) + "\n";
  return lines + ".fi\n";
}

}  // namespace

std::string man_page(std::span<const Verb* const> verbs) {
  std::string page = ".TH GOCGO 1 \"\" \"GoCgoCross " GOCGO_VERSION
                     "\" \"User Commands\"\n"
                     ".SH NAME\ngocgo \\- the Go environment for cgo cross builds, and proof of how a program is linked\n"
                     ".SH SYNOPSIS\n.B gocgo\n.I verb\n.RI [ argument ...]\n.SH DESCRIPTION\n";
  for (bool for_people : {true, false}) {
    if (!for_people) page += ".SH VERBS CALLED BY THE CMAKE MODULE\n";
    for (const Verb* verb : verbs)
      if (verb->for_people == for_people)
        page += ".SS " + escape(verb->name) + "\n" + escape(verb->summary) + ".\n.PP\n" + block(verb->help);
  }
  return page +
         ".SH EXIT STATUS\n0 good; 1 a policy is broken; 2 wrong use; 3 a file is unreadable or damaged; 4 a program "
         "failed or something is missing. The highest wins.\n";
}

}  // namespace gocgo
