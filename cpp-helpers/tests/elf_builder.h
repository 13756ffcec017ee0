#pragma once
// An ELF file, written field by field after the gABI: each field of a header, a program header, the dynamic
// segment and the version needs has a name in Bytes ("e_phoff", "PT_INTERP.p_filesz", "DT_NEEDED.0.d_val",
// "vernaux.0.vna_flags").

#include <vector>

#include "bytes.h"

namespace gocgo::test {

struct ElfVersion {
  std::string version;
  std::uint16_t flags = 0;
  std::vector<std::string> symbols;       // strong
  std::vector<std::string> weak_symbols;  // STB_WEAK
};

struct ElfNeed {
  std::string library;
  std::vector<ElfVersion> versions;
};

enum class CountedBy { dt_hash, gnu_hash, section, neighbour };

struct ElfSpec {
  bool wide = true;
  ByteOrder order = ByteOrder::little;
  std::uint16_t e_type = 3, e_machine = 62;  // ET_DYN, EM_X86_64
  std::uint8_t osabi = 0;
  std::string interpreter;  // "": no PT_INTERP
  bool dynamic = true;
  std::vector<std::string> needed, filters;
  std::string soname, rpath, runpath;
  std::vector<ElfNeed> versions;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> entries;  // more dynamic entries
  CountedBy counted_by = CountedBy::dt_hash;
  bool stack_header = true;
  std::uint32_t stack_flags = 6, load_flags = 5;  // RW; R X
  bool relro = false;
  bool abi_note = false;
  std::string note_owner;  // a note of that owner, type 1
  bool phdr_header = true;
  std::string data;  // a second, writable PT_LOAD that holds this
};

Bytes build_elf(const ElfSpec& spec);

}  // namespace gocgo::test
