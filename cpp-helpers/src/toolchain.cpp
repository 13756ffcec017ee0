#include "toolchain.h"

#include <filesystem>

#include "files.h"
#include "version.h"

namespace gocgo {
namespace fs = std::filesystem;
namespace {

// The GNU architecture word of the distribution's own compilers: aarch64-linux-gnu-gcc.
std::string gnu_triple(const Target& target) { return std::string(target.machine) + "-linux-gnu"; }

class Search {
 public:
  Search(const ToolchainQuery& query, const Environment& environment)
      : query_(query), target_(*query.target), path_(get(environment, "PATH")), environment_(environment) {}

  Found run() {
    const bool gnu = query_.provider != "zig", zig = query_.provider != "gnu", both = gnu && zig;
    Found found;
    if (zig && !query_.zig.empty() && program(query_.zig).empty()) {
      found.missing.error = {"no-toolchain",
                             "GOCGO_ZIG names no program.",
                             {{"GOCGO_ZIG", query_.zig}},
                             "set it to a zig program; or unset it, and zig is fetched"};
      return found;
    }
    if (gnu && full_gnu(found)) return found;
    if (zig && plain_zig(found)) return found;
    // A wrapper round the distribution's gcc: in auto only when its musl is here or its source was given.
    if (gnu && is_musl() && gnu_with_musl(found, !both || !query_.musl_tarball.empty())) return found;
    if (zig && fetched_zig(found)) return found;
    if (zig) {
      found.missing.needs = "zig-wheel";
      found.missing.error = {"no-toolchain",
                             "there is no C compiler for " + std::string(target_.name) + " here.",
                             {{"looked for", looked_for()}, {"looked in", "PATH, GOCGO_ZIG and " + query_.cache_dir}},
                             "pip install ziglang, and set GOCGO_ZIG to its zig; or configure any project with\n"
                             "cmake --preset " +
                                 std::string(target_.name) + ", which fetches it"};
      return found;
    }
    if (found.missing.needs.empty() && found.missing.error.tag.empty()) found.missing.error = no_gnu();
    return found;
  }

 private:
  bool is_musl() const { return target_.libc == "musl"; }
  std::string program(const std::string& name) const { return find_program(name, path_); }

  std::string looked_for() const {
    std::string text = std::string(target_.triple) + "-gcc and -g++, zig";
    if (is_musl()) text += ", a gcc for " + gnu_triple(target_) + " with a musl";
    return text;
  }

  Error no_gnu() const {
    const std::string triple(target_.triple);
    Error error{"no-toolchain",
                "there is no GNU C compiler for " + std::string(target_.name) + " here.",
                {{"looked for", triple + "-gcc"}, {"looked in", path_}},
                "GOCGO_PROVIDER=zig (or auto), which fetches a toolchain; or "};
    if (!is_musl()) {
      error.fix += "apt install g++-mingw-w64";
    } else {
      error.facts[0].second += ", " + gnu_triple(target_) + "-gcc";
      error.fix += "apt install gcc-" + std::string(target_.machine == "x86_64" ? "x86-64" : target_.machine) + "-linux-gnu";
    }
    return error;
  }

  void take_gnu(Toolchain& toolchain, const std::string& prefix) const {
    auto tool = [&](const char* name) {
      const std::string path = program(prefix + name);
      return path.empty() ? Words{} : Words{path};
    };
    toolchain.ar = tool("ar");
    toolchain.ranlib = tool("ranlib");
    toolchain.objcopy = tool("objcopy");
    toolchain.strip = tool("strip");
    if (target_.format == "pe") toolchain.rc = tool("windres");
  }

  bool full_gnu(Found& found) const {
    const std::string triple(target_.triple);
    const std::string cc = program(triple + "-gcc"), cxx = program(triple + "-g++");
    // With gnu forced a C-only toolchain will do; in auto it is no more than a wrapper.
    if (cc.empty() || (cxx.empty() && query_.provider != "gnu")) return false;
    found.ok = true;
    found.toolchain.provider = "gnu";
    found.toolchain.why = triple + "-gcc is on PATH";
    found.toolchain.cc = {cc};
    if (!cxx.empty()) found.toolchain.cxx = {cxx};
    take_gnu(found.toolchain, triple + "-");
    return true;
  }

  bool take_zig(Found& found, const std::string& zig, const std::string& why) const {
    if (zig.empty()) return false;
    const std::string triple(target_.zig_triple);
    found.ok = true;
    Toolchain& toolchain = found.toolchain;
    toolchain.provider = "zig";
    toolchain.why = why;
    toolchain.cc = {zig, "cc", "-target", triple};
    toolchain.cxx = {zig, "c++", "-target", triple};
    toolchain.ar = {zig, "ar"};
    toolchain.ranlib = {zig, "ranlib"};
    toolchain.objcopy = {zig, "objcopy"};
    if (target_.format == "pe") toolchain.rc = {zig, "rc"};
    return true;
  }

  bool plain_zig(Found& found) const {
    if (!query_.zig.empty()) return take_zig(found, program(query_.zig), "GOCGO_ZIG is set");
    return take_zig(found, program("zig"), "zig is on PATH");
  }

  bool fetched_zig(Found& found) const {
    const std::string zig = cached_zig(query_.cache_dir);
    return is_file(zig) && take_zig(found, zig, "ziglang " GOCGO_ZIG_VERSION " in the cache");
  }

  // The distribution's gcc for this machine: a cross one by name, or the host's own.
  std::string distribution_gcc() const {
    const std::string cross = program(gnu_triple(target_) + "-gcc");
    if (!cross.empty()) return cross;
    const std::string host = program("gcc");
    if (host.empty()) return "";
    const auto machine = compiled_machine({host}, environment_);
    return machine.ok() && machine->elf && machine->machine == target_.e_machine ? host : "";
  }

  bool take_musl_wrapper(Found& found, const std::string& wrapper, const std::string& why) const {
    found.ok = true;
    found.toolchain.provider = "gnu";
    found.toolchain.why = why;
    found.toolchain.cc = {wrapper};
    const std::string prefix = gnu_triple(target_) + "-";
    take_gnu(found.toolchain, program(prefix + "ar").empty() ? "" : prefix);
    return true;
  }

  bool gnu_with_musl(Found& found, bool may_build) const {
    if (is_file(cached_musl(query_.cache_dir, target_) + "/bin/musl-gcc") && !distribution_gcc().empty())
      return take_musl_wrapper(found, cached_musl(query_.cache_dir, target_) + "/bin/musl-gcc",
                               "musl " GOCGO_MUSL_VERSION " in the cache, with the distribution's gcc");
    // musl-gcc is named alike for every machine: only what it compiles tells.
    const std::string wrapper = program("musl-gcc");
    if (!wrapper.empty()) {
      const auto machine = compiled_machine({wrapper}, environment_);
      if (machine.ok() && machine->elf && machine->machine == target_.e_machine)
        return take_musl_wrapper(found, wrapper, "musl-gcc is on PATH");
    }
    const std::string gcc = distribution_gcc();
    if (gcc.empty() || !may_build) return false;
    found.missing.needs = "musl-source";
    found.missing.compiler = gcc;
    found.missing.error = {"no-toolchain",
                           "there is no musl for " + std::string(target_.name) + " here.",
                           {{"compiler", gcc}, {"looked in", "PATH (musl-gcc) and " + query_.cache_dir}},
                           "cmake --preset " + std::string(target_.name) + " builds it into the cache; or GOCGO_PROVIDER=zig"};
    return true;
  }

  const ToolchainQuery& query_;
  const Target& target_;
  std::string path_;
  const Environment& environment_;
};

}  // namespace

std::string cached_zig(const std::string& cache_dir) {
#ifdef _WIN32
  return cache_dir + "/zig/" GOCGO_ZIG_VERSION "/ziglang/zig.exe";
#else
  return cache_dir + "/zig/" GOCGO_ZIG_VERSION "/ziglang/zig";
#endif
}

std::string cached_musl(const std::string& cache_dir, const Target& target) {
  return cache_dir + "/musl/" GOCGO_MUSL_VERSION "/" + std::string(target.triple);
}

std::string cache_dir(const Environment& environment) {
  const std::string set = get(environment, "GOCGO_CACHE_DIR");
  if (!set.empty()) return set;
  const std::string xdg = get(environment, "XDG_CACHE_HOME");
  // The XDG Base Directory Specification has relative paths ignored.
  if (!xdg.empty() && xdg.front() == '/') return xdg + "/gocgocross";
  const std::string home = get(environment, "HOME");
#ifdef _WIN32
  if (home.empty()) return (utf8_path(get(environment, "LOCALAPPDATA")) / "gocgocross").generic_string();
#endif
  return home + "/.cache/gocgocross";
}

Result<ToolchainQuery> query_from_environment(const Target& target, const Environment& environment) {
  ToolchainQuery query;
  query.target = &target;
  query.provider = get(environment, "GOCGO_PROVIDER");
  if (query.provider.empty()) query.provider = "auto";
  if (query.provider != "auto" && query.provider != "gnu" && query.provider != "zig")
    return Error{"provider",
                 "GOCGO_PROVIDER names no provider.",
                 {{"value", query.provider}},
                 "GOCGO_PROVIDER=auto, gnu or zig",
                 Status::wrong_use};
  query.zig = get(environment, "GOCGO_ZIG");
  query.musl_tarball = get(environment, "GOCGO_MUSL_TARBALL");
  query.cache_dir = cache_dir(environment);
  return query;
}

Found find_toolchain(const ToolchainQuery& query, const Environment& environment) { return Search(query, environment).run(); }

}  // namespace gocgo
