#include "pe.h"

#include "damage.h"

namespace gocgo {

using namespace pe;

Result<void> read_pe(const PeImage& image, Facts& facts) {
  constexpr std::uint16_t HIGH_ENTROPY_VA = 0x20, DYNAMIC_BASE = 0x40, NX_COMPAT = 0x100, GUARD_CF = 0x4000;
  facts.format = Format::pe;
  facts.bits = image.is64 ? 64 : 32;
  facts.machine = image.machine;
  facts.subsystem = image.subsystem;
  if (image.is_debug_companion()) {
    facts.kind = debug_companion_kind;
    return {};
  }
  if ((image.characteristics & IMAGE_FILE_EXECUTABLE_IMAGE) == 0) {
    facts.type = FileType::other;
    facts.kind = "PE file that its linker did not finish (no IMAGE_FILE_EXECUTABLE_IMAGE)";
  } else if ((image.characteristics & IMAGE_FILE_DLL) != 0) {
    facts.type = FileType::dll;
    facts.kind = "PE library";
  } else {
    facts.type = FileType::executable;
    facts.kind = "PE program";
  }
  Hardening& hardening = facts.hardening;
  hardening.pie = (image.dll_characteristics & DYNAMIC_BASE) != 0 && (image.characteristics & IMAGE_FILE_RELOCS_STRIPPED) == 0;
  hardening.high_entropy = hardening.pie && image.is64 && (image.dll_characteristics & HIGH_ENTROPY_VA) != 0;
  hardening.executable_stack = (image.dll_characteristics & NX_COMPAT) == 0;
  hardening.control_flow_guard = (image.dll_characteristics & GUARD_CF) != 0;
  for (const PeSection& section : image.sections)
    if ((section.characteristics & IMAGE_SCN_MEM_WRITE) != 0 && (section.characteristics & IMAGE_SCN_MEM_EXECUTE) != 0)
      hardening.writable_code = true;
  return read_pe_imports(image, facts);
}

}  // namespace gocgo
