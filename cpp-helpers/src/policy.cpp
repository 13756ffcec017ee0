#include "policy.h"

#include "fail.h"
#include "mapped_file.h"
#include "policy_rules.h"
#include "printable.h"

namespace gocgo {
namespace {

void check_hardening(const Facts& facts, const Policy& policy, Breaches& breaches) {
  for (const Requirement* requirement : policy.requirements) {
    if (requirement->holds(facts)) continue;
    Error error = breach(tag::not_hardened, "lacks '" + std::string(requirement->name) + "'.");
    error.facts.emplace_back("asked for", requirement->summary);
    if (requirement->name == "no-rpath") {
      for (const auto& [key, paths] : {std::pair{"DT_RPATH", &facts.rpath}, {"DT_RUNPATH", &facts.runpath}})
        for (const std::string_view path : *paths) error.facts.emplace_back(key, printable(path));
    }
    error.fix = requirement->fix;
    breaches.push_back(std::move(error));
  }
}

}  // namespace

Error breach(std::string_view tag, std::string summary) {
  return {std::string(tag), std::move(summary), {}, {}, Status::broken};
}

std::vector<Error> find_breaches(const Facts& facts, const Policy& policy) {
  Breaches breaches;
  if (policy.target != nullptr) check_target(facts, *policy.target, breaches);
  if (!policy.asks_linked()) return breaches;
  if (!facts.is_linked()) {
    // Already said, where the target is the reason too.
    if (facts.format == Format::other && facts.type != FileType::archive && policy.target != nullptr) return breaches;
    Error error = breach(tag::not_a_program, "is not a linked program or library.");
    error.facts.emplace_back("it is", facts.kind);
    error.fix = "name the linked product; objects and archives can be checked with --target alone";
    breaches.push_back(std::move(error));
    return breaches;
  }
  check_linkage(facts, policy, breaches);
  check_versions(facts, policy, breaches);
  check_go(facts, policy, breaches);
  check_hardening(facts, policy, breaches);
  return breaches;
}

Status check_file(const std::string& path, const Policy& policy, std::string_view shown_as, std::string* report) {
  const std::string name = printable(shown_as.empty() ? std::string_view(path) : shown_as);
  const Result<MappedFile> file = MappedFile::open(path);
  if (!file) {
    *report += format_error(name_error(name, file.error()));
    return file.error().status;
  }
  const Result<Facts> facts = read_facts(file->bytes(), policy.asks_go() ? ReadGo::yes : ReadGo::no);
  if (!facts) {
    *report += format_error(name_error(name, facts.error()));
    return facts.error().status;
  }
  Status status = Status::good;
  for (const Error& error : find_breaches(*facts, policy)) {
    *report += format_error(name_error(name, error));
    status = worst(status, error.status);
  }
  return status;
}

}  // namespace gocgo
