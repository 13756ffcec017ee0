#include <algorithm>

#include "platform_libraries.h"
#include "policy_rules.h"
#include "printable.h"
#include "text.h"

namespace gocgo {
namespace {

bool contains(const std::vector<std::string>& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

// The first functions are enough to see where a DLL comes from; `gocgo inspect` lists all.
std::string some_functions(const Import& import) {
  std::string text;
  std::size_t shown = 0;
  for (const ImportedFunction& function : import.functions) {
    if (shown++ == 5) return text + ", … (" + std::to_string(import.functions.size()) + " functions)";
    text += (text.empty() ? "" : ", ") + printable(function.label(), 200);
  }
  return text;
}

void check_imports(const Facts& facts, const Policy& policy, Breaches& breaches) {
  Error error = breach(policy.linkage == Linkage::is_static ? tag::not_static : tag::not_system,
                       "imports from DLLs that not every Windows has.");
  for (const Import& import : facts.imports) {
    if (is_windows_dll(import.dll) || contains(policy.allow_import, to_lower(import.dll))) continue;
    error.facts.emplace_back(import.delay ? "delay import" : "import", printable(import.dll) + ": " + some_functions(import));
  }
  if (error.facts.empty()) return;
  error.fix =
      "link with -static (mingw's own DLLs then come from its archives), "
      "or ship the DLL beside the program and say --allow-import NAME";
  breaches.push_back(std::move(error));
}

void check_static(const Facts& facts, Breaches& breaches) {
  Error error = breach(tag::not_static, "is not static: it needs other files to run or load.");
  if (facts.interpreter) error.facts.emplace_back("interpreter", printable(*facts.interpreter) + " (PT_INTERP)");
  for (const std::string_view name : facts.needed) error.facts.emplace_back("needed", printable(name) + " (DT_NEEDED)");
  for (const std::string_view name : facts.filters)
    error.facts.emplace_back("needed", printable(name) + " (DT_FILTER or DT_AUXILIARY)");
  // A version need without its library's DT_NEEDED still stops the loader.
  if (facts.needed.empty())
    for (const VersionNeed& need : facts.version_needs)
      error.facts.emplace_back("needed", printable(need.library) + " (DT_VERNEED, " + printable(need.version) + ")");
  if (error.facts.empty()) return;
  error.fix =
      "link with -static, with a compiler whose C library is there as an archive (the presets' toolchains; "
      "LINKAGE STATIC)";
  if (facts.interpreter && facts.interpreter->find("ld-musl") != std::string_view::npos)
    error.fix += "; musl-gcc ignores -static-pie, take -static";
  breaches.push_back(std::move(error));
}

void check_system(const Facts& facts, const Policy& policy, Breaches& breaches) {
  Error error = breach(tag::not_system, "needs libraries that are not the platform's own.");
  for (const auto* names : {&facts.needed, &facts.filters})
    for (const std::string_view name : *names)
      if (!is_system_library(name) && !contains(policy.allow_needed, name))
        error.facts.emplace_back("needed", printable(name) + (names == &facts.needed ? " (DT_NEEDED)" : " (DT_FILTER)"));
  if (error.facts.empty()) return;
  error.fix =
      "link these libraries as archives (lib….a), or ship them along and say --allow-needed NAME "
      "(ALLOW_NEEDED in CMake)";
  breaches.push_back(std::move(error));
}

}  // namespace

// [not-static] or [not-system] with every library, loader and DLL that is too much.
void check_linkage(const Facts& facts, const Policy& policy, Breaches& breaches) {
  if (policy.linkage == Linkage::any) return;
  if (facts.format == Format::pe)
    check_imports(facts, policy, breaches);
  else if (policy.linkage == Linkage::is_static)
    check_static(facts, breaches);
  else
    check_system(facts, policy, breaches);
}

}  // namespace gocgo
