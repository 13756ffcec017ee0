#include <gtest/gtest.h>

#include "elf_builder.h"
#include "facts.h"
#include "version_summary.h"

namespace gocgo::test {
namespace {

ElfSpec versioned(CountedBy counted_by) {
  ElfSpec spec;
  spec.interpreter = "/lib64/ld-linux-x86-64.so.2";
  spec.needed = {"libc.so.6", "libstdc++.so.6"};
  spec.counted_by = counted_by;
  spec.versions = {
      {"libc.so.6",
       {{"GLIBC_2.4", 0, {"printf"}, {}},
        {"GLIBC_2.34", 0, {"dlsym", "main"}, {"stat"}},
        {"GLIBC_2.99", 2, {}, {"later"}},
        {"GLIBC_PRIVATE", 0, {"secret"}, {}}}},
      {"libstdc++.so.6", {{"GLIBCXX_3.4.9", 0, {"_Zx"}, {}}, {"GLIBCXX_3.4.30", 0, {}, {}}, {"CXXABI_1.3", 0, {}, {}}}},
  };
  return spec;
}

std::vector<std::string> names(const VersionNeed& need) {
  std::vector<std::string> result;
  for (const SymbolUse& symbol : need.symbols) result.push_back(std::string(symbol.name) + (symbol.weak ? " weak" : ""));
  return result;
}

// However the symbols are counted, every version has the symbols that want it.
class Versions : public testing::TestWithParam<CountedBy> {};

INSTANTIATE_TEST_SUITE_P(EachWayToCount, Versions,
                         testing::Values(CountedBy::dt_hash, CountedBy::gnu_hash, CountedBy::section, CountedBy::neighbour));

TEST_P(Versions, HaveTheirSymbols) {
  for (const bool wide : {true, false})
    for (const ByteOrder order : {ByteOrder::little, ByteOrder::big}) {
      ElfSpec spec = versioned(GetParam());
      spec.wide = wide;
      spec.order = order;
      const Bytes file = build_elf(spec);
      const Result<Facts> facts = read_facts(file.view(), ReadGo::no);
      ASSERT_TRUE(facts.ok()) << facts.error().summary;
      ASSERT_EQ(facts->version_needs.size(), 7u);
      const auto& needs = facts->version_needs;
      EXPECT_EQ(needs[0].library, "libc.so.6");
      EXPECT_EQ(needs[0].version, "GLIBC_2.4");
      EXPECT_EQ(names(needs[0]), (std::vector<std::string>{"printf"}));
      EXPECT_EQ(names(needs[1]), (std::vector<std::string>{"dlsym", "main", "stat weak"}));
      EXPECT_FALSE(needs[1].weak);
      EXPECT_TRUE(needs[2].weak) << "VER_FLG_WEAK";
      EXPECT_EQ(needs[4].library, "libstdc++.so.6");
      EXPECT_EQ(names(needs[4]), (std::vector<std::string>{"_Zx"}));
      EXPECT_TRUE(needs[5].symbols.empty());
      const auto highest = highest_versions(*facts);
      EXPECT_EQ(highest.size(), 3u);
      EXPECT_EQ(highest.at("GLIBC"), "2.34") << "2.4 is less, 2.99 is weak, PRIVATE is no number";
      EXPECT_EQ(highest.at("GLIBCXX"), "3.4.30");
      EXPECT_EQ(highest.at("CXXABI"), "1.3");
    }
}

TEST(VersionsDamage, IsNamed) {
  const Bytes good = build_elf(versioned(CountedBy::dt_hash));
  const std::pair<const char*, std::uint64_t> cases[] = {
      {"verneed.0.vn_version", 2},      {"verneed.0.vn_file", 0xffffffff}, {"verneed.0.vn_aux", 0xffffffff},
      {"verneed.0.vn_next", 0xffff},    {"verneed.0.vn_cnt", 0xffff},      {"vernaux.0.vna_name", 0xffffffff},
      {"vernaux.0.vna_next", 0xffffff}, {"DT_VERNEED.d_val", 0xdeadbeef},  {"nchain", 0xffffff},
  };
  for (const auto& [field, value] : cases) {
    Bytes file = good;
    file.set(field, value);
    const Result<Facts> facts = read_facts(file.view(), ReadGo::no);
    EXPECT_FALSE(facts.ok()) << field;
  }
}

TEST(VersionsDamage, AChainThatStepsByOneEnds) {
  Bytes file = build_elf(versioned(CountedBy::dt_hash));
  file.set("verneed.0.vn_next", 1);
  file.set("vernaux.0.vna_next", 1);
  EXPECT_FALSE(read_facts(file.view(), ReadGo::no).ok());
}

}  // namespace
}  // namespace gocgo::test
