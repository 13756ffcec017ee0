#pragma once
// The environment that Go gets: every build-changing variable is set or cleared; caches, proxies and credentials pass.

#include <string>

#include "plan.h"
#include "process.h"
#include "result.h"

namespace gocgo {

// The build-changing variables of `go help environment` with the value that means "nothing special". An unset one
// would be taken from the user's `go env -w` file, so each has a value. GOAMD64 … are Go's defaults.
struct GoDefault {
  const char* name;
  const char* value;
};
extern const std::vector<GoDefault> go_defaults;

// The caller's environment without what changes a build: Go's settings, the compilers' search paths.
// What Go's own settings file (`go env -w`) says of proxies, caches and credentials is handed on by value, and the
// file switched off. Runs `go env`. Errors: tag "go" when go does not run.
Result<Environment> neutral_environment(const std::string& go, const Environment& caller, bool cross);

// neutral_environment() with what the plan asks for: GOOS, GOARCH, CC, CXX, CGO_CFLAGS, ENV …
Result<Environment> plan_environment(const Plan& plan, const Environment& caller);

}  // namespace gocgo
