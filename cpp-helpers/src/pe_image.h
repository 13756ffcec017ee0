#pragma once
// The frame of a PE file: headers, sections, data directories, and where an RVA stands in the file.
// Specification: Microsoft, PE Format.

#include <array>
#include <vector>

#include "byte_view.h"
#include "result.h"

namespace gocgo {

namespace pe {
inline constexpr std::uint16_t IMAGE_FILE_RELOCS_STRIPPED = 0x0001, IMAGE_FILE_EXECUTABLE_IMAGE = 0x0002,
                               IMAGE_FILE_DLL = 0x2000;
inline constexpr std::size_t IMAGE_DIRECTORY_ENTRY_IMPORT = 1, IMAGE_DIRECTORY_ENTRY_BOUND_IMPORT = 11,
                             IMAGE_DIRECTORY_ENTRY_IAT = 12, IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT = 13;
inline constexpr std::uint32_t IMAGE_SCN_MEM_EXECUTE = 0x20000000, IMAGE_SCN_MEM_READ = 0x40000000,
                               IMAGE_SCN_MEM_WRITE = 0x80000000, IMAGE_SCN_CNT_INITIALIZED_DATA = 0x40;
}  // namespace pe

struct PeSection {
  std::string_view name;
  std::uint32_t virtual_address, virtual_size, raw_offset, raw_size, characteristics;
  std::uint64_t at;  // where this header stands in the file
};

struct DataDirectory {
  std::uint32_t rva = 0, size = 0;
  std::uint64_t at = 0;
};

struct PeImage {
  ByteView file;
  bool is64 = false;  // PE32+
  std::uint16_t machine = 0, characteristics = 0, subsystem = 0, dll_characteristics = 0;
  std::uint64_t image_base = 0;
  std::uint32_t size_of_headers = 0;
  std::array<DataDirectory, 16> directories{};
  std::vector<PeSection> sections;  // by address, none overlapping

  // Whether its code is elsewhere: what objcopy --only-keep-debug leaves of a program.
  bool is_debug_companion() const;
  // The bytes of the file that are mapped from `rva` on, up to the end of its section; empty if there are none.
  ByteView at_rva(std::uint64_t rva) const;
  // The offset of a part of `file` that at_rva() gave.
  std::uint64_t offset_of(std::uint64_t rva) const;
};

// Whether the file says it is a PE file: MZ, and "PE\0\0" where e_lfanew points.
// An MZ file whose e_lfanew points outside counts: it is a damaged one.
bool is_pe(ByteView file);

// Reads the frame of a file for which is_pe() holds. Error: [damaged-pe] for what Windows would refuse: a header
// or a section's content outside the file, overlapping sections; and for directories that contradict each other.
Result<PeImage> read_pe_image(ByteView file);

}  // namespace gocgo
