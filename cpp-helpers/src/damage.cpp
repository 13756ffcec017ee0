#include "damage.h"

#include <cstdio>

#include "policy_tags.h"

namespace gocgo {
namespace {

Error damaged(std::string_view tag, std::string_view format, std::string_view what, std::string_view field, std::uint64_t at,
              std::uint64_t value, Limit limit) {
  Error error;
  error.tag = tag;
  error.summary = "is a damaged " + std::string(format) + ": " + std::string(what) + ".";
  error.facts = {{"field", std::string(field) + " at offset " + hex(at)},
                 {"value", hex(value)},
                 {"limit", hex(limit.value) + " (" + std::string(limit.what) + ")"}};
  error.fix = "build the file again, or copy it again from where it was built";
  error.status = Status::unreadable;
  return error;
}

}  // namespace

std::string hex(std::uint64_t value) {
  char text[24];
  std::snprintf(text, sizeof text, "0x%llx", static_cast<unsigned long long>(value));
  return text;
}

Error damaged_elf(std::string_view what, std::string_view field, std::uint64_t at, std::uint64_t value, Limit limit) {
  return damaged(tag::damaged_elf, "ELF file", what, field, at, value, limit);
}

Error damaged_pe(std::string_view what, std::string_view field, std::uint64_t at, std::uint64_t value, Limit limit) {
  return damaged(tag::damaged_pe, "PE file", what, field, at, value, limit);
}

Error damaged_archive(std::string_view what, std::string_view field, std::uint64_t at, std::uint64_t value, Limit limit) {
  return damaged(tag::damaged_archive, "archive", what, field, at, value, limit);
}

}  // namespace gocgo
