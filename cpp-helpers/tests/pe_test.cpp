#include <gtest/gtest.h>

#include "facts.h"
#include "pe_builder.h"

namespace gocgo::test {
namespace {

Facts pe_facts_of(const Bytes& file) {
  Result<Facts> facts = read_facts(file.view(), ReadGo::no);
  if (facts.ok()) return *facts;
  ADD_FAILURE() << facts.error().summary << " " << facts.error().facts[0].second;
  return {};
}

std::string pe_error_of(const Bytes& file) {
  const Result<Facts> facts = read_facts(file.view(), ReadGo::no);
  if (facts.ok()) return "";
  EXPECT_EQ(facts.error().tag, "damaged-pe");
  EXPECT_EQ(facts.error().status, Status::unreadable);
  return facts.error().facts[0].second;
}

class Pe : public testing::TestWithParam<bool> {
 protected:
  PeSpec spec() const {
    PeSpec spec;
    spec.wide = GetParam();
    spec.machine = spec.wide ? 0x8664 : 0x14c;
    spec.imports = {{"KERNEL32.dll", {{"ExitProcess"}, {"GetLastError"}}}, {"libx.dll", {{"", 7}, {"f"}}}};
    spec.delayed = {{"later.dll", {{"g"}, {"", 300}}}};
    return spec;
  }
};

INSTANTIATE_TEST_SUITE_P(EachWidth, Pe, testing::Bool(),
                         [](const auto& info) { return std::string(info.param ? "PE32plus" : "PE32"); });

TEST_P(Pe, ReadsImports) {
  PeSpec made = spec();
  made.bound = {"KERNEL32.dll", "NTDLL.dll"};
  for (const bool by_address : {false, true}) {
    made.delayed_by_address = by_address;
    const Bytes file = build_pe(made);
    const Facts facts = pe_facts_of(file);
    EXPECT_EQ(facts.format, Format::pe);
    EXPECT_EQ(facts.bits, made.wide ? 64 : 32);
    EXPECT_EQ(facts.type, FileType::executable);
    ASSERT_EQ(facts.imports.size(), 3u);
    EXPECT_EQ(facts.imports[0].dll, "KERNEL32.dll");
    ASSERT_EQ(facts.imports[0].functions.size(), 2u);
    EXPECT_EQ(facts.imports[0].functions[1].label(), "GetLastError");
    ASSERT_EQ(facts.imports[1].functions.size(), 2u);
    EXPECT_EQ(facts.imports[1].functions[0].label(), "#7");
    EXPECT_FALSE(facts.imports[1].delay);
    EXPECT_EQ(facts.imports[2].dll, "later.dll");
    EXPECT_TRUE(facts.imports[2].delay);
    ASSERT_EQ(facts.imports[2].functions.size(), 2u);
    EXPECT_EQ(facts.imports[2].functions[0].label(), "g");
    EXPECT_EQ(facts.imports[2].functions[1].label(), "#300");
    EXPECT_EQ(facts.bound_imports, (std::vector<std::string_view>{"KERNEL32.dll", "NTDLL.dll"}));
  }
}

TEST_P(Pe, ReadsImportsWithoutALookupTable) {
  PeSpec made = spec();
  made.imports[0].lookup_table = false;
  EXPECT_EQ(pe_facts_of(build_pe(made)).imports[0].functions.size(), 2u);
}

TEST_P(Pe, TellsTypesAndHardening) {
  PeSpec made = spec();
  made.characteristics = 0x2022;
  EXPECT_EQ(pe_facts_of(build_pe(made)).type, FileType::dll);
  made.characteristics = 0x0020;
  EXPECT_FALSE(pe_facts_of(build_pe(made)).is_linked());
  made.characteristics = 0x0022;
  made.dll_characteristics = 0x160;  // HIGH_ENTROPY_VA, DYNAMIC_BASE, NX_COMPAT
  EXPECT_TRUE(pe_facts_of(build_pe(made)).hardening.pie);
  EXPECT_EQ(pe_facts_of(build_pe(made)).hardening.high_entropy, made.wide);
  EXPECT_FALSE(pe_facts_of(build_pe(made)).hardening.executable_stack);
  made.dll_characteristics = 0x4000;
  EXPECT_FALSE(pe_facts_of(build_pe(made)).hardening.pie);
  EXPECT_TRUE(pe_facts_of(build_pe(made)).hardening.executable_stack);
  EXPECT_TRUE(pe_facts_of(build_pe(made)).hardening.control_flow_guard);
  made.dll_characteristics = 0x160;
  made.characteristics = 0x0023;  // RELOCS_STRIPPED: nothing to move it with
  EXPECT_FALSE(pe_facts_of(build_pe(made)).hardening.pie);
  EXPECT_FALSE(pe_facts_of(build_pe(made)).hardening.writable_code);
  made.section_flags |= 0x80000000;
  EXPECT_TRUE(pe_facts_of(build_pe(made)).hardening.writable_code);
}

TEST_P(Pe, DamageNamesTheField) {
  const Bytes good = build_pe(spec());
  const std::pair<const char*, const char*> cases[] = {
      {"e_lfanew", "e_lfanew at offset 0x3c"},
      {"SizeOfOptionalHeader", "SizeOfOptionalHeader at offset 0x94"},
      {"Magic", "Magic at offset 0x98"},
      {"NumberOfRvaAndSizes", ""},  // Windows looks at sixteen at most
      {"NumberOfSections", "NumberOfSections at offset 0x86"},
      {"section.0.SizeOfRawData", ""},  // the padding may be missing: VirtualSize decides
      {"section.0.PointerToRawData", "SizeOfRawData at offset "},
      {"directory.1.rva", "IMAGE_DIRECTORY_ENTRY_IMPORT at offset "},
      {"directory.13.rva", "IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT at offset "},
      {"import.0.Name", "Name RVA at offset "},
      {"import.1.OriginalFirstThunk", "OriginalFirstThunk at offset "},
      {"import.0.thunk.0", ""},  // an ordinal then
      {"delay.0.Name", "Name at offset "},
      {"delay.0.ImportNameTable", "Delay Import Name Table at offset "},
  };
  for (const auto& [field, expected] : cases) {
    Bytes file = good;
    file.set(field, UINT64_MAX);
    EXPECT_EQ(pe_error_of(file).substr(0, std::string(expected).size()), expected) << field;
  }
}

TEST_P(Pe, NoVerdictFromContradictions) {
  const Bytes good = build_pe(spec());
  const std::pair<const char*, std::uint64_t> cases[] = {
      {"NumberOfRvaAndSizes", 0}, {"NumberOfRvaAndSizes", 1}, {"NumberOfRvaAndSizes", 2},
      {"directory.1.rva", 0},     {"directory.13.rva", 0},    {"import.0.Name", 0},
      {"import.1.FirstThunk", 0}, {"delay.0.Name", 0},        {"section.0.VirtualAddress", 0x800000},
      {"NumberOfSections", 0},
  };
  for (const auto& [field, value] : cases) {
    Bytes file = good;
    file.set(field, value);
    EXPECT_NE(pe_error_of(file), "") << field << " = " << value;
  }
}

TEST_P(Pe, ManyDescriptorsOfOneBigTableEnd) {
  PeSpec made = spec();
  std::vector<PeFunction> functions(20000, PeFunction{"", 1});
  made.imports.assign(200, {"a.dll", {{"", 1}}});
  made.imports[0].functions = functions;
  Bytes file = build_pe(made);
  for (int i = 1; i < 200; ++i)
    file.set("import." + std::to_string(i) + ".OriginalFirstThunk", file.get("import.0.OriginalFirstThunk"));
  EXPECT_NE(pe_error_of(file), "");
}

TEST(PeOther, SectionsSmallerThanAPageStandAtTheirAddresses) {
  PeSpec made;
  made.imports = {{"KERNEL32.dll", {{"f"}}}};
  Bytes file = build_pe(made);
  file.set("SectionAlignment", 0x20);
  EXPECT_EQ(pe_error_of(file).substr(0, 16), "PointerToRawData");
}

TEST(PeOther, NotPeIsAFact) {
  Bytes file = build_pe({});
  std::string bytes = file.data();
  bytes[0x80] = 'N';
  const Result<Facts> facts = read_facts(ByteView(bytes), ReadGo::no);
  ASSERT_TRUE(facts.ok());
  EXPECT_EQ(facts->format, Format::other);
  EXPECT_EQ(facts->kind, "MS-DOS or 16-bit program");
}

TEST(PeOther, AnEmptyImportDirectoryIsFine) {
  PeSpec made;
  EXPECT_TRUE(pe_facts_of(build_pe(made)).imports.empty());
}

}  // namespace
}  // namespace gocgo::test
