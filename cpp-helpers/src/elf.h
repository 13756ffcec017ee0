#pragma once
#include "elf_image.h"
#include "facts.h"

namespace gocgo {

// The dynamic segment (gABI chapter 5, Dynamic Section), as far as facts are read from it.
struct ElfDynamic {
  ByteView strings;  // DT_STRTAB, DT_STRSZ bytes
  std::uint64_t strings_address = 0;
  std::uint64_t symbols = 0;  // DT_SYMTAB, DT_HASH …: addresses, 0: absent
  std::uint64_t hash = 0, gnu_hash = 0, versym = 0, verneed = 0;
  std::vector<std::uint64_t> tables;  // the addresses of all tables: a table ends before the next one
};

// Adds the facts of an ELF file, for which is_elf() holds. Error: [damaged-elf].
Result<void> read_elf(const ElfImage& image, Facts& facts);

// Adds version_needs: DT_VERNEED with the symbols that use each version (LSB, Symbol Versioning).
Result<void> read_elf_versions(const ElfImage& image, const ElfDynamic& dynamic, Facts& facts);

}  // namespace gocgo
