#pragma once
// The frame of an ELF file: header, program headers, and where an address stands in the file.
// Specification: System V gABI, chapters 4 (ELF Header) and 5 (Program Header).

#include <vector>

#include "byte_view.h"
#include "result.h"

namespace gocgo {

namespace elf {
inline constexpr std::uint16_t ET_REL = 1, ET_EXEC = 2, ET_DYN = 3, ET_CORE = 4;
inline constexpr std::uint32_t PT_LOAD = 1, PT_DYNAMIC = 2, PT_INTERP = 3, PT_NOTE = 4, PT_PHDR = 6;
inline constexpr std::uint32_t PT_GNU_STACK = 0x6474e551, PT_GNU_RELRO = 0x6474e552;
inline constexpr std::uint32_t PF_X = 1, PF_W = 2, PF_R = 4;
inline constexpr std::uint32_t SHT_DYNSYM = 11, SHT_NOBITS = 8;
inline constexpr std::uint16_t EM_386 = 3, EM_X86_64 = 62;
}  // namespace elf

struct ProgramHeader {
  std::uint32_t p_type, p_flags;
  std::uint64_t p_offset, p_vaddr, p_filesz, p_memsz;
  std::uint64_t at;  // where this header stands in the file
};

struct SectionHeader {
  std::uint32_t sh_name, sh_type;
  std::uint64_t sh_flags, sh_addr, sh_offset, sh_size, sh_entsize;
};

struct ElfImage {
  ByteView file;  // in the file's byte order
  bool is64 = false;
  std::uint8_t osabi = 0;
  std::uint16_t e_type = 0, e_machine = 0;
  std::vector<ProgramHeader> segments;  // empty in a core: nothing is read from one
  std::vector<ProgramHeader> loads;     // PT_LOAD by address, none overlapping

  // Sections: for hints only, the loader ignores them. 0 sections when the table does not lie in the file.
  std::uint64_t e_shoff = 0, section_count = 0;
  std::uint64_t section_names = 0;  // offset in the file of the section names, 0: none

  // Whether its code is elsewhere: what objcopy --only-keep-debug leaves of a program.
  bool is_debug_companion() const;
  const ProgramHeader* segment(std::uint32_t p_type) const;  // the first of that type, or nullptr
  // The bytes that a loader puts at `vaddr`, up to the end of its segment's file content; empty if there are none.
  ByteView at_address(std::uint64_t vaddr) const;
  // The offset in the file of what a loader puts at `vaddr`.
  std::optional<std::uint64_t> offset_of(std::uint64_t vaddr) const;
  SectionHeader section(std::uint64_t index) const;  // index < section_count
  std::string_view section_name(const SectionHeader& section) const;
};

bool is_elf(ByteView file);

// Reads the frame of a file for which is_elf() holds.
// Error: [damaged-elf] for what a kernel or a loader would refuse: a wrong class, a table or a segment's content
// outside the file, overlapping segments.
Result<ElfImage> read_elf_image(ByteView file);

}  // namespace gocgo
