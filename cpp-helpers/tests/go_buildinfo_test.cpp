#include "go_buildinfo.h"

#include <gtest/gtest.h>

#include "elf_builder.h"
#include "facts.h"
#include "pe_builder.h"

namespace gocgo::test {
namespace {

const std::string mark_start = "\x30\x77\xaf\x0c\x92\x74\x08\x02\x41\xe1\xc1\x07\xe6\xd6\x18\xe6";
const std::string module_info =
    "path\texample.com/shop/cmd/shop\nmod\texample.com/shop\t(devel)\t\n"
    "dep\tgithub.com/mattn/go-sqlite3\tv1.14.22\th1:x=\nbuild\t-compiler=gc\n"
    "build\t-ldflags=\"-s -w -X \\\"a=b c\\\"\"\nbuild\tCGO_ENABLED=1\nbuild\t\"odd=key\"=v\nbuild\tvcs.modified=true\n";

std::string whole_info() {
  return mark_start + module_info + std::string("\xf9\x32\x43\x31\x86\x18\x20\x72\x00\x82\x42\x10\x41\x16\xd8\xf2", 16);
}

// debug/buildinfo, the form since Go 1.18: two texts, each after its length as a varint.
std::string inline_blob() {
  std::string blob("\xff Go buildinf:\x08\x02", 16);
  blob.resize(32, '\0');
  blob += std::string("\x08") + "go1.26.1";
  const std::string info = whole_info();
  blob += static_cast<char>(0x80 | (info.size() & 0x7f));
  blob += static_cast<char>(info.size() >> 7);
  return blob + info;
}

void expect_the_build(const std::optional<GoBuild>& go) {
  ASSERT_TRUE(go.has_value());
  EXPECT_EQ(go->version, "go1.26.1");
  EXPECT_EQ(go->path, "example.com/shop/cmd/shop");
  EXPECT_EQ(go->module, "example.com/shop");
  EXPECT_EQ(go->module_version, "(devel)");
  ASSERT_NE(go->setting("CGO_ENABLED"), nullptr);
  EXPECT_EQ(*go->setting("CGO_ENABLED"), "1");
  ASSERT_NE(go->setting("-ldflags"), nullptr);
  EXPECT_EQ(*go->setting("-ldflags"), "-s -w -X \"a=b c\"");
  ASSERT_NE(go->setting("odd=key"), nullptr);
  EXPECT_EQ(*go->setting("odd=key"), "v");
  EXPECT_EQ(go->setting("GOOS"), nullptr);
}

TEST(GoBuildInfo, IsReadFromAStrippedElf) {
  for (const bool wide : {true, false})
    for (const ByteOrder order : {ByteOrder::little, ByteOrder::big}) {
      ElfSpec spec;
      spec.wide = wide;
      spec.order = order;
      spec.data = std::string(48, 'x') + inline_blob();
      const Bytes file = build_elf(spec);
      const Result<Facts> facts = read_facts(file.view(), ReadGo::yes);
      ASSERT_TRUE(facts.ok()) << facts.error().summary;
      expect_the_build(facts->go);
    }
}

TEST(GoBuildInfo, IsReadFromAPe) {
  for (const bool wide : {true, false}) {
    PeSpec spec;
    spec.wide = wide;
    spec.data = std::string(64, 'x') + inline_blob();
    const Bytes file = build_pe(spec);
    const Result<Facts> facts = read_facts(file.view(), ReadGo::yes);
    ASSERT_TRUE(facts.ok()) << facts.error().summary;
    expect_the_build(facts->go);
  }
}

// The form before Go 1.18: pointers to Go strings, in the width and order that the blob names.
TEST(GoBuildInfo, IsReadThroughPointers) {
  for (const int width : {8, 4})
    for (const ByteOrder order : {ByteOrder::little, ByteOrder::big}) {
      constexpr std::uint64_t base = 0x900000;  // where elf_builder puts the data
      Bytes data(order);
      data.text("\xff Go buildinf:").number(static_cast<std::uint64_t>(width), 1).number(order == ByteOrder::big, 1);
      data.number(base + 64, width).number(base + 96, width).pad_to(64);
      data.number(base + 128, width).number(8, width).pad_to(96);
      data.number(base + 160, width).number(whole_info().size(), width).pad_to(128);
      data.text("go1.26.1").pad_to(160).text(whole_info());
      ElfSpec spec;
      spec.wide = width == 8;
      spec.order = order;
      spec.data = data.data();
      const Bytes file = build_elf(spec);
      const Result<Facts> facts = read_facts(file.view(), ReadGo::yes);
      ASSERT_TRUE(facts.ok()) << facts.error().summary;
      expect_the_build(facts->go);
    }
}

TEST(GoBuildInfo, DamageIsANoteAndNoVerdict) {
  const std::string good = inline_blob();
  for (std::size_t size = 16; size < good.size(); size += 7) {
    ElfSpec spec;
    spec.data = good.substr(0, size);
    const Bytes file = build_elf(spec);
    const Result<Facts> facts = read_facts(file.view(), ReadGo::yes);
    ASSERT_TRUE(facts.ok());
    EXPECT_FALSE(facts->go) << size;
    EXPECT_EQ(facts->notes.size(), 1u) << size;
  }
}

TEST(GoBuildInfo, LengthsThatWrapAreRefused) {
  ElfSpec spec;
  spec.data = inline_blob().substr(0, 32) + std::string(9, '\xff') + "\x01" + "go1.26.1";
  const Bytes file = build_elf(spec);
  const Result<Facts> facts = read_facts(file.view(), ReadGo::yes);
  ASSERT_TRUE(facts.ok());
  EXPECT_FALSE(facts->go);
}

TEST(GoBuildInfo, AbsentIsNoError) {
  const Bytes file = build_elf({});
  const Result<Facts> facts = read_facts(file.view(), ReadGo::yes);
  ASSERT_TRUE(facts.ok());
  EXPECT_FALSE(facts->go);
  EXPECT_TRUE(facts->notes.empty());
}

}  // namespace
}  // namespace gocgo::test
