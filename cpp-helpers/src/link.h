#pragma once
// From a plan and CMake's link command to a checked product.

#include <functional>
#include <string>

#include "link_command.h"
#include "plan.h"
#include "process.h"
#include "result.h"

namespace gocgo {

// Runs `go build` so that its external linker gets what CMake computed, checks the product, and only then puts it
// where it is expected. Prints go's messages, with absolute paths, on stderr.
// `finish`, if given, gets the new product's path before the check, with what go made beside it.
// Gives the exit code: 0; go's failure as 4; a broken policy as 1.
using Finish = std::function<Result<void>(const std::string& product)>;
int link_product(const Plan& plan, const LinkCommand& command, const Environment& environment, const Finish& finish = {});

}  // namespace gocgo
