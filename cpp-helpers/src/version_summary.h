#pragma once
#include <map>
#include <string_view>

#include "facts.h"

namespace gocgo {

// The highest version of each family that the file cannot do without: {"GLIBC": "2.34"}. Left out are needs
// marked VER_FLG_WEAK and versions that are no numbers (GLIBC_PRIVATE); version_needs has them.
std::map<std::string_view, std::string_view> highest_versions(const Facts& facts);

}  // namespace gocgo
