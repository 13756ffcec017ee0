#include "policy.h"

#include <gtest/gtest.h>

#include "elf_builder.h"
#include "pe_builder.h"

namespace gocgo::test {
namespace {

using Texts = std::vector<std::string>;

Policy policy_of(const std::vector<std::string_view>& words) {
  Result<Policy> policy = parse_policy(words, nullptr);
  if (policy.ok()) return *policy;
  ADD_FAILURE() << policy.error().summary;
  return {};
}

// "tag: fact, fact" of each breach.
Texts breaches_of(const Bytes& file, const std::vector<std::string_view>& words) {
  const Result<Facts> facts = read_facts(file.view(), ReadGo::yes);
  if (!facts.ok()) return {facts.error().tag};
  Texts texts;
  for (const Error& error : find_breaches(*facts, policy_of(words))) {
    EXPECT_EQ(error.status, Status::broken);
    EXPECT_FALSE(error.fix.empty()) << error.tag;
    EXPECT_FALSE(error.facts.empty()) << error.tag << " has no evidence";
    std::string text = error.tag;
    for (const auto& [key, value] : error.facts) text += "|" + key + "=" + value;
    texts.push_back(text);
  }
  return texts;
}

ElfSpec dynamic_program() {
  ElfSpec spec;
  spec.interpreter = "/lib64/ld-linux-x86-64.so.2";
  spec.needed = {"libc.so.6", "libz.so.1"};
  return spec;
}

ElfSpec static_program() {
  ElfSpec spec;
  spec.e_type = 2;
  spec.dynamic = false;
  return spec;
}

PeSpec windows_program() {
  PeSpec spec;
  spec.imports = {{"KERNEL32.dll", {{"ExitProcess"}}},
                  {"api-ms-win-crt-heap-l1-1-0.dll", {{"malloc"}}},
                  {"bcryptprimitives.dll", {{"ProcessPrng"}}}};
  return spec;
}

TEST(Static, ElfNeedsNothing) {
  EXPECT_EQ(breaches_of(build_elf(static_program()), {"--linkage", "static"}), Texts{});
  EXPECT_EQ(breaches_of(build_elf(dynamic_program()), {"--linkage", "static"}),
            Texts{"not-static|interpreter=/lib64/ld-linux-x86-64.so.2 (PT_INTERP)|needed=libc.so.6 (DT_NEEDED)"
                  "|needed=libz.so.1 (DT_NEEDED)"});
}

TEST(Static, AllowNeededDoesNotHelp) {
  EXPECT_EQ(breaches_of(build_elf(dynamic_program()),
                        {"--linkage=static", "--allow-needed", "libc.so.6", "--allow-needed", "libz.so.1"})
                .size(),
            1u);
}

TEST(Static, AStaticPieIsStaticAnInterpreterAloneIsNot) {
  ElfSpec spec;
  spec.entries = {{0x6ffffffb, 0x08000000}};
  EXPECT_EQ(breaches_of(build_elf(spec), {"--linkage", "static"}), Texts{});
  spec.interpreter = "/lib/ld-musl-x86_64.so.1";
  EXPECT_EQ(breaches_of(build_elf(spec), {"--linkage", "static"}).size(), 1u);
}

TEST(Static, FiltersAndVersionNeedsCount) {
  ElfSpec spec;
  spec.filters = {"libf.so"};
  EXPECT_EQ(breaches_of(build_elf(spec), {"--linkage", "static"}),
            Texts{"not-static|needed=libf.so (DT_FILTER or DT_AUXILIARY)"});
  ElfSpec versioned;
  versioned.versions = {{"libc.so.6", {{"GLIBC_2.4", 0, {"f"}, {}}}}};
  EXPECT_EQ(breaches_of(build_elf(versioned), {"--linkage", "static"}),
            Texts{"not-static|needed=libc.so.6 (DT_VERNEED, GLIBC_2.4)"});
}

TEST(Static, ObjectsAndCoresAreNoPrograms) {
  ElfSpec spec;
  for (const std::uint16_t type : std::initializer_list<std::uint16_t>{1, 4, 0}) {
    spec.e_type = type;
    const Texts texts = breaches_of(build_elf(spec), {"--linkage", "static"});
    ASSERT_EQ(texts.size(), 1u);
    EXPECT_EQ(texts[0].substr(0, 13), "not-a-program");
  }
}

TEST(Static, PeImportsOnlyWhatEveryWindowsHas) {
  PeSpec spec = windows_program();
  EXPECT_EQ(breaches_of(build_pe(spec), {"--linkage", "static"}), Texts{});
  spec.imports.push_back({"libwinpthread-1.dll", {{"pthread_create"}, {"", 3}}});
  spec.delayed = {{"MY.dll", {{"f"}}}};
  EXPECT_EQ(breaches_of(build_pe(spec), {"--linkage", "static"}),
            Texts{"not-static|import=libwinpthread-1.dll: pthread_create, #3|delay import=MY.dll: f"});
  EXPECT_EQ(breaches_of(build_pe(spec), {"--linkage", "system"}).size(), 1u);
  EXPECT_EQ(
      breaches_of(build_pe(spec), {"--linkage", "static", "--allow-import", "LIBWINPTHREAD-1.DLL", "--allow-import", "my.DLL"}),
      Texts{});
}

TEST(System, AllowsThePlatformsOwn) {
  ElfSpec spec = dynamic_program();
  EXPECT_EQ(breaches_of(build_elf(spec), {"--linkage", "system"}), Texts{"not-system|needed=libz.so.1 (DT_NEEDED)"});
  EXPECT_EQ(breaches_of(build_elf(spec), {"--linkage", "system", "--allow-needed", "libz.so.1"}), Texts{});
  spec.needed = {"libc.so.6",      "libm.so.6",    "libdl.so.2",           "libpthread.so.0",       "librt.so.1",
                 "libresolv.so.2", "libutil.so.1", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1", "libgcc_s.so.1",
                 "libstdc++.so.6"};
  EXPECT_EQ(breaches_of(build_elf(spec), {"--linkage", "system"}), Texts{});
}

TEST(Target, NamesWhatIsWrong) {
  const auto check = [](const Bytes& file, std::string_view target) { return breaches_of(file, {"--target", target}); };
  EXPECT_EQ(check(build_elf(static_program()), "linux-amd64-musl"), Texts{});
  EXPECT_EQ(check(build_elf(static_program()), "linux-arm64-musl"),
            Texts{"wrong-machine|file=ELF program, 64-bit x86-64|target=Linux, ELF, 64-bit aarch64 (linux-arm64-musl)"});
  EXPECT_EQ(check(build_elf(static_program()), "windows-amd64-mingw"),
            Texts{"wrong-system|file=ELF program, 64-bit x86-64|target=Windows, PE, 64-bit x86-64 (windows-amd64-mingw)"});
  EXPECT_EQ(check(build_pe(windows_program()), "windows-amd64-mingw"), Texts{});
  EXPECT_EQ(check(build_pe(windows_program()), "windows-386-mingw").size(), 1u);
  ElfSpec x32 = static_program();
  x32.wide = false;  // EM_X86_64 in 32 bits
  EXPECT_EQ(check(build_elf(x32), "linux-amd64-musl").at(0).substr(0, 13), "wrong-machine");
  ElfSpec big = static_program();
  big.order = ByteOrder::big;
  EXPECT_EQ(check(build_elf(big), "linux-amd64-musl").at(0).substr(0, 13), "wrong-machine");
  ElfSpec bsd = static_program();
  bsd.osabi = 9;
  EXPECT_EQ(check(build_elf(bsd), "linux-amd64-musl").at(0).substr(0, 12), "wrong-system");
  bsd.osabi = 0;
  bsd.note_owner = "OpenBSD";
  EXPECT_EQ(check(build_elf(bsd), "linux-amd64-musl").at(0).substr(0, 12), "wrong-system");
  PeSpec efi = windows_program();
  efi.subsystem = 10;
  EXPECT_EQ(check(build_pe(efi), "windows-amd64-mingw").at(0).substr(0, 12), "wrong-system");
  Bytes script;
  script.text("#!/bin/sh\n");
  EXPECT_EQ(check(script, "linux-amd64-musl").at(0).substr(0, 25), "not-a-program|file=script");
}

TEST(Target, TellsTheLibcFamily) {
  const auto check = [](const ElfSpec& spec) { return breaches_of(build_elf(spec), {"--target", "linux-amd64-musl"}); };
  EXPECT_EQ(check(dynamic_program()),
            Texts{"wrong-libc|interpreter=/lib64/ld-linux-x86-64.so.2 (PT_INTERP): glibc|needed=libc.so.6 (DT_NEEDED): glibc"});
  ElfSpec musl;
  musl.interpreter = "/lib/ld-musl-x86_64.so.1";
  musl.needed = {"libc.musl-x86_64.so.1"};
  EXPECT_EQ(check(musl), Texts{}) << "the target implies no linkage";
  musl.needed = {"libc.so"};
  EXPECT_EQ(check(musl), Texts{});
  ElfSpec library;
  library.needed = {"libc.so.6"};
  EXPECT_EQ(check(library).size(), 1u);
  ElfSpec uclibc;
  uclibc.interpreter = "/lib/ld-uClibc.so.0";
  EXPECT_EQ(check(uclibc).size(), 1u);
  ElfSpec glibc_static = static_program();
  glibc_static.abi_note = true;
  EXPECT_EQ(check(glibc_static), Texts{"wrong-libc|start-up code=NT_GNU_ABI_TAG (PT_NOTE): glibc"});
  PeSpec cygwin = windows_program();
  cygwin.imports.push_back({"cygwin1.dll", {{"f"}}});
  EXPECT_EQ(breaches_of(build_pe(cygwin), {"--target", "windows-amd64-mingw"}), Texts{"wrong-libc|import=cygwin1.dll: Cygwin"});
}

ElfSpec versioned(std::vector<ElfVersion> versions) {
  ElfSpec spec = dynamic_program();
  spec.versions = {{"libc.so.6", std::move(versions)}};
  return spec;
}

TEST(MaxGlibc, NamesSymbolVersionAndLibrary) {
  const Bytes file = build_elf(versioned({{"GLIBC_2.4", 0, {"a"}, {}}, {"GLIBC_2.34", 0, {"b", "c"}, {"d"}}}));
  EXPECT_EQ(breaches_of(file, {"--max-glibc", "2.34"}), Texts{});
  EXPECT_EQ(breaches_of(file, {"--max-glibc", "2.35"}), Texts{});
  EXPECT_EQ(breaches_of(file, {"--max-glibc", "2.28"}), Texts{"glibc-too-new|GLIBC_2.34=b, c, d (weak) (libc.so.6)"});
  EXPECT_EQ(breaches_of(file, {"--max-glibc", "2.3"}).at(0),
            "glibc-too-new|GLIBC_2.4=a (libc.so.6)|GLIBC_2.34=b, c, d (weak) (libc.so.6)");
}

TEST(MaxGlibc, AWeakNeedKeepsItAWeakSymbolDoesNot) {
  EXPECT_EQ(breaches_of(build_elf(versioned({{"GLIBC_2.34", 2, {}, {"f"}}})), {"--max-glibc", "2.28"}), Texts{});
  EXPECT_EQ(breaches_of(build_elf(versioned({{"GLIBC_2.34", 0, {}, {"f"}}})), {"--max-glibc", "2.28"}).size(), 1u);
}

TEST(MaxGlibc, PrivateBreaksAnyLimit) {
  EXPECT_EQ(breaches_of(build_elf(versioned({{"GLIBC_PRIVATE", 0, {"f"}, {}}})), {"--max-glibc", "99"}),
            Texts{"glibc-too-new|GLIBC_PRIVATE=f (libc.so.6)"});
}

TEST(MaxGlibc, PackedRelocationsNeed236) {
  const ElfSpec named = versioned({{"GLIBC_2.2.5", 0, {"f"}, {}}, {"GLIBC_ABI_DT_RELR", 0, {}, {}}});
  EXPECT_EQ(breaches_of(build_elf(named), {"--max-glibc", "2.36"}), Texts{});
  EXPECT_EQ(breaches_of(build_elf(named), {"--max-glibc", "2.35"}),
            Texts{"glibc-too-new|GLIBC_ABI_DT_RELR=DT_RELR relocations, read by glibc since 2.36 (libc.so.6)"});
  ElfSpec unnamed = versioned({{"GLIBC_2.2.5", 0, {"f"}, {}}});
  unnamed.entries = {{36, 0x10000}};
  EXPECT_EQ(breaches_of(build_elf(unnamed), {"--max-glibc", "2.35"}).size(), 1u);
  EXPECT_EQ(breaches_of(build_elf(unnamed), {"--max-glibc", "2.36"}), Texts{});
}

TEST(MaxGlibcxx, IsAnotherFamily) {
  ElfSpec spec = dynamic_program();
  spec.versions = {{"libstdc++.so.6", {{"GLIBCXX_3.4.30", 0, {"f"}, {}}, {"CXXABI_1.3.13", 0, {"g"}, {}}}}};
  EXPECT_EQ(breaches_of(build_elf(spec), {"--max-glibcxx", "3.4.30", "--max-glibc", "2.4"}), Texts{});
  EXPECT_EQ(breaches_of(build_elf(spec), {"--max-glibcxx", "3.4.4"}),
            Texts{"glibcxx-too-new|GLIBCXX_3.4.30=f (libstdc++.so.6)"});
}

TEST(Go, WantsBuildSettings) {
  EXPECT_EQ(breaches_of(build_elf(static_program()), {"--require-cgo"}),
            Texts{"no-go-build-info|looked for=Go's build information in its data"});
}

TEST(Go, TellsCgoOffAndOtherSettings) {
  Facts facts;
  facts.format = Format::elf;
  facts.type = FileType::executable;
  facts.go = GoBuild{"go1.26.1", "p", "m", "(devel)", {{"CGO_ENABLED", "0"}, {"-trimpath", "true"}}};
  const auto errors =
      find_breaches(facts, policy_of({"--require-cgo", "--go-setting", "-trimpath=true", "--go-setting", "GOOS=linux"}));
  ASSERT_EQ(errors.size(), 2u);
  EXPECT_EQ(errors[0].tag, "cgo-off");
  EXPECT_EQ(errors[1].tag, "go-setting");
  EXPECT_EQ(errors[1].facts.at(1).second, "no such setting");
}

TEST(Require, TakesEveryProperty) {
  ElfSpec bad = static_program();
  bad.stack_flags = 7;
  bad.load_flags = 7;
  const Bytes elf = build_elf(bad);
  for (const std::string_view name : {"pie", "aslr", "high-entropy", "nx", "relro", "full-relro", "no-wx"})
    EXPECT_EQ(breaches_of(elf, {"--require", name}).size(), 1u) << name;
  ElfSpec good;
  good.relro = true;
  good.entries = {{24, 0}};
  for (const Requirement& requirement : hardening_table())
    EXPECT_EQ(breaches_of(build_elf(good), {"--require", requirement.name}), Texts{}) << requirement.name;
  good.rpath = "/opt";
  EXPECT_EQ(breaches_of(build_elf(good), {"--require", "no-rpath"}).at(0).find("not-hardened|asked for="), 0u);
  PeSpec windows = windows_program();
  windows.dll_characteristics = 0;
  windows.section_flags = 0xe0000020;
  for (const std::string_view name : {"pie", "aslr", "high-entropy", "nx", "no-wx", "cfg"})
    EXPECT_EQ(breaches_of(build_pe(windows), {"--require", name}).size(), 1u) << name;
  EXPECT_EQ(breaches_of(build_pe(windows), {"--require", "full-relro"}), Texts{}) << "a PE file cannot have it";
}

TEST(ParsePolicy, TakesFilesAnywhere) {
  std::vector<std::string_view> files;
  const std::string_view words[] = {"a", "--linkage", "static", "b", "--", "--target"};
  const Result<Policy> policy = parse_policy(words, &files);
  ASSERT_TRUE(policy.ok());
  EXPECT_EQ(files, (std::vector<std::string_view>{"a", "b", "--target"}));
  EXPECT_FALSE(policy->is_empty());
  EXPECT_TRUE(policy_of({}).is_empty());
}

TEST(ParsePolicy, RefusesWrongWords) {
  const std::vector<std::vector<std::string_view>> wrong = {
      {"--target", "linux-mips"},
      {"--target"},
      {"--linkage", "dynamic"},
      {"--max-glibc", "new"},
      {"--max-glibcxx="},
      {"--go-setting", "CGO_ENABLED"},
      {"--go-setting", "=1"},
      {"--require", "magic"},
      {"--require-cgo=1"},
      {"--frobnicate"},
      {"-x"},
      {"file"},
      {"--allow-needed", "libz.so.1"},
      {"--target", "linux-amd64-musl", "--allow-import", "a.dll"},
  };
  for (const auto& words : wrong) {
    const Result<Policy> policy = parse_policy(words, nullptr);
    ASSERT_FALSE(policy.ok()) << words[0];
    EXPECT_EQ(policy.error().status, Status::wrong_use);
    EXPECT_EQ(policy.error().tag, "usage");
  }
}

}  // namespace
}  // namespace gocgo::test
