#include "go_header.h"

namespace gocgo {

Words exported_names(std::string_view header) {
  constexpr std::string_view prologue_end = "/* End of boilerplate cgo prologue.  */", lead = "extern ";
  const std::size_t end = header.find(prologue_end);
  if (end == std::string_view::npos) return {};
  Words names;
  for (std::string_view line : split_lines(header.substr(end))) {
    const std::size_t bracket = line.find('(');
    if (!line.starts_with(lead) || bracket == std::string_view::npos) continue;
    // "extern __declspec(dllexport) int Words(void);"
    const std::size_t open = line.substr(0, bracket).ends_with("__declspec") ? line.find('(', bracket + 1) : bracket;
    if (open == std::string_view::npos) continue;
    const std::string_view declared = line.substr(0, open);
    names.emplace_back(declared.substr(declared.find_last_of(" *") + 1));
  }
  return names;
}

}  // namespace gocgo
