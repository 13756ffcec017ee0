#include <string>
#include <vector>

#include "console.h"
#include "fail.h"
#include "mapped_file.h"
#include "policy.h"
#include "printable.h"
#include "report.h"
#include "verbs.h"

namespace gocgo {
namespace {

Checked check_one(const std::string& name, const Policy& policy) {
  Checked checked{name, {}};
  const Result<MappedFile> file = MappedFile::open(name);
  const Result<Facts> facts =
      file ? read_facts(file->bytes(), policy.asks_go() ? ReadGo::yes : ReadGo::no) : Result<Facts>(file.error());
  if (facts) {
    checked.errors = find_breaches(*facts, policy);
    checked.description = describe_file(*facts);
    checked.notes = facts->notes;
  } else {
    checked.errors = {facts.error()};
  }
  for (Error& error : checked.errors) {
    error = name_error(printable(name), std::move(error));
    checked.status = worst(checked.status, error.status);
  }
  return checked;
}

int run_check(Args args) {
  std::vector<std::string_view> words, files;
  std::string_view format = "text";
  // --format is the verb's own; everything else is policy. Its value never is an option's value: those follow theirs.
  for (std::size_t i = 0; i < args.size(); ++i) {
    if (args[i] == "--") {
      words.insert(words.end(), args.begin() + static_cast<std::ptrdiff_t>(i), args.end());
      break;
    }
    if (args[i].starts_with("--format=")) {
      format = args[i].substr(9);
    } else if (args[i] == "--format") {
      if (i + 1 == args.size()) return fail(usage_error("check", "--format needs a value."));
      format = args[++i];
    } else {
      words.push_back(args[i]);
    }
  }
  if (format != "text" && format != "json" && format != "sarif")
    return fail(usage_error("check", "--format is text, json or sarif, not '" + std::string(format) + "'."));
  const Result<Policy> policy = parse_policy(words, &files);
  if (!policy) return fail(policy.error());
  if (policy->is_empty())
    return fail(usage_error("check", "a policy is missing, for example --linkage static: nothing would be checked."));
  if (files.empty()) return fail(usage_error("check", "a file is missing."));

  exit_if_a_mapped_file_shrinks();
  std::vector<Checked> all;
  Status status = Status::good;
  const bool color = format == "text" && stdout_takes_color();
  for (const std::string_view file : files) {
    all.push_back(check_one(std::string(file), *policy));
    status = worst(status, all.back().status);
    if (format == "text") print(checked_as_text(all.back(), color));
  }
  if (format == "json")
    print(checked_as_json(all));
  else if (format == "sarif")
    print(checked_as_sarif(all));
  else if (all.size() > 1)
    print(summary_as_text(all));
  return to_exit_code(status);
}

const std::string& help() {
  static const std::string text =
      "usage: gocgo check POLICY... [--format text|json|sarif] FILE...\n\n"
      "Checks files against a policy; tells every breach of every file with its evidence and the fix.\n\n" +
      policy_help() +
      "\n"
      "  --format json        an array, one object a file: docs/check.schema.json\n"
      "  --format sarif       SARIF 2.1.0, as code hosts read it\n\n"
      "Exit status, the highest wins: 0 good; 1 a policy is broken (also by a file that is neither ELF nor\n"
      "PE); 2 wrong use; 3 a file cannot be read or is damaged where its facts are read.\n"
      "What a program loads by itself when it runs (dlopen, LoadLibrary) cannot be seen.\n";
  return text;
}

}  // namespace

const Verb verb_check{"check", "a file against a policy: target, linkage, glibc, cgo, hardening", help(), true, run_check};

}  // namespace gocgo
