#pragma once
#include <span>
#include <string>

#include "verbs.h"

namespace gocgo {

// The manual page gocgo.1 (man(7)), made of the verbs' own help texts: `gocgo --man`.
std::string man_page(std::span<const Verb* const> verbs);

}  // namespace gocgo
