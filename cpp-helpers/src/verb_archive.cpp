#include <string>

#include "fail.h"
#include "go_archive.h"
#include "go_env.h"
#include "plan_lock.h"
#include "verbs.h"

namespace gocgo {
namespace {

int run_archive(Args args) {
  if (args.size() != 3) return fail(usage_error("archive", "it takes a plan's folder, an archive and a header."));
  const PlanLock lock{std::string(args[0])};
  const auto plan = read_plan(std::string(args[0]));
  if (!plan.ok()) return fail(plan.error());
  const auto environment = plan_environment(*plan, current_environment());
  if (!environment.ok()) return fail(environment.error());
  return build_go_archive(*plan, *environment, std::string(args[1]), std::string(args[2]));
}

}  // namespace

const Verb verb_archive{"archive",
                        "build a Go library as a static one",
                        "usage: gocgo archive <plan folder> <archive.a> <header.h>\n\n"
                        "Runs `go build -buildmode=c-archive` for the Go library that <plan folder>/plan.txt describes.\n"
                        "For musl the archive is changed so that Go finds the program's arguments. The header is left\n"
                        "alone when its text is the same. For a shared library only the header is made.\n",
                        false,
                        run_archive,
                        true};

}  // namespace gocgo
