// digest_inputs(): one digest for all that a program is made of, and the overlay that tells go of changed headers.

#include <filesystem>

#include "files.h"
#include "inputs.h"
#include "json_writer.h"
#include "sha256.h"

namespace gocgo {
namespace fs = std::filesystem;

namespace {

// Files that change the program though no package lists them.
bool is_setting(const std::string& path) {
  const std::string name = fs::path(path).filename().string();
  return name == "go.mod" || name == "go.sum" || name == "go.work" || name == "go.work.sum" || name == "modules.txt" ||
         name == "VERSION" || path.find("/.git/") != std::string::npos;
}

}  // namespace

Result<void> digest_inputs(const Plan& plan, const std::string& key, FileStates& states, Inputs& inputs) {
  Sha256 all, c;
  all.update_field(key);
  c.update_field(key);
  std::string overlay;
  JsonWriter json(&overlay);
  json.begin_object().key("Replace").begin_object();
  for (std::size_t i = 0; i < inputs.packages.size(); ++i) {
    const LocalPackage& package = inputs.packages[i];
    all.update_field(package.import_path);
    for (const std::string& path : package.files) {
      const auto seen = states.look(path);
      if (!seen.ok()) return seen.error();
      all.update_field(path);
      all.update_field(seen->digest);
      if (package.uses_cgo) c.update_field(seen->digest);
    }
    if (!package.uses_cgo) continue;
    Sha256 headers;
    for (const std::string& path : package.headers) {
      const auto seen = states.look(path);
      if (!seen.ok()) return seen.error();
      headers.update_field(seen->digest);
    }
    const std::string digest = headers.finish();
    all.update_field(digest);
    c.update_field(digest);
    // A file of the package with nothing in it but the digest.
    const std::string file = plan.folder + "/overlay/" + std::to_string(i) + ".go";
    const auto wrote = write_file_if_changed(file, "// Headers: " + digest + "\n\npackage " + package.name + "\n");
    if (!wrote.ok()) return wrote.error();
    json.member(package.directory + "/zz_gocgo_headers.go", file);
  }
  json.end_object().end_object();
  const auto wrote = write_file_if_changed(plan.folder + "/overlay.json", overlay);
  if (!wrote.ok()) return wrote.error();

  Sha256 compilers;
  for (const std::string& path : inputs.watched) {
    const bool tool = path == plan.cc.front() || (!plan.cxx.empty() && path == plan.cxx.front());
    if (!tool && !is_setting(path)) continue;
    const auto seen = states.look(path);
    if (!seen.ok()) return seen.error();
    if (tool) compilers.update_field(seen->digest);
    all.update_field(seen->digest);
    c.update_field(seen->digest);
  }
  inputs.c_defines.clear();
  // Go asks the first word of CC for its version: with a launcher (ccache) or zig that is not the compiler.
  inputs.c_defines.push_back("GOCGO_COMPILER=0x" + compilers.finish().substr(0, 15));
  if (!inputs.foreign_headers.empty()) {
    Sha256 foreign;
    for (const std::string& path : inputs.foreign_headers) {
      const auto seen = states.look(path);
      if (!seen.ok()) return seen.error();
      foreign.update_field(seen->digest);
    }
    inputs.c_defines.push_back("GOCGO_HEADERS=0x" + foreign.finish().substr(0, 15));
  }
  for (const std::string& definition : inputs.c_defines) {
    all.update_field(definition);
    c.update_field(definition);
  }
  inputs.digest = all.finish();
  inputs.c_digest = c.finish();
  return {};
}

}  // namespace gocgo
