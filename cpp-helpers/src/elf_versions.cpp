#include "elf.h"

#include "damage.h"

namespace gocgo {
namespace {

using namespace elf;

// How many entries the dynamic symbol table has. No tag tells; the ways below are tried from the surest on.
// Unless `sure`, the number is an upper bound found from what stands next to the table.
struct SymbolCount {
  std::uint64_t count;
  std::string_view from;
};

// DT_HASH (gABI chapter 5, Hash Table): nchain is the number of symbols.
std::optional<SymbolCount> count_by_hash(const ElfImage& image, const ElfDynamic& dynamic) {
  if (dynamic.hash == 0) return std::nullopt;
  const ByteView table = image.at_address(dynamic.hash);
  // Alpha and s390x have 8-byte entries; they have DT_GNU_HASH or sections as well.
  if (image.is64 && (image.e_machine == 0x9026 || image.e_machine == 22)) return std::nullopt;
  const auto nchain = table.read<std::uint32_t>(4);
  if (!nchain) return std::nullopt;
  return SymbolCount{*nchain, "nchain of DT_HASH"};
}

// DT_GNU_HASH holds the defined symbols only, sorted to the table's end: the last one ends the longest chain.
std::optional<SymbolCount> count_by_gnu_hash(const ElfImage& image, const ElfDynamic& dynamic) {
  if (dynamic.gnu_hash == 0) return std::nullopt;
  const ByteView table = image.at_address(dynamic.gnu_hash);
  const std::uint64_t nbuckets = table.get<std::uint32_t>(0), symoffset = table.get<std::uint32_t>(4);
  const std::uint64_t bloom_words = table.get<std::uint32_t>(8);
  if (nbuckets > max_symbols) return std::nullopt;
  const std::uint64_t buckets = 16 + bloom_words * (image.is64 ? 8 : 4);
  if (!table.contains(buckets, nbuckets * 4)) return std::nullopt;
  std::uint64_t last = 0;
  for (std::uint64_t i = 0; i < nbuckets; ++i) last = std::max<std::uint64_t>(last, table.get<std::uint32_t>(buckets + i * 4));
  if (last < symoffset || last == 0) return std::nullopt;  // an empty table: it gives nothing
  const std::uint64_t chains = buckets + nbuckets * 4;
  for (; last < max_symbols; ++last) {
    const auto hash = table.read<std::uint32_t>(chains + (last - symoffset) * 4);
    if (!hash) return std::nullopt;
    if ((*hash & 1) != 0) return SymbolCount{last + 1, "the chains of DT_GNU_HASH"};
  }
  return std::nullopt;
}

std::optional<SymbolCount> count_by_section(const ElfImage& image, const ElfDynamic& dynamic, std::uint64_t entry) {
  for (std::uint64_t i = 0; i < std::min(image.section_count, max_sections); ++i) {
    const SectionHeader section = image.section(i);
    if (section.sh_type == SHT_DYNSYM && section.sh_addr == dynamic.symbols)
      return SymbolCount{section.sh_size / entry, "sh_size of .dynsym"};
  }
  return std::nullopt;
}

// A table ends, at the latest, where the next one begins.
SymbolCount count_by_neighbour(const ElfImage& image, const ElfDynamic& dynamic, std::uint64_t entry) {
  std::uint64_t size = image.at_address(dynamic.symbols).size();
  for (const std::uint64_t table : dynamic.tables)
    if (table > dynamic.symbols) size = std::min(size, table - dynamic.symbols);
  return {size / entry, "the space up to the next table"};
}

Result<void> read_needs(const ElfImage& image, const ElfDynamic& dynamic, Facts& facts) {
  const ByteView table = image.at_address(dynamic.verneed);
  const auto where = image.offset_of(dynamic.verneed);
  if (!where)
    return damaged_elf("its version needs are in no loaded segment", "DT_VERNEED", 0, dynamic.verneed,
                       {image.loads.back().p_vaddr, "the address of the last loaded segment"});
  auto outside = [&](std::string_view what, std::string_view field, std::uint64_t at, std::uint64_t value) {
    return damaged_elf(what, field, *where + at, value, {table.size(), "the rest of the loaded segment"});
  };
  auto no_name = [&](std::string_view field, std::uint64_t at, std::uint64_t value) {
    return damaged_elf("a version's name is not in its dynamic string table", field, *where + at, value,
                       {dynamic.strings.size(), "DT_STRSZ"});
  };
  for (std::uint64_t at = 0;;) {
    const auto need = table.slice(at, 16);
    if (!need) return outside("a version need lies after its segment", "vn_next", at, at);
    const std::uint16_t vn_cnt = need->get<std::uint16_t>(2);
    const std::uint32_t vn_file = need->get<std::uint32_t>(4), vn_next = need->get<std::uint32_t>(12);
    if (need->get<std::uint16_t>(0) != 1)
      return damaged_elf("its version needs have an unknown form", "vn_version", *where + at, need->get<std::uint16_t>(0),
                         {1, "VER_NEED_CURRENT"});
    const auto library = dynamic.strings.c_string(vn_file, max_name_length);
    if (!library) return no_name("vn_file", at + 4, vn_file);
    std::uint64_t aux_at = at + need->get<std::uint32_t>(8);
    for (std::uint16_t i = 0; i < vn_cnt; ++i) {
      const auto aux = table.slice(aux_at, 16);
      if (!aux) return outside("a version need lies after its segment", "vna_next", aux_at, aux_at);
      const std::uint32_t vna_name = aux->get<std::uint32_t>(8), vna_next = aux->get<std::uint32_t>(12);
      const auto version = dynamic.strings.c_string(vna_name, max_name_length);
      if (!version) return no_name("vna_name", aux_at + 8, vna_name);
      // vna_other has 15 bits: a file with more versions than that loops.
      if (facts.version_needs.size() >= 0x8000)
        return damaged_elf("it has more version needs than can be numbered", "vna_next", *where + aux_at + 12, vna_next,
                           {0x8000, "the most that vna_other can number"});
      facts.version_needs.push_back({*library,
                                     *version,
                                     (aux->get<std::uint16_t>(4) & 2) != 0,  // VER_FLG_WEAK
                                     static_cast<std::uint16_t>(aux->get<std::uint16_t>(6) & 0x7fff),
                                     {}});
      if (vna_next == 0) {
        if (i + 1 < vn_cnt)
          return damaged_elf("it has fewer versions than it says", "vn_cnt", *where + at + 2, vn_cnt,
                             {i + 1u, "the length of its chain"});
        break;
      }
      aux_at += vna_next;
    }
    if (vn_next == 0) break;
    at += vn_next;
  }
  return {};
}

}  // namespace

// Errors: [damaged-elf] where a version or a symbol's name cannot be read.
Result<void> read_elf_versions(const ElfImage& image, const ElfDynamic& dynamic, Facts& facts) {
  if (dynamic.verneed == 0) return {};
  if (auto done = read_needs(image, dynamic, facts); !done) return done.error();
  if (dynamic.versym == 0) return {};

  const std::uint64_t entry = image.is64 ? 24 : 16;
  auto counted = count_by_hash(image, dynamic);
  if (!counted) counted = count_by_gnu_hash(image, dynamic);
  if (!counted) counted = count_by_section(image, dynamic, entry);
  if (!counted) counted = count_by_neighbour(image, dynamic, entry);
  const ByteView symbols = image.at_address(dynamic.symbols), versions = image.at_address(dynamic.versym);
  const std::uint64_t fit = std::min({symbols.size() / entry, versions.size() / 2, max_symbols});
  if (counted->count > fit)
    return damaged_elf("its dynamic symbols do not fit into their segment", counted->from,
                       image.offset_of(dynamic.symbols).value_or(0), counted->count, {fit, "as many as there is room for"});

  std::vector<VersionNeed*> by_index;
  for (VersionNeed& need : facts.version_needs) {
    if (need.index >= by_index.size()) by_index.resize(need.index + std::size_t{1}, nullptr);
    by_index[need.index] = &need;
  }
  std::uint64_t text = 0, bound = 0;
  for (std::uint64_t i = 1; i < counted->count; ++i) {
    const std::uint16_t index = versions.get<std::uint16_t>(i * 2) & 0x7fff;
    VersionNeed* need = index < by_index.size() ? by_index[index] : nullptr;
    if (need == nullptr) continue;
    const std::uint32_t st_name = symbols.get<std::uint32_t>(i * entry);
    const std::uint8_t st_info = symbols.get<std::uint8_t>(i * entry + (image.is64 ? 4 : 12));
    const auto name = dynamic.strings.c_string(st_name, max_symbol_length);
    text += name ? name->size() : 0;
    if (!name || text > max_symbol_text)
      return damaged_elf("a symbol's name is not in its dynamic string table", "st_name",
                         image.offset_of(dynamic.symbols).value_or(0) + i * entry, st_name,
                         {dynamic.strings.size(), "DT_STRSZ"});
    if (++bound > max_bound_symbols)
      return damaged_elf("it has too many symbols with a version", "DT_VERSYM",
                         image.offset_of(dynamic.versym).value_or(0) + i * 2, bound,
                         {max_bound_symbols, "the most that are read"});
    need->symbols.push_back({*name, st_info >> 4 == 2});  // STB_WEAK
  }
  return {};
}

}  // namespace gocgo
