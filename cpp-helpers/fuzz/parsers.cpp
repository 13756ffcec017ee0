#include "parsers.h"

#include <cstdlib>
#include <string>

#include "go_buildinfo.h"
#include "json_writer.h"
#include "policy.h"
#include "report.h"

namespace gocgo::fuzz {
namespace {

Policy strict_policy() {
  static const std::string_view words[] = {"--target",   "linux-amd64-musl", "--linkage",  "static",        "--max-glibc",
                                           "2.17",       "--max-glibcxx",    "3.4",        "--require-cgo", "--go-setting",
                                           "GOOS=linux", "--require",        "full-relro", "--require",     "no-rpath"};
  return *parse_policy(words, nullptr);
}

const Policy& policy() {
  static const Policy policy = strict_policy();
  return policy;
}

// What holds for every file: a damaged one has its field, both numbers and status 3; a breach has evidence and a fix.
std::vector<Error> errors_of(const Result<Facts>& facts) {
  if (!facts.ok()) {
    if (facts.error().status != Status::unreadable || facts.error().facts.size() < 3) std::abort();
    return {facts.error()};
  }
  std::vector<Error> errors = find_breaches(*facts, policy());
  for (const Error& error : errors)
    if (error.facts.empty() || error.fix.empty() || error.status != Status::broken) std::abort();
  return errors;
}

}  // namespace

void run_file(std::string_view input) { errors_of(read_facts(ByteView(input), ReadGo::yes)); }

void run_reports(std::string_view input) {
  const std::string name = "file";
  const Result<Facts> facts = read_facts(ByteView(input), ReadGo::yes);
  const std::vector<Error> errors = errors_of(facts);
  std::string json_text;
  JsonWriter json(&json_text);
  json.begin_array();
  if (!facts.ok()) {
    inspected_as_json({name, nullptr, &errors[0]}, json);
    return;
  }
  const Checked checked{name, describe_file(*facts), Status::good, errors, facts->notes};
  if (facts_as_text(name, *facts).empty()) std::abort();
  inspected_as_json({name, &*facts, nullptr}, json);
  checked_as_text(checked, true);
  checked_as_json({checked});
  checked_as_sarif({checked});
}

void run_module_info(std::string_view input) {
  GoBuild build;
  parse_go_module_info(input, build);
  for (const auto& [key, value] : build.settings)
    if (build.setting(key) == nullptr || value.size() > input.size()) std::abort();
}

}  // namespace gocgo::fuzz
