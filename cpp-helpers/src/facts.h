#pragma once
// What a file says about itself: where it runs, what it needs. Read from the parts that a loader reads
// (ELF program headers and dynamic segment, PE import directories), never from section headers alone.
// All texts point into the file's bytes: Facts must not outlive them.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "byte_view.h"
#include "result.h"

namespace gocgo {

enum class Format { other, elf, pe };
enum class FileType { other, executable, pie, static_pie, shared_library, object, core, dll, archive };
enum class Relro { none, partial, full };

// A symbol that is bound to a version of a library.
struct SymbolUse {
  std::string_view name;
  bool weak;  // STB_WEAK: the program runs without the symbol, but not without its version
};

// One Vernaux: a version that must be defined by a needed library.
struct VersionNeed {
  std::string_view library;  // "libc.so.6"
  std::string_view version;  // "GLIBC_2.34"
  bool weak;                 // VER_FLG_WEAK: the loader only warns
  std::uint16_t index;       // vna_other
  std::vector<SymbolUse> symbols;
};

struct ImportedFunction {
  std::string_view name;  // empty: by ordinal
  std::uint16_t ordinal;

  std::string label() const;  // the name, or "#7"
};

// The functions that a PE file takes from one DLL.
struct Import {
  std::string_view dll;
  bool delay;  // loaded at the first call
  std::vector<ImportedFunction> functions;
};

struct Hardening {
  bool pie = false;                 // may be placed anywhere (ELF ET_DYN; PE DYNAMIC_BASE with relocations)
  bool high_entropy = false;        // PE: HIGH_ENTROPY_VA; ELF: as pie, 64-bit
  bool executable_stack = false;    // PE: no NX_COMPAT
  bool writable_code = false;       // a segment or section that is both writable and executable
  Relro relro = Relro::none;        // ELF only
  bool control_flow_guard = false;  // PE only: GUARD_CF
};

// What `go version -m` shows.
struct GoBuild {
  std::string version;  // "go1.26.1"
  std::string path;     // of the main package
  std::string module;
  std::string module_version;
  std::vector<std::pair<std::string, std::string>> settings;  // "CGO_ENABLED" -> "1", in the file's order

  const std::string* setting(std::string_view key) const;
};

inline constexpr std::string_view debug_companion_kind = "separate debug file: its program is elsewhere";

// A member of an archive: what it is, as far as its header tells.
struct ArchiveMember {
  std::string_view name;
  Format format = Format::other;  // elf, pe: an object
  int bits = 0;
  ByteOrder byte_order = ByteOrder::little;
  std::uint16_t machine = 0;
};

struct Facts {
  Format format = Format::other;
  FileType type = FileType::other;
  std::string_view kind{};  // for people: "ELF program", "shell script", "empty file" …
  int bits = 0;
  ByteOrder byte_order = ByteOrder::little;
  std::uint16_t machine = 0;       // e_machine, or the COFF header's Machine
  std::uint8_t osabi = 0;          // ELF EI_OSABI
  std::uint16_t subsystem = 0;     // PE
  std::string_view system_note{};  // ELF: the owner of a note that names an operating system ("FreeBSD", "Android")
  bool has_gnu_abi_note = false;   // glibc's own start-up code writes this note, musl's does not
  bool has_relr = false;           // DT_RELR

  std::optional<std::string_view> interpreter{};
  std::string_view soname{};
  std::vector<std::string_view> needed{};
  std::vector<std::string_view> filters{};  // DT_FILTER, DT_AUXILIARY: loaded too
  std::vector<std::string_view> rpath{}, runpath{};
  std::vector<VersionNeed> version_needs{};

  std::vector<Import> imports{};
  std::vector<std::string_view> bound_imports{};  // hints only: a loader goes on without them

  Hardening hardening{};
  std::optional<GoBuild> go{};
  std::vector<ArchiveMember> members{};  // of an archive
  std::vector<std::string> notes{};      // oddities that no loader minds

  // Whether a loader could take it: an executable or a shared library.
  bool is_linked() const;
};

enum class ReadGo { no, yes };

// Reads the facts of a file's bytes. `go` tells whether to look for Go's build settings: only that can touch
// more than headers. A file that is neither ELF nor PE is a fact (Format::other), not an error.
// Error: [damaged-elf], [damaged-pe], [damaged-archive], status 3, with the field, its offset and both numbers.
// Its summary lacks the subject ("is a damaged ELF file: …"): see name_error().
Result<Facts> read_facts(ByteView file, ReadGo go);

// The error with `name` put before its summary.
Error name_error(std::string_view name, Error error);

std::string_view type_name(FileType type);     // "static-pie"
std::string machine_name(const Facts& facts);  // "x86-64", or the number where there is no name
std::string machine_name(Format format, std::uint16_t machine);

}  // namespace gocgo
