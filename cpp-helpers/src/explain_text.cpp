#include "explain_text.h"

#include <algorithm>
#include <array>

#include "printable.h"

namespace gocgo {
namespace {

enum class Encoding { bytes, utf16_le, utf16_be };

// By the byte order mark, or, without one, by the NULs that Latin text has in UTF-16.
Encoding encoding_of(std::string_view log) {
  if (log.starts_with("\xFF\xFE")) return Encoding::utf16_le;
  if (log.starts_with("\xFE\xFF")) return Encoding::utf16_be;
  const std::size_t looked_at = std::min<std::size_t>(log.size(), 512) / 2 * 2;
  std::array<std::size_t, 2> nuls{};
  for (std::size_t i = 0; i < looked_at; ++i) nuls[i % 2] += log[i] == '\0';
  if (looked_at < 8) return Encoding::bytes;
  if (nuls[0] == 0 && nuls[1] * 3 > looked_at) return Encoding::utf16_le;
  if (nuls[1] == 0 && nuls[0] * 3 > looked_at) return Encoding::utf16_be;
  return Encoding::bytes;
}

void append_utf8(std::string* into, std::uint32_t code) {
  auto put = [&](std::uint32_t byte) { into->push_back(static_cast<char>(byte)); };
  if (code < 0x80) return put(code);
  if (code < 0x800) return put(0xC0 | code >> 6), put(0x80 | (code & 0x3F));
  if (code < 0x10000) return put(0xE0 | code >> 12), put(0x80 | (code >> 6 & 0x3F)), put(0x80 | (code & 0x3F));
  put(0xF0 | code >> 18), put(0x80 | (code >> 12 & 0x3F)), put(0x80 | (code >> 6 & 0x3F)), put(0x80 | (code & 0x3F));
}

// A unit that is half of a pair without the other half, and the byte order mark, are left out.
std::string decode_utf16(std::string_view log, bool big_endian) {
  std::string text;
  text.reserve(log.size() / 2 + log.size() / 16);
  std::uint32_t high = 0;
  for (std::size_t i = 0; i + 1 < log.size(); i += 2) {
    const auto first = static_cast<unsigned char>(log[i]), second = static_cast<unsigned char>(log[i + 1]);
    const std::uint32_t unit = big_endian ? first * 256u + second : second * 256u + first;
    if (unit >= 0xDC00 && unit < 0xE000) {
      if (high != 0) append_utf8(&text, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
      high = 0;
      continue;
    }
    high = unit >= 0xD800 && unit < 0xDC00 ? unit : 0;
    if (high == 0 && unit != 0xFEFF) append_utf8(&text, unit);
  }
  return text;
}

bool has_no_controls(std::string_view line) {
  // Without an early end, so that a compiler can make vector instructions of it.
  unsigned changes = 0;
  for (char c : line) {
    const auto byte = static_cast<unsigned char>(c);
    changes |= static_cast<unsigned>(byte - 0x20u >= 0x60u) & static_cast<unsigned>(byte != '\t');
  }
  return changes == 0;
}

// The length of the escape sequence at the line's `at`, an ESC (ECMA-48: CSI sequences, control strings, two-byte ones).
std::size_t escape_length(std::string_view line, std::size_t at) {
  if (at + 1 >= line.size()) return 1;
  std::size_t end = at + 2;
  if (line[at + 1] == '[') {
    while (end < line.size() && line[end] >= 0x20 && line[end] < 0x40) ++end;
    return std::min(end + 1, line.size()) - at;
  }
  if (line[at + 1] != ']') return 2;
  // A title or a link, to BEL or ESC \. One that does not end soon is no such thing.
  const std::size_t limit = std::min(line.size(), end + 2048);
  for (; end < limit; ++end) {
    if (line[end] == '\a') return end + 1 - at;
    if (line[end] == '\x1B') return std::min(end + 2, line.size()) - at;
  }
  return 2;
}

struct Replacement {
  std::string_view from, to;
};
// The quotes of GCC's, ld's and the shells' translations; French puts (no-break) blanks inside.
constexpr Replacement replacements[] = {
    {"\xE2\x80\x98", "'"}, {"\xE2\x80\x99", "'"}, {"\xE2\x80\x9A", "'"}, {"\xE2\x80\x9C", "'"},
    {"\xE2\x80\x9D", "'"}, {"\xE2\x80\x9E", "'"}, {"\xE2\x80\xB9", "'"}, {"\xE2\x80\xBA", "'"},
    {"\xC2\xB4", "'"},     {"\xC2\xA0", " "},     {"\xE2\x80\xAF", " "},
};

void make_plain(std::string_view line, std::string* into) {
  into->clear();
  into->reserve(line.size());
  for (std::size_t i = 0; i < line.size();) {
    const char c = line[i];
    if (c == '\x1B') {
      i += escape_length(line, i);
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 && c != '\t') {
      ++i;
      continue;
    }
    if (byte != 0xC2 && byte != 0xE2) {
      into->push_back(c);
      ++i;
      continue;
    }
    const std::string_view rest = line.substr(i, 3);
    if (rest.starts_with("\xC2\xAB")) {  // «
      into->push_back('\'');
      i += 2;
      for (std::string_view blank : {"\xC2\xA0", "\xE2\x80\xAF", " "})
        if (line.substr(i).starts_with(blank)) i += blank.size();
      continue;
    }
    if (rest.starts_with("\xC2\xBB")) {  // »
      while (!into->empty() && into->back() == ' ') into->pop_back();
      into->push_back('\'');
      i += 2;
      continue;
    }
    const auto* found = std::find_if(std::begin(replacements), std::end(replacements),
                                     [&](const Replacement& one) { return rest.starts_with(one.from); });
    if (found == std::end(replacements)) {
      into->push_back(c);
      ++i;
    } else {
      into->append(found->to);
      i += found->from.size();
    }
  }
}

// A byte in the middle of a character's UTF-8 form.
bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

LogLines::LogLines(std::string_view log) : rest_(log) {
  const Encoding encoding = encoding_of(log);
  if (encoding == Encoding::bytes) return;
  decoded_ = decode_utf16(log, encoding == Encoding::utf16_be);
  rest_ = decoded_;
}

bool LogLines::next() {
  if (rest_.empty()) return false;
  if (line_left_ == 0) {
    ++number_;
    const std::size_t end = rest_.find('\n');
    line_left_ = end == std::string_view::npos ? rest_.size() : end + 1;
  }
  // To the line's end or to the next CR of it; each byte is looked at once for either.
  std::string_view line = rest_.substr(0, line_left_);
  const std::size_t redraw = line.find('\r');
  std::size_t taken = redraw == std::string_view::npos ? line.size() : redraw;
  text_ = line.substr(0, taken);
  if (text_.ends_with('\n')) text_.remove_suffix(1);
  // CRLF, and the CRCRLF of a CRLF text that was written in text mode.
  while (taken < line.size() && line[taken] == '\r') ++taken;
  if (line.substr(taken) == "\n") ++taken;
  line_left_ -= taken;
  rest_.remove_prefix(taken);
  if (!has_no_controls(text_)) {
    make_plain(text_, &plain_);
    text_ = plain_;
  }
  return true;
}

std::string excerpt(std::string_view line, std::size_t begin, std::size_t end) {
  line = line.substr(0, std::max(end, line.find_last_not_of(" \t") + 1));
  std::size_t from = std::min(line.find_first_not_of(" \t"), begin), to = line.size();
  if (to - from > excerpt_size) {
    constexpr std::size_t before = excerpt_size / 4;
    if (begin - from > before) from = begin - before;
    if (to - from > excerpt_size) to = from + excerpt_size;
    while (from < begin && continues(line[from])) ++from;
    while (to < line.size() && continues(line[to])) --to;
  }
  std::string text = printable(line.substr(from, to - from));
  if (line.find_first_not_of(" \t") < from) text.insert(0, "…");
  if (to < line.size()) text += "…";
  return text;
}

}  // namespace gocgo
