#include "facts.h"

#include "archive.h"
#include "coff_object.h"
#include "damage.h"
#include "elf.h"
#include "go_buildinfo.h"
#include "pe.h"

namespace gocgo {
namespace {

struct MachineName {
  std::uint16_t code;
  std::string_view name;
};

// gABI, e_machine.
constexpr MachineName elf_machines[] = {
    {2, "sparc"},    {3, "x86"},     {8, "mips"},      {20, "powerpc"}, {21, "powerpc64"}, {22, "s390"},       {40, "arm"},
    {43, "sparc64"}, {62, "x86-64"}, {183, "aarch64"}, {243, "riscv"},  {247, "bpf"},      {258, "loongarch"},
};
// PE Format, Machine Types.
constexpr MachineName pe_machines[] = {
    {0x14c, "x86"}, {0x8664, "x86-64"}, {0xaa64, "aarch64"},     {0x1c0, "arm"},
    {0x1c4, "arm"}, {0x200, "ia64"},    {0xebc, "efi-bytecode"}, {0xa641, "arm64ec"},
};

// What a file that is neither ELF nor PE is: people forget which of their files is which.
std::string_view other_kind(ByteView file) {
  if (file.size() == 0) return "empty file";
  if (file.starts_with("#!")) return "script";
  if (file.starts_with("MZ")) return "MS-DOS or 16-bit program";
  if (file.starts_with("\xca\xfe\xba\xbe") || file.starts_with("\xcf\xfa\xed\xfe") || file.starts_with("\xce\xfa\xed\xfe"))
    return "Mach-O file";
  if (file.starts_with(std::string_view("\0asm", 4))) return "WebAssembly file";
  if (file.starts_with("BC\xc0\xde")) return "LLVM bitcode file";
  return "file of another kind (neither ELF nor PE)";
}

// Many entries may name one long text: reading costs nothing then, but telling does.
std::uint64_t size_of_names(const Facts& facts) {
  std::uint64_t size = 0;
  for (const auto* names : {&facts.needed, &facts.filters, &facts.bound_imports})
    for (const std::string_view name : *names) size += name.size();
  for (const VersionNeed& need : facts.version_needs) size += need.library.size() + need.version.size();
  for (const Import& import : facts.imports) size += import.dll.size();
  for (const ArchiveMember& member : facts.members) size += member.name.size();
  return size;
}

}  // namespace

const std::string* GoBuild::setting(std::string_view key) const {
  for (const auto& [name, value] : settings)
    if (name == key) return &value;
  return nullptr;
}

std::string ImportedFunction::label() const {
  if (!name.empty()) return std::string(name);
  std::string text = "#";
  return text += std::to_string(ordinal);
}

bool Facts::is_linked() const {
  switch (type) {
    case FileType::executable:
    case FileType::pie:
    case FileType::static_pie:
    case FileType::shared_library:
    case FileType::dll: return true;
    default: return false;
  }
}

Result<Facts> read_facts(ByteView file, ReadGo go) {
  Facts facts;
  if (is_elf(file)) {
    Result<ElfImage> image = read_elf_image(file);
    if (!image) return image.error();
    if (auto done = read_elf(*image, facts); !done) return done.error();
    if (go == ReadGo::yes && facts.is_linked()) facts.go = read_go_build(*image, facts.notes);
  } else if (is_pe(file)) {
    Result<PeImage> image = read_pe_image(file);
    if (!image) return image.error();
    if (auto done = read_pe(*image, facts); !done) return done.error();
    if (go == ReadGo::yes && facts.is_linked()) facts.go = read_go_build(*image, facts.notes);
  } else if (is_archive(file)) {
    if (auto done = read_archive(file, facts); !done) return done.error();
  } else if (const auto object = read_coff_object(file)) {
    facts.format = Format::pe;
    facts.type = FileType::object;
    facts.kind = "COFF object";
    facts.machine = object->machine;
    facts.bits = object->bits;
  } else {
    facts.kind = other_kind(file);
  }
  if (const std::uint64_t size = size_of_names(facts); size > max_symbol_text) {
    const Limit limit{max_symbol_text, "the most that is read"};
    const std::string_view what = "its names are too long together", field = "all names";
    return facts.format == Format::elf  ? damaged_elf(what, field, 0, size, limit)
           : facts.format == Format::pe ? damaged_pe(what, field, 0, size, limit)
                                        : damaged_archive(what, field, 0, size, limit);
  }
  return facts;
}

Error name_error(std::string_view name, Error error) {
  error.summary = std::string(name) + " " + error.summary;
  return error;
}

std::string_view type_name(FileType type) {
  switch (type) {
    case FileType::executable: return "executable";
    case FileType::pie: return "pie";
    case FileType::static_pie: return "static-pie";
    case FileType::shared_library: return "shared-library";
    case FileType::object: return "object";
    case FileType::core: return "core";
    case FileType::dll: return "dll";
    case FileType::archive: return "archive";
    default: return "other";
  }
}

std::string machine_name(Format format, std::uint16_t machine) {
  if (format == Format::elf) {
    for (const auto& known : elf_machines)
      if (known.code == machine) return std::string(known.name);
  } else {
    for (const auto& known : pe_machines)
      if (known.code == machine) return std::string(known.name);
  }
  return hex(machine);
}

std::string machine_name(const Facts& facts) { return machine_name(facts.format, facts.machine); }

}  // namespace gocgo
