#pragma once
// The single rules of a policy, each in its own file. Private to the policy.

#include "policy.h"
#include "policy_tags.h"

namespace gocgo {

using Breaches = std::vector<Error>;

// policy_target.cpp: system, machine, C library family.
void check_target(const Facts& facts, const Target& target, Breaches& breaches);
// policy_linkage.cpp: what the file needs beside itself.
void check_linkage(const Facts& facts, const Policy& policy, Breaches& breaches);
// policy_versions.cpp: --max-glibc, --max-glibcxx.
void check_versions(const Facts& facts, const Policy& policy, Breaches& breaches);
// policy_go.cpp: --require-cgo, --go-setting.
void check_go(const Facts& facts, const Policy& policy, Breaches& breaches);

Error breach(std::string_view tag, std::string summary);

}  // namespace gocgo
