#pragma once
// What go and the compilers under it print, made fit for editors.

#include <string>
#include <string_view>
#include <vector>

#include "inputs.h"

namespace gocgo {

// Makes the file names of "file:line…" messages absolute. Go prints them relative to the module's folder it runs in,
// C compilers relative to the package's (named by the "# import/path" line before), so that an editor finds neither.
class MessagePaths {
 public:
  MessagePaths(std::string module_dir, std::vector<PackagePlace> places)
      : module_dir_(std::move(module_dir)), places_(std::move(places)) {}
  std::string absolute(std::string_view line);

 private:
  std::string module_dir_;
  std::vector<PackagePlace> places_;
  std::string package_dir_{};
};

// MessagePaths over each line of a text.
std::string absolute_messages(std::string_view text, const std::string& module_dir, const std::vector<PackagePlace>& places);

}  // namespace gocgo
