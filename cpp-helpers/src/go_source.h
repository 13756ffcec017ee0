#pragma once
// The few things that gocgo reads in Go source files itself (The Go Programming Language Specification, "Lexical
// elements" and "Import declarations"; `go doc cmd/cgo`; `go doc embed`).

#include <string>
#include <string_view>

namespace gocgo {

struct GoSource {
  // What decides which files and packages a program has: all up to the end of the import declarations, comments
  // (build constraints, cgo directives) included, and every //go:embed line.
  std::string listing;
  // The C preambles: the comments right before `import "C"`, without comment marks and #cgo lines.
  std::string preamble;
};

GoSource read_go_source(std::string_view text);

}  // namespace gocgo
