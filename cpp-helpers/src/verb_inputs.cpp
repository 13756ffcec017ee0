#include <cstdio>
#include <filesystem>
#include <string>

#include "fail.h"
#include "files.h"
#include "go_env.h"
#include "headers.h"
#include "inputs.h"
#include "inputs_state.h"
#include "plan_lock.h"
#include "sha256.h"
#include "verbs.h"
#include "version.h"

namespace gocgo {
namespace {

// The stub is what CMake compiles in the program's place: a change of its text is what makes CMake link again.
std::string stub_text(const Plan& plan, const std::string& digest) {
  std::string text = "/* Stands for the Go program " + plan.name + ", whose inputs have this digest:\n   " + digest + " */\n";
  if (plan.buildmode == "exe") return text + "int main(void) { return 0; }\n";
  return text + "extern int gocgo_stub;\nint gocgo_stub;\n";
}

// The digest of all that a list is a function of besides files: the plan, and of the environment what reaches the
// compilers. A cross build's compilers see none of these variables (neutral_environment()).
std::string key_of(const Plan& plan, const Environment& caller) {
  Sha256 key;
  key.update_field(plan.text);
  const bool native = plan.pkg_config_libdir.empty();
  for (const char* name : {"CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH", "LIBRARY_PATH"})
    key.update_field(native ? get(caller, name) : "");
  key.update_field(get(caller, "GOROOT"));
  return key.finish();
}

// `say`: what to print when the program is listed anew; "" for nothing.
Result<void> make(const std::string& folder, const std::string& stub, const std::string& depfile, const std::string& say) {
  const PlanLock lock(folder);
  const auto plan = read_plan(folder);
  if (!plan.ok()) return plan.error();
  const Environment caller = current_environment();
  const std::string key = key_of(*plan, caller);
  KeptInputs kept = read_kept_inputs(*plan, key + " " GOCGO_VERSION);
  Inputs inputs;
  if (kept.usable && !list_may_have_changed(kept.inputs, kept.states)) {
    inputs = std::move(kept.inputs);
  } else {
    if (!say.empty()) {
      std::puts(say.c_str());
      std::fflush(stdout);
    }
    const auto environment = plan_environment(*plan, caller);
    if (!environment.ok()) return environment.error();
    auto listed = list_inputs(*plan, *environment);
    if (!listed.ok()) return listed.error();
    inputs = std::move(*listed);
    for (const auto& [path, kind] : inputs.folders)
      if (const auto seen = kept.states.look(path, kind); !seen.ok()) return seen.error();
  }
  for (const std::string& path : inputs.watched)
    if (const auto seen = kept.states.look(path); !seen.ok()) return seen.error();
  // The stub comes last: whatever is interrupted before is made again.
  if (const auto done = digest_inputs(*plan, key, kept.states, inputs); !done.ok()) return done;
  if (const auto done = write_packages(*plan, inputs); !done.ok()) return done;
  if (const auto done = keep_inputs(*plan, key + " " GOCGO_VERSION, inputs, kept.states); !done.ok()) return done;
  Words prerequisites = inputs.watched;
  for (const auto& [path, kind] : inputs.folders) prerequisites.push_back(path);
  // A file that is never there makes the build tool ask again next time.
  if (inputs.incomplete) prerequisites.push_back(folder + "/list-is-incomplete");
  if (const auto done = write_file(depfile, format_depfile(stub, prerequisites)); !done.ok()) return done;
  const auto wrote = write_file_if_changed(stub, stub_text(*plan, inputs.digest));
  if (!wrote.ok()) return wrote.error();
  return {};
}

int run_inputs(Args args) {
  if (args.size() < 3 || args.size() > 4)
    return fail(usage_error("inputs", "it takes a plan's folder, a stub and a depfile, and what to say."));
  const auto made = make(std::string(args[0]), std::string(args[1]), std::string(args[2]),
                         args.size() > 3 ? std::string(args[3]) : std::string());
  return made.ok() ? 0 : fail(made.error());
}

}  // namespace

const Verb verb_inputs{"inputs",
                       "list what a Go target is made of",
                       "usage: gocgo inputs <plan folder> <stub.c> <depfile> [<text>]\n\n"
                       "Lists the Go program that <plan folder>/plan.txt describes. Writes the depfile with every\n"
                       "file and folder whose change can change the program, and the stub, a C file whose text is\n"
                       "the digest of them all; the stub is left alone when the digest is the same. The text is\n"
                       "printed when the program is listed anew, not when the last list still holds.\n",
                       false,
                       run_inputs,
                       true};

}  // namespace gocgo
