#include "musl_start.h"

#include <cstdint>
#include <filesystem>

#include "byte_view.h"
#include "files.h"

namespace gocgo {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view old_name = ".init_array";
// As long as the old name. A linker defines __start_<name> for a section whose name is a C identifier.
constexpr std::string_view new_name = "gocgo_init0";
static_assert(old_name.size() == new_name.size());

// The first function looks while nobody has changed environ yet, the second starts Go where Go's own entry would have
// been called.
constexpr std::string_view start_source = R"(#include <stddef.h>
#include <stdint.h>
#include <sys/auxv.h>
extern char **environ;
typedef void (*go_start)(int, char **, char **);
extern const go_start __start_gocgo_init0[];

/* An empty name, which Go programs take for granted, no variable, no auxiliary vector: for a program whose initial stack
   cannot be found. */
static char no_name[1];
static char *nothing[8] = {no_name};
static int argc = 1;
static char **argv = nothing;

/* The initial stack (System V ABI, Process Initialization): argc, argv, NULL, environ, NULL, the auxiliary vector,
   and above it the 16 bytes that AT_RANDOM names. */
static void gocgo_find_arguments(void)
{
    uintptr_t here = (uintptr_t)&here, top = getauxval(AT_RANDOM), at = (uintptr_t)environ;
    intptr_t n;
    if (at <= here || at >= top || environ[-1] != NULL) return;
    for (n = 0; (uintptr_t)(environ - 2 - n) > here; ++n)
        if ((intptr_t)environ[-2 - n] == n) {
            argc = (int)n;
            argv = environ - 1 - n;
            return;
        }
}

/* Before the constructors of all priorities that programs may use. */
__attribute__((section(".init_array.00000"), used)) static void (*gocgo_first)(void) = gocgo_find_arguments;

__attribute__((constructor)) static void gocgo_start(void)
{
    (*__start_gocgo_init0)(argc, argv, argv + argc + 1);
}
)";

Error start_error(const std::string& what, const std::string& reason) {
  return {"musl-start",
          "Go's archive cannot be made to start on musl.",
          {{"step", what}, {"reason", reason}},
          "report this with the versions of Go, the compiler and GoCgoCross"};
}

Error format_problem(const std::string& reason) { return start_error("take the entry out of .init_array", reason); }

void put(std::string& object, std::uint64_t offset, std::uint64_t value, std::size_t width) {
  for (std::size_t i = 0; i < width; ++i)
    object[static_cast<std::size_t>(offset) + i] = static_cast<char>(value >> 8 * i & 0xff);
}

Result<void> run_step(const std::string& step, const Words& argv, const Environment& environment,
                      const std::string& directory) {
  const auto finished = run({argv, environment, directory});
  if (!finished.ok()) return finished.error();
  if (finished->exit_code != 0) return start_error(step + ": " + join(argv, " "), std::string(trim(finished->err)));
  return {};
}

Words operator+(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

}  // namespace

Result<void> hide_init_array(std::string& object) {
  const ByteView file(object);
  if (!file.starts_with("\177ELF\2\1")) return format_problem("go.o is no 64-bit little-endian ELF file");
  const auto e_shoff = file.get<std::uint64_t>(0x28);
  const std::uint64_t e_shentsize = file.get<std::uint16_t>(0x3a), e_shnum = file.get<std::uint16_t>(0x3c),
                      e_shstrndx = file.get<std::uint16_t>(0x3e);
  const auto table = file.slice(e_shoff, e_shentsize * e_shnum);
  if (!table || e_shentsize < 0x40 || e_shstrndx >= e_shnum) return format_problem("go.o has no good section table");
  const auto names = table->get<std::uint64_t>(e_shstrndx * e_shentsize + 0x18);  // sh_offset
  for (std::uint64_t i = 1; i < e_shnum; ++i) {
    const std::uint64_t header = i * e_shentsize;
    const std::uint64_t name = names + table->get<std::uint32_t>(header);  // sh_name
    if (file.c_string(name, 64) != old_name) continue;
    // Go writes ".rela.init_array" once for two names, and of a relocation section nobody reads the name. But no other
    // section may be called by these bytes.
    constexpr std::uint32_t sht_rela = 4;
    for (std::uint64_t other = 1; other < e_shnum; ++other) {
      const std::uint64_t start = names + table->get<std::uint32_t>(other * e_shentsize);
      if (other != i && table->get<std::uint32_t>(other * e_shentsize + 4) != sht_rela && start <= name &&
          start + file.c_string(start, 256).value_or("").size() >= name + old_name.size())
        return format_problem("the name .init_array is part of another section's name");
    }
    object.replace(static_cast<std::size_t>(name), new_name.size(), new_name);
    constexpr std::uint64_t sht_progbits = 1, shf_gnu_retain = 0x200000;
    const std::uint64_t flags = table->get<std::uint64_t>(header + 8) | shf_gnu_retain;  // not for --gc-sections
    put(object, e_shoff + header + 4, sht_progbits, 4);
    put(object, e_shoff + header + 8, flags, 8);
    return {};
  }
  return format_problem("go.o has no .init_array");
}

Result<void> make_startable_on_musl(const Plan& plan, const Environment& environment, const std::string& archive) {
  if (plan.ar.empty()) return start_error("find the archiver", "CMAKE_AR is empty");
  const std::string folder = fs::path(archive).parent_path().generic_string();
  const auto unpacked = run_step("unpack", plan.ar + Words{"x", archive, "go.o"}, environment, folder);
  if (!unpacked.ok()) return unpacked;
  auto object = read_file(folder + "/go.o");
  if (!object.ok()) return object.error();
  if (const auto hidden = hide_init_array(*object); !hidden.ok()) return hidden;
  if (const auto wrote = write_file(folder + "/hidden.o", *object); !wrote.ok()) return wrote;
  if (const auto wrote = write_file(folder + "/gocgo_start.c", start_source); !wrote.ok()) return wrote;
  // A member of its own would be left out by linkers: nothing refers to it.
  for (const auto& [step, argv] :
       {std::pair<std::string, Words>{
            "compile", plan.cc + plan.c_flags + Words{"-O2", "-fPIC", "-w", "-c", "gocgo_start.c", "-o", "start.o"}},
        {"merge", plan.cc + Words{"-r", "-nostdlib", "-o", "go.o", "hidden.o", "start.o"}},
        {"replace", plan.ar + Words{"rs", archive, "go.o"}}})
    if (const auto done = run_step(step, argv, environment, folder); !done.ok()) return done;
  return {};
}

}  // namespace gocgo
