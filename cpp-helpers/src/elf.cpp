#include "elf.h"

#include "damage.h"

namespace gocgo {
namespace {

using namespace elf;

enum : std::uint64_t {
  DT_NULL = 0,
  DT_NEEDED = 1,
  DT_PLTRELSZ = 2,
  DT_PLTGOT = 3,
  DT_HASH = 4,
  DT_STRTAB = 5,
  DT_SYMTAB = 6,
  DT_RELA = 7,
  DT_STRSZ = 10,
  DT_SONAME = 14,
  DT_RPATH = 15,
  DT_REL = 17,
  DT_JMPREL = 23,
  DT_BIND_NOW = 24,
  DT_INIT_ARRAY = 25,
  DT_RUNPATH = 29,
  DT_FLAGS = 30,
  DT_RELR = 36,
  DT_GNU_HASH = 0x6ffffef5,
  DT_VERSYM = 0x6ffffff0,
  DT_FLAGS_1 = 0x6ffffffb,
  DT_VERDEF = 0x6ffffffc,
  DT_VERNEED = 0x6ffffffe,
  DT_AUXILIARY = 0x7ffffffd,
  DT_FILTER = 0x7fffffff,
};
// Above the last tag of the gABI and below the range of operating systems nothing is defined, nor above processors'.
constexpr std::uint64_t last_generic_tag = 38, first_os_tag = 0x60000000, last_processor_tag = 0x7fffffff;
constexpr std::uint64_t DF_BIND_NOW = 8, DF_1_NOW = 1, DF_1_PIE = 0x08000000;

// What one pass over the dynamic entries collects before the string table is known.
struct Entries {
  std::vector<std::pair<std::uint64_t, std::uint64_t>> names;  // tag and string table offset, in order
  std::uint64_t strsz = 0, flags_1 = 0;
  bool bind_now = false, has_strtab = false, has_symtab = false;
};

// The loader goes by p_vaddr, most readers by p_offset: only where both agree is the answer sure.
Result<ByteView> dynamic_bytes(const ElfImage& image, const ProgramHeader& segment) {
  const bool wide = image.is64;
  const auto offset = image.offset_of(segment.p_vaddr);
  if (!offset || *offset != segment.p_offset)
    return damaged_elf("its dynamic segment is not where its address says", "p_offset of PT_DYNAMIC",
                       segment.at + (wide ? 8 : 4), segment.p_offset,
                       {offset.value_or(image.file.size()), offset ? "the place of its p_vaddr" : "the file's size"});
  const ByteView rest = image.at_address(segment.p_vaddr);
  if (segment.p_filesz > rest.size())
    return damaged_elf("its dynamic segment ends after the loaded segment that holds it", "p_filesz of PT_DYNAMIC",
                       segment.at + (wide ? 32 : 16), segment.p_filesz, {rest.size(), "the rest of that segment"});
  return rest.part(0, segment.p_filesz);
}

Result<Entries> read_entries(const ElfImage& image, const ProgramHeader& segment, ElfDynamic& dynamic, Facts& facts) {
  Result<ByteView> bytes = dynamic_bytes(image, segment);
  if (!bytes) return bytes.error();
  const bool wide = image.is64;
  const std::uint64_t entry = wide ? 16 : 8;
  Entries entries;
  std::uint64_t seen = 0;  // a bit for each generic tag
  for (std::uint64_t at = 0;; at += entry) {
    if (!bytes->contains(at, entry))
      return damaged_elf("its dynamic segment has no end", "p_filesz of PT_DYNAMIC", segment.at + (wide ? 32 : 16),
                         segment.p_filesz, {at + entry, "room for a DT_NULL"});
    const std::uint64_t tag = bytes->get_word(at, wide), value = bytes->get_word(at + entry / 2, wide);
    if (tag == DT_NULL) {
      // A DT_NULL with a value was another tag once: what follows it would be lost in silence.
      if (value != 0)
        return damaged_elf("its dynamic segment ends in the middle", "d_tag", segment.p_offset + at, tag,
                           {value, "the value beside it, which an end does not have"});
      break;
    }
    // Both tests: a tag that was changed by accident would hide a needed library. Only DT_NEEDED comes often.
    if (tag > last_processor_tag || (tag > last_generic_tag && tag < first_os_tag))
      return damaged_elf("its dynamic segment has an entry that no specification knows", "d_tag", segment.p_offset + at, tag,
                         {last_processor_tag, "DT_HIPROC, the last tag"});
    if (tag <= last_generic_tag && tag != DT_NEEDED) {
      if ((seen >> tag & 1) != 0)
        return damaged_elf("its dynamic segment has an entry twice", "d_tag", segment.p_offset + at, tag,
                           {1, "how often it may come"});
      seen |= std::uint64_t{1} << tag;
    }
    switch (tag) {
      case DT_NEEDED:
      case DT_SONAME:
      case DT_RPATH:
      case DT_RUNPATH:
      case DT_AUXILIARY:
      case DT_FILTER:
        if (entries.names.size() >= max_names)
          return damaged_elf("it needs too many libraries", "d_tag", segment.p_offset + at, entries.names.size() + 1,
                             {max_names, "the most that are read"});
        entries.names.emplace_back(tag, value);
        break;
      case DT_STRTAB:
        dynamic.strings_address = value;
        entries.has_strtab = true;
        break;
      case DT_STRSZ: entries.strsz = value; break;
      case DT_SYMTAB:
        dynamic.symbols = value;
        entries.has_symtab = true;
        break;
      case DT_HASH: dynamic.hash = value; break;
      case DT_GNU_HASH: dynamic.gnu_hash = value; break;
      case DT_VERSYM: dynamic.versym = value; break;
      case DT_VERNEED: dynamic.verneed = value; break;
      case DT_BIND_NOW: entries.bind_now = true; break;
      case DT_FLAGS: entries.bind_now |= (value & DF_BIND_NOW) != 0; break;
      case DT_FLAGS_1:
        entries.flags_1 = value;
        entries.bind_now |= (value & DF_1_NOW) != 0;
        break;
      case DT_RELR: facts.has_relr = true; break;
      default: break;
    }
    switch (tag) {
      case DT_PLTGOT:
      case DT_HASH:
      case DT_STRTAB:
      case DT_SYMTAB:
      case DT_RELA:
      case DT_REL:
      case DT_JMPREL:
      case DT_INIT_ARRAY:
      case DT_RELR:
      case DT_GNU_HASH:
      case DT_VERSYM:
      case DT_VERDEF:
      case DT_VERNEED:
        if (dynamic.tables.size() < max_names) dynamic.tables.push_back(value);
        break;
      default: break;
    }
  }
  // gABI: DT_PLTRELSZ comes with DT_JMPREL. Alone it is another tag that was changed.
  if ((seen >> DT_PLTRELSZ & 1) != 0 && (seen >> DT_JMPREL & 1) == 0)
    return damaged_elf("its dynamic segment has a size without its table", "DT_PLTRELSZ", segment.p_offset, 0,
                       {1, "a DT_JMPREL"});
  if (!entries.has_strtab || !entries.has_symtab)
    return damaged_elf("its dynamic segment lacks what no loader can do without", "DT_STRTAB or DT_SYMTAB", segment.p_offset, 0,
                       {1, "one of each"});
  return entries;
}

// "a:b:c", as DT_RPATH holds it.
void split_path(std::string_view list, std::vector<std::string_view>& into) {
  while (into.size() < max_names) {
    const std::size_t colon = list.find(':');
    if (!list.empty()) into.push_back(list.substr(0, colon));
    if (colon == std::string_view::npos) return;
    list.remove_prefix(colon + 1);
  }
}

Result<void> read_names(const ElfImage& image, const Entries& entries, ElfDynamic& dynamic, const ProgramHeader& segment,
                        Facts& facts) {
  const ByteView rest = image.at_address(dynamic.strings_address);
  if (rest.size() == 0)
    return damaged_elf("its dynamic string table is in no loaded segment", "DT_STRTAB", segment.p_offset,
                       dynamic.strings_address, {image.loads.back().p_vaddr, "the address of the last loaded segment"});
  if (entries.strsz > rest.size())
    return damaged_elf("its dynamic string table ends after its segment", "DT_STRSZ", segment.p_offset, entries.strsz,
                       {rest.size(), "the rest of the segment"});
  dynamic.strings = rest.part(0, entries.strsz);
  for (const auto& [tag, offset] : entries.names) {
    const auto name = dynamic.strings.c_string(offset, max_name_length);
    if (!name)
      return damaged_elf("a name is not in its dynamic string table", tag == DT_NEEDED ? "DT_NEEDED" : "d_val",
                         segment.p_offset, offset, {entries.strsz, "DT_STRSZ"});
    switch (tag) {
      case DT_NEEDED: facts.needed.push_back(*name); break;
      case DT_SONAME: facts.soname = *name; break;
      case DT_RPATH: split_path(*name, facts.rpath); break;
      case DT_RUNPATH: split_path(*name, facts.runpath); break;
      default: facts.filters.push_back(*name); break;
    }
  }
  return {};
}

Result<void> read_interpreter(const ElfImage& image, Facts& facts) {
  const ProgramHeader* segment = image.segment(PT_INTERP);
  if (segment == nullptr) return {};
  const std::uint64_t at = segment->at + (image.is64 ? 32 : 16);
  const auto bytes = image.file.slice(segment->p_offset, segment->p_filesz);
  // Linux, fs/binfmt_elf.c: 2 to PATH_MAX bytes, the last of them NUL.
  if (!bytes || segment->p_filesz < 2 || segment->p_filesz > max_name_length)
    return damaged_elf("its interpreter's path is not in the file", "p_filesz of PT_INTERP", at, segment->p_filesz,
                       {max_name_length, "PATH_MAX"});
  const auto path = bytes->c_string(0, max_name_length);
  if (!path || bytes->get<std::uint8_t>(segment->p_filesz - 1) != 0)
    return damaged_elf("its interpreter's path has no end", "p_filesz of PT_INTERP", at, segment->p_filesz,
                       {segment->p_filesz - 1, "the place of a NUL"});
  facts.interpreter = *path;
  return {};
}

// gABI chapter 5, Note Section. Only the first ones: a hostile file may claim gigabytes of notes.
void read_notes(const ElfImage& image, Facts& facts) {
  for (const ProgramHeader& segment : image.segments) {
    if (segment.p_type != PT_NOTE || !image.file.contains(segment.p_offset, segment.p_filesz)) continue;
    const ByteView notes = image.file.part(segment.p_offset, std::min<std::uint64_t>(segment.p_filesz, 4096));
    for (std::uint64_t at = 0; notes.contains(at, 12);) {
      const std::uint64_t name_size = notes.get<std::uint32_t>(at), size = notes.get<std::uint32_t>(at + 4);
      const std::uint32_t type = notes.get<std::uint32_t>(at + 8);
      const std::string_view owner = notes.c_string(at + 12, name_size).value_or("");
      if (owner == "GNU" && type == 1) facts.has_gnu_abi_note = true;  // NT_GNU_ABI_TAG
      for (const std::string_view system : {"FreeBSD", "NetBSD", "OpenBSD", "DragonFly", "Android"})
        if (owner == system) facts.system_note = system;
      at += 12 + (name_size + 3) / 4 * 4 + (size + 3) / 4 * 4;
    }
  }
}

void read_protection(const ElfImage& image, const Entries* entries, Facts& facts) {
  Hardening& hardening = facts.hardening;
  hardening.pie = image.e_type == ET_DYN;
  hardening.high_entropy = hardening.pie && image.is64;
  const ProgramHeader* stack = image.segment(PT_GNU_STACK);
  // Without the header the stack is executable where the architecture's old default says so.
  hardening.executable_stack =
      stack != nullptr ? (stack->p_flags & PF_X) != 0 : image.e_machine == EM_386 || image.e_machine == EM_X86_64;
  for (const ProgramHeader& load : image.loads)
    if ((load.p_flags & PF_W) != 0 && (load.p_flags & PF_X) != 0) hardening.writable_code = true;
  if (image.segment(PT_GNU_RELRO) != nullptr)
    hardening.relro = entries == nullptr || entries->bind_now ? Relro::full : Relro::partial;
}

FileType type_of(const ElfImage& image, const Entries* entries, const Facts& facts) {
  if (image.e_type == ET_EXEC) return FileType::executable;
  const bool pie = entries != nullptr && (entries->flags_1 & DF_1_PIE) != 0;
  if (pie || (facts.interpreter && facts.soname.empty()))  // libc.so.6 has an interpreter too
    return facts.interpreter ? FileType::pie : FileType::static_pie;
  return FileType::shared_library;
}

std::string_view kind_of(FileType type) {
  switch (type) {
    case FileType::object: return "ELF object";
    case FileType::core: return "ELF core dump";
    case FileType::shared_library: return "ELF shared library";
    case FileType::other: return "ELF file of unknown type";
    default: return "ELF program";
  }
}

}  // namespace

Result<void> read_elf(const ElfImage& image, Facts& facts) {
  facts.format = Format::elf;
  facts.bits = image.is64 ? 64 : 32;
  facts.byte_order = image.file.order();
  facts.machine = image.e_machine;
  facts.osabi = image.osabi;
  if (image.e_type != ET_EXEC && image.e_type != ET_DYN) {
    facts.type = image.e_type == ET_REL ? FileType::object : image.e_type == ET_CORE ? FileType::core : FileType::other;
    facts.kind = kind_of(facts.type);
    return {};
  }
  if (image.is_debug_companion()) {
    facts.kind = debug_companion_kind;
    return {};
  }
  if (image.e_shoff != 0 && image.section_count == 0)
    facts.notes.push_back("the section headers are cut off or damaged; the loader ignores them");
  if (auto done = read_interpreter(image, facts); !done) return done.error();
  read_notes(image, facts);
  std::optional<Entries> entries;
  if (const ProgramHeader* segment = image.segment(PT_DYNAMIC); segment != nullptr) {
    ElfDynamic dynamic;
    Result<Entries> read = read_entries(image, *segment, dynamic, facts);
    if (!read) return read.error();
    entries = std::move(*read);
    if (auto done = read_names(image, *entries, dynamic, *segment, facts); !done) return done.error();
    if (auto done = read_elf_versions(image, dynamic, facts); !done) return done.error();
  } else if (image.e_type == ET_DYN) {
    return damaged_elf("it may be placed anywhere but has no dynamic segment", "e_type", 16, image.e_type,
                       {ET_EXEC, "what a file without PT_DYNAMIC can be"});
  }
  const Entries* known = entries ? &*entries : nullptr;
  read_protection(image, known, facts);
  facts.type = type_of(image, known, facts);
  facts.kind = kind_of(facts.type);
  return {};
}

}  // namespace gocgo
