#include "fail.h"
#include "printable.h"
#include "report.h"
#include "version_summary.h"

namespace gocgo {
namespace {

std::string plural(std::size_t number, const std::string& word) {
  return std::to_string(number) + " " + word + (number == 1 ? "" : "s");
}

class Lines {
 public:
  void add(const std::string& key, const std::string& value) {
    std::string head = "  " + key + ":";
    head.resize(std::max<std::size_t>(head.size() + 1, 18), ' ');
    text_ += head + value + "\n";
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

void add_all(Lines& lines, const std::string& key, const std::vector<std::string_view>& values) {
  for (const std::string_view value : values) lines.add(key, printable(value));
}

void add_hardening(Lines& lines, const Facts& facts) {
  const Hardening& hardening = facts.hardening;
  std::string text = hardening.pie ? "PIE" : "no PIE";
  text += hardening.executable_stack ? ", executable stack" : ", NX";
  if (facts.format == Format::elf)
    text += hardening.relro == Relro::full ? ", full RELRO" : hardening.relro == Relro::partial ? ", RELRO" : ", no RELRO";
  if (facts.format == Format::pe) {
    if (facts.bits == 64) text += hardening.high_entropy ? ", high-entropy ASLR" : ", no high-entropy ASLR";
    if (hardening.control_flow_guard) text += ", control flow guard";
  }
  if (hardening.writable_code) text += ", writable code";
  lines.add("hardening", text);
}

void add_versions(Lines& lines, const Facts& facts) {
  for (const auto& [family, version] : highest_versions(facts))
    lines.add("version", printable(family) + " " + printable(version));
  for (const VersionNeed& need : facts.version_needs) {
    std::string text = printable(need.version) + " of " + printable(need.library) + (need.weak ? " (weak)" : "") + ": ";
    if (need.symbols.empty()) text += "no symbol";
    for (std::size_t i = 0; i < need.symbols.size(); ++i)
      text += (i > 0 ? ", " : "") + printable(need.symbols[i].name) + (need.symbols[i].weak ? " (weak)" : "");
    lines.add("version need", text);
  }
}

void add_imports(Lines& lines, const Facts& facts) {
  for (const Import& import : facts.imports) {
    std::string text = printable(import.dll) + ": ";
    for (std::size_t i = 0; i < import.functions.size(); ++i)
      text += (i > 0 ? ", " : "") + printable(import.functions[i].label());
    lines.add(import.delay ? "delay import" : "import", text);
  }
  add_all(lines, "bound import", facts.bound_imports);
}

}  // namespace

std::string describe_file(const Facts& facts) {
  std::string text(facts.kind);
  if (facts.format == Format::other) return text;
  text += ", " + std::to_string(facts.bits) + "-bit " + (facts.byte_order == ByteOrder::big ? "big-endian " : "") +
          machine_name(facts);
  if (facts.is_linked()) text += ", " + std::string(type_name(facts.type));
  return text;
}

std::string checked_as_text(const Checked& checked, bool color) {
  std::string text;
  if (checked.errors.empty())
    text = (color ? "\033[32mgood\033[0m " : "good ") + printable(checked.file) + " (" + checked.description + ")\n";
  for (const Error& error : checked.errors) {
    std::string block = format_error(error);
    // Only the first line, up to the tag's bracket: the evidence stays easy to copy.
    if (const std::size_t end = block.find("]: "); color && end != std::string::npos)
      block = "\033[1;31m" + block.substr(0, end + 1) + "\033[0m" + block.substr(end + 1);
    text += block;
  }
  for (const std::string& note : checked.notes) text += "  note: " + printable(checked.file) + ": " + note + "\n";
  return text;
}

std::string summary_as_text(const std::vector<Checked>& all) {
  std::size_t good = 0, broken = 0, unreadable = 0;
  for (const Checked& checked : all)
    ++(checked.status == Status::good ? good : checked.status == Status::broken ? broken : unreadable);
  std::string text = plural(all.size(), "file") + ": " + std::to_string(good) + " good";
  if (broken > 0) text += ", " + std::to_string(broken) + " broken";
  if (unreadable > 0) text += ", " + std::to_string(unreadable) + " unreadable";
  return text + "\n";
}

std::string facts_as_text(const std::string& file, const Facts& facts) {
  Lines lines;
  lines.add("file", describe_file(facts));
  if (facts.interpreter) lines.add("interpreter", printable(*facts.interpreter));
  if (!facts.soname.empty()) lines.add("soname", printable(facts.soname));
  add_all(lines, "needed", facts.needed);
  add_all(lines, "filter", facts.filters);
  add_all(lines, "rpath", facts.rpath);
  add_all(lines, "runpath", facts.runpath);
  add_versions(lines, facts);
  add_imports(lines, facts);
  if (facts.is_linked()) add_hardening(lines, facts);
  if (facts.go) {
    lines.add("Go", printable(facts.go->version));
    if (!facts.go->path.empty()) lines.add("Go package", printable(facts.go->path));
    if (!facts.go->module.empty())
      lines.add("Go module", printable(facts.go->module) + " " + printable(facts.go->module_version));
    for (const auto& [key, value] : facts.go->settings) lines.add("Go setting", printable(key + "=" + value));
  }
  for (const ArchiveMember& member : facts.members) {
    std::string text = printable(member.name);
    if (member.format != Format::other)
      text += ": " + std::string(member.format == Format::elf ? "ELF" : "COFF") + " object, " + std::to_string(member.bits) +
              "-bit " + (member.byte_order == ByteOrder::big ? "big-endian " : "") +
              machine_name(member.format, member.machine);
    lines.add("member", text);
  }
  for (const std::string& note : facts.notes) lines.add("note", note);
  return printable(file) + "\n" + lines.take();
}

}  // namespace gocgo
