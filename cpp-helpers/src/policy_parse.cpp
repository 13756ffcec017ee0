#include "fail.h"
#include "policy.h"
#include "text.h"

namespace gocgo {
namespace {

using std::string_view;

Error wrong(const std::string& summary) { return usage_error("check", summary); }

// The next word of the command line, or what stands after "--option=".
class OptionReader {
 public:
  explicit OptionReader(std::span<const string_view> words) : words_(words) {}
  bool at_end() const { return at_ == words_.size(); }
  string_view next() {
    string_view word = words_[at_++];
    has_inline_value_ = false;
    inline_value_ = {};
    if (word.starts_with("--") && word.size() > 2 && word.find('=') != string_view::npos) {
      has_inline_value_ = true;
      inline_value_ = word.substr(word.find('=') + 1);
      word = word.substr(0, word.find('='));
    }
    option_ = word;
    return word;
  }
  string_view whole() const { return words_[at_ - 1]; }
  bool has_inline_value() const { return has_inline_value_; }
  Result<string_view> value() {
    if (has_inline_value_) return inline_value_;
    if (at_end()) return wrong(std::string(option_) + " needs a value.");
    return words_[at_++];
  }

 private:
  std::span<const string_view> words_;
  std::size_t at_ = 0;
  string_view option_{};
  string_view inline_value_{};
  bool has_inline_value_ = false;
};

std::string requirement_names() {
  std::string names;
  for (const Requirement& requirement : hardening_table()) names += (names.empty() ? "" : ", ") + std::string(requirement.name);
  return names;
}

std::optional<Error> set_option(string_view option, string_view value, Policy& policy) {
  const std::string text(value), name(option);
  if (option == "--target") {
    policy.target = find_target(value);
    if (policy.target == nullptr)
      return wrong("there is no target '" + text + "'; there are " + std::string(target_names()) + ".");
  } else if (option == "--linkage") {
    if (value == "static")
      policy.linkage = Linkage::is_static;
    else if (value == "system")
      policy.linkage = Linkage::system;
    else
      return wrong("--linkage is static or system, not '" + text + "'.");
  } else if (option == "--allow-needed") {
    policy.allow_needed.push_back(text);
  } else if (option == "--allow-import") {
    policy.allow_import.push_back(to_lower(value));
  } else if (option == "--max-glibc" || option == "--max-glibcxx") {
    if (!parse_version(value)) return wrong(name + " takes a version like 2.28, not '" + text + "'.");
    (option == "--max-glibc" ? policy.max_glibc : policy.max_glibcxx) = text;
  } else if (option == "--go-setting") {
    const std::size_t equals = value.find('=');
    if (equals == string_view::npos || equals == 0) return wrong("--go-setting takes KEY=VALUE, not '" + text + "'.");
    policy.go_settings.emplace_back(value.substr(0, equals), value.substr(equals + 1));
  } else {  // --require
    for (const Requirement& requirement : hardening_table())
      if (requirement.name == value) {
        policy.requirements.push_back(&requirement);
        return std::nullopt;
      }
    return wrong("--require knows no '" + text + "'; it knows " + requirement_names() + ".");
  }
  return std::nullopt;
}

bool takes_value(string_view option) {
  for (const string_view known : {"--target", "--linkage", "--allow-needed", "--allow-import", "--max-glibc", "--max-glibcxx",
                                  "--go-setting", "--require"})
    if (option == known) return true;
  return false;
}

}  // namespace

bool Policy::is_empty() const { return target == nullptr && !asks_linked() && !asks_go(); }

bool Policy::asks_go() const { return require_cgo || !go_settings.empty(); }

bool Policy::asks_linked() const {
  return linkage != Linkage::any || !max_glibc.empty() || !max_glibcxx.empty() || !requirements.empty() || asks_go();
}

Result<Policy> parse_policy(std::span<const string_view> words, std::vector<string_view>* files) {
  Policy policy;
  bool only_files = false;
  for (OptionReader reader(words); !reader.at_end();) {
    const string_view word = reader.next();
    if (only_files || !word.starts_with("-") || word == "-") {
      if (files == nullptr) return wrong("only options are taken here, not '" + std::string(reader.whole()) + "'.");
      files->push_back(reader.whole());
    } else if (word == "--") {
      only_files = true;
    } else if (word == "--require-cgo") {
      if (reader.has_inline_value()) return wrong("--require-cgo takes no value.");
      policy.require_cgo = true;
    } else if (takes_value(word)) {
      const auto value = reader.value();
      if (!value) return value.error();
      if (value->empty()) return wrong(std::string(word) + " needs a value that is not empty.");
      if (auto error = set_option(word, *value, policy)) return *error;
    } else {
      return wrong("there is no option '" + std::string(word) + "'.");
    }
  }
  if (policy.linkage == Linkage::any && !(policy.allow_needed.empty() && policy.allow_import.empty()))
    return wrong("--allow-needed and --allow-import add to the list of --linkage, which is not given.");
  return policy;
}

std::string policy_help() {
  std::string help =
      "Policy (at least one; all may be combined):\n"
      "  --target T           made for that target: format, machine, bits, operating system, C library family.\n"
      "                       T is one of " +
      std::string(target_names()) +
      "\n"
      "  --linkage static     runs or loads without any other file. ELF: no PT_INTERP, no DT_NEEDED.\n"
      "                       PE: imports only DLLs that every Windows has\n"
      "  --linkage system     needs only glibc's and GCC's own libraries. PE: as static\n"
      "  --allow-needed NAME  with --linkage system: this library too (ELF, its soname). May repeat\n"
      "  --allow-import DLL   with --linkage: this DLL too (PE, any case). May repeat\n"
      "  --max-glibc V        needs no newer glibc than V (versions compare as numbers: 2.4 < 2.34)\n"
      "  --max-glibcxx V      needs no newer libstdc++ than V (a GLIBCXX_ version, as 3.4.30)\n"
      "  --require-cgo        a Go program built with cgo on\n"
      "  --go-setting K=V     a Go program whose build setting K is V (see `gocgo inspect`, or\n"
      "                       `go version -m`), as CGO_ENABLED=1 or -trimpath=true. May repeat\n"
      "  --require WHAT       a hardening property. May repeat. Not asked of files that cannot have it:\n";
  for (const Requirement& requirement : hardening_table()) {
    std::string name = "    " + std::string(requirement.name);
    name.resize(std::max<std::size_t>(name.size() + 1, 23), ' ');
    help += name + std::string(requirement.summary) + "\n";
  }
  return help;
}

}  // namespace gocgo
