#pragma once
#include "facts.h"

namespace gocgo {

// Whether the file is an ar archive, a thin one included.
bool is_archive(ByteView file);

// Adds the members of an archive (ar(5); GNU and BSD long names). Of a member only the kind and the machine are
// read. Error: [damaged-archive].
Result<void> read_archive(ByteView file, Facts& facts);

}  // namespace gocgo
