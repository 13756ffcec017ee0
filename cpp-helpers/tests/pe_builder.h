#pragma once
// A PE file, written field by field after Microsoft's PE Format. Names as in ElfBuilder: "e_lfanew",
// "NumberOfSections", "directory.1.rva", "import.0.Name", "delay.0.Name".

#include <vector>

#include "bytes.h"

namespace gocgo::test {

struct PeFunction {
  std::string name;  // "": by ordinal
  std::uint16_t ordinal = 0;
};

struct PeImport {
  std::string dll;
  std::vector<PeFunction> functions;
  bool lookup_table = true;  // false: OriginalFirstThunk is 0, as old linkers wrote it
};

struct PeSpec {
  bool wide = true;
  std::uint16_t machine = 0x8664, characteristics = 0x0022, subsystem = 3, dll_characteristics = 0x160;
  std::vector<PeImport> imports, delayed;
  bool delayed_by_address = false;  // Attributes 0: addresses, not RVAs
  std::vector<std::string> bound;
  std::uint32_t section_flags = 0x60000020;  // code, execute, read
  std::string data;                          // a second, writable section that holds this
};

Bytes build_pe(const PeSpec& spec);

}  // namespace gocgo::test
