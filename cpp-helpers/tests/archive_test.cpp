#include "archive.h"

#include <gtest/gtest.h>

#include "elf_builder.h"

namespace gocgo::test {
namespace {

// ar(5): a header of 60 bytes, the content, a line end where its size is odd.
std::string member(std::string name, const std::string& content) {
  std::string header = std::move(name);
  header.resize(16, ' ');
  header += "0           0     0     644     ";
  std::string size = std::to_string(content.size());
  size.resize(10, ' ');
  return header + size + "`\n" + content + (content.size() % 2 == 1 ? "\n" : "");
}

std::string object(std::uint16_t machine, bool wide) {
  ElfSpec spec;
  spec.e_type = 1;
  spec.e_machine = machine;
  spec.wide = wide;
  return build_elf(spec).data();
}

// A COFF object for x86-64: its header and one empty section.
std::string coff(std::uint16_t machine) {
  Bytes bytes;
  bytes.number(machine, 2).number(1, 2).number(0, 4).number(60, 4).number(0, 4).number(0, 2).number(0, 2);
  return bytes.pad_to(60).data();
}

Result<Facts> read(const std::string& bytes) { return read_facts(ByteView(bytes), ReadGo::yes); }

TEST(Archive, NamesItsMembers) {
  const std::string bytes = "!<arch>\n" + member("/", "index") + member("//", "a-very-long-member-name.o/\n") +
                            member("short.o/", object(62, true)) + member("/0", object(183, true)) +
                            member("#1/8", std::string("bsd.o\0\0\0", 8) + coff(0x14c)) + member("words.txt/", "text");
  const Result<Facts> facts = read(bytes);
  ASSERT_TRUE(facts.ok()) << facts.error().summary;
  EXPECT_EQ(facts->type, FileType::archive);
  EXPECT_FALSE(facts->is_linked());
  const auto& members = facts->members;
  ASSERT_EQ(members.size(), 4u);
  EXPECT_EQ(members[0].name, "short.o");
  EXPECT_EQ(members[0].format, Format::elf);
  EXPECT_EQ(members[0].machine, 62);
  EXPECT_EQ(members[1].name, "a-very-long-member-name.o");
  EXPECT_EQ(members[1].machine, 183);
  EXPECT_EQ(members[2].name, "bsd.o");
  EXPECT_EQ(members[2].format, Format::pe);
  EXPECT_EQ(members[2].bits, 32);
  EXPECT_EQ(members[3].name, "words.txt");
  EXPECT_EQ(members[3].format, Format::other);
}

TEST(Archive, DamageIsAnError) {
  const std::string good = "!<arch>\n" + member("a.o/", object(62, true));
  for (const std::string& bad :
       {good.substr(0, 20), good.substr(0, good.size() - 10), good + "x", "!<arch>\n" + std::string(60, 'x'),
        good.substr(0, 56) + "99999999  `\n" + good.substr(68), good.substr(0, 56) + "-1        `\n" + good.substr(68)}) {
    const Result<Facts> facts = read(bad);
    ASSERT_FALSE(facts.ok());
    EXPECT_EQ(facts.error().tag, "damaged-archive");
    EXPECT_EQ(facts.error().status, Status::unreadable);
  }
}

TEST(Archive, AThinOneIsNoted) {
  const Result<Facts> facts = read("!<thin>\n" + member("a.o/", ""));
  ASSERT_TRUE(facts.ok());
  EXPECT_EQ(facts->type, FileType::archive);
  EXPECT_EQ(facts->notes.size(), 1u);
}

TEST(CoffObject, IsRecognised) {
  const Result<Facts> facts = read(coff(0x8664));
  ASSERT_TRUE(facts.ok());
  EXPECT_EQ(facts->format, Format::pe);
  EXPECT_EQ(facts->type, FileType::object);
  EXPECT_EQ(facts->bits, 64);
}

TEST(CoffObject, ImportsAndLargeObjectsToo) {
  Bytes import;
  import.number(0, 2).number(0xffff, 2).number(0, 2).number(0x14c, 2).pad_to(20);
  EXPECT_EQ(read(import.data())->type, FileType::object);
}

TEST(CoffObject, WordsThatStartLikeOneAreNot) {
  EXPECT_EQ(read("L\x01 is how this text starts, and it is no object")->format, Format::other);
  EXPECT_EQ(read(coff(0x8664).substr(0, 30))->format, Format::other) << "its section table is cut";
}

}  // namespace
}  // namespace gocgo::test
