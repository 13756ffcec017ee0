#include "link_command.h"

#include <algorithm>

#include "files.h"

namespace gocgo {
namespace {

constexpr std::string_view stub_prefix = "gocgo.", stub_suffixes[] = {".stub.c.o", ".stub.c.obj"};

Result<Words> expand_response_files(const Words& words, const std::string& directory) {
  Words expanded;
  for (const std::string& word : words) {
    if (word.size() < 2 || word[0] != '@') {
      expanded.push_back(word);
      continue;
    }
    const auto text = read_file(absolute_path(word.substr(1), directory));
    if (!text.ok()) return text.error();
    for (std::string& inner : split_shell(*text)) expanded.push_back(std::move(inner));
  }
  return expanded;
}

bool starts_with(const Words& words, const Words& prefix) {
  return !prefix.empty() && words.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), words.begin());
}

// "-Wl,--major-image-version,0,--minor-image-version,0": what CMake writes for a target without a VERSION.
bool is_empty_image_version(const std::string& word) {
  return word == "-Wl,--major-image-version,0,--minor-image-version,0" ||
         word == "-Wl,--major-image-version,,--minor-image-version,";
}

}  // namespace

std::string stub_config(std::string_view word) {
  const std::size_t slash = word.find_last_of("/\\");
  if (slash != std::string_view::npos) word.remove_prefix(slash + 1);
  if (!word.starts_with(stub_prefix)) return "";
  for (std::string_view suffix : stub_suffixes)
    if (word.ends_with(suffix) && word.size() > stub_prefix.size() + suffix.size())
      return std::string(word.substr(stub_prefix.size(), word.size() - stub_prefix.size() - suffix.size()));
  return "";
}

std::string stub_object(std::string_view config) {
  return std::string(stub_prefix) + std::string(config) + std::string(stub_suffixes[1]);
}

Result<LinkCommand> parse_link_command(const Words& given, const Words& cc, const Words& cxx, bool keep_import_library,
                                       const std::string& directory) {
  const auto expanded = expand_response_files(given, directory);
  if (!expanded.ok()) return expanded.error();
  const Words& words = *expanded;
  LinkCommand command;
  // CMake picks the C++ driver when something that is linked is C++.
  std::size_t first = 0;
  if (starts_with(words, cxx) && cxx != cc) {
    command.cxx_driver = true;
    first = cxx.size();
  } else if (starts_with(words, cc)) {
    first = cc.size();
  } else {
    return Error{"link-command",
                 "CMake's link command does not begin with the compiler it was configured with.",
                 {{"expected", join(cc, " ")}, {"got", join(words, " ")}},
                 "unset <LANG>_LINKER_LAUNCHER and RULE_LAUNCH_LINK for this target"};
  }
  for (std::size_t i = first; i < words.size(); ++i) {
    const std::string& word = words[i];
    const std::string config = stub_config(word);
    if (!config.empty()) {
      command.config = config;
    } else if (word == "-o" && i + 1 < words.size()) {
      command.output = absolute_path(words[++i], directory);
    } else if (word.starts_with("-Wl,--out-implib,")) {
      command.import_library = absolute_path(word.substr(word.find_last_of(',') + 1), directory);
      if (keep_import_library) command.flags.push_back("-Wl,--out-implib," + command.import_library);
    } else if (word.ends_with(".dir/objects.a") && words[i - 1] == "-Wl,--whole-archive") {
      command.object_archive = absolute_path(word, directory);
      command.flags.push_back(command.object_archive);
    } else if (word.empty() || is_empty_image_version(word)) {
      continue;
    } else if (word[0] != '-') {
      command.flags.push_back(absolute_path(word, directory));
    } else {
      command.windows_gui = command.windows_gui || word == "-mwindows";
      command.is_static = command.is_static || word == "-static";
      command.flags.push_back(word);
      // The options whose argument is a word of its own, which is no file to be made absolute.
      if ((word == "-Xlinker" || word == "-framework" || word == "-u" || word == "-z" || word == "-target" || word == "-arch" ||
           word == "-l" || word == "-T" || word == "-isysroot") &&
          i + 1 < words.size())
        command.flags.push_back(words[++i]);
    }
  }
  if (command.output.empty())
    return Error{"link-command",
                 "CMake's link command names no output.",
                 {{"got", join(words, " ")}},
                 "report this with the versions of CMake and GoCgoCross"};
  return command;
}

}  // namespace gocgo
