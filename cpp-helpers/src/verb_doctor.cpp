#include <cstdio>
#include <string>
#include <vector>

#include "doctor.h"
#include "fail.h"
#include "json_writer.h"
#include "text.h"
#include "verbs.h"

namespace gocgo {
namespace {

void print_gaps(const std::vector<Gap>& gaps) {
  for (const Gap& gap : gaps) std::printf("  missing:   %s\n  fix:       %s\n", gap.what.c_str(), gap.fix.c_str());
}

void print_text(const Health& health) {
  std::printf("go\n");
  if (!health.go.empty()) std::printf("  program:   %s\n  version:   %s\n", health.go.c_str(), health.go_version.c_str());
  if (!health.go_wanted.empty()) std::printf("  go.mod:    wants %s\n", health.go_wanted.c_str());
  print_gaps(health.gaps);
  for (const TargetHealth& target : health.targets) {
    std::printf("%s: %s\n", std::string(target.target->name).c_str(), target.buildable ? "can be built" : "cannot be built");
    if (target.found) {
      std::printf("  provider:  %s (%s)\n  compiler:  %s\n  version:   %s\n", target.provider.c_str(), target.why.c_str(),
                  target.compiler.c_str(), target.compiler_version.c_str());
      if (!target.machine.empty()) std::printf("  makes:     %s, proved by an object file\n", target.machine.c_str());
      std::printf("  libc:      %s\n  C++:       %s\n", target.libc.c_str(), target.has_cxx ? "yes" : "no");
    }
    if (target.runs_here) std::printf("  runs with: %s\n", target.emulator.empty() ? "this machine" : target.emulator.c_str());
    print_gaps(target.gaps);
  }
  std::printf("cache\n  folder:    %s\n  size:      %llu MiB\n", health.cache.c_str(),
              static_cast<unsigned long long>(health.cache_bytes >> 20));
  // Only what was made there: a GOCGO_CACHE_DIR may be a folder that holds other things as well.
  std::printf("  empty it:  %s", health.cache_entries.empty() ? "nothing is there" : "rm -r");
  for (const std::string& entry : health.cache_entries) std::printf(" %s", quote_shell(entry).c_str());
  std::printf("\n");
}

void write_gaps(JsonWriter& json, const std::vector<Gap>& gaps) {
  json.key("gaps").begin_array();
  for (const Gap& gap : gaps)
    json.begin_object().member("what", gap.what).member("fix", gap.fix).member("blocks_build", gap.blocks_build).end_object();
  json.end_array();
}

void print_json(const Health& health) {
  std::string text;
  JsonWriter json(&text);
  json.begin_object();
  json.key("go")
      .begin_object()
      .member("program", health.go)
      .member("version", health.go_version)
      .member("wanted", health.go_wanted);
  write_gaps(json, health.gaps);
  json.end_object();
  json.key("cache").begin_object().member("folder", health.cache).key("bytes").number(health.cache_bytes);
  json.texts("entries", health.cache_entries).end_object();
  json.key("targets").begin_array();
  for (const TargetHealth& target : health.targets) {
    json.begin_object().member("target", target.target->name).member("buildable", target.buildable);
    json.member("provider", target.provider).member("why", target.why).member("compiler", target.compiler);
    json.member("compiler_version", target.compiler_version).member("machine", target.machine).member("libc", target.libc);
    json.member("cxx", target.has_cxx).member("runs_here", target.runs_here).member("emulator", target.emulator);
    write_gaps(json, target.gaps);
    json.end_object();
  }
  json.end_array().end_object();
  std::printf("%s\n", text.c_str());
}

int run_doctor(Args args) {
  std::string format = "text";
  std::vector<const Target*> asked;
  for (std::size_t i = 0; i < args.size(); ++i) {
    if (args[i] == "--format" && i + 1 < args.size()) {
      format = args[++i];
    } else if (args[i].starts_with("--format=")) {
      format = args[i].substr(9);
    } else if (const Target* target = find_target(args[i])) {
      asked.push_back(target);
    } else {
      return fail(usage_error(
          "doctor", "'" + std::string(args[i]) + "' is neither an option nor a target (" + std::string(target_names()) + ")."));
    }
  }
  if (format != "text" && format != "json")
    return fail(usage_error("doctor", "--format is text or json, not '" + format + "'."));
  const Health health = examine(asked, current_environment());
  format == "json" ? print_json(health) : print_text(health);
  return health.all_buildable() ? 0 : to_exit_code(Status::failed);
}

}  // namespace

const Verb verb_doctor{"doctor", "what is here for each target, what is missing, and what brings it",
                       "usage: gocgo doctor [<target>...] [--format text|json]\n\n"
                       "For each target (default: all): the toolchain that would be taken now, its compiler, the machine\n"
                       "it makes code for (proved by compiling an empty file), C++ or not, and what runs its programs\n"
                       "here; Go, against ./go.mod; the cache. A line of fix for each gap. Touches no network.\n"
                       "Exit status: 0 when all asked targets can be built now; 2 wrong use; 4 otherwise.\n",
                       true, run_doctor};

}  // namespace gocgo
