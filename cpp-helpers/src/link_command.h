#pragma once
// The link command that CMake computed, taken apart for go.

#include <string>

#include "plan.h"
#include "result.h"
#include "text.h"

namespace gocgo {

struct LinkCommand {
  bool cxx_driver = false;       // CMake took the C++ compiler as the driver
  std::string output{};          // absolute
  std::string import_library{};  // absolute; of a DLL
  bool windows_gui = false;      // -mwindows
  bool is_static = false;        // -static is among the flags
  Words flags{};                 // what the external linker gets: flags, objects and libraries in their order
  std::string object_archive{};  // absolute; what MinGW with Makefiles packs the objects into, the stub among them
  std::string config{};          // the configuration that the stub's object tells, "" when it does not stand there
};

// `words` is the command as the launcher gets it: compiler, flags, objects, -o output, libraries; `directory` is
// where it would run, to make paths absolute. Response files are expanded (GCC manual, "@file").
// Dropped: the stub's object, -o, the executable's import library, empty image versions.
// Errors: tag "link-command".
Result<LinkCommand> parse_link_command(const Words& words, const Words& cc, const Words& cxx, bool keep_import_library,
                                       const std::string& directory);

// "Release" of ".../gocgo.Release.stub.c.o"; "" when the word is no stub's object.
std::string stub_config(std::string_view word);

// The name of the stub's object in a Windows build of that configuration: "gocgo.Release.stub.c.obj".
std::string stub_object(std::string_view config);

}  // namespace gocgo
