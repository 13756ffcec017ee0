#pragma once
// What a product must be, and whether it is.

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "facts.h"
#include "result.h"
#include "symbol_version.h"
#include "targets.h"

namespace gocgo {

enum class Linkage { any, is_static, system };

// A hardening property that --require can ask for. See hardening_table().
struct Requirement {
  std::string_view name;
  std::string_view summary;
  // Whether the property holds. Of a file that cannot have it (RELRO in a PE file) it is not asked: true.
  bool (*holds)(const Facts& facts);
  std::string_view fix;
};

std::span<const Requirement> hardening_table();

struct Policy {
  const Target* target = nullptr;
  Linkage linkage = Linkage::any;
  std::vector<std::string> allow_needed, allow_import;
  std::string max_glibc{}, max_glibcxx{};  // as given; "" is no limit
  bool require_cgo = false;
  std::vector<std::pair<std::string, std::string>> go_settings;
  std::vector<const Requirement*> requirements;

  bool is_empty() const;     // asks for nothing
  bool asks_go() const;      // needs the Go build settings
  bool asks_linked() const;  // asks what only a linked program or library can answer
};

// Reads the words of a `gocgo check` command line; those that are no options are appended to *files.
// With `files` null they are wrong use. An empty policy is not an error here: see Policy::is_empty().
// Error: [usage], status 2.
Result<Policy> parse_policy(std::span<const std::string_view> words, std::vector<std::string_view>* files);

// The part of `gocgo check --help` that tells the policy's options.
std::string policy_help();

// Every breach of `policy` that the facts show, in the order of Policy's fields, each with its evidence.
// Their summaries lack the subject: see name_error().
std::vector<Error> find_breaches(const Facts& facts, const Policy& policy);

// Reads the file at `path` and checks it. Appends to *report the text of every breach, or of the error that kept it
// from being read, each as format_error() gives it, under the name `shown_as` (empty: `path`); nothing when all
// holds. Gives the worst status: good, broken or unreadable.
Status check_file(const std::string& path, const Policy& policy, std::string_view shown_as, std::string* report);

}  // namespace gocgo
