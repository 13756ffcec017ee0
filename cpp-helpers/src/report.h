#pragma once
// What check and inspect print, in each format.

#include <string>
#include <vector>

#include "facts.h"
#include "result.h"

namespace gocgo {

// A checked file. `errors` have their subjects (name_error).
struct Checked {
  std::string file;
  std::string description;  // describe_file(), "" when unreadable
  Status status = Status::good;
  std::vector<Error> errors{};
  std::vector<std::string> notes{};
};

// "ELF program, 64-bit x86-64, static-pie": one line about a file.
std::string describe_file(const Facts& facts);

// report_text.cpp. With `color`, escape sequences of an ANSI terminal.
std::string checked_as_text(const Checked& checked, bool color);
// "3 files: 2 good, 1 broken\n"
std::string summary_as_text(const std::vector<Checked>& all);
std::string facts_as_text(const std::string& file, const Facts& facts);

// report_sarif.cpp
std::string checked_as_sarif(const std::vector<Checked>& all);

// report_json.cpp: docs/check.schema.json, docs/inspect.schema.json.
std::string checked_as_json(const std::vector<Checked>& all);
struct Inspected {
  const std::string& file;
  const Facts* facts;  // or
  const Error* error;  // with its subject
};
class JsonWriter;
void inspected_as_json(const Inspected& inspected, JsonWriter& json);

}  // namespace gocgo
