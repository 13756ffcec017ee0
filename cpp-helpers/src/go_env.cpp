#include "go_env.h"

#include "json.h"

namespace gocgo {
namespace {

// What passes: where things are kept, where they come from, who may have them. Not one changes the bytes.
constexpr const char* passing[] = {"GOCACHE",   "GOMODCACHE", "GOPATH", "GOPROXY",     "GONOPROXY", "GOSUMDB",  "GONOSUMDB",
                                   "GOPRIVATE", "GOINSECURE", "GOVCS",  "GOCACHEPROG", "GOAUTH",    "GOTMPDIR", "GOROOT"};

bool passes(const std::string& name) {
  for (const char* known : passing)
    if (name == known) return true;
  return false;
}

// GCC's and Clang's search paths (GCC manual, "Environment Variables"): they would bring the host's headers and
// libraries into a cross build.
constexpr const char* compiler_paths[] = {"CPATH",        "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH", "OBJC_INCLUDE_PATH",
                                          "LIBRARY_PATH", "COMPILER_PATH",  "GCC_EXEC_PREFIX",    "LD_RUN_PATH"};

constexpr const char* pkg_config_paths[] = {"PKG_CONFIG_PATH", "PKG_CONFIG_LIBDIR", "PKG_CONFIG_SYSROOT_DIR"};

// A compiler with its launcher, as Go's CC takes it.
Result<std::string> compiler_words(const Words& launcher, const Words& compiler) {
  Words words = launcher;
  words.insert(words.end(), compiler.begin(), compiler.end());
  return quote_go(words);
}

}  // namespace

const std::vector<GoDefault> go_defaults = {{"GOENV", "off"},
                                            {"GOFLAGS", ""},
                                            {"GOWORK", ""},
                                            {"GO111MODULE", ""},
                                            {"GOEXPERIMENT", ""},
                                            {"GOTOOLCHAIN", "local"},
                                            {"GODEBUG", ""},
                                            {"GOFIPS140", "off"},
                                            {"GOAMD64", "v1"},
                                            {"GOARM64", "v8.0"},
                                            {"GO386", "sse2"},
                                            {"GOARM", "7"},
                                            {"GO_EXTLINK_ENABLED", ""},
                                            {"CGO_ENABLED", "1"},
                                            {"CGO_CFLAGS", ""},
                                            {"CGO_CPPFLAGS", ""},
                                            {"CGO_CXXFLAGS", ""},
                                            {"CGO_FFLAGS", ""},
                                            {"CGO_LDFLAGS", ""},
                                            {"CGO_CFLAGS_ALLOW", ""},
                                            {"CGO_CPPFLAGS_ALLOW", ""},
                                            {"CGO_CXXFLAGS_ALLOW", ""},
                                            {"CGO_FFLAGS_ALLOW", ""},
                                            {"CGO_LDFLAGS_ALLOW", ""},
                                            {"CGO_CFLAGS_DISALLOW", ""},
                                            {"CGO_CPPFLAGS_DISALLOW", ""},
                                            {"CGO_CXXFLAGS_DISALLOW", ""},
                                            {"CGO_FFLAGS_DISALLOW", ""},
                                            {"CGO_LDFLAGS_DISALLOW", ""},
                                            {"GCCGO", "gccgo"},
                                            {"AR", "ar"},
                                            {"FC", "gfortran"},
                                            {"PKG_CONFIG", "pkg-config"}};

Result<Environment> neutral_environment(const std::string& go, const Environment& caller, bool cross) {
  // By name: all of them would have go ask the C compiler for its flags, which costs more than all the rest.
  Run ask{{go, "env", "-json"}, caller};
  // A setting that this go refuses (an unknown GOEXPERIMENT) must not hinder it to answer either.
  for (const GoDefault& preset : go_defaults)
    if (std::string_view(preset.name) != "GOENV") ask.environment.erase(preset.name);
  for (const char* name : {"GOOS", "GOARCH"}) ask.environment.erase(name);
  ask.environment["GOTOOLCHAIN"] = "local";
  for (const char* name : passing) ask.argv.emplace_back(name);
  const auto listed = run(ask);
  if (!listed.ok() || listed->exit_code != 0)
    return Error{
        "go",
        "go does not answer.",
        {{"program", go}, {"it says", listed.ok() ? std::string(trim(listed->err)) : listed.error().facts.back().second}},
        "repair Go, or set GOCGO_GO to another"};
  const auto settings = parse_json_stream(listed->out);
  if (!settings.ok()) return settings.error();

  Environment environment;
  for (const auto& [name, value] : caller) {
    const bool of_go = name.starts_with("GO") || name.starts_with("CGO_");
    if (!of_go || name.starts_with("GOOGLE")) environment[name] = value;
  }
  for (const char* name : {"CC", "CXX", "AR", "FC", "GCCGO", "PKG_CONFIG", "CFLAGS", "CXXFLAGS", "CPPFLAGS", "LDFLAGS"})
    environment.erase(name);
  if (cross) {
    for (const char* name : compiler_paths) environment.erase(name);
    for (const char* name : pkg_config_paths) environment.erase(name);
  }
  for (const auto& [name, value] : caller)
    if (passes(name)) environment[name] = value;
  if (!settings->empty())
    for (const auto& [name, value] : settings->front().members)
      if (passes(name) && name != "GOROOT" && !value.text.empty()) environment[name] = value.text;
  for (const GoDefault& preset : go_defaults) environment[preset.name] = preset.value;
  return environment;
}

Result<Environment> plan_environment(const Plan& plan, const Environment& caller) {
  auto made = neutral_environment(plan.go, caller, !plan.pkg_config_libdir.empty());
  if (!made.ok()) return made;
  Environment& environment = *made;
  if (!plan.pkg_config_libdir.empty()) environment["PKG_CONFIG_LIBDIR"] = plan.pkg_config_libdir;
  environment["GOOS"] = plan.goos;
  environment["GOARCH"] = plan.goarch;
  const auto cc = compiler_words(plan.c_launcher, plan.cc);
  if (!cc.ok()) return cc.error();
  environment["CC"] = *cc;
  if (!plan.cxx.empty()) {
    const auto cxx = compiler_words(plan.cxx_launcher, plan.cxx);
    if (!cxx.ok()) return cxx.error();
    environment["CXX"] = *cxx;
  }
  Words c_flags = plan.c_flags, cxx_flags = plan.cxx_flags;
  if (plan.trimpath && plan.has_includes) {
    // __FILE__ in a header of the project must not tell where the project stands.
    for (Words* flags : {&c_flags, &cxx_flags}) {
      flags->push_back("-ffile-prefix-map=" + plan.source_dir + "=.");
      flags->push_back("-ffile-prefix-map=" + plan.binary_dir + "=./build");
    }
  }
  const auto c = quote_go(c_flags);
  if (!c.ok()) return c.error();
  const auto cxx = quote_go(cxx_flags);
  if (!cxx.ok()) return cxx.error();
  environment["CGO_CFLAGS"] = *c;
  environment["CGO_CXXFLAGS"] = *cxx;
  for (const std::string& setting : plan.extra_env) {
    const std::size_t equals = setting.find('=');
    environment[setting.substr(0, equals)] = equals == std::string::npos ? "" : setting.substr(equals + 1);
  }
  return made;
}

}  // namespace gocgo
