#include <algorithm>
#include <cstdio>
#include <string>

#include "fail.h"
#include "go_env.h"
#include "go_messages.h"
#include "json.h"
#include "named_trouble.h"
#include "verbs.h"

namespace gocgo {
namespace {

// What the patterns stand for, in a module.
struct Question {
  std::string go{}, goos{}, goarch{}, module_dir{}, tags{};
  Words extra_env{}, patterns{};
};

Error list_error(const Question& question, const std::string& said) {
  const std::string messages(trim(absolute_messages(said, question.module_dir, {})));
  const std::string patterns = join(question.patterns, " ");
  return named_trouble({"go-list",
                        "go cannot list the packages to test.",
                        {{"packages", patterns}, {"module", question.module_dir}, {"go says", messages}},
                        "make `go list " + patterns + "` work in that folder"},
                       messages);
}

// One line each: "package", its import path, its folder, whether it has tests and its module's path, for each package;
// "module" and its folder for each module in work. Errors: "go", "go-list", "cannot-run".
Result<std::string> list_packages(const Question& question) {
  auto environment = neutral_environment(question.go, current_environment(), true);
  if (!environment.ok()) return environment.error();
  (*environment)["GOOS"] = question.goos;
  (*environment)["GOARCH"] = question.goarch;
  for (const std::string& setting : question.extra_env) {
    const std::size_t equals = std::min(setting.find('='), setting.size());
    (*environment)[setting.substr(0, equals)] = setting.substr(std::min(equals + 1, setting.size()));
  }
  Run list{{question.go, "list", "-json=ImportPath,Dir,TestGoFiles,XTestGoFiles,Module"}, *environment, question.module_dir};
  if (!question.tags.empty()) list.argv.push_back("-tags=" + question.tags);
  list.argv.push_back("--");
  list.argv.insert(list.argv.end(), question.patterns.begin(), question.patterns.end());
  const auto listed = run(list);
  if (!listed.ok()) return listed.error();
  // A pattern that matches nothing is a warning only.
  if (listed->exit_code != 0 || trim(listed->out).empty()) return list_error(question, listed->err);
  const auto packages = parse_json_stream(listed->out);
  if (!packages.ok()) return packages.error();
  std::string text;
  Words modules;
  for (const Json& package : *packages) {
    const bool has_tests = !package["TestGoFiles"].items.empty() || !package["XTestGoFiles"].items.empty();
    const Json& module = package["Module"];
    text += "package\t" + package["ImportPath"].text + "\t" + package["Dir"].text + (has_tests ? "\t1\t" : "\t0\t") +
            module["Path"].text + "\n";
    if (module["Main"].boolean) modules.push_back(module["Dir"].text);
  }
  std::sort(modules.begin(), modules.end());
  modules.erase(std::unique(modules.begin(), modules.end()), modules.end());
  for (const std::string& module : modules) text += "module\t" + module + "\n";
  return text;
}

int run_verb(Args args) {
  Question question;
  std::size_t i = 0;
  for (; i + 1 < args.size() && args[i] != "--"; i += 2) {
    const std::string value(args[i + 1]);
    if (args[i] == "--go")
      question.go = value;
    else if (args[i] == "--goos")
      question.goos = value;
    else if (args[i] == "--goarch")
      question.goarch = value;
    else if (args[i] == "--module-dir")
      question.module_dir = value;
    else if (args[i] == "--tags")
      question.tags = value;
    else if (args[i] == "--env")
      question.extra_env.push_back(value);
    else
      return fail(usage_error("tests", "unknown argument '" + std::string(args[i]) + "'."));
  }
  if (question.go.empty() || i + 1 >= args.size())
    return fail(usage_error("tests", "it takes --go <program> --goos, --goarch, --module-dir, and -- <package>..."));
  for (++i; i < args.size(); ++i) question.patterns.emplace_back(args[i]);
  const auto text = list_packages(question);
  if (!text.ok()) return fail(text.error());
  std::fputs(text->c_str(), stdout);
  return 0;
}

}  // namespace

const Verb verb_tests{"tests", "list the packages that have tests",
                      "usage: gocgo tests --go <program> --goos <os> --goarch <arch> --module-dir <folder>\n"
                      "                   [--tags <tag,tag>] [--env <NAME=value>]... -- <package or pattern>...\n\n"
                      "Prints, separated by tabs, a line `package <import path> <folder> <1 if it has tests>\n"
                      "<module>` for each package, and a line `module <folder>` for each module that is worked in.\n",
                      false, run_verb};

}  // namespace gocgo
