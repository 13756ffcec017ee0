#include <gtest/gtest.h>

#include <tuple>

#include "elf_builder.h"
#include "facts.h"

namespace gocgo::test {
namespace {

using Names = std::vector<std::string_view>;

// Each width in each byte order.
class Elf : public testing::TestWithParam<std::tuple<bool, ByteOrder>> {
 protected:
  ElfSpec spec() const {
    ElfSpec spec;
    spec.wide = std::get<0>(GetParam());
    spec.order = std::get<1>(GetParam());
    spec.e_machine = spec.wide ? 62 : 3;
    return spec;
  }
};

INSTANTIATE_TEST_SUITE_P(EachLayout, Elf, testing::Combine(testing::Bool(), testing::Values(ByteOrder::little, ByteOrder::big)),
                         [](const auto& info) {
                           return std::string(std::get<0>(info.param) ? "64" : "32") +
                                  (std::get<1>(info.param) == ByteOrder::little ? "little" : "big");
                         });

// What an error says about a field, "" if the file was read.
std::string error_of(const Bytes& file) {
  const Result<Facts> facts = read_facts(file.view(), ReadGo::no);
  if (facts.ok()) return "";
  EXPECT_EQ(facts.error().tag, "damaged-elf");
  EXPECT_EQ(facts.error().status, Status::unreadable);
  EXPECT_EQ(facts.error().facts.size(), 3u) << "field, value, limit";
  return facts.error().facts[0].second;
}

Facts facts_of(const Bytes& file) {
  Result<Facts> facts = read_facts(file.view(), ReadGo::no);
  if (facts.ok()) return *facts;
  ADD_FAILURE() << facts.error().summary << " " << facts.error().facts[0].second;
  return {};
}

TEST_P(Elf, ReadsADynamicProgram) {
  ElfSpec made = spec();
  made.interpreter = "/lib/ld.so.1";
  made.needed = {"libc.so.6", "libm.so.6"};
  made.runpath = "/opt/a:/opt/b";
  const Bytes file = build_elf(made);
  const Facts facts = facts_of(file);
  EXPECT_EQ(facts.format, Format::elf);
  EXPECT_EQ(facts.bits, made.wide ? 64 : 32);
  EXPECT_EQ(facts.byte_order, made.order);
  EXPECT_EQ(facts.type, FileType::pie);
  EXPECT_EQ(facts.interpreter, "/lib/ld.so.1");
  EXPECT_EQ(facts.needed, (Names{"libc.so.6", "libm.so.6"}));
  EXPECT_EQ(facts.runpath, (Names{"/opt/a", "/opt/b"}));
  EXPECT_TRUE(facts.rpath.empty());
  EXPECT_TRUE(facts.notes.empty());
}

TEST_P(Elf, ReadsASharedLibrary) {
  ElfSpec made = spec();
  made.soname = "libx.so.1";
  made.rpath = "$ORIGIN";
  made.filters = {"liby.so"};
  const Bytes file = build_elf(made);
  const Facts facts = facts_of(file);
  EXPECT_EQ(facts.type, FileType::shared_library);
  EXPECT_EQ(facts.soname, "libx.so.1");
  EXPECT_EQ(facts.rpath, (Names{"$ORIGIN"}));
  EXPECT_EQ(facts.filters, (Names{"liby.so"}));
  EXPECT_FALSE(facts.interpreter);
}

TEST_P(Elf, TellsTheTypes) {
  ElfSpec made = spec();
  made.e_type = 2;
  made.dynamic = false;
  EXPECT_EQ(facts_of(build_elf(made)).type, FileType::executable);
  made.e_type = 1;
  EXPECT_EQ(facts_of(build_elf(made)).type, FileType::object);
  made.e_type = 4;
  EXPECT_EQ(facts_of(build_elf(made)).type, FileType::core);
  made.e_type = 0xfe00;
  EXPECT_EQ(facts_of(build_elf(made)).type, FileType::other);
  made.e_type = 3;
  made.dynamic = true;
  made.entries = {{0x6ffffffb, 0x08000000}};  // DT_FLAGS_1, DF_1_PIE
  EXPECT_EQ(facts_of(build_elf(made)).type, FileType::static_pie);
  made.interpreter = "/lib/ld.so";
  EXPECT_EQ(facts_of(build_elf(made)).type, FileType::pie);
  made.entries = {};
  made.soname = "libc.so.6";  // a library that can be run
  EXPECT_EQ(facts_of(build_elf(made)).type, FileType::shared_library);
}

TEST_P(Elf, TellsHardening) {
  ElfSpec made = spec();
  EXPECT_TRUE(facts_of(build_elf(made)).hardening.pie);
  EXPECT_FALSE(facts_of(build_elf(made)).hardening.executable_stack);
  EXPECT_EQ(facts_of(build_elf(made)).hardening.relro, Relro::none);
  made.relro = true;
  EXPECT_EQ(facts_of(build_elf(made)).hardening.relro, Relro::partial);
  for (const auto& now : {std::pair<std::uint64_t, std::uint64_t>{24, 0}, {30, 8}, {0x6ffffffb, 1}}) {
    made.entries = {now};
    EXPECT_EQ(facts_of(build_elf(made)).hardening.relro, Relro::full) << "d_tag " << now.first;
  }
  made.stack_flags = 7;
  EXPECT_TRUE(facts_of(build_elf(made)).hardening.executable_stack);
  made.stack_header = false;
  EXPECT_TRUE(facts_of(build_elf(made)).hardening.executable_stack) << "x86 without PT_GNU_STACK";
  made.e_machine = 183;
  EXPECT_FALSE(facts_of(build_elf(made)).hardening.executable_stack) << "aarch64 without PT_GNU_STACK";
  EXPECT_FALSE(facts_of(build_elf(made)).hardening.writable_code);
  made.load_flags = 7;
  EXPECT_TRUE(facts_of(build_elf(made)).hardening.writable_code);
}

TEST_P(Elf, ReadsNotes) {
  ElfSpec made = spec();
  EXPECT_FALSE(facts_of(build_elf(made)).has_gnu_abi_note);
  made.abi_note = true;
  EXPECT_TRUE(facts_of(build_elf(made)).has_gnu_abi_note);
  made.abi_note = false;
  made.note_owner = "FreeBSD";
  EXPECT_EQ(facts_of(build_elf(made)).system_note, "FreeBSD");
}

TEST_P(Elf, DamageNamesTheField) {
  ElfSpec made = spec();
  made.interpreter = "/lib/ld.so.1";
  made.needed = {"libc.so.6"};
  const Bytes good = build_elf(made);
  const std::pair<const char*, const char*> cases[] = {
      {"EI_CLASS", "EI_CLASS at offset 0x4"},
      {"EI_DATA", "EI_DATA at offset 0x5"},
      {"EI_VERSION", "EI_VERSION at offset 0x6"},
      {"e_phentsize", "e_phentsize at offset "},
      {"e_phoff", "e_phoff at offset "},
      {"PT_LOAD.p_filesz", "p_filesz of a PT_LOAD at offset "},
      {"PT_INTERP.p_offset", "p_filesz of PT_INTERP at offset "},
      {"PT_INTERP.p_filesz", "p_filesz of PT_INTERP at offset "},
      {"PT_DYNAMIC.p_vaddr", "p_offset of PT_DYNAMIC at offset "},
      {"PT_DYNAMIC.p_filesz", "p_filesz of PT_DYNAMIC at offset "},
      {"PT_PHDR.p_filesz", "p_filesz of PT_PHDR at offset "},
      {"DT_STRTAB.d_val", "DT_STRTAB at offset "},
      {"DT_STRSZ.d_val", "DT_STRSZ at offset "},
      {"DT_NEEDED.0.d_val", "DT_NEEDED at offset "},
      {"DT_NEEDED.0.d_tag", "d_tag at offset "},
  };
  for (const auto& [field, expected] : cases) {
    Bytes file = good;
    file.set(field, UINT64_MAX);
    EXPECT_EQ(error_of(file).substr(0, std::string(expected).size()), expected) << field;
  }
}

TEST_P(Elf, NoVerdictFromContradictions) {
  ElfSpec made = spec();
  made.needed = {"libc.so.6"};
  const Bytes good = build_elf(made);
  const std::pair<const char*, std::uint64_t> cases[] = {
      {"PT_DYNAMIC.p_type", 0},  // ET_DYN without a dynamic segment
      {"PT_LOAD.p_type", 0},     // nothing is loaded
      {"e_phnum", 0},
      {"e_phnum", 1},             // PT_PHDR knows better
      {"DT_NEEDED.0.d_tag", 0},   // an end with a value
      {"DT_NEEDED.0.d_tag", 10},  // DT_STRSZ twice
      {"DT_NEEDED.0.d_tag", 0x12345678},
      {"DT_STRTAB.d_tag", 0x70000001},
      {"PT_LOAD.p_memsz", 1},  // smaller than p_filesz
      {"PT_DYNAMIC.p_offset", 64},
  };
  for (const auto& [field, value] : cases) {
    Bytes file = good;
    file.set(field, value);
    EXPECT_NE(error_of(file), "") << field << " = " << value;
  }
}

TEST_P(Elf, DamagedSectionsAreANote) {
  ElfSpec made = spec();
  made.counted_by = CountedBy::section;
  Bytes file = build_elf(made);
  EXPECT_TRUE(facts_of(file).notes.empty());
  file.set("e_shoff", 0xfffffff0);
  EXPECT_EQ(facts_of(file).notes.size(), 1u);
}

TEST_P(Elf, ADebugCompanionIsNoProgram) {
  ElfSpec made = spec();
  made.e_type = 2;
  made.dynamic = false;
  made.phdr_header = false;
  Bytes file = build_elf(made);
  file.set("PT_LOAD.p_filesz", 0);
  EXPECT_FALSE(facts_of(file).is_linked());
}

TEST(ElfOverlap, OfTwoSegmentsAtOneAddressNoneIsBelieved) {
  ElfSpec made;
  made.data = std::string(64, 'x');
  Bytes file = build_elf(made);
  EXPECT_EQ(error_of(file), "");
  file.set("PT_LOAD.data.p_vaddr", file.get("PT_LOAD.p_vaddr") + 8);
  EXPECT_EQ(error_of(file).substr(0, 7), "p_vaddr");
}

TEST(ElfOverlap, APageOfTwoSegmentsIsOneOfTheFile) {
  ElfSpec made;
  made.data = std::string(64, 'x');
  Bytes file = build_elf(made);
  // In the page of the first segment, but not at the same place of the file.
  const std::uint64_t end = file.get("PT_LOAD.p_vaddr") + file.get("PT_LOAD.p_filesz");
  file.set("PT_LOAD.data.p_vaddr", end + 16);
  EXPECT_EQ(error_of(file).substr(0, 8), "p_offset");
  file.set("PT_LOAD.data.p_vaddr", end);
  EXPECT_EQ(error_of(file), "");
}

TEST(ElfOverlap, NoSegmentComesTwice) {
  ElfSpec made;
  made.interpreter = "/lib/ld.so";
  const Bytes good = build_elf(made);
  Bytes file = good;
  file.set("PT_GNU_STACK.p_type", 2);
  EXPECT_EQ(error_of(file).substr(0, 6), "p_type");
  file.set("PT_GNU_STACK.p_type", 3);
  EXPECT_EQ(error_of(file).substr(0, 6), "p_type");
}

TEST(ElfShort, EveryTruncationOfTheHeaderIsDamage) {
  const Bytes good = build_elf({});
  for (std::uint64_t size = 4; size < 64; ++size) {
    Bytes file = good;
    file.cut(size);
    EXPECT_NE(error_of(file), "") << size;
  }
  for (std::uint64_t size = 0; size < 4; ++size) {
    Bytes file = good;
    file.cut(size);
    EXPECT_EQ(facts_of(file).format, Format::other) << size;
  }
}

}  // namespace
}  // namespace gocgo::test
