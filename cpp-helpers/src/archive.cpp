#include "archive.h"

#include "coff_object.h"
#include "damage.h"
#include "elf.h"

namespace gocgo {
namespace {

constexpr std::string_view archive_magic = "!<arch>\n", thin_archive_magic = "!<thin>\n";
constexpr std::uint64_t member_header_size = 60;
constexpr std::uint64_t max_members = 1u << 16;

std::string_view trim_right(std::string_view text) { return text.substr(0, text.find_last_not_of(' ') + 1); }

// A decimal number, blanks after it.
std::optional<std::uint64_t> decimal(std::string_view text) {
  text = trim_right(text);
  if (text.empty() || text.size() > 12) return std::nullopt;
  std::uint64_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return value;
}

bool is_index(std::string_view name) {
  return name == "/" || name == "//" || name == "/SYM64/" || name.starts_with("__.SYMDEF");
}

void read_kind(ByteView bytes, ArchiveMember& member) {
  if (is_elf(bytes)) {
    const Result<ElfImage> image = read_elf_image(bytes);
    if (!image || image->e_type != elf::ET_REL) return;
    member.format = Format::elf;
    member.bits = image->is64 ? 64 : 32;
    member.byte_order = image->file.order();
    member.machine = image->e_machine;
  } else if (const auto object = read_coff_object(bytes)) {
    member.format = Format::pe;
    member.bits = object->bits;
    member.machine = object->machine;
  }
}

}  // namespace

bool is_archive(ByteView file) { return file.starts_with(archive_magic) || file.starts_with(thin_archive_magic); }

Result<void> read_archive(ByteView file, Facts& facts) {
  facts.type = FileType::archive;
  facts.kind = "archive";
  if (file.starts_with(thin_archive_magic)) {
    facts.notes.push_back("a thin archive: its members are files of their own and are not looked at");
    return {};
  }
  ByteView long_names;
  for (std::uint64_t at = archive_magic.size(); at < file.size();) {
    const auto header = file.slice(at, member_header_size);
    if (!header)
      return damaged_archive("it ends inside a member's header", "ar_hdr", at, file.size() - at,
                             {member_header_size, "the size of a member's header"});
    if (header->part(58).text() != "`\n")
      return damaged_archive("a member's header is not where it should be", "ar_fmag", at + 58, header->get<std::uint16_t>(58),
                             {0x0a60, "the mark of a header"});
    const auto size = decimal(header->part(48, 10).text());
    const auto content = size ? file.slice(at + member_header_size, *size) : std::nullopt;
    if (!content)
      return damaged_archive("a member ends after the archive", "ar_size", at + 48, size.value_or(0),
                             {file.size() - at - member_header_size, "the rest of the archive"});
    ByteView bytes = *content;
    std::string_view name = trim_right(header->part(0, 16).text());
    if (name == "//") {
      long_names = bytes;
    } else if (name.starts_with("#1/")) {  // BSD: the name stands before the content
      const std::uint64_t length = decimal(name.substr(3)).value_or(0);
      name = bytes.part(0, length).text();
      name = name.substr(0, name.find('\0'));
      bytes = bytes.part(length);
    } else if (name.size() > 1 && name[0] == '/' && name[1] >= '0' && name[1] <= '9') {  // GNU: in "//"
      name = long_names.part(decimal(name.substr(1)).value_or(UINT64_MAX), max_name_length).text();
      name = name.substr(0, name.find('\n'));
    }
    if (!is_index(name)) {
      if (facts.members.size() >= max_members)
        return damaged_archive("it has too many members", "ar_hdr", at, facts.members.size() + 1,
                               {max_members, "the most that are read"});
      if (name.ends_with('/')) name.remove_suffix(1);
      ArchiveMember member{name};
      read_kind(bytes, member);
      facts.members.push_back(member);
    }
    at += member_header_size + *size + *size % 2;
  }
  return {};
}

}  // namespace gocgo
