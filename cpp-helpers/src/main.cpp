// gocgo: the right Go environment for cgo cross builds, and proof of how a product is linked.

#include <cstdio>
#include <string>
#include <vector>

#include "console.h"
#include "fail.h"
#include "man_page.h"
#include "verbs.h"
#include "version.h"

namespace {

const gocgo::Verb* const verbs[] = {
    &gocgo::verb_targets, &gocgo::verb_inspect, &gocgo::verb_check,     &gocgo::verb_explain,
    &gocgo::verb_env,     &gocgo::verb_doctor,  &gocgo::verb_toolchain, &gocgo::verb_inputs,
    &gocgo::verb_link,    &gocgo::verb_archive, &gocgo::verb_tests,
};

int help() {
  using gocgo::print;
  print("usage: gocgo <verb> [argument...]\n\n");
  for (bool for_people : {true, false}) {
    print(for_people ? "Verbs:\n" : "\nCalled by the CMake module:\n");
    for (const gocgo::Verb* verb : verbs)
      if (verb->for_people == for_people)
        std::printf("  %-10.*s %.*s\n", static_cast<int>(verb->name.size()), verb->name.data(),
                    static_cast<int>(verb->summary.size()), verb->summary.data());
  }
  print(
      "\n`gocgo <verb> --help` tells a verb's arguments, --version the version, --man prints the manual page.\n"
      "Exit status: 0 good, 1 a policy is broken, 2 wrong use, 3 a file is unreadable or damaged, 4 a program\n"
      "failed or something is missing.\n");
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  using gocgo::print;
  const std::vector<std::string> given = gocgo::program_arguments(argc, argv);
  const std::vector<std::string_view> words(given.begin(), given.end());
  if (words.empty()) return gocgo::fail(gocgo::usage_error("", "a verb is missing."));
  if (words[0] == "--help" || words[0] == "-h" || words[0] == "help") return help();
  if (words[0] == "--version") {
    print("gocgo " GOCGO_VERSION "\n");
    return 0;
  }
  if (words[0] == "--man") {
    print(gocgo::man_page(verbs));
    return 0;
  }
  for (const gocgo::Verb* verb : verbs) {
    if (verb->name != words[0]) continue;
    const gocgo::Args args(words.data() + 1, words.size() - 1);
    if (!args.empty() && (args[0] == "--help" || args[0] == "-h")) {
      print(verb->help);
      return 0;
    }
#ifdef _WIN32
    if (verb->builds)
      return gocgo::fail({"posix-host",
                          "this verb, a part of CMake's build, works on POSIX hosts only.",
                          {{"verb", std::string(verb->name)}, {"host", "Windows"}},
                          "build on Linux: the products run on Windows all the same"});
#endif
    return verb->run(args);
  }
  return gocgo::fail(gocgo::usage_error("", "there is no verb '" + std::string(words[0]) + "'."));
}
