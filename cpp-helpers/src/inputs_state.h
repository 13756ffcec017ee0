#pragma once
// The list of a program's inputs, kept from one build to the next: most edits change no import, no file's presence
// and no build tag, and then `go list` (0.1 to 0.2 s) has nothing new to say.

#include <string>

#include "file_states.h"
#include "inputs.h"

namespace gocgo {

// <plan folder>/state.txt, of a run with the same key; nothing otherwise.
struct KeptInputs {
  bool usable = false;
  Inputs inputs{};
  FileStates states{};
};
KeptInputs read_kept_inputs(const Plan& plan, const std::string& key);

// Whether the list may have changed since: anything but the body of a .go file or the content of an embedded file.
// When in doubt, it has.
bool list_may_have_changed(const Inputs& inputs, FileStates& states);

// Errors: tag "unwritable". A path with a tab or a line's end cannot be kept: then nothing is.
Result<void> keep_inputs(const Plan& plan, const std::string& key, const Inputs& inputs, const FileStates& states);

}  // namespace gocgo
