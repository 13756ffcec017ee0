#pragma once
// SHA-256 (FIPS 180-4): the digest of a program's inputs.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace gocgo {

class Sha256 {
 public:
  void update(std::string_view bytes);
  // A length first, so that two fields never look like one.
  void update_field(std::string_view bytes);
  // The digest as 64 hexadecimal digits. The object is spent afterwards.
  std::string finish();

 private:
  void block(const unsigned char* bytes);
  std::array<std::uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<unsigned char, 64> pending_{};
  std::size_t pending_size_ = 0;
  std::uint64_t total_ = 0;
};

}  // namespace gocgo
