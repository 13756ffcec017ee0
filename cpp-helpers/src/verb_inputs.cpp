#include <filesystem>
#include <string>

#include "fail.h"
#include "files.h"
#include "go_env.h"
#include "headers.h"
#include "inputs.h"
#include "verbs.h"

namespace gocgo {
namespace {

// The stub is what CMake compiles in the program's place: a change of its text is what makes CMake link again.
std::string stub_text(const Plan& plan, const std::string& digest) {
  std::string text = "/* Stands for the Go program " + plan.name + ", whose inputs have this digest:\n   " + digest + " */\n";
  if (plan.buildmode == "exe") return text + "int main(void) { return 0; }\n";
  return text + "extern int gocgo_stub;\nint gocgo_stub;\n";
}

Result<void> make(const std::string& folder, const std::string& stub, const std::string& depfile) {
  const auto plan = read_plan(folder);
  if (!plan.ok()) return plan.error();
  const auto environment = plan_environment(*plan, current_environment());
  if (!environment.ok()) return environment.error();
  auto inputs = list_inputs(*plan, *environment);
  if (!inputs.ok()) return inputs.error();
  const auto digested = digest_inputs(*plan, *environment, *inputs);
  if (!digested.ok()) return digested;
  const auto known = write_packages(*plan, *inputs);
  if (!known.ok()) return known;
  const auto listed = write_file(depfile, format_depfile(stub, inputs->watched));
  if (!listed.ok()) return listed;
  const auto wrote = write_file_if_changed(stub, stub_text(*plan, inputs->digest));
  if (!wrote.ok()) return wrote.error();
  return {};
}

int run_verb(Args args) {
  if (args.size() != 3) return fail(usage_error("inputs", "it takes a plan's folder, a stub and a depfile."));
  const auto made = make(std::string(args[0]), std::string(args[1]), std::string(args[2]));
  return made.ok() ? 0 : fail(made.error());
}

}  // namespace

const Verb verb_inputs{"inputs", "list what a Go target is made of",
                       "usage: gocgo inputs <plan folder> <stub.c> <depfile>\n\n"
                       "Lists the Go program that <plan folder>/plan.txt describes. Writes the depfile with every\n"
                       "file and folder whose change can change the program, and the stub, a C file whose text is\n"
                       "the digest of them all; the stub is left alone when the digest is the same.\n",
                       false, run_verb};

}  // namespace gocgo
