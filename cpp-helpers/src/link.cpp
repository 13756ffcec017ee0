#include "link.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "c_compiles.h"
#include "fail.h"
#include "files.h"
#include "go_header.h"
#include "go_messages.h"
#include "inputs.h"
#include "named_trouble.h"
#include "plain_folder.h"
#include "policy.h"
#include "progress.h"

namespace gocgo {
namespace fs = std::filesystem;
namespace {

// A folder beside the product for what is not yet good; gone when the link is over.
class Workshop {
 public:
  explicit Workshop(const std::string& product) : folder_(product + ".gocgo") {
    std::error_code code;
    fs::remove_all(folder_, code);  // what a killed link left
    fs::create_directories(folder_, code);
  }
  ~Workshop() {
    std::error_code code;
    fs::remove_all(folder_, code);
  }
  Workshop(const Workshop&) = delete;
  Workshop& operator=(const Workshop&) = delete;
  const std::string& folder() const { return folder_; }

 private:
  std::string folder_;
};

// Of a shared library only what its header declares is to be seen: without this all of its C would be, and the C of its
// static libraries. Go does that itself for a DLL.
Result<void> hide_all_but_exports(const Plan& plan, LinkCommand& command, const std::string& folder) {
  if (plan.buildmode != "c-shared" || plan.goos == "windows") return {};
  const auto header = read_file(plan.folder + "/include/" + plan.name + ".h");
  if (!header.ok()) return header.error();
  std::string script = "{\n  global:\n";
  for (const std::string& name : exported_names(*header)) script += "    " + name + ";\n";
  script += "  local: *;\n};\n";
  const std::string file = folder + "/exports.map";
  if (const auto wrote = write_file(file, script); !wrote.ok()) return wrote;
  command.flags.push_back("-Wl,--version-script=" + file);
  return {};
}

// `plain` has the names for what go could not quote within -ldflags.
Result<Words> go_ldflags(const Plan& plan, const LinkCommand& command, PlainFolder& plain, bool cxx) {
  Words driver = cxx ? plan.cxx : plan.cc;
  const auto program = plain.program(driver.front());
  if (!program.ok()) return program.error();
  driver.front() = *program;
  const auto extld = quote_go(driver);
  if (!extld.ok()) return extld.error();
  // Without an explicit external mode go may link internally, and ignore -extldflags in silence. It stands first: go takes
  // no -ldflags that begin with a quote, and the others may be quoted.
  Words words{"-linkmode=external"};
  words.insert(words.end(), plan.go_ldflags.begin(), plan.go_ldflags.end());
  for (const std::string& define : plan.defines) words.insert(words.end(), {"-X", define});
  words.push_back("-extld=" + *extld);
  Words flags = command.flags;
  for (std::size_t i = 0; i < flags.size(); ++i) {
    const auto input = plain.input(flags[i], i);
    if (!input.ok()) return input.error();
    flags[i] = *input;
  }
  auto quoted = quote_go(flags);
  if (!quoted.ok() || quoted->find_first_of("'\"") != std::string::npos) {
    // Go would have to split quotes within quotes: a response file keeps them out of its way.
    std::string text;
    for (const std::string& flag : flags) text += quote_response(flag) + "\n";
    const auto folder = plain.path();
    if (!folder.ok()) return folder.error();
    const std::string file = *folder + "/link.rsp";
    const auto wrote = write_file(file, text);
    if (!wrote.ok()) return wrote.error();
    Words by_file;
    if (command.is_static) by_file.push_back("-static");  // go itself looks for this word
    by_file.push_back("@" + file);
    quoted = quote_go(by_file);
    if (!quoted.ok()) return quoted.error();
  }
  words.push_back("-extldflags=" + *quoted);
  if (plan.strip) words.insert(words.end(), {"-s", "-w"});
  // The build ID is a digest of paths too.
  if (plan.trimpath) words.push_back("-buildid=");
  if (command.windows_gui) words.push_back("-H=windowsgui");
  return words;
}

Result<Words> go_command(const Plan& plan, const LinkCommand& command, const KnownPackages& known, PlainFolder& plain,
                         const std::string& product) {
  const bool cxx = command.cxx_driver || known.has_cxx;
  if (cxx && plan.cxx.empty())
    return Error{"go-cxx",
                 "a Go package of " + plan.name + " has C++ files, and the project has no C++.",
                 {{"module", plan.module_dir}, {"package", plan.package}},
                 "project(... C CXX)"};
  const auto ldflags = go_ldflags(plan, command, plain, cxx);
  if (!ldflags.ok()) return ldflags.error();
  const auto quoted = quote_go(*ldflags);
  if (!quoted.ok()) return quoted.error();
  Words argv{plan.go};
  if (plan.is_test)
    argv.insert(argv.end(), {"test", "-c"});
  else
    argv.insert(argv.end(), {"build", "-v"});
  argv.insert(argv.end(), {"-o", product, "-buildmode=" + plan.buildmode});
  if (plan.trimpath) argv.push_back("-trimpath");
  argv.push_back(plan.vcs ? "-buildvcs=true" : "-buildvcs=false");
  argv.push_back("-overlay=" + plan.folder + "/overlay.json");
  if (!plan.tags.empty()) argv.push_back("-tags=" + join(plan.tags, ","));
  Words gcflags = plan.go_gcflags;
  if (!gcflags.empty()) {
    const auto gc = quote_go(gcflags);
    if (!gc.ok()) return gc.error();
    argv.push_back("-gcflags=" + *gc);
  } else if (plan.debug) {
    argv.push_back("-gcflags=all=-N -l");
  }
  argv.push_back("-ldflags=" + *quoted);
  if (!plan.is_test) argv.push_back("--");  // go test would take what follows for the program's arguments
  argv.push_back(plan.package);
  return argv;
}

// With MinGW and Makefiles CMake packs all objects into an archive, the stub too: a copy without it takes its place.
Result<LinkCommand> drop_stub(const Plan& plan, const LinkCommand& given, const Environment& environment,
                              const std::string& folder) {
  if (given.object_archive.empty()) return given;
  LinkCommand command = given;
  const std::string copy = folder + "/objects.a";
  const auto content = read_file(given.object_archive);
  if (!content.ok()) return content.error();
  const auto wrote = write_file(copy, *content);
  if (!wrote.ok()) return wrote.error();
  Run remove{plan.ar, environment};
  remove.argv.insert(remove.argv.end(), {"d", copy, stub_object(fs::path(plan.folder).filename().generic_string())});
  const auto removed = run(remove);
  if (!removed.ok()) return removed.error();
  if (removed->exit_code != 0)
    return Error{
        "link-command",
        "the stub cannot be taken out of the program's objects.",
        {{"archive", given.object_archive}, {"archiver", join(plan.ar, " ")}, {"it says", std::string(trim(removed->err))}},
        "set CMAKE_AR to the toolchain's archiver; or use Ninja"};
  std::replace(command.flags.begin(), command.flags.end(), given.object_archive, copy);
  return command;
}

// go's failure: a known trouble by its name, else where it failed.
Error build_error(const Plan& plan, const std::string& messages) {
  Error error{"go-build",
              (plan.is_test ? "go test -c failed for " : "go build failed for ") + plan.name + ".",
              {{"package", plan.package}, {"module", plan.module_dir}},
              "see the messages above"};
  return named_trouble(std::move(error), messages);
}

Error place_error(const std::string& product, const std::string& reason) {
  return {"unwritable",
          "the product cannot be put in its place.",
          {{"file", product}, {"reason", reason}},
          "make room, or end the program that holds the file open"};
}

}  // namespace

int link_product(const Plan& plan, const LinkCommand& given_command, const Environment& given, const Finish& finish) {
  const auto known = read_packages(plan.folder);
  if (!known.ok()) return fail(known.error());
  Environment environment = given;
  for (const std::string& definition : known->c_defines)
    for (const char* name : {"CGO_CFLAGS", "CGO_CXXFLAGS"}) environment[name] += " -D" + definition;
  const Workshop workshop(given_command.output);
  auto without_stub = drop_stub(plan, given_command, environment, workshop.folder());
  if (!without_stub.ok()) return fail(without_stub.error());
  LinkCommand& command = *without_stub;
  if (const auto hidden = hide_all_but_exports(plan, command, workshop.folder()); !hidden.ok()) return fail(hidden.error());
  PlainFolder plain(command.output);
  const fs::path output(command.output);
  const std::string product = workshop.folder() + "/" + output.filename().generic_string();
  const auto argv = go_command(plan, command, *known, plain, product);
  if (!argv.ok()) return fail(argv.error());

  CCompiles c_compiles(plan, *known);
  Progress progress(plan.name, known->c_packages);
  MessagePaths paths(plan.module_dir, known->places);
  std::string messages;
  Run build{*argv, environment, plan.module_dir};
  build.on_error_line = [&](std::string_view line) {
    if (is_package_name(line))
      c_compiles.built(line);
    else
      messages += paths.absolute(line) + "\n";
  };
  build.on_second = [&](long group) { progress.second(group); };
  const auto finished = run(build);
  if (!finished.ok()) return fail(finished.error());
  if (interrupted() && finished->exit_code != 0) return finished->exit_code;
  std::fputs(messages.c_str(), stderr);
  if (finished->exit_code != 0) return fail(build_error(plan, messages));
  c_compiles.done();
  if (finish)
    if (const auto done = finish(product); !done.ok()) return fail(done.error());

  if (!plan.policy.empty()) {
    const std::vector<std::string_view> words(plan.policy.begin(), plan.policy.end());
    const auto policy = parse_policy(words, nullptr);
    if (!policy.ok()) return fail(policy.error());
    std::string report;
    const Status status = check_file(product, *policy, command.output, &report);
    std::fputs(report.c_str(), stderr);
    if (status != Status::good) {
      // The old product is of other inputs: it must not stand for these.
      std::error_code code;
      fs::remove(command.output, code);
      return to_exit_code(status);
    }
  }
  std::error_code code;
  fs::rename(product, command.output, code);
  if (code) return fail(place_error(command.output, code.message()));
  return 0;
}

}  // namespace gocgo
