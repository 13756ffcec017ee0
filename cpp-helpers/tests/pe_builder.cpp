#include "pe_builder.h"

namespace gocgo::test {
namespace {

constexpr std::uint64_t image_base = 0x400000, section_rva = 0x1000, section_at = 0x400, data_rva = 0x100000;

class PeBuilder {
 public:
  explicit PeBuilder(const PeSpec& spec) : spec_(spec), word_(spec.wide ? 8 : 4) {}

  Bytes build() {
    const std::uint64_t imports_rva = import_tables();
    const std::uint64_t imports_size = spec_.imports.empty() ? 0 : 20 * (spec_.imports.size() + 1);
    const std::uint64_t delayed_rva = delayed_tables();
    section_.number(0, 4);
    const std::uint64_t section_size = section_.size();

    file_.text("MZ").pad_to(0x3c).number(0x80, 4, "e_lfanew").pad_to(0x80);
    file_.text(std::string_view("PE\0\0", 4));
    const int sections = spec_.data.empty() ? 1 : 2;
    file_.number(spec_.machine, 2, "Machine").number(static_cast<std::uint64_t>(sections), 2, "NumberOfSections");
    file_.number(0, 4, "TimeDateStamp").number(0, 4, "PointerToSymbolTable").number(0, 4, "NumberOfSymbols");
    file_.number(spec_.wide ? 240 : 224, 2, "SizeOfOptionalHeader");
    file_.number(spec_.characteristics, 2, "Characteristics");
    optional_header();
    // 16 directories: 1 import, 11 bound import, 12 IAT, 13 delay import.
    const std::uint64_t bound_rva = spec_.bound.empty() ? 0 : 0x300;
    for (int i = 0; i < 16; ++i) {
      std::uint64_t rva = 0, size = 0;
      if (i == 1) rva = imports_rva, size = imports_size;
      if (i == 11) rva = bound_rva, size = bound_rva == 0 ? 0 : 0x80;
      if (i == 12 && imports_rva != 0) rva = iat_rva_, size = 8;
      if (i == 13) rva = delayed_rva, size = delayed_rva == 0 ? 0 : 32 * (spec_.delayed.size() + 1);
      const std::string name = "directory." + std::to_string(i);
      file_.number(rva, 4, name + ".rva").number(size, 4, name + ".size");
    }
    section_header("section.0", ".text", section_rva, section_at, section_size, spec_.section_flags);
    const std::uint64_t data_at = section_at + (section_size + 511) / 512 * 512;
    if (!spec_.data.empty()) section_header("section.1", ".data", data_rva, data_at, spec_.data.size(), 0xc0000040);
    if (bound_rva != 0) bound_imports();
    file_.pad_to(section_at);
    file_.append(section_);
    if (!spec_.data.empty()) file_.pad_to(data_at).text(spec_.data);
    return file_;
  }

 private:
  std::uint64_t here() const { return section_rva + section_.size(); }

  // A Hint/Name entry for each function with a name, then the table of thunks. Gives the table's RVA.
  std::uint64_t thunks(const std::vector<PeFunction>& functions, std::uint64_t base, const std::string& name) {
    std::vector<std::uint64_t> values;
    for (const PeFunction& function : functions) {
      if (function.name.empty()) {
        values.push_back((std::uint64_t{1} << (8 * word_ - 1)) | function.ordinal);
        continue;
      }
      values.push_back(here() + base);
      section_.number(0, 2).text(function.name).number(0, 1);
    }
    const std::uint64_t rva = here();
    for (std::size_t i = 0; i < values.size(); ++i) section_.number(values[i], word_, name + ".thunk." + std::to_string(i));
    section_.number(0, word_);
    return rva;
  }

  std::uint64_t string(const std::string& text) {
    const std::uint64_t rva = here();
    section_.text(text).number(0, 1);
    return rva;
  }

  std::uint64_t import_tables() {
    if (spec_.imports.empty()) return 0;
    struct Entry {
      std::uint64_t lookup, name, first;
    };
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < spec_.imports.size(); ++i) {
      const PeImport& import = spec_.imports[i];
      const std::string name = "import." + std::to_string(i);
      const std::uint64_t lookup = import.lookup_table ? thunks(import.functions, 0, name) : 0;
      const std::uint64_t first = thunks(import.functions, 0, name + ".iat");
      if (i == 0) iat_rva_ = first;
      entries.push_back({lookup, string(import.dll), first});
    }
    const std::uint64_t rva = here();
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const std::string name = "import." + std::to_string(i);
      section_.number(entries[i].lookup, 4, name + ".OriginalFirstThunk").number(0, 4, name + ".TimeDateStamp");
      section_.number(0, 4, name + ".ForwarderChain").number(entries[i].name, 4, name + ".Name");
      section_.number(entries[i].first, 4, name + ".FirstThunk");
    }
    section_.text(std::string(20, '\0'));
    return rva;
  }

  std::uint64_t delayed_tables() {
    if (spec_.delayed.empty()) return 0;
    const std::uint64_t base = spec_.delayed_by_address ? image_base : 0;
    struct Entry {
      std::uint64_t names, name, iat;
    };
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < spec_.delayed.size(); ++i) {
      const PeImport& import = spec_.delayed[i];
      const std::string name = "delay." + std::to_string(i);
      const std::uint64_t names = thunks(import.functions, base, name);
      const std::uint64_t iat = thunks(import.functions, base, name + ".iat");
      entries.push_back({names + base, string(import.dll) + base, iat + base});
    }
    const std::uint64_t rva = here();
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const std::string name = "delay." + std::to_string(i);
      section_.number(spec_.delayed_by_address ? 0 : 1, 4, name + ".Attributes");
      section_.number(entries[i].name, 4, name + ".Name").number(0, 4, name + ".ModuleHandle");
      section_.number(entries[i].iat, 4, name + ".ImportAddressTable");
      section_.number(entries[i].names, 4, name + ".ImportNameTable");
      section_.number(0, 4).number(0, 4).number(0, 4);
    }
    section_.text(std::string(32, '\0'));
    return rva;
  }

  // PE Format, Optional Header: the two kinds differ from BaseOfData on.
  void optional_header() {
    file_.number(spec_.wide ? 0x20b : 0x10b, 2, "Magic").number(0, 2);
    file_.number(0, 4).number(0, 4).number(0, 4).number(section_rva, 4, "AddressOfEntryPoint").number(section_rva, 4);
    if (spec_.wide)
      file_.number(image_base, 8, "ImageBase");
    else
      file_.number(0, 4).number(image_base, 4, "ImageBase");
    file_.number(0x1000, 4, "SectionAlignment").number(0x200, 4, "FileAlignment");
    file_.number(6, 2).number(0, 2).number(0, 2).number(0, 2).number(6, 2).number(0, 2).number(0, 4);
    file_.number(0x200000, 4, "SizeOfImage").number(section_at, 4, "SizeOfHeaders").number(0, 4);
    file_.number(spec_.subsystem, 2, "Subsystem").number(spec_.dll_characteristics, 2, "DllCharacteristics");
    for (int i = 0; i < 4; ++i) file_.number(0x1000, word_);
    file_.number(0, 4).number(16, 4, "NumberOfRvaAndSizes");
  }

  void section_header(const std::string& field, std::string name, std::uint64_t rva, std::uint64_t at, std::uint64_t size,
                      std::uint32_t flags) {
    name.resize(8, '\0');
    file_.text(name).number(size, 4, field + ".VirtualSize").number(rva, 4, field + ".VirtualAddress");
    file_.number(size, 4, field + ".SizeOfRawData").number(at, 4, field + ".PointerToRawData");
    file_.number(0, 4).number(0, 4).number(0, 2).number(0, 2).number(flags, 4, field + ".Characteristics");
  }

  // winnt.h, IMAGE_BOUND_IMPORT_DESCRIPTOR: the first name has all the others as forwarders.
  void bound_imports() {
    file_.pad_to(0x300);
    std::uint64_t names = 8 * (spec_.bound.size() + 1);
    for (std::size_t i = 0; i < spec_.bound.size(); ++i) {
      file_.number(1, 4, "bound." + std::to_string(i) + ".TimeDateStamp").number(names, 2);
      file_.number(i == 0 ? spec_.bound.size() - 1 : 0, 2, "bound." + std::to_string(i) + ".forwarders");
      names += spec_.bound[i].size() + 1;
    }
    file_.number(0, 8);
    for (const std::string& name : spec_.bound) file_.text(name).number(0, 1);
  }

  const PeSpec& spec_;
  int word_;
  Bytes file_, section_;
  std::uint64_t iat_rva_ = 0;
};

}  // namespace

Bytes build_pe(const PeSpec& spec) { return PeBuilder(spec).build(); }

}  // namespace gocgo::test
