#include "policy_rules.h"
#include "printable.h"

namespace gocgo {
namespace {

// The symbols that bind a file to a version, or why there is none.
std::string users(const VersionNeed& need) {
  if (need.version == "GLIBC_ABI_DT_RELR") return "DT_RELR relocations, read by glibc since 2.36";
  if (need.symbols.empty()) return "no symbol";
  std::string text;
  for (const SymbolUse& symbol : need.symbols)
    text += (text.empty() ? "" : ", ") + printable(symbol.name, 400) + (symbol.weak ? " (weak)" : "");
  return text;
}

void check_limit(const Facts& facts, std::string_view family, std::string_view limit_text, std::string_view tag,
                 std::string_view library, std::string fix, Breaches& breaches) {
  if (limit_text.empty()) return;
  const Version limit = *parse_version(limit_text);
  Error error = breach(tag, "needs a newer " + std::string(library) + " than " + std::string(limit_text) + ".");
  bool needs_libc = false, names_relr = false;
  for (const VersionNeed& need : facts.version_needs) {
    const SymbolVersion version = parse_symbol_version(need.version);
    if (version.family != family) continue;
    needs_libc = true;
    names_relr |= need.version == "GLIBC_ABI_DT_RELR";
    // The loader only warns where such a version is missing. A weak symbol alone does not make it so.
    if (need.weak) continue;
    // A word that is no number (GLIBC_PRIVATE: any glibc may change it) keeps no limit.
    if (version.version && *version.version <= limit) continue;
    error.facts.emplace_back(printable(need.version), users(need) + " (" + printable(need.library) + ")");
  }
  if (family == "GLIBC" && facts.has_relr && needs_libc && !names_relr && *parse_version("2.36") > limit)
    error.facts.emplace_back("DT_RELR", "packed relocations, read by glibc since 2.36");
  if (error.facts.empty()) return;
  error.fix = std::move(fix);
  breaches.push_back(std::move(error));
}

}  // namespace

// [glibc-too-new], [glibcxx-too-new] with each version over the limit: its symbols and its library.
void check_versions(const Facts& facts, const Policy& policy, Breaches& breaches) {
  check_limit(facts, "GLIBC", policy.max_glibc, tag::glibc_too_new, "glibc",
              "build on a system with glibc " + policy.max_glibc +
                  " (an older distribution, or zig cc -target x86_64-linux-gnu." + policy.max_glibc +
                  "), or static with a musl preset",
              breaches);
  check_limit(facts, "GLIBCXX", policy.max_glibcxx, tag::glibcxx_too_new, "libstdc++",
              "link with -static-libstdc++, or build with an older GCC", breaches);
}

}  // namespace gocgo
