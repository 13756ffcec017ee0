#pragma once
// What a Go program is made of, so that a build is exact: nothing stale, nothing built twice.

#include <map>
#include <string>

#include "file_states.h"
#include "plan.h"
#include "process.h"
#include "result.h"

namespace gocgo {

// A package of the program whose folder can change: not the standard library's, not the module cache's.
struct LocalPackage {
  std::string import_path{};
  std::string directory{};
  std::string name{};  // its package clause
  bool uses_cgo = false;
  Words files{};                              // all that go compiles or embeds, absolute, sorted
  Words embed_files{};                        // those that are only embedded
  Words cgo_files{}, c_files{}, cxx_files{};  // absolute
  Words cgo_flags{};                          // the #cgo lines' CPPFLAGS and CFLAGS
  Words cgo_cxx_flags{};
  Words headers{};  // what its C reads from outside its folder's listed files: found by the compiler's -M
};

// A package that is known by its name and its folder.
struct PackagePlace {
  std::string import_path, directory;
};

struct Inputs {
  std::vector<LocalPackage> packages{};
  Words watched{};                              // files whose change can change the program, sorted
  std::map<std::string, FolderKind> folders{};  // folders where a new file can
  std::vector<PackagePlace> c_packages{};       // all with C, the module cache's too: their compile takes long
  bool has_cxx = false;                         // some package has C++ files
  Words foreign_headers{};                      // the project's headers that packages of the module cache read
  // Some header is not there, or the compiler did not answer: the list is to be made again at the next build.
  bool incomplete = false;
  // digest_inputs() fills these.
  std::string digest{};
  Words c_defines{};       // definitions for every C compile that make go's own cache see what it does not look at
  std::string c_digest{};  // of what the compiled packages with cgo are made of
};

// Lists the program with `go list`, and with the C compiler the headers its C reads.
// Errors: tag "go-list" with what go says, paths made absolute.
Result<Inputs> list_inputs(const Plan& plan, const Environment& environment);

// The digest of everything the program is made of, the plan included; fills inputs.digest and makes the overlay in
// <plan folder>/overlay: for each local package with cgo a file whose text is the digest of its headers, since go's
// own cache does not see headers outside a package's folder. `key` is the digest of the plan and the environment.
// Errors: tag "unreadable" or "unwritable".
Result<void> digest_inputs(const Plan& plan, const std::string& key, FileStates& states, Inputs& inputs);

// What `link` needs to know again: <plan folder>/packages.txt.
Result<void> write_packages(const Plan& plan, const Inputs& inputs);
struct KnownPackages {
  std::vector<PackagePlace> places{};
  std::vector<PackagePlace> c_packages{};
  Words c_defines{};
  std::string c_digest{};
  bool has_cxx = false;
};
Result<KnownPackages> read_packages(const std::string& folder);

}  // namespace gocgo
