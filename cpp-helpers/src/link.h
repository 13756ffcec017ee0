#pragma once
// From a plan and CMake's link command to a checked product.

#include "link_command.h"
#include "plan.h"
#include "process.h"
#include "result.h"

namespace gocgo {

// Runs `go build` so that its external linker gets what CMake computed, checks the product, and only then puts it
// where it is expected. Prints go's messages, with absolute paths, on stderr.
// Gives the exit code: 0; go's failure as 4; a broken policy as 1.
int link_product(const Plan& plan, const LinkCommand& command, const Environment& environment);

}  // namespace gocgo
