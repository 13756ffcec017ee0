#include <set>

#include "json_writer.h"
#include "printable.h"
#include "report.h"
#include "version_summary.h"

namespace gocgo {
namespace {

std::string_view format_name(Format format) { return format == Format::elf ? "elf" : format == Format::pe ? "pe" : "other"; }

std::string_view status_name(Status status) {
  switch (status) {
    case Status::good: return "good";
    case Status::broken: return "broken";
    default: return "unreadable";
  }
}

void write_error(const Error& error, JsonWriter& json) {
  json.begin_object().member("tag", error.tag).member("summary", error.summary);
  json.key("facts").begin_array();
  for (const auto& [key, value] : error.facts) json.begin_object().member("key", key).member("value", value).end_object();
  json.end_array().member("fix", error.fix).end_object();
}

void write_version_needs(const Facts& facts, JsonWriter& json) {
  json.key("versions").begin_object();
  for (const auto& [family, version] : highest_versions(facts)) json.member(family, version);
  json.end_object().key("version_needs").begin_array();
  for (const VersionNeed& need : facts.version_needs) {
    json.begin_object().member("library", need.library).member("version", need.version).member("weak", need.weak);
    json.key("symbols").begin_array();
    for (const SymbolUse& symbol : need.symbols) json.text(symbol.name);
    json.end_array().key("weak_symbols").begin_array();
    for (const SymbolUse& symbol : need.symbols)
      if (symbol.weak) json.text(symbol.name);
    json.end_array().end_object();
  }
  json.end_array();
}

void write_imports(const Facts& facts, JsonWriter& json) {
  json.key("imports").begin_array();
  for (const Import& import : facts.imports) {
    json.begin_object().member("dll", import.dll).member("delay", import.delay).key("functions").begin_array();
    for (const ImportedFunction& function : import.functions) json.text(function.label());
    json.end_array().end_object();
  }
  json.end_array().texts("bound_imports", facts.bound_imports);
}

void write_hardening(const Facts& facts, JsonWriter& json) {
  const Hardening& hardening = facts.hardening;
  json.key("hardening");
  if (!facts.is_linked()) {
    json.null();
    return;
  }
  json.begin_object()
      .member("pie", hardening.pie)
      .member("nx", !hardening.executable_stack)
      .member("high_entropy", hardening.high_entropy)
      .member("writable_code", hardening.writable_code)
      .member("relro", hardening.relro == Relro::full      ? "full"
                       : hardening.relro == Relro::partial ? "partial"
                                                           : "none")
      .member("control_flow_guard", hardening.control_flow_guard)
      .end_object();
}

void write_go(const Facts& facts, JsonWriter& json) {
  json.key("go");
  if (!facts.go) {
    json.null();
    return;
  }
  const GoBuild& go = *facts.go;
  json.begin_object()
      .member("version", go.version)
      .member("path", go.path)
      .member("module", go.module)
      .member("module_version", go.module_version)
      .key("settings")
      .begin_object();
  // A key of an object must not come twice; the first one counts, as in GoBuild::setting.
  std::set<std::string_view> told;
  for (const auto& [key, value] : go.settings)
    if (told.insert(key).second) json.member(key, value);
  json.end_object().end_object();
}

void write_members(const Facts& facts, JsonWriter& json) {
  json.key("members").begin_array();
  for (const ArchiveMember& member : facts.members) {
    const bool known = member.format != Format::other;
    json.begin_object().member("name", member.name).member("format", format_name(member.format));
    json.key("bits");
    known ? json.number(static_cast<std::uint64_t>(member.bits)) : json.null();
    json.key("machine");
    known ? json.text(machine_name(member.format, member.machine)) : json.null();
    json.end_object();
  }
  json.end_array();
}

void write_facts(const Facts& facts, JsonWriter& json) {
  const bool known = facts.format != Format::other;
  json.member("format", format_name(facts.format)).member("kind", facts.kind);
  json.key("bits");
  known ? json.number(static_cast<std::uint64_t>(facts.bits)) : json.null();
  json.key("byte_order");
  known ? json.text(facts.byte_order == ByteOrder::big ? "big" : "little") : json.null();
  json.key("machine");
  known ? json.text(machine_name(facts)) : json.null();
  json.key("machine_code");
  known ? json.number(facts.machine) : json.null();
  json.member("type", type_name(facts.type)).key("interpreter");
  facts.interpreter ? json.text(*facts.interpreter) : json.null();
  json.key("soname");
  facts.soname.empty() ? json.null() : json.text(facts.soname);
  json.texts("needed", facts.needed).texts("filters", facts.filters);
  json.texts("rpath", facts.rpath).texts("runpath", facts.runpath);
  write_version_needs(facts, json);
  write_imports(facts, json);
  write_hardening(facts, json);
  write_go(facts, json);
  write_members(facts, json);
  json.texts("notes", facts.notes);
}

}  // namespace

std::string checked_as_json(const std::vector<Checked>& all) {
  std::string text;
  JsonWriter json(&text);
  json.begin_array();
  for (const Checked& checked : all) {
    json.begin_object()
        .member("file", checked.file)
        .member("description", checked.description)
        .member("status", status_name(checked.status))
        .key("errors")
        .begin_array();
    for (const Error& error : checked.errors) write_error(error, json);
    json.end_array().texts("notes", checked.notes).end_object();
  }
  json.end_array();
  return text;
}

void inspected_as_json(const Inspected& inspected, JsonWriter& json) {
  json.begin_object().member("file", inspected.file);
  if (inspected.facts != nullptr) write_facts(*inspected.facts, json);
  json.key("error");
  if (inspected.error != nullptr)
    write_error(*inspected.error, json);
  else
    json.null();
  json.end_object();
}

}  // namespace gocgo
