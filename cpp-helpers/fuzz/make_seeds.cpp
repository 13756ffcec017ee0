// Writes the first seeds into corpus/<parser>/: one small file a layout. usage: make_seeds CORPUS_FOLDER
#include <filesystem>
#include <fstream>

#include "elf_builder.h"
#include "parsers.h"
#include "pe_builder.h"

namespace {

using namespace gocgo;
using namespace gocgo::test;

std::filesystem::path corpus;

void write_file(const std::string& parser, const std::string& name, const std::string& bytes) {
  std::filesystem::create_directories(corpus / parser);
  std::ofstream(corpus / parser / name, std::ios::binary) << bytes;
}

// Every file is a seed of the reports too, but one of each kind is enough there.
void write(const std::string& parser, const std::string& name, const std::string& bytes) {
  write_file(parser, name, bytes);
  if (name.ends_with("64little") || name.ends_with("64") || name == "members") write_file("reports", name, bytes);
}

const std::string module_info =
    "path\texample.com/shop\nmod\texample.com/shop\t(devel)\t\nbuild\t-ldflags=\"-s -w\"\nbuild\tCGO_ENABLED=1\n";

std::string go_blob() {
  std::string blob("\xff Go buildinf:\x08\x02", 16);
  blob.resize(32, '\0');
  const std::string text = std::string(16, '<') + module_info + std::string(16, '>');
  return blob + "\x06go1.26" + static_cast<char>(0x80 | (text.size() & 0x7f)) + static_cast<char>(text.size() >> 7) + text;
}

void elf_seeds() {
  for (const bool wide : {true, false})
    for (const ByteOrder order : {ByteOrder::little, ByteOrder::big}) {
      const std::string layout = std::string(wide ? "64" : "32") + (order == ByteOrder::big ? "big" : "little");
      ElfSpec spec;
      spec.wide = wide;
      spec.order = order;
      spec.interpreter = "/lib64/ld-linux-x86-64.so.2";
      spec.needed = {"libc.so.6"};
      spec.runpath = "/a:/b";
      spec.versions = {{"libc.so.6", {{"GLIBC_2.4", 0, {"f"}, {}}, {"GLIBC_2.34", 2, {}, {"g"}}}}};
      spec.relro = true;
      spec.counted_by = CountedBy::gnu_hash;
      write("elf", "dynamic-gnu-hash-" + layout, build_elf(spec).data());
      spec.counted_by = CountedBy::section;
      spec.data = go_blob();
      write("elf", "dynamic-section-" + layout, build_elf(spec).data());
      ElfSpec plain;
      plain.wide = wide;
      plain.order = order;
      plain.e_type = 2;
      plain.dynamic = false;
      plain.abi_note = true;
      write("elf", "static-" + layout, build_elf(plain).data());
    }
}

void pe_seeds() {
  for (const bool wide : {true, false}) {
    const std::string layout = wide ? "64" : "32";
    PeSpec spec;
    spec.wide = wide;
    spec.imports = {{"KERNEL32.dll", {{"ExitProcess"}, {"", 7}}}, {"libx.dll", {{"f"}}, false}};
    spec.delayed = {{"later.dll", {{"g"}}}};
    spec.bound = {"a.dll", "b.dll"};
    spec.data = go_blob();
    write("pe", "all-" + layout, build_pe(spec).data());
    PeSpec plain;
    plain.wide = wide;
    plain.imports = {{"KERNEL32.dll", {{"ExitProcess"}}}};
    write("pe", "plain-" + layout, build_pe(plain).data());
  }
}

std::string member(std::string header, const std::string& content) {
  header.resize(48, ' ');
  header += std::to_string(content.size());
  header.resize(58, ' ');
  return header + "`\n" + content + (content.size() % 2 == 1 ? "\n" : "");
}

void archive_seeds() {
  ElfSpec spec;
  spec.e_type = 1;
  spec.dynamic = false;
  Bytes coff;
  coff.number(0x8664, 2).number(0, 2).number(0, 4).number(20, 4).number(0, 4).number(0, 2).number(0, 2);
  write("archive", "members",
        "!<arch>\n" + member("//", "long-name-of-a-member.o/\n") + member("/0", build_elf(spec).data()) +
            member("a.o/", coff.data()) + member("#1/4", "b.o" + std::string(1, '\0') + "text"));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  corpus = argv[1];
  elf_seeds();
  pe_seeds();
  archive_seeds();
  write("module_info", "settings", module_info);
  return 0;
}
