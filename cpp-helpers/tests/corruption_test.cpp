// From one good file, many bad ones: each named field of a header set to each of several values, and each
// length. No verdict may come from a file that is damaged where the verdict was read.
#include <gtest/gtest.h>

#include <chrono>
#include <random>

#include "elf_builder.h"
#include "facts.h"
#include "pe_builder.h"
#include "policy.h"
#include "report.h"

namespace gocgo::test {
namespace {

// 0 good, 1 broken, 3 damaged: what `gocgo check --linkage static` gives, every reader and writer run on the way.
int verdict(ByteView bytes) {
  static const std::string_view words[] = {"--linkage", "static"};
  static const Policy policy = *parse_policy(words, nullptr);
  const Result<Facts> facts = read_facts(bytes, ReadGo::yes);
  if (!facts.ok()) return to_exit_code(facts.error().status);
  facts_as_text("f", *facts);
  return find_breaches(*facts, policy).empty() ? 0 : 1;
}

std::vector<std::uint64_t> values_for(std::uint64_t now, int width, std::mt19937_64& random) {
  const std::uint64_t mask = width == 8 ? UINT64_MAX : (std::uint64_t{1} << 8 * width) - 1;
  std::vector<std::uint64_t> values = {0, 1, mask, mask >> 1, now + 1, now - 1, now ^ 1, now << 1};
  for (int i = 0; i < 8; ++i) values.push_back(random());
  for (int i = 0; i < 8; ++i) values.push_back(random() % 0x2000);  // more likely to fall inside the file
  for (std::uint64_t& value : values) value &= mask;
  return values;
}

void corrupt_every_field(const Bytes& good, int expected, const std::string& what) {
  ASSERT_EQ(verdict(good.view()), expected) << what;
  std::mt19937_64 random(4);  // the same values in each run
  int cases = 0;
  for (const auto& [name, field] : good.fields())
    for (const std::uint64_t value : values_for(good.get(name), field.width, random)) {
      Bytes bad = good;
      bad.set(name, value);
      const int found = verdict(bad.view());
      ++cases;
      EXPECT_TRUE(found == 0 || found == 1 || found == 3);
      if (expected != 0) {
        EXPECT_NE(found, 0) << what << " counts as static with " << name << " = " << value << ", was " << good.get(name);
      }
    }
  EXPECT_GT(cases, 300);
}

void truncate_everywhere(const Bytes& good, std::uint64_t loaded_end, const std::string& what) {
  for (std::uint64_t size = 0; size < good.size(); ++size) {
    // A copy of exactly that size, so that a read past its end is found.
    const std::string cut = good.data().substr(0, static_cast<std::size_t>(size));
    const int found = verdict(ByteView(cut));
    if (size < loaded_end) {
      EXPECT_NE(found, 0) << what << " counts as static when cut to " << size;
    }
  }
}

std::string layout_name(const ElfSpec& spec) {
  return std::string("ELF") + (spec.wide ? "64" : "32") + (spec.order == ByteOrder::big ? " big" : " little");
}

class EachElf : public testing::TestWithParam<std::tuple<bool, ByteOrder>> {
 protected:
  ElfSpec spec() const {
    ElfSpec spec;
    spec.wide = std::get<0>(GetParam());
    spec.order = std::get<1>(GetParam());
    return spec;
  }
};
INSTANTIATE_TEST_SUITE_P(Corruption, EachElf,
                         testing::Combine(testing::Bool(), testing::Values(ByteOrder::little, ByteOrder::big)));

TEST_P(EachElf, DynamicProgram) {
  ElfSpec made = spec();
  made.interpreter = "/lib/ld.so.1";
  made.needed = {"libc.so.6", "libm.so.6"};
  made.versions = {{"libc.so.6", {{"GLIBC_2.4", 0, {"f", "g"}, {}}, {"GLIBC_2.34", 0, {}, {"h"}}}}};
  made.relro = true;
  made.data = "\xff Go buildinf: none";
  for (const CountedBy way : {CountedBy::dt_hash, CountedBy::gnu_hash, CountedBy::section, CountedBy::neighbour}) {
    made.counted_by = way;
    const Bytes good = build_elf(made);
    corrupt_every_field(good, 1, layout_name(made) + " program");
    truncate_everywhere(good, good.size(), layout_name(made) + " program");
  }
}

TEST_P(EachElf, SharedLibrary) {
  ElfSpec made = spec();
  made.soname = "libx.so";
  made.needed = {"libc.so.6"};
  made.versions = {{"libc.so.6", {{"GLIBC_2.4", 0, {"f"}, {}}}}};
  const Bytes good = build_elf(made);
  corrupt_every_field(good, 1, layout_name(made) + " library");
  truncate_everywhere(good, good.size(), layout_name(made) + " library");
}

// As musl's: no version needs tell of the library that is needed.
TEST_P(EachElf, SharedLibraryWithoutVersions) {
  ElfSpec made = spec();
  made.needed = {"libc.so"};
  corrupt_every_field(build_elf(made), 1, layout_name(made) + " library");
}

TEST_P(EachElf, StaticProgram) {
  ElfSpec made = spec();
  made.e_type = 2;
  made.dynamic = false;
  made.counted_by = CountedBy::neighbour;
  made.data = std::string(200, 'd');
  const Bytes good = build_elf(made);
  corrupt_every_field(good, 0, layout_name(made) + " static");
  truncate_everywhere(good, good.size(), layout_name(made) + " static");
}

class EachPe : public testing::TestWithParam<bool> {};
INSTANTIATE_TEST_SUITE_P(Corruption, EachPe, testing::Bool());

TEST_P(EachPe, NotStatic) {
  PeSpec made;
  made.wide = GetParam();
  made.machine = made.wide ? 0x8664 : 0x14c;
  made.imports = {{"KERNEL32.dll", {{"ExitProcess"}}}, {"libwinpthread-1.dll", {{"pthread_create"}, {"", 3}}}};
  made.bound = {"a.dll", "b.dll"};
  made.data = "\xff Go buildinf: none";
  const Bytes good = build_pe(made);
  corrupt_every_field(good, 1, "PE");
  truncate_everywhere(good, good.size(), "PE");
}

TEST_P(EachPe, DelayedOnly) {
  PeSpec made;
  made.wide = GetParam();
  made.imports = {{"KERNEL32.dll", {{"ExitProcess"}}}};
  made.delayed = {{"libx.dll", {{"f"}, {"", 3}}}};
  corrupt_every_field(build_pe(made), 1, "PE delayed");
  made.delayed_by_address = true;
  corrupt_every_field(build_pe(made), 1, "PE delayed by address");
}

TEST_P(EachPe, Static) {
  PeSpec made;
  made.wide = GetParam();
  made.imports = {{"KERNEL32.dll", {{"ExitProcess"}}}};
  const Bytes good = build_pe(made);
  corrupt_every_field(good, 0, "static PE");
  truncate_everywhere(good, good.size(), "static PE");
}

// Random changes of several bytes at once find what single fields do not.
TEST(Corruption, AnyBytes) {
  std::mt19937_64 random(7);
  ElfSpec elf;
  elf.needed = {"libc.so.6"};
  elf.versions = {{"libc.so.6", {{"GLIBC_2.4", 0, {"f"}, {}}}}};
  PeSpec pe;
  pe.imports = {{"libx.dll", {{"f"}}}};
  for (const std::string& good : {build_elf(elf).data(), build_pe(pe).data()})
    for (int i = 0; i < 20000; ++i) {
      std::string bad = good;
      for (int changes = 0; changes < 4; ++changes)
        bad[static_cast<std::size_t>(random() % bad.size())] = static_cast<char>(random());
      const auto start = std::chrono::steady_clock::now();
      const int found = verdict(ByteView(bad));
      EXPECT_TRUE(found == 0 || found == 1 || found == 3);
      EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(1));
    }
}

}  // namespace
}  // namespace gocgo::test
