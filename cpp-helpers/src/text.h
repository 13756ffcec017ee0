#pragma once
// Small text functions that more than one module needs.

#include <string>
#include <string_view>
#include <vector>

#include "result.h"

namespace gocgo {

using Words = std::vector<std::string>;

std::vector<std::string_view> split_lines(std::string_view text);
Words split(std::string_view text, char separator);
std::string join(const Words& words, std::string_view separator);
std::string_view trim(std::string_view text);
std::string to_lower(std::string_view text);

// Splits as a POSIX shell does, without expansions: blanks separate, '…', "…" and \x quote.
// Also the syntax of GCC's and Clang's response files (GCC manual, "@file").
Words split_shell(std::string_view text);

// One word for a POSIX shell.
std::string quote_shell(std::string_view word);

// The word for a compiler's response file (GCC manual, "@file"). In double quotes: zig reads single ones otherwise than GCC.
std::string quote_response(std::string_view word);

// One string that Go splits back into these words: blanks separate, '…' and "…" quote, nothing
// escapes (cmd/internal/quoted). So a word with a blank and both kinds of quotes cannot be said:
// tag "go-quote".
Result<std::string> quote_go(const Words& words);

}  // namespace gocgo
