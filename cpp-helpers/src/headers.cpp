#include "headers.h"

#include <algorithm>
#include <filesystem>

#include "files.h"

namespace gocgo {

Words parse_depfile(std::string_view text) {
  Words words;
  std::string word;
  bool in_prerequisites = false;
  auto end_word = [&] {
    if (!word.empty() && in_prerequisites) words.push_back(word);
    if (!word.empty() && !in_prerequisites && word.back() == ':') in_prerequisites = true;
    word.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const char next = i + 1 < text.size() ? text[i + 1] : '\0';
    if (c == '\\' && (next == '\n' || next == '\r')) {
      end_word();
      i += next == '\r' ? 2 : 1;
    } else if (c == '\\' && (next == ' ' || next == '#' || next == '\\')) {
      word += next;
      ++i;
    } else if (c == '$' && next == '$') {
      word += '$';
      ++i;
    } else if (c == '\n') {
      end_word();
      in_prerequisites = false;
    } else if (c == ' ' || c == '\t' || c == '\r') {
      end_word();
    } else {
      word += c;
    }
  }
  end_word();
  return words;
}

std::string format_depfile(const std::string& output, const Words& prerequisites) {
  auto escape = [](const std::string& path) {
    std::string escaped;
    for (char c : path) {
      if (c == ' ' || c == '#') escaped += '\\';
      if (c == '$') escaped += '$';
      escaped += c;
    }
    return escaped;
  };
  std::string text = escape(output) + ":";
  for (const std::string& path : prerequisites) text += " \\\n  " + escape(path);
  return text + "\n";
}

Headers read_headers(const Words& compiler, const Words& flags, const Words& sources, const std::string& directory,
                     const Environment& environment) {
  Run scan{compiler, environment, directory};
  for (const std::string& flag : flags)
    if (flag != "-c") scan.argv.push_back(flag);
  scan.argv.insert(scan.argv.end(), {"-M", "-MG", "-w"});
  scan.argv.insert(scan.argv.end(), sources.begin(), sources.end());
  const auto finished = run(scan);
  Headers headers;
  headers.complete = finished.ok() && finished->exit_code == 0;
  if (!finished.ok()) return headers;
  for (const std::string& path : parse_depfile(finished->out)) {
    if (std::find(sources.begin(), sources.end(), path) != sources.end()) continue;
    const std::string full = absolute_path(path, directory);
    std::error_code code;
    if (std::filesystem::is_regular_file(full, code))
      headers.files.push_back(full);
    else if (!std::filesystem::path(path).filename().string().starts_with("_cgo_"))
      headers.complete = false;
  }
  std::sort(headers.files.begin(), headers.files.end());
  headers.files.erase(std::unique(headers.files.begin(), headers.files.end()), headers.files.end());
  return headers;
}

}  // namespace gocgo
