#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#include "console.h"
#include "explain.h"
#include "explain_table.h"
#include "fail.h"
#include "files.h"
#include "json_writer.h"
#include "printable.h"
#include "result.h"
#include "verbs.h"

namespace gocgo {
namespace {

Error unreadable_log(const std::string& name, int code) {
  return {"unreadable",
          "the log cannot be read.",
          {{"file", printable(name)}, {"reason", std::strerror(code)}},
          "give a file that can be read, or pipe the log in: … 2>&1 | gocgo explain",
          Status::unreadable};
}

// All bytes up to the end. Also of a pipe: `gocgo explain <(make 2>&1)`.
Result<std::string> read_all(std::FILE* from, const std::string& name) {
  std::string text;
  std::string block(std::size_t{1} << 18, '\0');
  for (;;) {
    errno = 0;
    const std::size_t got = std::fread(block.data(), 1, block.size(), from);
    text.append(block, 0, got);
    if (got == block.size()) continue;
    if (std::ferror(from)) return unreadable_log(name, errno != 0 ? errno : EIO);
    return text;
  }
}

Result<std::string> read_log(const std::string& name) {
  if (name == "-") {
    return read_all(stdin, "standard input");
  }
  errno = 0;
  std::FILE* file = open_file(name, "rb");
  if (file == nullptr) return unreadable_log(name, errno != 0 ? errno : ENOENT);
  Result<std::string> text = read_all(file, name);
  std::fclose(file);
  return text;
}

std::string as_json(const std::vector<Finding>& findings) {
  std::string text;
  JsonWriter json(&text);
  json.begin_array();
  for (const Finding& one : findings)
    json.begin_object()
        .member("tag", one.tag)
        .key("line_number")
        .number(one.line_number)
        .member("line", one.line)
        .member("cause", one.cause)
        .member("fix", one.fix)
        .end_object();
  json.end_array();
  return text;
}

std::string as_text(const std::vector<Finding>& findings) {
  if (findings.empty()) return "No trouble that gocgo knows is in this log.\n";
  std::string text;
  for (const Finding& one : findings) {
    if (!text.empty()) text += "\n";
    text += format_error({one.tag, one.cause, {{"line " + std::to_string(one.line_number), one.line}}, one.fix});
  }
  return text;
}

int run_explain(Args args) {
  std::string name;
  bool json = false, only_files = false;
  for (std::size_t i = 0; i < args.size(); ++i) {
    const std::string_view word = args[i];
    if (only_files || !word.starts_with("-") || word == "-") {
      if (!name.empty()) return fail(usage_error("explain", "it takes one log."));
      if (word.empty()) return fail(usage_error("explain", "the file's name is empty."));
      name = word;
      continue;
    }
    if (word == "--") {
      only_files = true;
      continue;
    }
    if (word == "--tags") {
      for (const Trouble& trouble : troubles()) print(std::string(trouble.tag) + "\n");
      return 0;
    }
    std::string_view value;
    if (word.starts_with("--format="))
      value = word.substr(9);
    else if (word == "--format" && i + 1 < args.size())
      value = args[++i];
    else if (word == "--format")
      return fail(usage_error("explain", "--format needs a value."));
    else
      return fail(usage_error("explain", "there is no option '" + std::string(word) + "'."));
    if (value != "json" && value != "text")
      return fail(usage_error("explain", "--format is text or json, not '" + std::string(value) + "'."));
    json = value == "json";
  }

  const Result<std::string> log = read_log(name.empty() ? "-" : name);
  if (!log) return fail(log.error());
  const std::vector<Finding> findings = explain_log(*log);
  print(json ? as_json(findings) : as_text(findings));
  return to_exit_code(findings.empty() ? Status::broken : Status::good);
}

}  // namespace

const Verb verb_explain{"explain", "what went wrong in a log of a build or a run, and what to do",
                        "usage: gocgo explain [--format text|json] [FILE]\n"
                        "       gocgo explain --tags\n\n"
                        "Reads a log of go, a C or C++ compiler, a linker, CMake, or of a program that was run, from\n"
                        "FILE or, without it or with -, from standard input: cmake --build … 2>&1 | gocgo explain\n"
                        "Names each trouble that it knows, with the line that shows it, the cause and what to do.\n"
                        "docs/errors.md has a longer text for each. It reads the log's words only, and runs nothing.\n\n"
                        "  --format json   an array, one object a trouble: tag, line_number, line, cause, fix\n"
                        "  --tags          the tags of the troubles it knows, a line each\n\n"
                        "Exit status: 0 if it names a trouble, 1 if it knows none of this log, 3 if the log cannot\n"
                        "be read.\n",
                        true, run_explain};

}  // namespace gocgo
