#pragma once
#include <cstdint>
#include <optional>

#include "byte_view.h"

namespace gocgo {

struct CoffObject {
  std::uint16_t machine;
  int bits;
};

// The machine of a COFF object, a large one (/bigobj) or a short import (PE Format: COFF File Header, Import Header).
// Such files have no magic number: nothing, unless every field that can be tested fits.
std::optional<CoffObject> read_coff_object(ByteView file);

}  // namespace gocgo
