#include "inputs.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "files.h"
#include "go_messages.h"
#include "go_source.h"
#include "headers.h"
#include "json.h"
#include "named_trouble.h"

namespace gocgo {
namespace fs = std::filesystem;
namespace {

// `go list -json` computes only the fields that are asked for: few of them cost a third of all.
constexpr const char* list_fields =
    "ImportPath,Dir,Standard,Module,GoFiles,CgoFiles,CFiles,CXXFiles,HFiles,SFiles,SysoFiles,MFiles,FFiles,SwigFiles,"
    "SwigCXXFiles,EmbedFiles,EmbedPatterns,TestEmbedPatterns,XTestEmbedPatterns,ForTest,CgoCFLAGS,CgoCPPFLAGS,CgoCXXFLAGS,"
    "CgoPkgConfig,Name";

// What go compiles; EmbedFiles stand by themselves.
constexpr const char* file_fields[] = {"GoFiles",   "CgoFiles", "CFiles", "CXXFiles",  "HFiles",      "SFiles",
                                       "SysoFiles", "MFiles",   "FFiles", "SwigFiles", "SwigCXXFiles"};

bool exists(const std::string& path) {
  std::error_code code;
  return fs::exists(path, code);
}

void sort_unique(Words& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

Words in_folder(const Words& names, const std::string& directory) {
  Words paths;
  for (const std::string& name : names) paths.push_back(absolute_path(name, directory));
  return paths;
}

// The folders that an embed pattern looks into, nested ones too: a new file there can be a new embedded file.
void add_embed_folders(const Json& package, const std::string& directory, std::map<std::string, FolderKind>& folders) {
  Words patterns = package["EmbedPatterns"].strings();
  // Of a package that is tested: its variant has these files among EmbedFiles, and not the patterns.
  if (!package["ForTest"].text.empty())
    for (const char* field : {"TestEmbedPatterns", "XTestEmbedPatterns"})
      for (const std::string& pattern : package[field].strings()) patterns.push_back(pattern);
  for (std::string pattern : patterns) {
    if (pattern.starts_with("all:")) pattern.erase(0, 4);
    // The longest part without a wildcard.
    const std::size_t wild = pattern.find_first_of("*?[\\");
    if (wild != std::string::npos) {
      const std::size_t slash = pattern.rfind('/', wild);
      pattern = slash == std::string::npos ? "." : pattern.substr(0, slash);
    }
    const fs::path root = absolute_path(pattern, directory);
    std::error_code code;
    if (!fs::is_directory(root, code)) continue;
    folders[root.generic_string()] = FolderKind::embed;
    for (auto entry = fs::recursive_directory_iterator(root, fs::directory_options::skip_permission_denied, code);
         !code && entry != fs::recursive_directory_iterator(); entry.increment(code))
      if (entry->is_directory(code)) folders[entry->path().generic_string()] = FolderKind::embed;
  }
}

// go.mod, go.sum, go.work and vendor/modules.txt of the modules the program comes from, and the folders where they
// would be found if they were made.
void add_module_files(const Plan& plan, const std::string& module_dir, const std::string& go_work, Inputs& inputs) {
  Words& watched = inputs.watched;
  for (const char* name : {"go.mod", "go.sum", "vendor/modules.txt"}) {
    const std::string path = module_dir + "/" + name;
    if (exists(path)) watched.push_back(path);
  }
  inputs.folders.emplace(module_dir, FolderKind::module);
  for (fs::path folder = fs::path(module_dir).parent_path(); is_within(folder.generic_string(), plan.source_dir);
       folder = folder.parent_path())
    inputs.folders.emplace(folder.generic_string(), FolderKind::module);
  if (!go_work.empty() && go_work != "off") {
    watched.push_back(go_work);
    if (exists(go_work + ".sum")) watched.push_back(go_work + ".sum");
  }
}

LocalPackage local_package(const Json& package) {
  LocalPackage local;
  // "p [p.test]": p with its test files, or as p's tests see it.
  local.import_path = package["ImportPath"].text.substr(0, package["ImportPath"].text.find(' '));
  local.directory = package["Dir"].text;
  local.name = package["Name"].text;
  for (const char* field : file_fields)
    for (const std::string& path : in_folder(package[field].strings(), local.directory)) local.files.push_back(path);
  const Words sources = local.files;
  for (const std::string& path : in_folder(package["EmbedFiles"].strings(), local.directory)) {
    local.files.push_back(path);
    // One that is compiled too is more than content.
    if (std::find(sources.begin(), sources.end(), path) == sources.end()) local.embed_files.push_back(path);
  }
  sort_unique(local.files);
  local.cgo_files = in_folder(package["CgoFiles"].strings(), local.directory);
  local.c_files = in_folder(package["CFiles"].strings(), local.directory);
  local.cxx_files = in_folder(package["CXXFiles"].strings(), local.directory);
  local.uses_cgo = !local.cgo_files.empty();
  for (const char* field : {"CgoCPPFLAGS", "CgoCFLAGS"})
    for (const std::string& flag : package[field].strings()) local.cgo_flags.push_back(flag);
  for (const char* field : {"CgoCPPFLAGS", "CgoCXXFLAGS"})
    for (const std::string& flag : package[field].strings()) local.cgo_cxx_flags.push_back(flag);
  return local;
}

// With VCS_STAMP a commit changes the program: where git notes one ("gitrepository-layout").
void add_git_files(const Plan& plan, Words& watched) {
  for (fs::path folder = plan.module_dir; folder.has_relative_path(); folder = folder.parent_path()) {
    fs::path git = folder / ".git";
    if (!exists(git.generic_string())) continue;
    // gitrepository-layout(5): in a work tree of its own, or a submodule, .git is a file that names the folder, and
    // commondir there the folder with the branches.
    const auto first_line = [](const fs::path& file) {
      const auto text = read_file(file.generic_string());
      return text.ok() ? std::string(trim(text->substr(0, text->find('\n')))) : std::string();
    };
    if (const std::string link = first_line(git); link.starts_with("gitdir: ")) git = folder / link.substr(8);
    const std::string common_dir = first_line(git / "commondir");
    const fs::path common = common_dir.empty() ? git : git / common_dir;
    Words files{(git / "HEAD").generic_string(), (git / "logs/HEAD").generic_string(),
                (common / "packed-refs").generic_string()};
    if (const std::string head = first_line(git / "HEAD"); head.starts_with("ref: "))
      files.push_back((common / head.substr(5)).generic_string());
    for (const std::string& file : files)
      if (exists(file)) watched.push_back(file);
    return;
  }
}

// What `#cgo pkg-config:` lines add to the C compiler's flags; nothing where pkg-config fails: go will tell.
Words pkg_config_flags(const Json& package, const Environment& environment) {
  const Words names = package["CgoPkgConfig"].strings();
  if (names.empty()) return {};
  Run ask{{get(environment, "PKG_CONFIG"), "--cflags", "--"}, environment};
  ask.argv.insert(ask.argv.end(), names.begin(), names.end());
  const auto answer = run(ask);
  return answer.ok() && answer->exit_code == 0 ? split_shell(answer->out) : Words{};
}

// The headers of a package's C, by the compiler. Preambles become files of their own beside the plan.
void find_headers(const Plan& plan, const Environment& environment, LocalPackage& package, std::size_t number,
                  bool* incomplete) {
  const std::string scan = plan.folder + "/scan/" + std::to_string(number);
  Words c_sources = package.c_files;
  int preambles = 0;
  for (const std::string& path : package.cgo_files) {
    const auto text = read_file(path);
    if (!text.ok()) continue;
    const std::string preamble = read_go_source(*text).preamble;
    if (preamble.find('#') == std::string::npos) continue;  // includes nothing
    const std::string source = scan + "/preamble" + std::to_string(preambles++) + ".c";
    if (write_file_if_changed(source, preamble).ok()) c_sources.push_back(source);
  }
  auto add = [&](const Words& compiler, const Words& flags, const Words& package_flags, const Words& sources) {
    if (sources.empty() || compiler.empty()) return;
    Words all = flags;
    all.insert(all.end(), package_flags.begin(), package_flags.end());
    all.insert(all.end(), {"-I", package.directory});
    const Headers found = read_headers(compiler, all, sources, package.directory, environment);
    package.headers.insert(package.headers.end(), found.files.begin(), found.files.end());
    *incomplete = *incomplete || !found.complete;
  };
  add(plan.cc, plan.c_flags, package.cgo_flags, c_sources);
  add(plan.cxx, plan.cxx_flags, package.cgo_cxx_flags, package.cxx_files);
  sort_unique(package.headers);
  // The files that go lists itself it also watches itself.
  std::erase_if(package.headers, [&](const std::string& header) {
    return std::binary_search(package.files.begin(), package.files.end(), header);
  });
}

Error interrupted_error(const Plan& plan) {
  return {"interrupted", "the listing of " + plan.name + " was interrupted.", {}, "build again"};
}

Error list_error(const Plan& plan, const std::string& said) {
  const std::string messages(trim(absolute_messages(said, plan.module_dir, {})));
  return named_trouble({"go-list",
                        "go cannot list the program " + plan.name + ".",
                        {{"package", plan.package}, {"module", plan.module_dir}, {"go says", messages}},
                        "make `go list -deps " + plan.package + "` work in that folder"},
                       messages);
}

// An import path is known to be of a main package only now.
Error not_main_error(const Plan& plan, const Json& package) {
  return {"not-main",
          "the package of " + plan.name + " is no main package.",
          {{"PACKAGE", plan.package}, {"looked in", package["Dir"].text + " (package " + package["Name"].text + ")"}},
          "set PACKAGE to the folder of the program's main package"};
}

// Without test files go builds nothing, and says that all is well.
Error no_tests_error(const Plan& plan) {
  return {"no-tests",
          "the package of " + plan.name + " has no tests.",
          {{"PACKAGE", plan.package}, {"module", plan.module_dir}},
          "write a function TestName(t *testing.T) in a file whose name ends in _test.go, or leave the package out"};
}

// Adds the files of a package that is listed again. With -test a package is listed as itself, with its test files, and
// its package p_test; to rebuild they are one package, in one folder. No test file has C.
void add_files(LocalPackage& known, const LocalPackage& again) {
  auto is_embedded_only = [&](const std::string& path) {
    auto only_embeds = [&](const LocalPackage& package) {
      return !std::binary_search(package.files.begin(), package.files.end(), path) ||
             std::find(package.embed_files.begin(), package.embed_files.end(), path) != package.embed_files.end();
    };
    return only_embeds(known) && only_embeds(again);
  };
  Words embedded;
  for (const LocalPackage* package : {static_cast<const LocalPackage*>(&known), &again})
    for (const std::string& path : package->embed_files)
      if (is_embedded_only(path)) embedded.push_back(path);
  sort_unique(embedded);
  known.embed_files = std::move(embedded);
  known.files.insert(known.files.end(), again.files.begin(), again.files.end());
  sort_unique(known.files);
}

}  // namespace

Result<Inputs> list_inputs(const Plan& plan, const Environment& environment) {
  Run list{{plan.go, "list", "-e=false", "-deps", std::string("-json=") + list_fields}, environment, plan.module_dir};
  if (plan.is_test) list.argv.push_back("-test");
  if (!plan.tags.empty()) list.argv.push_back("-tags=" + join(plan.tags, ","));
  list.argv.insert(list.argv.end(), {"--", plan.package});
  const auto listed = run(list);
  if (!listed.ok()) return listed.error();
  if (interrupted()) return interrupted_error(plan);
  if (listed->exit_code != 0) return list_error(plan, listed->err);
  auto packages = parse_json_stream(listed->out);
  if (!packages.ok()) return packages.error();
  // The package itself comes after all that it needs.
  if (plan.is_test) {
    if (std::none_of(packages->begin(), packages->end(), [](const Json& one) { return !one["ForTest"].text.empty(); }))
      return no_tests_error(plan);
    packages->pop_back();  // the program, whose only source is go's
  } else if (!packages->empty() && packages->back()["Name"].text != "main") {
    return not_main_error(plan, packages->back());
  }
  const auto asked = run({{plan.go, "env", "GOMODCACHE", "GOROOT", "GOWORK"}, environment, plan.module_dir});
  if (!asked.ok()) return asked.error();
  const auto lines = split_lines(asked->out);
  const std::string module_cache(lines.size() > 0 ? lines[0] : ""), go_root(lines.size() > 1 ? lines[1] : ""),
      go_work(lines.size() > 2 ? lines[2] : "");

  Inputs inputs;
  std::set<std::string> module_dirs{plan.module_dir};
  std::vector<const Json*> embed_parents;
  for (const Json& package : *packages) {
    if (package["Standard"].boolean) continue;
    const std::string& directory = package["Dir"].text;
    const bool has_c = !package["CFiles"].items.empty() || !package["CXXFiles"].items.empty();
    inputs.has_cxx = inputs.has_cxx || !package["CXXFiles"].items.empty() || !package["SwigCXXFiles"].items.empty();
    if (has_c && package["ForTest"].text.empty()) inputs.c_packages.push_back({package["ImportPath"].text, directory});
    LocalPackage local = local_package(package);
    const bool immutable = is_within(directory, module_cache);
    // Of the module cache no file ever changes, but its C may read headers that CMake's include directories lead to.
    if (immutable && (!local.uses_cgo || !plan.has_includes)) continue;
    const auto known = std::find_if(inputs.packages.begin(), inputs.packages.end(),
                                    [&](const LocalPackage& one) { return one.directory == directory; });
    if (known != inputs.packages.end()) {
      add_files(*known, local);
      inputs.watched.insert(inputs.watched.end(), local.files.begin(), local.files.end());
      embed_parents.push_back(&package);
      continue;
    }
    if (local.uses_cgo) {
      const Words more = pkg_config_flags(package, environment);
      for (Words* flags : {&local.cgo_flags, &local.cgo_cxx_flags}) flags->insert(flags->end(), more.begin(), more.end());
    }
    if (immutable) {
      // A header that is missing there is the module's own matter.
      bool ignored = false;
      find_headers(plan, environment, local, inputs.packages.size() + 1000, &ignored);
      for (const std::string& header : local.headers) {
        if (!is_within(header, plan.source_dir) && !is_within(header, plan.binary_dir)) continue;
        inputs.foreign_headers.push_back(header);
        inputs.watched.push_back(header);
      }
      continue;
    }
    if (local.uses_cgo) find_headers(plan, environment, local, inputs.packages.size(), &inputs.incomplete);
    inputs.folders[directory] = FolderKind::package;
    for (const Words* files : {&local.files, &local.headers})
      inputs.watched.insert(inputs.watched.end(), files->begin(), files->end());
    embed_parents.push_back(&package);
    const std::string& module_dir = package["Module"]["Dir"].text;
    if (!module_dir.empty() && !is_within(module_dir, module_cache)) module_dirs.insert(module_dir);
    inputs.packages.push_back(std::move(local));
  }
  // An embedding folder that is a package's too counts with all its names.
  for (const Json* package : embed_parents) add_embed_folders(*package, (*package)["Dir"].text, inputs.folders);
  for (const std::string& module_dir : module_dirs) add_module_files(plan, module_dir, go_work, inputs);
  if (plan.vcs) add_git_files(plan, inputs.watched);
  sort_unique(inputs.foreign_headers);
  if (interrupted()) return interrupted_error(plan);
  // The tools themselves: another Go or compiler in the same place.
  for (const std::string& tool : {go_root + "/VERSION", plan.cc.front(), plan.cxx.empty() ? std::string() : plan.cxx.front()})
    if (exists(tool)) inputs.watched.push_back(tool);
  sort_unique(inputs.watched);
  return inputs;
}

Result<void> write_packages(const Plan& plan, const Inputs& inputs) {
  std::string text;
  for (const LocalPackage& package : inputs.packages)
    text += "package=" + package.import_path + "\t" + package.directory + "\n";
  for (const PackagePlace& package : inputs.c_packages) text += "c=" + package.import_path + "\t" + package.directory + "\n";
  if (inputs.has_cxx) text += "cxx=1\n";
  text += "c_digest=" + inputs.c_digest + "\n";
  for (const std::string& definition : inputs.c_defines) text += "c_define=" + definition + "\n";
  const auto wrote = write_file_if_changed(plan.folder + "/packages.txt", text);
  if (!wrote.ok()) return wrote.error();
  return {};
}

Result<KnownPackages> read_packages(const std::string& folder) {
  const auto text = read_file(folder + "/packages.txt");
  if (!text.ok()) return text.error();
  KnownPackages known;
  for (std::string_view line : split_lines(*text)) {
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) continue;
    const std::string_view key = line.substr(0, equals), value = line.substr(equals + 1);
    if (key == "package" || key == "c") {
      const std::size_t tab = value.find('\t');
      (key == "c" ? known.c_packages : known.places)
          .push_back({std::string(value.substr(0, tab)), std::string(value.substr(std::min(tab, value.size() - 1) + 1))});
    } else if (key == "cxx") {
      known.has_cxx = true;
    } else if (key == "c_digest") {
      known.c_digest = value;
    } else if (key == "c_define") {
      known.c_defines.emplace_back(value);
    }
  }
  return known;
}

}  // namespace gocgo
