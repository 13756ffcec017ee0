#include <cstdio>
#include <string>

#include "fail.h"
#include "toolchain.h"
#include "verbs.h"

namespace gocgo {
namespace {

// A CMake bracket argument that no content can end: ]==] never stands in a path or word we print.
std::string bracket(const std::string& text) { return "[==[" + text + "]==]"; }

void set(const char* name, const Words& words) {
  std::printf("set(GOCGO_TOOLCHAIN_%s", name);
  for (const std::string& word : words) std::printf(" %s", bracket(word).c_str());
  std::printf(")\n");
}

void set(const char* name, const std::string& value) { set(name, Words{value}); }

int run(Args args) {
  if (args.empty()) return fail(usage_error("toolchain", "a target is missing."));
  const Target* target = find_target(args[0]);
  if (target == nullptr)
    return fail(usage_error("toolchain", "there is no target '" + std::string(args[0]) + "' (" + std::string(target_names()) + ")."));
  const Environment environment = current_environment();
  if (args.size() > 1 && args[1] == "--prove") {
    const auto proved = prove_compiler(Words(args.begin() + 2, args.end()), *target, environment);
    return proved.ok() ? 0 : fail(proved.error());
  }
  if (args.size() > 1) return fail(usage_error("toolchain", "unknown argument '" + std::string(args[1]) + "'."));
  const auto query = query_from_environment(*target, environment);
  if (!query.ok()) return fail(query.error());
  const Found found = find_toolchain(*query, environment);
  if (!found.ok) {
    set("NEEDS", found.missing.needs);
    set("COMPILER", found.missing.compiler);
    set("ERROR", format_error(found.missing.error));
    return 0;
  }
  const Toolchain& toolchain = found.toolchain;
  set("PROVIDER", toolchain.provider);
  set("WHY", toolchain.why);
  set("CC", toolchain.cc);
  set("CXX", toolchain.cxx);
  set("AR", toolchain.ar);
  set("RANLIB", toolchain.ranlib);
  set("RC", toolchain.rc);
  set("OBJCOPY", toolchain.objcopy);
  set("STRIP", toolchain.strip);
  return 0;
}

}  // namespace

const Verb verb_toolchain{"toolchain", "which toolchain serves a target here, as CMake code",
                          "usage: gocgo toolchain <target>\n"
                          "       gocgo toolchain <target> --prove <compiler> [argument...]\n\n"
                          "Prints set() commands for GOCGO_TOOLCHAIN_*: what was found, or GOCGO_TOOLCHAIN_NEEDS with\n"
                          "what would have to be brought. Reads GOCGO_PROVIDER, GOCGO_ZIG, GOCGO_MUSL_TARBALL,\n"
                          "GOCGO_CACHE_DIR and PATH; fetches nothing. --prove compiles an empty file and fails with\n"
                          "[cc-arch] when the object is for another machine. Called by toolchains/providers/.\n",
                          false, run};

}  // namespace gocgo
