#include "inputs_state.h"

#include <algorithm>
#include <filesystem>

#include "files.h"

namespace gocgo {
namespace {

constexpr std::string_view format_line = "gocgo state 2";
constexpr std::string_view states_line = "states";

std::string state_path(const Plan& plan) { return plan.folder + "/state.txt"; }

bool has_separator(const std::string& text) { return text.find_first_of("\t\r\n") != std::string::npos; }

// The list of a package that lines of this kind fill; none for others.
Words* list_of(LocalPackage& package, const std::string& kind) {
  if (kind == "file") return &package.files;
  if (kind == "embed") return &package.embed_files;
  return kind == "header" ? &package.headers : nullptr;
}

}  // namespace

KeptInputs read_kept_inputs(const Plan& plan, const std::string& key) {
  KeptInputs kept;
  const auto text = read_file(state_path(plan));
  if (!text.ok()) return kept;
  const std::string head = std::string(format_line) + "\n" + key + "\n";
  const std::size_t states = text->find("\n" + std::string(states_line) + "\n");
  if (states == std::string::npos) return kept;
  // What was seen of the files is true whatever the key is.
  kept.states = FileStates(std::string_view(*text).substr(states + states_line.size() + 2));
  if (!text->starts_with(head) || states + 1 < head.size()) return kept;
  Inputs& inputs = kept.inputs;
  for (std::string_view line : split_lines(std::string_view(*text).substr(head.size(), states + 1 - head.size()))) {
    const Words fields = split(line, '\t');
    if (fields.size() < 2) return kept;
    const std::string &kind = fields[0], &value = fields[1];
    if (kind == "package" && fields.size() == 5) {
      LocalPackage package;
      package.import_path = value;
      package.directory = fields[2];
      package.name = fields[3];
      package.uses_cgo = fields[4] == "1";
      inputs.packages.push_back(package);
    } else if (kind == "folder" && fields.size() == 3) {
      inputs.folders[value] = static_cast<FolderKind>(fields[2].front());
    } else if (kind == "watched") {
      inputs.watched.push_back(value);
    } else if (kind == "foreign") {
      inputs.foreign_headers.push_back(value);
    } else if (kind == "c" && fields.size() == 3) {
      inputs.c_packages.push_back({value, fields[2]});
    } else if (kind == "cxx") {
      inputs.has_cxx = true;
    } else if (Words* list = inputs.packages.empty() ? nullptr : list_of(inputs.packages.back(), kind)) {
      list->push_back(value);
    } else {
      return kept;
    }
  }
  kept.usable = true;
  return kept;
}

bool list_may_have_changed(const Inputs& inputs, FileStates& states) {
  for (const auto& [folder, kind] : inputs.folders) {
    const FileState before = states.before(folder + "/" + static_cast<char>(kind) + "/");
    const auto now = states.look(folder, kind);
    if (!now.ok() || now->digest != before.digest) return true;
  }
  Words embedded;
  for (const LocalPackage& package : inputs.packages)
    embedded.insert(embedded.end(), package.embed_files.begin(), package.embed_files.end());
  std::sort(embedded.begin(), embedded.end());
  for (const std::string& path : inputs.watched) {
    const FileState before = states.before(path);
    const auto now = states.look(path);
    if (!now.ok() || before.digest.empty()) return true;
    if (now->digest == before.digest) continue;
    if (path.ends_with(".go") && now->listing == before.listing) continue;
    if (path.ends_with(".go") || !std::binary_search(embedded.begin(), embedded.end(), path)) return true;
    // An embedded file that C includes is more than content.
    for (const LocalPackage& package : inputs.packages)
      if (std::binary_search(package.headers.begin(), package.headers.end(), path)) return true;
  }
  return false;
}

Result<void> keep_inputs(const Plan& plan, const std::string& key, const Inputs& inputs, const FileStates& states) {
  std::string text = std::string(format_line) + "\n" + key + "\n";
  bool sayable = !inputs.incomplete;
  auto line = [&](std::string_view kind, const std::string& value) {
    sayable = sayable && !has_separator(value);
    text += std::string(kind) + "\t" + value + "\n";
  };
  for (const LocalPackage& package : inputs.packages) {
    sayable = sayable && !has_separator(package.directory);
    text += "package\t" + package.import_path + "\t" + package.directory + "\t" + package.name + "\t" +
            (package.uses_cgo ? "1" : "0") + "\n";
    for (const std::string& path : package.files) line("file", path);
    for (const std::string& path : package.embed_files) line("embed", path);
    for (const std::string& path : package.headers) line("header", path);
  }
  for (const auto& [folder, kind] : inputs.folders) {
    sayable = sayable && !has_separator(folder);
    text += "folder\t" + folder + "\t" + static_cast<char>(kind) + "\n";
  }
  for (const std::string& path : inputs.watched) line("watched", path);
  for (const std::string& path : inputs.foreign_headers) line("foreign", path);
  for (const PackagePlace& package : inputs.c_packages) {
    sayable = sayable && !has_separator(package.directory);
    text += "c\t" + package.import_path + "\t" + package.directory + "\n";
  }
  if (inputs.has_cxx) line("cxx", "1");
  text += std::string(states_line) + "\n" + states.text();
  if (!sayable) {
    std::error_code code;
    std::filesystem::remove(state_path(plan), code);
    return {};
  }
  const auto wrote = write_file_if_changed(state_path(plan), text);
  if (!wrote.ok()) return wrote.error();
  return {};
}

}  // namespace gocgo
