#include "symbol_version.h"

#include <gtest/gtest.h>

namespace gocgo {
namespace {

TEST(Version, ComparesAsNumbers) {
  EXPECT_LT(*parse_version("2.4"), *parse_version("2.34"));
  EXPECT_LT(*parse_version("2.2.5"), *parse_version("2.3"));
  EXPECT_LT(*parse_version("3.4"), *parse_version("3.4.1"));
  EXPECT_EQ(*parse_version("2"), *parse_version("2.0"));
  EXPECT_LT(*parse_version("9"), *parse_version("10"));
}

TEST(Version, RefusesOtherWords) {
  for (const char* text : {"", ".", "2.", ".2", "2..3", "2.x", "-1", "2.34 ", "99999999999"})
    EXPECT_FALSE(parse_version(text)) << text;
}

TEST(SymbolVersion, HasAFamily) {
  EXPECT_EQ(parse_symbol_version("GLIBC_2.2.5").family, "GLIBC");
  EXPECT_EQ(parse_symbol_version("GLIBC_2.2.5").text, "2.2.5");
  EXPECT_EQ(parse_symbol_version("GLIBCXX_3.4.30").family, "GLIBCXX");
  EXPECT_EQ(parse_symbol_version("CXXABI_FLOAT128").family, "CXXABI");
  EXPECT_FALSE(parse_symbol_version("CXXABI_FLOAT128").version);
  EXPECT_EQ(parse_symbol_version("GCC_3.0").family, "GCC");
  EXPECT_EQ(parse_symbol_version("OPENSSL_1_1_0").family, "OPENSSL_1_1");
  EXPECT_EQ(parse_symbol_version("plain").family, "plain");
  EXPECT_FALSE(parse_symbol_version("plain").version);
}

TEST(SymbolVersion, KnowsGlibcsWords) {
  EXPECT_EQ(parse_symbol_version("GLIBC_PRIVATE").family, "GLIBC");
  EXPECT_FALSE(parse_symbol_version("GLIBC_PRIVATE").version);
  EXPECT_EQ(*parse_symbol_version("GLIBC_ABI_DT_RELR").version, *parse_version("2.36"));
  EXPECT_EQ(parse_symbol_version("GLIBC_ABI_GNU2_TLS").family, "GLIBC");
  EXPECT_FALSE(parse_symbol_version("GLIBC_ABI_GNU2_TLS").version);
}

}  // namespace
}  // namespace gocgo
