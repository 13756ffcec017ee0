#pragma once
// The header that go makes of a library's `//export` functions.

#include <string_view>

#include "text.h"

namespace gocgo {

// The functions that it declares, in its order. What stands above go's own prologue is the preambles' text: their
// declarations are not the library's (cmd/cgo, writeExportHeader).
Words exported_names(std::string_view header);

}  // namespace gocgo
