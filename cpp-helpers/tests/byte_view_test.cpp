#include "byte_view.h"

#include <gtest/gtest.h>

namespace gocgo {
namespace {

const unsigned char raw[] = {0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 'a', 'b', 0, 'c'};
const ByteView little(raw, sizeof raw), big(raw, sizeof raw, ByteOrder::big);

TEST(ByteView, ReadsBothOrders) {
  EXPECT_EQ(little.read<std::uint8_t>(1), 0x02);
  EXPECT_EQ(little.read<std::uint16_t>(0), 0x0201);
  EXPECT_EQ(little.read<std::uint32_t>(0), 0x04030201u);
  EXPECT_EQ(little.read<std::uint64_t>(0), 0x0807060504030201u);
  EXPECT_EQ(big.read<std::uint16_t>(0), 0x0102);
  EXPECT_EQ(big.read<std::uint32_t>(0), 0x01020304u);
  EXPECT_EQ(big.read<std::uint64_t>(0), 0x0102030405060708u);
}

TEST(ByteView, NothingOutside) {
  EXPECT_EQ(little.read<std::uint32_t>(8).value_or(0) & 0xffffff, 0x006261u);
  EXPECT_FALSE(little.read<std::uint32_t>(9));
  EXPECT_FALSE(little.read<std::uint8_t>(12));
  EXPECT_FALSE(little.read<std::uint64_t>(UINT64_MAX));
  EXPECT_FALSE(little.read<std::uint16_t>(UINT64_MAX - 1));
  EXPECT_EQ(little.get<std::uint32_t>(UINT64_MAX - 2), 0u);
}

TEST(ByteView, SlicesCannotWrap) {
  EXPECT_TRUE(little.slice(0, 12));
  EXPECT_TRUE(little.slice(12, 0));
  EXPECT_FALSE(little.slice(12, 1));
  EXPECT_FALSE(little.slice(13, 0));
  EXPECT_FALSE(little.slice(1, UINT64_MAX));
  EXPECT_FALSE(little.slice(UINT64_MAX, 1));
  EXPECT_FALSE(little.slice(UINT64_MAX, UINT64_MAX));
  EXPECT_EQ(big.slice(4, 4)->read<std::uint16_t>(0), 0x0506) << "a slice keeps the order";
}

TEST(ByteView, PartsAreCut) {
  EXPECT_EQ(little.part(10).size(), 2u);
  EXPECT_EQ(little.part(10, 1).size(), 1u);
  EXPECT_EQ(little.part(12).size(), 0u);
  EXPECT_EQ(little.part(UINT64_MAX).size(), 0u);
  EXPECT_EQ(ByteView().part(0).size(), 0u);
}

TEST(ByteView, TextsEndInside) {
  EXPECT_EQ(little.c_string(8, 100), "ab");
  EXPECT_EQ(little.c_string(10, 100), "");
  EXPECT_FALSE(little.c_string(11, 100)) << "no NUL before the end";
  EXPECT_FALSE(little.c_string(8, 2)) << "no NUL within the limit";
  EXPECT_FALSE(little.c_string(12, 100));
  EXPECT_FALSE(little.c_string(UINT64_MAX, 100));
  EXPECT_FALSE(ByteView().c_string(0, 100));
}

}  // namespace
}  // namespace gocgo
