#include "policy_rules.h"
#include "printable.h"
#include "text.h"

namespace gocgo {
namespace {

std::string_view base_name(std::string_view path) { return path.substr(path.find_last_of('/') + 1); }

// A trace of a C library's family in a file.
struct LibcEvidence {
  std::string_view family;
  std::string key, value;
};

std::string_view family_of_loader(std::string_view path) {
  const std::string_view name = base_name(path);
  if (name.starts_with("ld-musl-")) return "musl";
  if (name.starts_with("ld-linux") || name.starts_with("ld64.so") || name == "ld.so.1") return "glibc";
  return "another C library";
}

std::vector<LibcEvidence> libc_evidence(const Facts& facts) {
  std::vector<LibcEvidence> found;
  if (facts.interpreter)
    found.push_back({family_of_loader(*facts.interpreter), "interpreter", printable(*facts.interpreter) + " (PT_INTERP)"});
  for (const std::string_view name : facts.needed) {
    const std::string value = printable(name) + " (DT_NEEDED)";
    if (name == "libc.so.6" || name.starts_with("ld-linux")) found.push_back({"glibc", "needed", value});
    if (name.starts_with("libc.musl-") || name == "libc.so" || name.starts_with("ld-musl-"))
      found.push_back({"musl", "needed", value});
  }
  for (const VersionNeed& need : facts.version_needs)
    if (need.version.starts_with("GLIBC_")) {
      found.push_back({"glibc", "version", printable(need.version) + " of " + printable(need.library)});
      break;
    }
  // Only glibc's crt1.o writes that note: without a loader it tells that glibc itself is linked in.
  if (facts.has_gnu_abi_note && !facts.interpreter && facts.needed.empty())
    found.push_back({"glibc", "start-up code", "NT_GNU_ABI_TAG (PT_NOTE)"});
  for (const Import& import : facts.imports) {
    const std::string name = to_lower(import.dll);
    if (name == "cygwin1.dll") found.push_back({"Cygwin", "import", printable(import.dll)});
    if (name == "msys-2.0.dll") found.push_back({"MSYS2", "import", printable(import.dll)});
  }
  return found;
}

std::string describe(std::string_view kind, Format format, int bits, ByteOrder order, std::uint16_t machine) {
  if (format == Format::other) return std::string(kind);
  return std::string(kind) + ", " + std::to_string(bits) + "-bit " + (order == ByteOrder::big ? "big-endian " : "") +
         machine_name(format, machine);
}

std::string describe(const Facts& facts) {
  return describe(facts.kind, facts.format, facts.bits, facts.byte_order, facts.machine);
}

Format format_of(const Target& target) { return target.format == "elf" ? Format::elf : Format::pe; }

std::string describe(const Target& target) {
  const Format format = format_of(target);
  return std::string(target.system) + ", " + (format == Format::elf ? "ELF" : "PE") + ", " + std::to_string(target.bits) +
         "-bit " + machine_name(format, target.e_machine) + " (" + std::string(target.name) + ")";
}

// What says that the file is for another operating system than its format's usual one; "" if nothing does.
std::string foreign_system(const Facts& facts) {
  if (facts.format == Format::elf) {
    if (!facts.system_note.empty()) return "a note of " + std::string(facts.system_note) + " (PT_NOTE)";
    // gABI, EI_OSABI: 0 is System V, 3 is GNU; both are Linux.
    if (facts.osabi != 0 && facts.osabi != 3) return "EI_OSABI " + std::to_string(facts.osabi);
    return {};
  }
  // PE Format, Windows Subsystem: 2 GUI, 3 console; an object has none.
  if (facts.subsystem == 2 || facts.subsystem == 3 || facts.type == FileType::object) return {};
  return "Subsystem " + std::to_string(facts.subsystem) + " (2 and 3 are Windows programs)";
}

bool runs_on(const Target& target, int bits, ByteOrder order, std::uint16_t machine) {
  return machine == target.e_machine && bits == target.bits && order == ByteOrder::little;
}

// An archive is for a target if all its objects are.
void check_members(const Facts& facts, const Target& target, const std::string& fix, Breaches& breaches) {
  constexpr std::size_t most_named = 10;
  std::size_t objects = 0, wrong = 0;
  Error error = breach(tag::wrong_machine, "has objects that are not for " + std::string(target.name) + ".");
  for (const ArchiveMember& member : facts.members) {
    if (member.format == Format::other) continue;
    ++objects;
    if (member.format == format_of(target) && runs_on(target, member.bits, member.byte_order, member.machine)) continue;
    if (++wrong > most_named) continue;
    error.facts.emplace_back("member", printable(member.name) + ": " +
                                           describe(member.format == Format::elf ? "ELF object" : "COFF object", member.format,
                                                    member.bits, member.byte_order, member.machine));
  }
  if (objects == 0) {
    error = breach(tag::not_a_program, "is an archive without objects.");
    error.facts.emplace_back("members", std::to_string(facts.members.size()));
  } else if (wrong == 0) {
    return;
  }
  if (wrong > most_named) error.facts.emplace_back("and", std::to_string(wrong - most_named) + " more members");
  error.facts.emplace_back("target", describe(target));
  error.fix = fix;
  breaches.push_back(std::move(error));
}

}  // namespace

// [not-a-program], [wrong-system], [wrong-machine] and [wrong-libc], each with the fact that shows it.
void check_target(const Facts& facts, const Target& target, Breaches& breaches) {
  const std::string name(target.name);
  const std::string rebuild = "build it with the preset " + name + ": cmake --workflow --preset " + name;
  auto add = [&](std::string_view tag, std::string summary, const std::string& shows) {
    Error error = breach(tag, std::move(summary));
    error.facts = {{"file", shows}, {"target", describe(target)}};
    error.fix = rebuild;
    breaches.push_back(std::move(error));
  };
  if (facts.type == FileType::archive) {
    check_members(facts, target, rebuild, breaches);
    return;
  }
  if (facts.format == Format::other) {
    add(tag::not_a_program, "is neither an ELF nor a PE file.", std::string(facts.kind));
    return;
  }
  if (facts.format != format_of(target)) {
    add(tag::wrong_system, "is not for " + std::string(target.system) + ".", describe(facts));
    return;
  }
  if (const std::string shows = foreign_system(facts); !shows.empty())
    add(tag::wrong_system, "is not for " + std::string(target.system) + ".", describe(facts) + ", " + shows);
  if (!runs_on(target, facts.bits, facts.byte_order, facts.machine))
    add(tag::wrong_machine, "is for another machine than " + name + ".", describe(facts));

  Error error = breach(tag::wrong_libc, "is not linked against " + std::string(target.libc) + ".");
  for (LibcEvidence& evidence : libc_evidence(facts))
    if (evidence.family != target.libc)
      error.facts.emplace_back(std::move(evidence.key), evidence.value + ": " + std::string(evidence.family));
  if (error.facts.empty()) return;
  error.fix = rebuild + "; only the linked file proves its C library, not the compiler's name";
  breaches.push_back(std::move(error));
}

}  // namespace gocgo
