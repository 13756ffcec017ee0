#pragma once
#include "result.h"

namespace gocgo {

// The error as the text every gocgo error has (see Error), ending in a newline.
std::string format_error(const Error& error);

// Prints format_error() on stderr; returns the error's exit code.
int fail(const Error& error);

// The error for a wrong command line of `verb`: tag "usage", status wrong_use.
Error usage_error(const std::string& verb, const std::string& summary);

}  // namespace gocgo
