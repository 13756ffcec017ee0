#include "fail.h"

#include <algorithm>
#include <cstdio>

namespace gocgo {

std::string format_error(const Error& error) {
  std::string text = "GoCgoCross [" + error.tag + "]: " + error.summary + "\n";
  std::size_t width = error.fix.empty() ? 0 : std::string("fix:").size();
  for (const auto& [key, value] : error.facts) width = std::max(width, key.size() + 1);
  auto line = [&](const std::string& key, const std::string& value) {
    text += "  " + key + ":" + std::string(width - key.size(), ' ');
    for (char c : value) {
      text += c;
      // A value of several lines stays under its key.
      if (c == '\n') text += std::string(width + 3, ' ');
    }
    text += "\n";
  };
  for (const auto& [key, value] : error.facts) line(key, value);
  if (!error.fix.empty()) line("fix", error.fix);
  return text;
}

int fail(const Error& error) {
  std::fputs(format_error(error).c_str(), stderr);
  return to_exit_code(error.status);
}

Error usage_error(const std::string& verb, const std::string& summary) {
  return {"usage", summary, {}, "gocgo " + verb + (verb.empty() ? "" : " ") + "--help", Status::wrong_use};
}

}  // namespace gocgo
