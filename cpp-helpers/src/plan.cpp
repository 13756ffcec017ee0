#include "plan.h"

#include <map>

#include "files.h"

namespace gocgo {
namespace {

using Values = std::map<std::string, Words>;

// "key=value" lines; an empty value (an empty list in CMake) is no value.
Values parse(const std::string& text) {
  Values values;
  for (std::string_view line : split_lines(text)) {
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos || equals + 1 == line.size()) continue;
    values[std::string(line.substr(0, equals))].emplace_back(line.substr(equals + 1));
  }
  return values;
}

std::string one(const Values& values, const char* key) {
  const auto found = values.find(key);
  return found == values.end() ? "" : found->second.front();
}

Words all(const Values& values, const char* key) {
  const auto found = values.find(key);
  return found == values.end() ? Words{} : found->second;
}

bool yes(const Values& values, const char* key) { return one(values, key) == "1"; }

// Options that only ask for warnings. They are for the project's own C, and Go's is not clean of them: go compiles
// runtime/cgo with -Werror, so that -Wall -Wextra in a directory would break each Go target there.
bool only_warns(const std::string& option) {
  if (option.starts_with("-Wl,") || option.starts_with("-Wa,") || option.starts_with("-Wp,")) return false;
  return option.starts_with("-W") || option.starts_with("-pedantic");
}

// The words a compile of one language gets, in CMake's order: flags, definitions, include directories, options.
Words compile_flags(const Values& values, bool* has_includes) {
  Words flags = all(values, "flag");
  for (const std::string& definition : all(values, "definition"))
    flags.push_back(definition.starts_with("-D") ? definition : "-D" + definition);
  for (const std::string& include : all(values, "include")) {
    flags.push_back("-I" + include);
    *has_includes = true;
  }
  for (const std::string& option : expand_shell_groups(all(values, "option"))) flags.push_back(option);
  std::erase_if(flags, only_warns);
  return flags;
}

}  // namespace

Words expand_shell_groups(const Words& options) {
  constexpr std::string_view prefix = "SHELL:";
  Words words;
  for (const std::string& option : options) {
    if (option.starts_with(prefix)) {
      for (std::string& word : split_shell(std::string_view(option).substr(prefix.size()))) words.push_back(std::move(word));
    } else {
      words.push_back(option);
    }
  }
  return words;
}

Result<Plan> read_plan(const std::string& folder) {
  Plan plan;
  plan.folder = folder;
  Values languages[2];
  Values values;
  const char* const files[] = {"plan.txt", "flags.C.txt", "flags.CXX.txt"};
  for (int i = 0; i < 3; ++i) {
    const auto text = read_file(folder + "/" + files[i]);
    if (!text.ok()) {
      if (i == 2) break;  // C++ is not enabled
      return Error{"plan",
                   "CMake's description of a Go target is missing.",
                   {{"looked for", folder + "/" + files[i]}},
                   "configure the project again"};
    }
    plan.text += *text;
    (i == 0 ? values : languages[i - 1]) = parse(*text);
  }
  plan.name = one(values, "name");
  plan.config = one(values, "config");
  plan.go = one(values, "go");
  plan.module_dir = one(values, "module_dir");
  plan.package = one(values, "package");
  plan.goos = one(values, "goos");
  plan.goarch = one(values, "goarch");
  plan.buildmode = one(values, "buildmode");
  plan.is_test = yes(values, "test");
  plan.source_dir = one(values, "source_dir");
  plan.binary_dir = one(values, "binary_dir");
  plan.cc = all(values, "cc");
  plan.cxx = all(values, "cxx");
  plan.ar = all(values, "ar");
  plan.c_launcher = all(values, "c_launcher");
  plan.cxx_launcher = all(values, "cxx_launcher");
  plan.c_flags = compile_flags(languages[0], &plan.has_includes);
  plan.cxx_flags = compile_flags(languages[1], &plan.has_includes);
  plan.tags = all(values, "tag");
  plan.go_ldflags = all(values, "go_ldflag");
  plan.go_gcflags = all(values, "go_gcflag");
  plan.defines = all(values, "define");
  plan.extra_env = all(values, "env");
  plan.policy = all(values, "policy");
  plan.pkg_config_libdir = one(values, "pkg_config_libdir");
  plan.trimpath = yes(values, "trimpath");
  plan.strip = yes(values, "strip");
  plan.debug = yes(values, "debug");
  plan.vcs = yes(values, "vcs");
  return plan;
}

}  // namespace gocgo
