#include "go_buildinfo.h"

#include <functional>

namespace gocgo {
namespace {

// How much is searched in all. Go's linkers put the blob at the start of the data; a hostile file may claim
// gigabytes, or thousands of segments of the same bytes.
constexpr std::uint64_t max_search = 32u << 20;
constexpr std::uint64_t max_text = 1u << 20;  // Kubernetes has some 40 kB

constexpr std::string_view buildinfo_magic = "\xff Go buildinf:";
constexpr std::uint64_t buildinfo_header_size = 32, alignment = 16;

using AtAddress = std::function<ByteView(std::uint64_t)>;

std::optional<std::uint64_t> find_blob(ByteView bytes, std::uint64_t& budget) {
  const std::string_view text = bytes.part(0, budget).text();
  budget -= text.size();
  for (std::size_t at = 0; (at = text.find(buildinfo_magic, at)) != std::string_view::npos; ++at)
    if (at % alignment == 0) return at;
  return std::nullopt;
}

// A length as encoding/binary's Uvarint, then that many bytes.
std::optional<std::string_view> counted_text(ByteView bytes, std::uint64_t& at) {
  std::uint64_t length = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    const auto byte = bytes.read<std::uint8_t>(at++);
    if (!byte) return std::nullopt;
    length |= std::uint64_t{*byte & 0x7fu} << shift;
    if ((*byte & 0x80) != 0) continue;
    const auto text = length <= max_text ? bytes.slice(at, length) : std::nullopt;
    if (!text) return std::nullopt;
    at += length;
    return text->text();
  }
  return std::nullopt;
}

// A Go string in memory: the address of its bytes, their number.
std::optional<std::string_view> string_at(const AtAddress& at_address, std::uint64_t address, bool wide, ByteOrder order) {
  const ByteView header = at_address(address).with_order(order);
  const auto pair = header.slice(0, wide ? 16 : 8);
  if (!pair) return std::nullopt;
  const std::uint64_t length = pair->get_word(wide ? 8 : 4, wide);
  const auto text = length <= max_text ? at_address(pair->get_word(0, wide)).slice(0, length) : std::nullopt;
  if (!text) return std::nullopt;
  return text->text();
}

std::optional<GoBuild> read_blob(ByteView blob, const AtAddress& at_address, std::vector<std::string>& notes) {
  const auto header = blob.slice(0, buildinfo_header_size);
  std::optional<std::string_view> version, module_info;
  if (header) {
    const std::uint8_t pointer_size = header->get<std::uint8_t>(14), flags = header->get<std::uint8_t>(15);
    if ((flags & 2) != 0) {
      std::uint64_t at = buildinfo_header_size;
      version = counted_text(blob, at);
      if (version) module_info = counted_text(blob, at);
    } else if (pointer_size == 4 || pointer_size == 8) {
      const bool wide = pointer_size == 8;
      const ByteOrder order = (flags & 1) != 0 ? ByteOrder::big : ByteOrder::little;
      const ByteView pointers = header->with_order(order);
      version = string_at(at_address, pointers.get_word(16, wide), wide, order);
      if (version) module_info = string_at(at_address, pointers.get_word(16 + pointer_size, wide), wide, order);
    }
  }
  if (!version || version->empty() || !module_info) {
    notes.push_back("the Go build settings are damaged");
    return std::nullopt;
  }
  GoBuild build;
  build.version = *version;
  // Between two marks of 16 bytes each, so that the text can be found in a running program.
  if (module_info->size() >= 33 && (*module_info)[module_info->size() - 17] == '\n')
    parse_go_module_info(module_info->substr(16, module_info->size() - 32), build);
  return build;
}

// strconv.Quote, as Go writes a key or a value that holds white space or quotes.
std::string unquote(std::string_view text) {
  if (text.size() < 2 || (text.front() != '"' && text.front() != '`')) return std::string(text);
  const char quote = text.front();
  text = text.substr(1, text.size() - 1 - (text.back() == quote ? 1 : 0));
  if (quote == '`') return std::string(text);
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      plain += text[i];
      continue;
    }
    switch (text[++i]) {
      case 'n': plain += '\n'; break;
      case 't': plain += '\t'; break;
      case 'r': plain += '\r'; break;
      case '"':
      case '\\': plain += text[i]; break;
      default:
        plain += '\\';
        plain += text[i];
        break;
    }
  }
  return plain;
}

// "key=value" where the key may be quoted: the '=' inside quotes does not part them.
void add_setting(std::string_view line, GoBuild& build) {
  std::size_t equals = line.find('=');
  if (line.starts_with('"')) {
    std::size_t end = 1;
    while (end < line.size() && line[end] != '"') end += line[end] == '\\' ? 2 : 1;
    equals = line.find('=', std::min(end, line.size()));
  }
  if (equals == std::string_view::npos) return;
  build.settings.emplace_back(unquote(line.substr(0, equals)), unquote(line.substr(equals + 1)));
}

}  // namespace

void parse_go_module_info(std::string_view text, GoBuild& build) {
  while (!text.empty()) {
    const std::size_t newline = text.find('\n');
    const std::string_view line = text.substr(0, newline);
    text.remove_prefix(newline == std::string_view::npos ? text.size() : newline + 1);
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) continue;
    const std::string_view word = line.substr(0, tab), rest = line.substr(tab + 1);
    if (word == "path") {
      build.path = rest;
    } else if (word == "mod") {
      build.module = rest.substr(0, rest.find('\t'));
      const std::size_t after = rest.find('\t');
      if (after != std::string_view::npos) {
        const std::string_view version = rest.substr(after + 1);
        build.module_version = version.substr(0, version.find('\t'));
      }
    } else if (word == "build") {
      add_setting(rest, build);
    }
  }
}

std::optional<GoBuild> read_go_build(const ElfImage& image, std::vector<std::string>& notes) {
  const AtAddress at_address = [&](std::uint64_t address) { return image.at_address(address); };
  std::uint64_t budget = max_search;
  // The section is only a hint to the place: what counts is the blob itself.
  for (std::uint64_t i = 0; i < std::min<std::uint64_t>(image.section_count, 4096); ++i) {
    const SectionHeader section = image.section(i);
    if (image.section_name(section) != ".go.buildinfo") continue;
    const ByteView bytes = image.file.part(section.sh_offset, section.sh_size);
    if (const auto at = find_blob(bytes, budget)) return read_blob(image.file.part(section.sh_offset + *at), at_address, notes);
  }
  for (const bool writable : {true, false})
    for (const ProgramHeader& load : image.loads) {
      if (((load.p_flags & elf::PF_W) != 0) != writable || (load.p_flags & elf::PF_X) != 0) continue;
      const ByteView bytes = image.file.part(load.p_offset, load.p_filesz);
      if (const auto at = find_blob(bytes, budget)) return read_blob(bytes.part(*at), at_address, notes);
    }
  return std::nullopt;
}

std::optional<GoBuild> read_go_build(const PeImage& image, std::vector<std::string>& notes) {
  const AtAddress at_address = [&](std::uint64_t address) {
    return address < image.image_base ? ByteView() : image.at_rva(address - image.image_base);
  };
  std::uint64_t budget = max_search;
  for (const bool writable : {true, false})
    for (const PeSection& section : image.sections) {
      if ((section.characteristics & pe::IMAGE_SCN_CNT_INITIALIZED_DATA) == 0) continue;
      if (((section.characteristics & pe::IMAGE_SCN_MEM_WRITE) != 0) != writable) continue;
      const ByteView bytes = image.file.part(section.raw_offset, section.raw_size);
      if (const auto at = find_blob(bytes, budget)) return read_blob(bytes.part(*at), at_address, notes);
    }
  return std::nullopt;
}

}  // namespace gocgo
