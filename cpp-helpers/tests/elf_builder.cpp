#include "elf_builder.h"

namespace gocgo::test {
namespace {

constexpr std::uint64_t base = 0x10000;  // address of the file's first byte
constexpr std::uint64_t data_base = 0x900000;

struct Range {
  std::uint64_t at = 0, size = 0;
};

class ElfBuilder {
 public:
  explicit ElfBuilder(const ElfSpec& spec) : spec_(spec), word_(spec.wide ? 8 : 4), file_(spec.order) {}

  Bytes build() {
    plan_segments();
    header();
    segment_table();
    if (!spec_.interpreter.empty()) {
      interp_.at = file_.size();
      file_.text(spec_.interpreter).number(0, 1);
      interp_.size = file_.size() - interp_.at;
    }
    note();
    if (spec_.dynamic) dynamic_tables();
    align(16);
    const std::uint64_t text_end = file_.size();
    if (!spec_.data.empty()) {
      data_.at = file_.size();
      file_.text(spec_.data);
      data_.size = spec_.data.size();
    }
    if (spec_.counted_by == CountedBy::section) section_table();
    fill_segments(text_end);
    return file_;
  }

 private:
  struct Segment {
    std::string name;
    std::uint32_t type, flags;
  };
  std::uint64_t header_size() const { return spec_.wide ? 64 : 52; }
  std::uint64_t segment_size() const { return spec_.wide ? 56 : 32; }

  void plan_segments() {
    if (spec_.phdr_header) segments_.push_back({"PT_PHDR", 6, 4});
    if (!spec_.interpreter.empty()) segments_.push_back({"PT_INTERP", 3, 4});
    segments_.push_back({"PT_LOAD", 1, spec_.load_flags});
    if (!spec_.data.empty()) segments_.push_back({"PT_LOAD.data", 1, 6});
    if (spec_.dynamic) segments_.push_back({"PT_DYNAMIC", 2, 6});
    if (spec_.abi_note || !spec_.note_owner.empty()) segments_.push_back({"PT_NOTE", 4, 4});
    if (spec_.stack_header) segments_.push_back({"PT_GNU_STACK", 0x6474e551, spec_.stack_flags});
    if (spec_.relro) segments_.push_back({"PT_GNU_RELRO", 0x6474e552, 4});
  }

  void word(std::uint64_t value, const std::string& name = {}) { file_.number(value, word_, name); }
  void align(std::uint64_t to) { file_.pad_to((file_.size() + to - 1) / to * to); }

  // gABI, ELF Header.
  void header() {
    file_.text("\177ELF").number(spec_.wide ? 2 : 1, 1, "EI_CLASS");
    file_.number(spec_.order == ByteOrder::little ? 1 : 2, 1, "EI_DATA").number(1, 1, "EI_VERSION");
    file_.number(spec_.osabi, 1, "EI_OSABI").pad_to(16);
    file_.number(spec_.e_type, 2, "e_type").number(spec_.e_machine, 2, "e_machine").number(1, 4, "e_version");
    word(base, "e_entry");
    word(header_size(), "e_phoff");
    word(0, "e_shoff");
    file_.number(0, 4, "e_flags").number(header_size(), 2, "e_ehsize").number(segment_size(), 2, "e_phentsize");
    file_.number(segments_.size(), 2, "e_phnum").number(0, 2, "e_shentsize").number(0, 2, "e_shnum");
    file_.number(0, 2, "e_shstrndx");
  }

  void note() {
    if (!spec_.abi_note && spec_.note_owner.empty()) return;
    align(4);
    note_.at = file_.size();
    const std::string owner = spec_.abi_note ? "GNU" : spec_.note_owner;
    file_.number(owner.size() + 1, 4, "n_namesz").number(16, 4, "n_descsz").number(1, 4, "n_type");
    file_.text(owner).number(0, 1);
    align(4);
    file_.number(0, 4).number(3, 4).number(2, 4).number(0, 4);
    note_.size = file_.size() - note_.at;
  }

  std::uint64_t string(const std::string& text) {
    const std::uint64_t at = strings_.size();
    strings_ += text + '\0';
    return at;
  }

  void entry(std::uint64_t tag, std::uint64_t value, const std::string& name) {
    word(tag, name + ".d_tag");
    word(value, name + ".d_val");
  }

  struct Symbol {
    std::uint64_t name;
    std::uint8_t info;
    std::uint16_t version;
  };

  void dynamic_tables() {
    std::vector<Symbol> symbols{{0, 0, 0}};
    std::uint16_t index = 2;
    struct Aux {
      std::uint64_t name;
      std::uint16_t flags, other;
    };
    struct Need {
      std::uint64_t file;
      std::vector<Aux> aux;
    };
    std::vector<Need> needs;
    for (const ElfNeed& need : spec_.versions) {
      needs.push_back({string(need.library), {}});
      for (const ElfVersion& version : need.versions) {
        for (const std::string& name : version.symbols) symbols.push_back({string(name), 0x12, index});
        for (const std::string& name : version.weak_symbols) symbols.push_back({string(name), 0x22, index});
        needs.back().aux.push_back({string(version.version), version.flags, index++});
      }
    }
    std::vector<std::uint64_t> needed, filters;
    for (const std::string& name : spec_.needed) needed.push_back(string(name));
    for (const std::string& name : spec_.filters) filters.push_back(string(name));
    const std::uint64_t soname = string(spec_.soname), rpath = string(spec_.rpath), runpath = string(spec_.runpath);
    if (spec_.counted_by == CountedBy::gnu_hash) symbols.push_back({string("defined"), 0x12, 1});

    align(8);
    const std::uint64_t symtab = file_.size();
    for (const Symbol& symbol : symbols) write_symbol(symbol);
    symbol_count_ = symbols.size();
    symtab_ = {symtab, file_.size() - symtab};
    const std::uint64_t strtab = file_.size();
    file_.text(strings_);
    align(4);
    const std::uint64_t hash = file_.size();
    write_hash();
    const std::uint64_t versym = file_.size();
    for (std::size_t i = 0; i < symbols.size(); ++i) file_.number(symbols[i].version, 2, "versym." + std::to_string(i));
    align(4);
    const std::uint64_t verneed = file_.size();
    int n = 0;
    for (std::size_t i = 0; i < needs.size(); ++i) {
      const std::string name = "verneed." + std::to_string(i);
      file_.number(1, 2, name + ".vn_version").number(needs[i].aux.size(), 2, name + ".vn_cnt");
      file_.number(needs[i].file, 4, name + ".vn_file").number(16, 4, name + ".vn_aux");
      file_.number(i + 1 == needs.size() ? 0 : 16 * (1 + needs[i].aux.size()), 4, name + ".vn_next");
      for (std::size_t j = 0; j < needs[i].aux.size(); ++j) {
        const Aux& aux = needs[i].aux[j];
        const std::string field = "vernaux." + std::to_string(n++);
        file_.number(0x1234, 4, field + ".vna_hash").number(aux.flags, 2, field + ".vna_flags");
        file_.number(aux.other, 2, field + ".vna_other").number(aux.name, 4, field + ".vna_name");
        file_.number(j + 1 == needs[i].aux.size() ? 0 : 16, 4, field + ".vna_next");
      }
    }
    align(static_cast<std::uint64_t>(word_));
    dynamic_.at = file_.size();
    for (std::size_t i = 0; i < needed.size(); ++i) entry(1, needed[i], "DT_NEEDED." + std::to_string(i));
    for (std::size_t i = 0; i < filters.size(); ++i) entry(0x7fffffff, filters[i], "DT_FILTER." + std::to_string(i));
    if (!spec_.soname.empty()) entry(14, soname, "DT_SONAME");
    if (!spec_.rpath.empty()) entry(15, rpath, "DT_RPATH");
    if (!spec_.runpath.empty()) entry(29, runpath, "DT_RUNPATH");
    if (spec_.counted_by == CountedBy::dt_hash) entry(4, base + hash, "DT_HASH");
    if (spec_.counted_by == CountedBy::gnu_hash) entry(0x6ffffef5, base + hash, "DT_GNU_HASH");
    entry(5, base + strtab, "DT_STRTAB");
    entry(6, base + symtab, "DT_SYMTAB");
    entry(10, strings_.size(), "DT_STRSZ");
    entry(11, spec_.wide ? 24 : 16, "DT_SYMENT");
    if (!needs.empty()) {
      entry(0x6ffffffe, base + verneed, "DT_VERNEED");
      entry(0x6fffffff, needs.size(), "DT_VERNEEDNUM");
      entry(0x6ffffff0, base + versym, "DT_VERSYM");
    }
    for (const auto& [tag, value] : spec_.entries) entry(tag, value, "entry." + std::to_string(tag));
    entry(0, 0, "DT_NULL");
    dynamic_.size = file_.size() - dynamic_.at;
  }

  // gABI, Symbol Table: the two widths order the fields differently.
  void write_symbol(const Symbol& symbol) {
    file_.number(symbol.name, 4);
    if (spec_.wide) {
      file_.number(symbol.info, 1).number(0, 1).number(0, 2).number(0, 8).number(0, 8);
    } else {
      file_.number(0, 4).number(0, 4).number(symbol.info, 1).number(0, 1).number(0, 2);
    }
  }

  void write_hash() {
    if (spec_.counted_by == CountedBy::dt_hash) {
      file_.number(1, 4, "nbucket").number(symbol_count_, 4, "nchain");
      file_.number(0, 4);
      for (std::uint64_t i = 0; i < symbol_count_; ++i) file_.number(0, 4);
    } else if (spec_.counted_by == CountedBy::gnu_hash) {
      // The last symbol is defined: one bucket, one chain of one.
      const std::uint64_t first = symbol_count_ - 1;
      file_.number(1, 4, "nbuckets").number(first, 4, "symoffset").number(1, 4, "bloom_size").number(0, 4);
      word(0);
      file_.number(first, 4, "bucket.0").number(1, 4, "chain.0");
    }
  }

  // gABI, Section Header: a null section and .dynsym.
  void section_table() {
    align(8);
    file_.set("e_shoff", file_.size());
    file_.set("e_shentsize", spec_.wide ? 64 : 40);
    file_.set("e_shnum", 2);
    file_.pad_to(file_.size() + (spec_.wide ? 64u : 40u));
    file_.number(0, 4).number(11, 4, "sh_type");
    word(2);
    word(base + symtab_.at, "sh_addr");
    word(symtab_.at, "sh_offset");
    word(symtab_.size, "sh_size");
    file_.number(0, 4).number(0, 4);
    word(8);
    word(spec_.wide ? 24 : 16);
  }

  // gABI, Program Header: the two widths order the fields differently. Filled in when the places are known.
  void segment_table() {
    for (const Segment& segment : segments_) {
      const auto put = [&](const char* field) { word(0, segment.name + "." + field); };
      file_.number(segment.type, 4, segment.name + ".p_type");
      if (spec_.wide) file_.number(segment.flags, 4, segment.name + ".p_flags");
      for (const char* field : {"p_offset", "p_vaddr", "p_paddr", "p_filesz", "p_memsz"}) put(field);
      if (!spec_.wide) file_.number(segment.flags, 4, segment.name + ".p_flags");
      put("p_align");
    }
  }

  void fill_segments(std::uint64_t text_end) {
    for (const Segment& segment : segments_) {
      Range range{0, text_end};
      std::uint64_t address = base;
      if (segment.name == "PT_PHDR") range = {header_size(), segments_.size() * segment_size()};
      if (segment.name == "PT_INTERP") range = interp_;
      if (segment.name == "PT_DYNAMIC" || segment.name == "PT_GNU_RELRO") range = dynamic_;
      if (segment.name == "PT_NOTE") range = note_;
      if (segment.name == "PT_GNU_STACK") range = {0, 0}, address = 0;
      if (segment.name == "PT_LOAD.data") range = data_, address = data_base - data_.at;
      file_.set(segment.name + ".p_offset", range.at);
      file_.set(segment.name + ".p_vaddr", address + range.at);
      file_.set(segment.name + ".p_paddr", address + range.at);
      file_.set(segment.name + ".p_filesz", range.size);
      file_.set(segment.name + ".p_memsz", range.size);
      file_.set(segment.name + ".p_align", 8);
    }
  }

  const ElfSpec& spec_;
  int word_;
  Bytes file_;
  std::vector<Segment> segments_;
  std::string strings_ = std::string(1, '\0');
  std::uint64_t symbol_count_ = 0;
  Range interp_, note_, dynamic_, data_, symtab_;
};

}  // namespace

Bytes build_elf(const ElfSpec& spec) { return ElfBuilder(spec).build(); }

}  // namespace gocgo::test
