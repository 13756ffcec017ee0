#include "version_summary.h"

#include "symbol_version.h"

namespace gocgo {

std::map<std::string_view, std::string_view> highest_versions(const Facts& facts) {
  std::map<std::string_view, std::pair<Version, std::string_view>> best;
  for (const VersionNeed& need : facts.version_needs) {
    const SymbolVersion version = parse_symbol_version(need.version);
    if (need.weak || !version.version) continue;
    auto& held = best[version.family];
    if (held.second.empty() || held.first < *version.version) held = {*version.version, version.text};
  }
  std::map<std::string_view, std::string_view> highest;
  for (const auto& [family, held] : best) highest[family] = held.second;
  return highest;
}

}  // namespace gocgo
