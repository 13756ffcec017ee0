#include "targets.h"

#include <string>

namespace gocgo {
namespace {

constexpr Target target_table[] = {
#include "targets.inc"
};

}  // namespace

std::span<const Target> targets() { return target_table; }

const Target* find_target(std::string_view name) {
  for (const Target& target : target_table)
    if (target.name == name) return &target;
  return nullptr;
}

std::string_view target_names() {
  static const std::string names = [] {
    std::string text;
    for (const Target& target : target_table) text += (text.empty() ? "" : ", ") + std::string(target.name);
    return text;
  }();
  return names;
}

}  // namespace gocgo
