#include "symbol_version.h"

namespace gocgo {

std::optional<Version> parse_version(std::string_view text) {
  Version version;
  std::uint64_t number = 0;
  bool digits = false;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i == text.size() || text[i] == '.') {
      if (!digits || version.numbers.size() >= 16) return std::nullopt;
      version.numbers.push_back(static_cast<std::uint32_t>(number));
      number = 0;
      digits = false;
    } else if (text[i] >= '0' && text[i] <= '9') {
      number = number * 10 + static_cast<std::uint64_t>(text[i] - '0');
      if (number > UINT32_MAX) return std::nullopt;
      digits = true;
    } else {
      return std::nullopt;
    }
  }
  while (version.numbers.size() > 1 && version.numbers.back() == 0) version.numbers.pop_back();
  return version;
}

SymbolVersion parse_symbol_version(std::string_view name) {
  if (name == "GLIBC_ABI_DT_RELR") return {"GLIBC", "2.36", parse_version("2.36")};
  // Any other word, GLIBC_PRIVATE or a later GLIBC_ABI_…, belongs to glibc without being a number.
  const std::size_t line = name.starts_with("GLIBC_") ? 5 : name.rfind('_');
  if (line == std::string_view::npos) return {name, {}, std::nullopt};
  const std::string_view text = name.substr(line + 1);
  return {name.substr(0, line), text, parse_version(text)};
}

}  // namespace gocgo
