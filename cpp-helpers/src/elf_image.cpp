#include "elf_image.h"

#include "damage.h"

namespace gocgo {
namespace {

using namespace elf;

std::optional<Error> read_segments(ElfImage& image, std::uint64_t e_phoff, std::uint16_t e_phentsize, std::uint16_t e_phnum) {
  const ByteView& file = image.file;
  const bool wide = image.is64;
  const std::uint64_t entry = wide ? 56 : 32;
  if (e_phnum == 0) return std::nullopt;
  // Kernel and loaders insist on the exact size.
  if (e_phentsize != entry)
    return damaged_elf("its program headers have a wrong size", "e_phentsize", wide ? 54 : 42, e_phentsize,
                       {entry, "the size of a program header"});
  const auto table = file.slice(e_phoff, std::uint64_t{e_phnum} * entry);
  if (!table)
    return damaged_elf(
        "the program header table does not lie inside the file", "e_phoff", wide ? 32 : 28, e_phoff,
        {file.size() - std::min(file.size(), std::uint64_t{e_phnum} * entry), "the last place where the table would fit"});
  image.segments.reserve(e_phnum);
  for (std::uint64_t i = 0; i < e_phnum; ++i) {
    const std::uint64_t at = i * entry;
    ProgramHeader header{};
    header.at = e_phoff + at;
    header.p_type = table->get<std::uint32_t>(at);
    header.p_flags = table->get<std::uint32_t>(at + (wide ? 4 : 24));
    header.p_offset = table->get_word(at + (wide ? 8 : 4), wide);
    header.p_vaddr = table->get_word(at + (wide ? 16 : 8), wide);
    header.p_filesz = table->get_word(at + (wide ? 32 : 16), wide);
    header.p_memsz = table->get_word(at + (wide ? 40 : 20), wide);
    image.segments.push_back(header);
  }
  return std::nullopt;
}

std::optional<Error> order_loads(ElfImage& image) {
  const bool wide = image.is64;
  for (const ProgramHeader& segment : image.segments) {
    if (segment.p_type != PT_LOAD) continue;
    if (!image.file.contains(segment.p_offset, segment.p_filesz))
      return damaged_elf("a loaded segment ends after the file", "p_filesz of a PT_LOAD", segment.at + (wide ? 32 : 16),
                         segment.p_filesz,
                         {image.file.size() - std::min(image.file.size(), segment.p_offset),
                          "what the file has from its p_offset " + hex(segment.p_offset)});
    if (segment.p_filesz > segment.p_memsz)
      return damaged_elf("a loaded segment is larger in the file than in memory", "p_filesz of a PT_LOAD",
                         segment.at + (wide ? 32 : 16), segment.p_filesz, {segment.p_memsz, "its p_memsz"});
    if (segment.p_vaddr + segment.p_memsz < segment.p_vaddr)
      return damaged_elf("a loaded segment ends after the last address", "p_memsz of a PT_LOAD", segment.at + (wide ? 40 : 20),
                         segment.p_memsz, {UINT64_MAX - segment.p_vaddr, "what is left from its p_vaddr"});
    if (segment.p_memsz > 0) image.loads.push_back(segment);
  }
  std::sort(image.loads.begin(), image.loads.end(),
            [](const ProgramHeader& a, const ProgramHeader& b) { return a.p_vaddr < b.p_vaddr; });
  // Of two segments at one address the loader takes the later: what is read here must not be the other.
  for (std::size_t i = 1; i < image.loads.size(); ++i) {
    const ProgramHeader &before = image.loads[i - 1], &segment = image.loads[i];
    if (segment.p_vaddr < before.p_vaddr + before.p_memsz)
      return damaged_elf("two loaded segments overlap", "p_vaddr of a PT_LOAD", segment.at + (wide ? 16 : 8), segment.p_vaddr,
                         {before.p_vaddr + before.p_memsz, "the end of the segment before it"});
    // Kernels map whole pages: in a page of both segments the loader sees the later one's part of the file alone.
    constexpr std::uint64_t page = 4096;
    const std::uint64_t last_file_byte = before.p_vaddr + before.p_filesz - 1;
    if (before.p_filesz > 0 && segment.p_filesz > 0 && last_file_byte / page == segment.p_vaddr / page &&
        segment.p_offset - segment.p_vaddr != before.p_offset - before.p_vaddr)
      return damaged_elf("two loaded segments share a page but not its content", "p_offset of a PT_LOAD",
                         segment.at + (wide ? 8 : 4), segment.p_offset,
                         {segment.p_vaddr - before.p_vaddr + before.p_offset, "where the segment before it goes on"});
  }
  return std::nullopt;
}

// gABI, Program Header: these come once at most. Kernels take the first, loaders the last.
std::optional<Error> refuse_twins(const ElfImage& image) {
  for (const std::uint32_t type : {PT_INTERP, PT_DYNAMIC, PT_PHDR}) {
    const ProgramHeader* first = image.segment(type);
    for (const ProgramHeader& header : image.segments)
      if (header.p_type == type && &header != first)
        return damaged_elf("it has two segments of a type that may come once", "p_type", header.at, type,
                           {first->at, "the place of the first"});
  }
  return std::nullopt;
}

void find_sections(ElfImage& image) {
  const ByteView& file = image.file;
  const bool wide = image.is64;
  const std::uint64_t entry = wide ? 64 : 40;
  image.e_shoff = file.get_word(wide ? 40 : 32, wide);
  std::uint64_t count = file.get<std::uint16_t>(wide ? 60 : 48);
  std::uint64_t names = file.get<std::uint16_t>(wide ? 62 : 50);
  if (image.e_shoff == 0 || file.get<std::uint16_t>(wide ? 58 : 46) != entry) return;
  // Many sections: the real numbers stand in section 0 (gABI, Sections: SHN_XINDEX).
  const ByteView first = file.part(image.e_shoff, entry);
  if (count == 0) count = first.get_word(wide ? 32 : 20, wide);
  if (names == 0xffff) names = first.get<std::uint32_t>(wide ? 40 : 24);
  if (count > file.size() / entry || !file.contains(image.e_shoff, count * entry)) return;
  image.section_count = count;
  if (names > 0 && names < count) image.section_names = image.section(names).sh_offset;
}

}  // namespace

bool ElfImage::is_debug_companion() const {
  bool has_code = false;
  for (const ProgramHeader& load : loads) {
    if ((load.p_flags & PF_X) == 0) continue;
    if (load.p_filesz > 0) return false;
    has_code = true;
  }
  return has_code;
}

const ProgramHeader* ElfImage::segment(std::uint32_t p_type) const {
  for (const ProgramHeader& header : segments)
    if (header.p_type == p_type) return &header;
  return nullptr;
}

std::optional<std::uint64_t> ElfImage::offset_of(std::uint64_t vaddr) const {
  auto after = std::upper_bound(loads.begin(), loads.end(), vaddr,
                                [](std::uint64_t address, const ProgramHeader& load) { return address < load.p_vaddr; });
  if (after == loads.begin()) return std::nullopt;
  const ProgramHeader& load = *--after;
  if (vaddr - load.p_vaddr >= load.p_filesz) return std::nullopt;
  return load.p_offset + (vaddr - load.p_vaddr);
}

ByteView ElfImage::at_address(std::uint64_t vaddr) const {
  auto after = std::upper_bound(loads.begin(), loads.end(), vaddr,
                                [](std::uint64_t address, const ProgramHeader& load) { return address < load.p_vaddr; });
  if (after == loads.begin()) return file.part(0, 0);
  const ProgramHeader& load = *--after;
  const std::uint64_t into = vaddr - load.p_vaddr;
  if (into >= load.p_filesz) return file.part(0, 0);
  return file.part(load.p_offset + into, load.p_filesz - into);
}

SectionHeader ElfImage::section(std::uint64_t index) const {
  const std::uint64_t entry = is64 ? 64 : 40;
  const ByteView header = file.part(e_shoff + index * entry, entry);
  SectionHeader section{};
  section.sh_name = header.get<std::uint32_t>(0);
  section.sh_type = header.get<std::uint32_t>(4);
  section.sh_flags = header.get_word(8, is64);
  section.sh_addr = header.get_word(is64 ? 16 : 12, is64);
  section.sh_offset = header.get_word(is64 ? 24 : 16, is64);
  section.sh_size = header.get_word(is64 ? 32 : 20, is64);
  section.sh_entsize = header.get_word(is64 ? 56 : 36, is64);
  return section;
}

std::string_view ElfImage::section_name(const SectionHeader& section) const {
  if (section_names == 0) return {};
  return file.part(section_names).c_string(section.sh_name, 256).value_or(std::string_view());
}

bool is_elf(ByteView file) { return file.starts_with("\177ELF"); }

Result<ElfImage> read_elf_image(ByteView file) {
  ElfImage image;
  const auto ei_class = file.read<std::uint8_t>(4), ei_data = file.read<std::uint8_t>(5);
  if (ei_class.value_or(0) != 1 && ei_class.value_or(0) != 2)
    return damaged_elf("it is neither 32-bit nor 64-bit", "EI_CLASS", 4, ei_class.value_or(0), {2, "ELFCLASS64"});
  if (ei_data.value_or(0) != 1 && ei_data.value_or(0) != 2)
    return damaged_elf("its byte order is unknown", "EI_DATA", 5, ei_data.value_or(0), {2, "ELFDATA2MSB"});
  image.is64 = *ei_class == 2;
  image.file = file.with_order(*ei_data == 1 ? ByteOrder::little : ByteOrder::big);
  const bool wide = image.is64;
  const std::uint64_t header_size = wide ? 64 : 52;
  if (file.size() < header_size)
    return damaged_elf("it ends inside its header", "the file's size", 0, file.size(), {header_size, "the size of the header"});
  if (file.get<std::uint8_t>(6) != 1)
    return damaged_elf("its version is unknown", "EI_VERSION", 6, file.get<std::uint8_t>(6), {1, "EV_CURRENT"});
  image.osabi = file.get<std::uint8_t>(7);
  image.e_type = image.file.get<std::uint16_t>(16);
  image.e_machine = image.file.get<std::uint16_t>(18);
  find_sections(image);
  if (image.e_type != ET_EXEC && image.e_type != ET_DYN) return image;

  const std::uint64_t e_phoff = image.file.get_word(wide ? 32 : 28, wide);
  const std::uint16_t e_phnum = image.file.get<std::uint16_t>(wide ? 56 : 44);
  if (auto error = read_segments(image, e_phoff, image.file.get<std::uint16_t>(wide ? 54 : 42), e_phnum)) return *error;
  if (const ProgramHeader* table = image.segment(PT_PHDR); table != nullptr) {
    const std::uint64_t real = std::uint64_t{e_phnum} * (wide ? 56 : 32);
    if (table->p_filesz != real || table->p_offset != e_phoff)
      return damaged_elf("two places disagree about the program header table", "p_filesz of PT_PHDR",
                         table->at + (wide ? 32 : 16), table->p_filesz, {real, "the size that e_phnum gives"});
  }
  if (auto error = refuse_twins(image)) return *error;
  if (auto error = order_loads(image)) return *error;
  if (image.loads.empty())
    return damaged_elf("a program without a loaded segment", "e_phnum", wide ? 56 : 44, e_phnum, {1, "a PT_LOAD at least"});
  return image;
}

}  // namespace gocgo
