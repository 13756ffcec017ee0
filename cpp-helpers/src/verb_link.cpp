#include <filesystem>
#include <string>

#include "fail.h"
#include "go_env.h"
#include "link.h"
#include "plan_lock.h"
#include "verbs.h"

namespace gocgo {
namespace {

int run_link(Args args) {
  std::string folder, config;
  std::size_t i = 0;
  for (; i + 1 < args.size() && args[i] != "--"; i += 2) {
    if (args[i] == "--plans")
      folder = args[i + 1];
    else if (args[i] == "--config")
      config = args[i + 1];
    else
      return fail(usage_error("link", "unknown argument '" + std::string(args[i]) + "'."));
  }
  if (folder.empty() || i >= args.size() || args[i] != "--")
    return fail(usage_error("link", "it takes --plans <folder> [--config <name>] -- <link command>."));
  const Words words(args.begin() + static_cast<std::ptrdiff_t>(i) + 1, args.end());
  // With a multi-configuration generator only the stub's object tells which configuration is linked.
  for (const std::string& word : words)
    if (config.empty()) config = stub_config(word);
  if (config.empty())
    return fail({"link-command",
                 "the link command does not tell its configuration.",
                 {{"plans", folder}},
                 "report this with the versions of CMake and GoCgoCross"});
  const PlanLock lock(folder + "/" + config);
  const auto plan = read_plan(folder + "/" + config);
  if (!plan.ok()) return fail(plan.error());
  std::error_code code;
  const std::string here = std::filesystem::current_path(code).generic_string();
  const auto command = parse_link_command(words, plan->cc, plan->cxx, plan->buildmode != "exe", here);
  if (!command.ok()) return fail(command.error());
  const auto environment = plan_environment(*plan, current_environment());
  if (!environment.ok()) return fail(environment.error());
  return link_product(*plan, *command, *environment);
}

}  // namespace

const Verb verb_link{"link",
                     "link a Go target: CMake's <LANG>_LINKER_LAUNCHER",
                     "usage: gocgo link --plans <folder> [--config <name>] -- <link command>\n\n"
                     "Receives the link command that CMake computed for a Go target and runs `go build` with that\n"
                     "command's compiler as -extld and its flags and libraries as -extldflags. The product is\n"
                     "checked before it takes its place.\n",
                     false,
                     run_link,
                     true};

}  // namespace gocgo
