#include "pe.h"

#include "damage.h"

namespace gocgo {
namespace {

using namespace pe;

// Reads names under one budget: many descriptors may share one table of thunks, and a hostile file has them do so.
class ImportReader {
 public:
  explicit ImportReader(const PeImage& image) : image_(image) {}

  Result<std::string_view> name(std::uint64_t rva, std::string_view what, std::string_view field, std::uint64_t at) {
    const auto text = image_.at_rva(rva).c_string(0, max_name_length);
    if (!text) return damaged_pe(what, field, at, rva, {image_end(), "the end of the last section"});
    return *text;
  }

  // The thunks (Import Lookup Table) from `rva` on, up to the zero one.
  Result<void> functions(std::uint64_t rva, std::uint64_t base, std::string_view field, std::uint64_t at, Import& import) {
    const bool wide = image_.is64;
    const std::uint64_t step = wide ? 8 : 4, by_ordinal = wide ? std::uint64_t{1} << 63 : std::uint64_t{1} << 31;
    const ByteView thunks = image_.at_rva(rva);
    for (std::uint64_t offset = 0;; offset += step) {
      if (!thunks.contains(offset, step))
        return damaged_pe("a list of imported functions has no end in its section", field, at, rva,
                          {image_end(), "the end of the last section"});
      const std::uint64_t thunk = thunks.get_word(offset, wide);
      if (thunk == 0) return {};
      if (++count_ > max_bound_symbols)
        return damaged_pe("it imports too many functions", field, at, count_, {max_bound_symbols, "the most that are read"});
      if ((thunk & by_ordinal) != 0) {
        import.functions.push_back({{}, static_cast<std::uint16_t>(thunk & 0xffff)});
        continue;
      }
      const std::uint64_t name_rva = (thunk & 0x7fffffff) - base;
      const auto text = image_.at_rva(name_rva).c_string(2, max_symbol_length);
      text_ += text ? text->size() : 0;
      if (!text || text_ > max_symbol_text)
        return damaged_pe("the name of an imported function is in no section", "Hint/Name RVA", image_.offset_of(rva) + offset,
                          name_rva, {image_end(), "the end of the last section"});
      import.functions.push_back({*text, 0});
    }
  }

  std::uint64_t image_end() const {
    return image_.sections.empty() ? image_.size_of_headers
                                   : std::uint64_t{image_.sections.back().virtual_address} + image_.sections.back().raw_size;
  }

 private:
  const PeImage& image_;
  std::uint64_t count_ = 0, text_ = 0;
};

Error too_many(std::uint64_t at, std::uint64_t number) {
  return damaged_pe("it imports from too many libraries", "Name RVA", at, number, {max_names, "the most that are read"});
}

Result<void> read_imports(const PeImage& image, ImportReader& reader, Facts& facts) {
  const DataDirectory& directory = image.directories[IMAGE_DIRECTORY_ENTRY_IMPORT];
  if (directory.rva == 0) return {};
  const ByteView table = image.at_rva(directory.rva);
  const std::uint64_t where = image.offset_of(directory.rva);
  for (std::uint64_t at = 0;; at += 20) {
    const auto entry = table.slice(at, 20);
    if (!entry)
      return damaged_pe("its import directory has no end in its section", "IMAGE_DIRECTORY_ENTRY_IMPORT", directory.at,
                        directory.rva, {reader.image_end(), "the end of the last section"});
    const std::uint32_t original = entry->get<std::uint32_t>(0), name_rva = entry->get<std::uint32_t>(12),
                        first = entry->get<std::uint32_t>(16);
    if (name_rva == 0 || first == 0) {
      // Windows stops here in either case. A true end is all zero: otherwise the rest would be lost in silence.
      if (name_rva != 0 || first != 0 || original != 0)
        return damaged_pe("its import directory ends in the middle", name_rva == 0 ? "Name RVA" : "FirstThunk",
                          where + at + (name_rva == 0 ? 12 : 16), 0,
                          {name_rva | first | original, "another field of the same entry"});
      // wine's ntdll.dll has an end and nothing else, of 24 bytes.
      if (at == 0 && directory.size >= 40)
        return damaged_pe("its import directory is empty", "Size of IMAGE_DIRECTORY_ENTRY_IMPORT", directory.at + 4,
                          directory.size, {40, "room for an entry and an end"});
      return {};
    }
    if (facts.imports.size() >= max_names) return too_many(where + at, facts.imports.size() + 1);
    auto dll = reader.name(name_rva, "the name of an imported library is in no section", "Name RVA", where + at + 12);
    if (!dll) return dll.error();
    Import import{*dll, false, {}};
    auto done = original != 0 ? reader.functions(original, 0, "OriginalFirstThunk", where + at, import)
                              : reader.functions(first, 0, "FirstThunk", where + at + 16, import);
    if (!done) return done.error();
    facts.imports.push_back(std::move(import));
  }
}

Result<void> read_delay_imports(const PeImage& image, ImportReader& reader, Facts& facts) {
  const DataDirectory& directory = image.directories[IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT];
  if (directory.rva == 0) return {};
  const ByteView table = image.at_rva(directory.rva);
  const std::uint64_t where = image.offset_of(directory.rva);
  for (std::uint64_t at = 0;; at += 32) {
    const auto entry = table.slice(at, 32);
    if (!entry)
      return damaged_pe("its delay import directory has no end in its section", "IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT",
                        directory.at, directory.rva, {reader.image_end(), "the end of the last section"});
    const std::uint32_t name_field = entry->get<std::uint32_t>(4), names_field = entry->get<std::uint32_t>(16);
    if (name_field == 0) {
      for (std::uint64_t field = 0; field < 32; field += 4)
        if (const std::uint32_t other = entry->get<std::uint32_t>(field); other != 0)
          return damaged_pe("its delay import directory ends in the middle", "Name", where + at + 4, 0,
                            {other, "another field of the same entry"});
      if (at == 0 && directory.size >= 64)
        return damaged_pe("its delay import directory is empty", "Size of IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT", directory.at + 4,
                          directory.size, {64, "room for an entry and an end"});
      return {};
    }
    if (facts.imports.size() >= max_names) return too_many(where + at, facts.imports.size() + 1);
    // Attributes bit 0 clear: addresses, as old linkers wrote them, not RVAs.
    const std::uint64_t base = (entry->get<std::uint32_t>(0) & 1) != 0 ? 0 : image.image_base;
    auto dll = reader.name(name_field - base, "the name of a delay-loaded library is in no section", "Name", where + at + 4);
    if (!dll) return dll.error();
    Import import{*dll, true, {}};
    if (auto done = reader.functions(names_field - base, base, "Delay Import Name Table", where + at + 16, import); !done)
      return done.error();
    facts.imports.push_back(std::move(import));
  }
}

Result<void> read_bound_imports(const PeImage& image, Facts& facts) {
  const DataDirectory& directory = image.directories[IMAGE_DIRECTORY_ENTRY_BOUND_IMPORT];
  if (directory.rva == 0) return {};
  const ByteView table = image.at_rva(directory.rva);
  auto damaged = [&](std::uint64_t value) {
    return damaged_pe("its bound import directory is not inside its headers", "IMAGE_DIRECTORY_ENTRY_BOUND_IMPORT",
                      directory.at, value, {table.size(), "what there is from its place on"});
  };
  std::uint64_t forwarders = 0;
  for (std::uint64_t at = 0;; at += 8) {
    const auto entry = table.slice(at, 8);
    if (!entry) return damaged(at);
    const std::uint16_t name_offset = entry->get<std::uint16_t>(4);
    if (forwarders == 0 && entry->get<std::uint32_t>(0) == 0 && name_offset == 0) return {};
    forwarders = forwarders > 0 ? forwarders - 1 : entry->get<std::uint16_t>(6);
    const auto name = table.c_string(name_offset, max_name_length);
    if (!name || facts.bound_imports.size() >= max_names) return damaged(name_offset);
    facts.bound_imports.push_back(*name);
  }
}

}  // namespace

Result<void> read_pe_imports(const PeImage& image, Facts& facts) {
  ImportReader reader(image);
  if (auto done = read_imports(image, reader, facts); !done) return done;
  if (auto done = read_delay_imports(image, reader, facts); !done) return done;
  return read_bound_imports(image, facts);
}

}  // namespace gocgo
