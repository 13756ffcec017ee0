#pragma once
#include "facts.h"
#include "pe_image.h"

namespace gocgo {

// Adds the facts of a PE file. Error: [damaged-pe].
Result<void> read_pe(const PeImage& image, Facts& facts);

// Adds imports and bound_imports (PE Format: The .idata Section, Delay-Load Import Tables;
// bound imports: winnt.h, IMAGE_BOUND_IMPORT_DESCRIPTOR). Error: [damaged-pe].
Result<void> read_pe_imports(const PeImage& image, Facts& facts);

}  // namespace gocgo
