#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "console.h"
#include "fail.h"
#include "json_writer.h"
#include "toolchain.h"
#include "verbs.h"

namespace gocgo {
namespace {

using Variables = std::vector<std::pair<std::string, std::string>>;

// Every build-changing variable gets a value that is not empty: an unset or empty one is taken from the user's
// `go env -w` file. A blank is no flag; "^$" allows no flag more than go does by itself.
Result<Variables> variables_for(const Target& target, const Toolchain& toolchain) {
  const auto cc = quote_go(toolchain.cc);
  if (!cc.ok()) return cc.error();
  const auto cxx = quote_go(toolchain.cxx);
  if (!cxx.ok()) return cxx.error();
  const auto ar = quote_go(toolchain.ar);
  if (!ar.ok()) return ar.error();
  // zig compiles calls of a UBSan run-time library that go's link does not name.
  const std::string flags = toolchain.provider == "zig" ? "-O2 -g -fno-sanitize=undefined" : "-O2 -g";
  Variables variables{
      {"GOOS", std::string(target.goos)},
      {"GOARCH", std::string(target.goarch)},
      {"CGO_ENABLED", "1"},
      {"CC", *cc},
      // A C++ package with a toolchain that has no C++ must fail by that name, not with the host's compiler.
      {"CXX", toolchain.cxx.empty() ? "gocgo-no-c++-in-this-toolchain" : *cxx},
      {"AR", toolchain.ar.empty() ? "ar" : *ar},
      {"CGO_CFLAGS", flags},
      {"CGO_CXXFLAGS", flags},
      {"CGO_CPPFLAGS", " "},
      {"CGO_FFLAGS", "-O2 -g"},
      {"CGO_LDFLAGS", "-O2 -g"},
      // Without -linkmode=external go may link internally and ignore -extldflags in silence.
      {"GOFLAGS", "'-ldflags=-linkmode=external -extldflags=-static' -buildvcs=false"},
      {"GO111MODULE", "on"},
      {"GOAMD64", "v1"},
      {"GOARM64", "v8.0"},
      {"GO386", "sse2"},
      {"GOEXPERIMENT", "none"},
      {"GOFIPS140", "off"},
      {"GOTOOLCHAIN", "local"},
      {"GO_EXTLINK_ENABLED", "1"},
  };
  for (const char* language : {"CFLAGS", "CPPFLAGS", "CXXFLAGS", "LDFLAGS"})
    for (const char* list : {"_ALLOW", "_DISALLOW"}) variables.emplace_back("CGO_" + std::string(language) + list, "^$");
  return variables;
}

int run_env(Args args) {
  std::string format = "shell";
  const Target* target = nullptr;
  for (std::size_t i = 0; i < args.size(); ++i) {
    if (args[i] == "--format" && i + 1 < args.size()) {
      format = args[++i];
    } else if (args[i].starts_with("--format=")) {
      format = args[i].substr(9);
    } else if (target == nullptr && !args[i].starts_with("-")) {
      target = find_target(args[i]);
      if (target == nullptr)
        return fail(
            usage_error("env", "there is no target '" + std::string(args[i]) + "' (" + std::string(target_names()) + ")."));
    } else {
      return fail(usage_error("env", "unknown argument '" + std::string(args[i]) + "'."));
    }
  }
  if (target == nullptr) return fail(usage_error("env", "a target is missing."));
  if (format != "shell" && format != "json" && format != "cmake")
    return fail(usage_error("env", "--format is shell, json or cmake, not '" + format + "'."));
  const Environment environment = current_environment();
  const auto query = query_from_environment(*target, environment);
  if (!query.ok()) return fail(query.error());
  const Found found = find_toolchain(*query, environment);
  if (!found.ok) return fail(found.missing.error);
  const auto proved = prove_compiler(found.toolchain.cc, *target, environment);
  if (!proved.ok()) return fail(proved.error());
  const auto variables = variables_for(*target, found.toolchain);
  if (!variables.ok()) return fail(variables.error());
  if (format == "json") {
    std::string text;
    JsonWriter json(&text);
    json.begin_object();
    for (const auto& [name, value] : *variables) json.member(name, value);
    json.end_object();
    print(text + "\n");
    return 0;
  }
  for (const auto& [name, value] : *variables)
    print(format == "shell" ? "export " + name + "=" + quote_shell(value) + "\n"
                            : "set(ENV{" + name + "} [==[" + value + "]==])\n");
  return 0;
}

}  // namespace

const Verb verb_env{"env", "the Go environment for a target",
                    "usage: gocgo env <target> [--format shell|json|cmake]\n\n"
                    "Prints the environment in which plain `go build` makes a static program for <target>:\n\n"
                    "  eval \"$(gocgo env linux-arm64-musl)\" && go build\n\n"
                    "The toolchain is the one that CMake's toolchain files would take now; nothing is fetched.\n"
                    "Reads GOCGO_PROVIDER, GOCGO_ZIG, GOCGO_MUSL_TARBALL, GOCGO_CACHE_DIR and PATH.\n"
                    "The link flags travel in GOFLAGS: an -ldflags of your own replaces them.\n"
                    "Exit status: 0; 2 wrong use; 4 there is no toolchain (the fix is printed).\n",
                    true, run_env};

}  // namespace gocgo
