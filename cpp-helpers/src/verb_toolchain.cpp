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

// A platform of Go's that is no target of ours, for a native build: all that can be proved is the machine.
struct GoMachine {
  std::string_view goarch;
  std::uint16_t elf_machine, coff_machine;
};
constexpr GoMachine go_machines[] = {{"amd64", 62, 0x8664}, {"386", 3, 0x14c},  {"arm64", 183, 0xaa64}, {"arm", 40, 0x1c4},
                                     {"riscv64", 243, 0},   {"ppc64le", 21, 0}, {"s390x", 22, 0},       {"loong64", 258, 0}};

int prove_native(std::string_view platform, const Words& cc) {
  const std::size_t slash = platform.find('/');
  const std::string_view goos = platform.substr(0, slash), goarch = platform.substr(slash + 1);
  if (goos == "darwin") return 0;  // Mach-O: CMake's own CMAKE_OSX_ARCHITECTURES is the check there
  for (const GoMachine& machine : go_machines) {
    if (machine.goarch != goarch) continue;
    Target target{};
    target.name = platform;
    target.format = goos == "windows" ? "pe" : "elf";
    target.e_machine = goos == "windows" ? machine.coff_machine : machine.elf_machine;
    const auto proved = prove_compiler(cc, target, current_environment());
    return proved.ok() ? 0 : fail(proved.error());
  }
  return 0;
}

int run_toolchain(Args args) {
  if (args.size() > 3 && args[0] == "--native" && args[2] == "--prove")
    return prove_native(args[1], Words(args.begin() + 3, args.end()));
  if (args.empty()) return fail(usage_error("toolchain", "a target is missing."));
  const Target* target = find_target(args[0]);
  if (target == nullptr)
    return fail(
        usage_error("toolchain", "there is no target '" + std::string(args[0]) + "' (" + std::string(target_names()) + ")."));
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
                          "       gocgo toolchain <target> --prove <compiler> [argument...]\n"
                          "       gocgo toolchain --native <GOOS/GOARCH> --prove <compiler> [argument...]\n\n"
                          "Prints set() commands for GOCGO_TOOLCHAIN_*: what was found, or GOCGO_TOOLCHAIN_NEEDS with\n"
                          "what would have to be brought. Reads GOCGO_PROVIDER, GOCGO_ZIG, GOCGO_MUSL_TARBALL,\n"
                          "GOCGO_CACHE_DIR and PATH; fetches nothing. --prove compiles an empty file and fails with\n"
                          "[cc-arch] when the object is for another machine. Called by toolchains/providers/.\n",
                          false, run_toolchain};

}  // namespace gocgo
