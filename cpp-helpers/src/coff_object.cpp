#include "coff_object.h"

namespace gocgo {
namespace {

// 0 for a machine that no COFF object of today is for.
int bits_of(std::uint16_t machine) {
  switch (machine) {
    case 0x8664:
    case 0xaa64: return 64;
    case 0x14c:
    case 0x1c4: return 32;
    default: return 0;
  }
}

}  // namespace

std::optional<CoffObject> read_coff_object(ByteView bytes) {
  const ByteView file = bytes.with_order(ByteOrder::little);
  const auto header = file.slice(0, 20);
  if (!header) return std::nullopt;
  // Sig1, Sig2: a short import or a large object; Machine follows Version.
  if (header->get<std::uint32_t>(0) == 0xffff0000) {
    const std::uint16_t machine = header->get<std::uint16_t>(6);
    if (header->get<std::uint16_t>(4) > 2 || bits_of(machine) == 0) return std::nullopt;
    return CoffObject{machine, bits_of(machine)};
  }
  const std::uint16_t machine = header->get<std::uint16_t>(0), sections = header->get<std::uint16_t>(2);
  const std::uint32_t symbols = header->get<std::uint32_t>(8), symbol_count = header->get<std::uint32_t>(12);
  if (bits_of(machine) == 0 || header->get<std::uint16_t>(16) != 0) return std::nullopt;
  constexpr std::uint16_t IMAGE_FILE_EXECUTABLE_IMAGE = 2, IMAGE_FILE_DLL = 0x2000;
  if ((header->get<std::uint16_t>(18) & (IMAGE_FILE_EXECUTABLE_IMAGE | IMAGE_FILE_DLL)) != 0) return std::nullopt;
  if (!file.contains(20, std::uint64_t{sections} * 40)) return std::nullopt;
  if (!file.contains(symbols, std::uint64_t{symbol_count} * 18)) return std::nullopt;
  return CoffObject{machine, bits_of(machine)};
}

}  // namespace gocgo
