#pragma once
// Which cross toolchain serves a target on this machine: found, never fetched.
// CMake's toolchain files ask this through `gocgo toolchain`, so the search is written once.

#include <string>

#include "process.h"
#include "result.h"
#include "targets.h"
#include "text.h"

namespace gocgo {

struct ToolchainQuery {
  const Target* target = nullptr;
  std::string provider = "auto";  // "auto", "gnu" or "zig" (GOCGO_PROVIDER)
  std::string zig{};              // GOCGO_ZIG: a zig program, or ""
  std::string musl_tarball{};     // GOCGO_MUSL_TARBALL: musl's source, or ""
  std::string cache_dir{};        // GOCGO_CACHE_DIR, already resolved
};

struct Toolchain {
  std::string provider{};  // "gnu" or "zig"
  std::string why{};       // "zig on PATH", for the one line at configure
  Words cc{};              // the C compiler and its fixed arguments
  Words cxx{};             // the C++ one; empty when this toolchain has none
  // The other tools; empty where there is none. zig's are two words: zig and its subcommand.
  Words ar{}, ranlib{}, rc{}, objcopy{}, strip{};
};

// What would have to be brought here, when nothing is found.
struct Missing {
  std::string needs;       // "zig-wheel", "musl-source" (build musl with `compiler`), or "" when nothing we can fetch helps
  std::string compiler{};  // for musl-source
  Error error;             // what to say when it is not brought
};

struct Found {
  bool ok = false;
  Toolchain toolchain{};
  Missing missing{};
};

Found find_toolchain(const ToolchainQuery& query, const Environment& environment);

// The query as GOCGO_* variables of the environment say it.
// Errors: tag "provider" for a GOCGO_PROVIDER that is none.
Result<ToolchainQuery> query_from_environment(const Target& target, const Environment& environment);

// The cache: GOCGO_CACHE_DIR, else gocgocross in XDG_CACHE_HOME, else in ~/.cache.
std::string cache_dir(const Environment& environment);

// Where the fetched zig stands in the cache, and a musl built for `target` with `compiler`.
std::string cached_zig(const std::string& cache_dir);
std::string cached_musl(const std::string& cache_dir, const Target& target);

// The machine an object file is for: its e_machine (ELF) or COFF Machine field.
struct ObjectMachine {
  bool elf = false;
  std::uint16_t machine = 0;
  std::string name() const;  // "ELF, machine x86-64"
};
Result<ObjectMachine> compiled_machine(const Words& cc, const Environment& environment);

// Compiles an empty C file with `cc` and reads the object: the compiler's words prove nothing.
// Errors: tag "cc-arch" when it makes code for another machine, "cc-broken" when it makes none.
Result<void> prove_compiler(const Words& cc, const Target& target, const Environment& environment);

}  // namespace gocgo
