#include <cstdio>
#include <string>

#include "fail.h"
#include "targets.h"
#include "verbs.h"

namespace gocgo {
namespace {

int run_targets(Args args) {
  if (!args.empty()) return fail(usage_error("targets", "it takes no arguments."));
  auto row = [](std::string_view name, std::string_view toolchain, const std::string& go, std::string_view triple) {
    std::printf("%-20s %-32s %-14s %s\n", std::string(name).c_str(),
                ("toolchains/" + std::string(toolchain) + ".cmake").c_str(), go.c_str(), std::string(triple).c_str());
  };
  for (const Target& target : targets())
    row(target.name, target.toolchain, std::string(target.goos) + "/" + std::string(target.goarch), target.triple);
  return 0;
}

}  // namespace

const Verb verb_targets{"targets", "the targets: preset, toolchain file, GOOS/GOARCH, triple",
                        "usage: gocgo targets\n\n"
                        "Prints the target table, a line each: target (also the preset's name),\n"
                        "toolchain file, GOOS/GOARCH, triple. Source: toolchains/targets.csv.\n",
                        true, run_targets};

}  // namespace gocgo
