#include "go_messages.h"

#include "files.h"
#include "text.h"

namespace gocgo {

std::string MessagePaths::absolute(std::string_view line) {
  if (line.starts_with("# ")) {
    package_dir_.clear();
    std::string_view import_path = line.substr(2);
    import_path = import_path.substr(0, import_path.find(' '));
    for (const PackagePlace& place : places_)
      if (place.import_path == import_path) package_dir_ = place.directory;
    return std::string(line);
  }
  // "In file included from a.c:3:" and "\ta.go:5" too: the name begins after the last blank before its colon.
  for (std::size_t colon = line.find(':'); colon != std::string_view::npos; colon = line.find(':', colon + 1)) {
    if (colon + 1 >= line.size() || line[colon + 1] < '0' || line[colon + 1] > '9') continue;
    std::size_t start = 0;
    for (std::string_view lead : {"In file included from ", "                 from ", "\t"})
      if (line.starts_with(lead)) start = lead.size();
    const std::string name(line.substr(start, colon - start));
    if (name.empty() || name.front() == '/') break;
    for (const std::string& base : {package_dir_, module_dir_}) {
      if (base.empty()) continue;
      const std::string full = absolute_path(name, base);
      if (is_file(full)) return std::string(line.substr(0, start)) + full + std::string(line.substr(colon));
    }
    break;
  }
  return std::string(line);
}

std::string absolute_messages(std::string_view text, const std::string& module_dir, const std::vector<PackagePlace>& places) {
  MessagePaths paths(module_dir, places);
  std::string result;
  for (std::string_view line : split_lines(text)) result += paths.absolute(line) + "\n";
  return result;
}

}  // namespace gocgo
