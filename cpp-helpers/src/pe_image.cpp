#include "pe_image.h"

#include "damage.h"

namespace gocgo {
namespace {

using namespace pe;

constexpr std::uint64_t pe_offset_field = 0x3c;  // e_lfanew

std::optional<Error> read_optional_header(PeImage& image, std::uint64_t at, std::uint16_t size) {
  const auto header = image.file.slice(at, size);
  if (!header)
    return damaged_pe("its optional header ends after the file", "SizeOfOptionalHeader", at - 4, size,
                      {image.file.size() - std::min(image.file.size(), at), "the rest of the file"});
  const std::uint16_t magic = header->get<std::uint16_t>(0);
  if (magic != 0x10b && magic != 0x20b)
    return damaged_pe("its optional header is of an unknown kind", "Magic", at, magic, {0x20b, "PE32+"});
  image.is64 = magic == 0x20b;
  const std::uint64_t fixed = image.is64 ? 112 : 96;
  if (size < fixed)
    return damaged_pe("its optional header is cut off", "SizeOfOptionalHeader", at - 4, size,
                      {fixed, "the size of its fixed part"});
  image.image_base = image.is64 ? header->get<std::uint64_t>(24) : header->get<std::uint32_t>(28);
  image.size_of_headers = header->get<std::uint32_t>(60);
  image.subsystem = header->get<std::uint16_t>(68);
  image.dll_characteristics = header->get<std::uint16_t>(70);
  const std::uint64_t number_at = fixed - 4;
  const std::uint32_t number = header->get<std::uint32_t>(number_at);
  const std::uint64_t slots = std::min<std::uint64_t>((size - fixed) / 8, image.directories.size());
  if (std::min<std::uint64_t>(number, image.directories.size()) > slots)
    return damaged_pe("its data directories do not fit into its optional header", "NumberOfRvaAndSizes", at + number_at, number,
                      {slots, "as many as there is room for"});
  for (std::size_t i = 0; i < slots; ++i) {
    const std::uint64_t slot = fixed + i * 8;
    const DataDirectory directory{header->get<std::uint32_t>(slot), header->get<std::uint32_t>(slot + 4), at + slot};
    if (i < number) {
      image.directories[i] = directory;
      continue;
    }
    // Room for a directory, filled, but not counted: imports would be lost in silence.
    if ((i == IMAGE_DIRECTORY_ENTRY_IMPORT || i == IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT) && directory.rva != 0)
      return damaged_pe("it has more data directories than it says", "NumberOfRvaAndSizes", at + number_at, number,
                        {i + 1, "what its import directory takes"});
  }
  return std::nullopt;
}

struct Alignment {
  std::uint32_t section, file;  // SectionAlignment, FileAlignment
};

std::optional<Error> read_sections(PeImage& image, std::uint64_t at, std::uint16_t number, std::uint64_t number_at,
                                   Alignment alignment) {
  const auto table = image.file.slice(at, std::uint64_t{number} * 40);
  if (!table)
    return damaged_pe("its section table ends after the file", "NumberOfSections", number_at, number,
                      {(image.file.size() - std::min(image.file.size(), at)) / 40, "as many as the file has room for"});
  image.sections.reserve(number);
  std::uint64_t end = 0;
  for (std::uint64_t i = 0; i < number; ++i) {
    const ByteView header = table->part(i * 40, 40);
    PeSection section{};
    section.name = header.part(0, 8).text();
    section.name = section.name.substr(0, section.name.find('\0'));
    section.virtual_size = header.get<std::uint32_t>(8);
    section.virtual_address = header.get<std::uint32_t>(12);
    section.raw_size = header.get<std::uint32_t>(16);
    section.raw_offset = header.get<std::uint32_t>(20);
    section.characteristics = header.get<std::uint32_t>(36);
    section.at = at + i * 40;
    if (section.virtual_address < end) {
      Error error = damaged_pe("two sections overlap", "VirtualAddress of a section", section.at + 12, section.virtual_address,
                               {end, "the end of the section before it"});
      // What binutils' ld does with a debug section that it does not know (golang/go#75077). Names of more than eight
      // letters, "/4", are debug sections' alone in linked files.
      const std::string_view before = image.sections.back().name;
      if (before.starts_with("/") || before.starts_with(".debug"))
        error.fix = "link with binutils >= 2.37, GOCGO_PROVIDER=zig, or without debug sections: docs/errors.md, pe-unloadable";
      return error;
    }
    // The loader rounds a section's place down to a disk sector.
    if (alignment.file >= 0x200) section.raw_offset &= ~0x1ffu;
    // With sections smaller than a page Windows maps the file as it is, whatever the section table says.
    if (alignment.section < 4096 && section.raw_size > 0 && section.raw_offset != section.virtual_address)
      return damaged_pe("a section smaller than a page is not where its address says", "PointerToRawData", section.at + 20,
                        section.raw_offset, {section.virtual_address, "its VirtualAddress"});
    // The last section's padding may be missing.
    const std::uint64_t used = section.virtual_size == 0 ? section.raw_size : std::min(section.raw_size, section.virtual_size);
    if (used > 0 && !image.file.contains(section.raw_offset, used))
      return damaged_pe("a section ends after the file", "SizeOfRawData", section.at + 16, section.raw_size,
                        {image.file.size() - std::min<std::uint64_t>(image.file.size(), section.raw_offset),
                         "what the file has from its PointerToRawData " + hex(section.raw_offset)});
    end = std::uint64_t{section.virtual_address} + (section.virtual_size != 0 ? section.virtual_size : section.raw_size);
    image.sections.push_back(section);
  }
  return std::nullopt;
}

// Windows looks for imports in directory 1 alone. A filled import address table without it means that
// directory 1 was lost, and with it every name.
std::optional<Error> cross_check(const PeImage& image) {
  const DataDirectory& imports = image.directories[IMAGE_DIRECTORY_ENTRY_IMPORT];
  const DataDirectory& table = image.directories[IMAGE_DIRECTORY_ENTRY_IAT];
  if (imports.rva == 0 && (imports.size != 0 || (table.rva != 0 && table.size != 0)))
    return damaged_pe("its import directory is missing, its import address table is not", "IMAGE_DIRECTORY_ENTRY_IMPORT",
                      imports.at, imports.rva, {table.rva, "where its import address table is"});
  const DataDirectory& delayed = image.directories[IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT];
  if (delayed.rva == 0 && delayed.size != 0)
    return damaged_pe("its delay import directory has a size but no place", "IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT", delayed.at,
                      delayed.rva, {delayed.size, "its size"});
  return std::nullopt;
}

}  // namespace

bool PeImage::is_debug_companion() const {
  bool has_code = false;
  for (const PeSection& section : sections) {
    if ((section.characteristics & IMAGE_SCN_MEM_EXECUTE) == 0 || section.virtual_size == 0) continue;
    if (section.raw_offset != 0 && section.raw_size != 0) return false;
    has_code = true;
  }
  return has_code;
}

ByteView PeImage::at_rva(std::uint64_t rva) const {
  auto after = std::upper_bound(sections.begin(), sections.end(), rva, [](std::uint64_t address, const PeSection& section) {
    return address < section.virtual_address;
  });
  if (after == sections.begin()) {
    // The headers are mapped as they are.
    if (rva >= size_of_headers) return file.part(0, 0);
    return file.part(rva, size_of_headers - rva);
  }
  const PeSection& section = *--after;
  const std::uint64_t into = rva - section.virtual_address;
  if (into >= section.raw_size) return file.part(0, 0);
  return file.part(section.raw_offset + into, section.raw_size - into);
}

std::uint64_t PeImage::offset_of(std::uint64_t rva) const {
  const ByteView bytes = at_rva(rva);
  return bytes.size() == 0 ? 0 : static_cast<std::uint64_t>(bytes.text().data() - file.text().data());
}

bool is_pe(ByteView file) {
  if (!file.starts_with("MZ")) return false;
  const auto e_lfanew = file.read<std::uint32_t>(pe_offset_field);
  if (!e_lfanew || *e_lfanew >= file.size()) return true;
  const auto signature = file.slice(*e_lfanew, 4);
  return !signature || signature->text() == std::string_view("PE\0\0", 4);
}

Result<PeImage> read_pe_image(ByteView file) {
  PeImage image;
  image.file = file.with_order(ByteOrder::little);
  const auto e_lfanew = image.file.read<std::uint32_t>(pe_offset_field);
  if (!e_lfanew)
    return damaged_pe("it ends inside its MS-DOS header", "the file's size", 0, file.size(),
                      {pe_offset_field + 4, "the size of that header"});
  const std::uint64_t coff = std::uint64_t{*e_lfanew} + 4;
  const auto header = image.file.slice(coff, 20);
  if (!header)
    return damaged_pe("its header does not lie inside the file", "e_lfanew", pe_offset_field, *e_lfanew,
                      {file.size() - std::min<std::uint64_t>(file.size(), 24), "the last place where the header would fit"});
  image.machine = header->get<std::uint16_t>(0);
  image.characteristics = header->get<std::uint16_t>(18);
  const std::uint16_t size = header->get<std::uint16_t>(16);
  if (auto error = read_optional_header(image, coff + 20, size)) return *error;
  const Alignment alignment{image.file.get<std::uint32_t>(coff + 20 + 32), image.file.get<std::uint32_t>(coff + 20 + 36)};
  if (auto error = read_sections(image, coff + 20 + size, header->get<std::uint16_t>(2), coff + 2, alignment)) return *error;
  if (auto error = cross_check(image)) return *error;
  return image;
}

}  // namespace gocgo
