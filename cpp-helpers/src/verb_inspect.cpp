#include <cstdio>
#include <string>
#include <vector>

#include "console.h"
#include "fail.h"
#include "json_writer.h"
#include "mapped_file.h"
#include "printable.h"
#include "report.h"
#include "verbs.h"

namespace gocgo {
namespace {

int run_inspect(Args args) {
  std::vector<std::string> files;
  bool as_json = false, only_files = false;
  for (std::size_t i = 0; i < args.size(); ++i) {
    std::string_view word = args[i];
    if (only_files || !word.starts_with("-") || word == "-") {
      files.emplace_back(word);
      continue;
    }
    if (word == "--") {
      only_files = true;
      continue;
    }
    std::string_view value;
    if (word.starts_with("--format="))
      value = word.substr(9);
    else if (word == "--format" && i + 1 < args.size())
      value = args[++i];
    else if (word == "--format")
      return fail(usage_error("inspect", "--format needs a value."));
    else
      return fail(usage_error("inspect", "there is no option '" + std::string(word) + "'."));
    if (value != "json" && value != "text")
      return fail(usage_error("inspect", "--format is text or json, not '" + std::string(value) + "'."));
    as_json = value == "json";
  }
  if (files.empty()) return fail(usage_error("inspect", "a file is missing."));

  exit_if_a_mapped_file_shrinks();
  Status status = Status::good;
  std::string json_text;
  JsonWriter json(&json_text);
  if (as_json) json.begin_array();
  for (const std::string& name : files) {
    const Result<MappedFile> file = MappedFile::open(name);
    const Result<Facts> facts = file ? read_facts(file->bytes(), ReadGo::yes) : Result<Facts>(file.error());
    if (facts) {
      if (as_json)
        inspected_as_json({name, &*facts, nullptr}, json);
      else
        print(facts_as_text(name, *facts));
    } else {
      const Error error = name_error(printable(name), facts.error());
      status = worst(status, error.status);
      if (as_json)
        inspected_as_json({name, nullptr, &error}, json);
      else
        fail(error);
    }
    print(json_text);  // file by file: what many files have to say is never held together
    json_text.clear();
  }
  if (as_json) {
    json.end_array();
    print(json_text);
  }
  return to_exit_code(status);
}

}  // namespace

const Verb verb_inspect{"inspect", "what a file is and needs: machine, libraries, versions, imports, Go settings",
                        "usage: gocgo inspect [--format text|json] FILE...\n\n"
                        "Prints what each ELF or PE file says about itself: format, machine, interpreter, needed\n"
                        "libraries, symbol versions, imports, hardening, Go build settings. Facts are read from what\n"
                        "a loader reads (program headers, dynamic segment, import directories), so a stripped file\n"
                        "and one without section headers are read too. What a program loads by itself when it runs\n"
                        "(dlopen, LoadLibrary) cannot be seen.\n\n"
                        "  --format json   an array, one object a file: docs/inspect.schema.json\n\n"
                        "Exit status: 0, or 3 if a file is unreadable or damaged. A file that is neither ELF nor PE\n"
                        "is a fact, not an error.\n",
                        true, run_inspect};

}  // namespace gocgo
