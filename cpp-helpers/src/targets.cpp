#include "targets.h"

#include <string>

namespace gocgo {
namespace {

constexpr Target table[] = {
#include "targets.inc"
};

}  // namespace

std::span<const Target> targets() { return table; }

const Target* find_target(std::string_view name) {
  for (const Target& target : table)
    if (target.name == name) return &target;
  return nullptr;
}

std::string_view target_names() {
  static const std::string names = [] {
    std::string text;
    for (const Target& target : table) text += (text.empty() ? "" : ", ") + std::string(target.name);
    return text;
  }();
  return names;
}

}  // namespace gocgo
