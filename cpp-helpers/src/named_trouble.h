#pragma once
// An error of a program that was run, by the name of the trouble that its messages show.

#include <string>

#include "result.h"

namespace gocgo {

// Gives the error the tag, the cause and the fix of the first known trouble in `messages`, and the message as a fact;
// leaves it as it is when they show none.
Error named_trouble(Error error, const std::string& messages);

}  // namespace gocgo
