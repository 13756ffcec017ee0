// What a C compiler really makes: an object file, read.

#include <filesystem>

#include <unistd.h>  // MinGW has it too

#include "files.h"
#include "toolchain.h"

namespace gocgo {
namespace fs = std::filesystem;
namespace {

struct NamedMachine {
  bool elf;
  std::uint16_t machine;
  const char* name;
};

// System V ABI, "ELF Header", e_machine; PE Format, "Machine Types".
constexpr NamedMachine named_machines[] = {{true, 3, "Intel 80386"}, {true, 8, "MIPS"},      {true, 20, "PowerPC"},
                                           {true, 21, "PowerPC64"},  {true, 22, "S/390"},    {true, 40, "ARM"},
                                           {true, 62, "x86-64"},     {true, 183, "AArch64"}, {true, 243, "RISC-V"},
                                           {true, 258, "LoongArch"}, {false, 0x14c, "i386"}, {false, 0x8664, "x86-64"},
                                           {false, 0xaa64, "ARM64"}, {false, 0x1c4, "ARMv7"}};

unsigned byte_at(const std::string& bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

Error broken(const Words& cc, const std::string& reason) {
  return {"cc-broken",
          "the C compiler cannot compile an empty file.",
          {{"compiler", join(cc, " ")}, {"it says", reason}},
          "repair it, or set GOCGO_PROVIDER=zig"};
}

}  // namespace

std::string ObjectMachine::name() const {
  for (const NamedMachine& named : named_machines)
    if (named.elf == elf && named.machine == machine) return std::string(elf ? "ELF" : "COFF") + ", machine " + named.name;
  return std::string(elf ? "ELF" : "COFF") + ", machine " + std::to_string(machine);
}

Result<ObjectMachine> compiled_machine(const Words& cc, const Environment& environment) {
  std::error_code code;
  const fs::path directory = fs::temp_directory_path(code) / ("gocgo-prove-" + std::to_string(getpid()));
  const std::string source = (directory / "empty.c").generic_string(), object = (directory / "empty.o").generic_string();
  const auto wrote = write_file(source, "int gocgo_empty;\n");
  if (!wrote.ok()) return wrote.error();
  Run compile{cc, environment};
  compile.argv.insert(compile.argv.end(), {"-c", source, "-o", object});
  const auto finished = run(compile);
  const auto bytes = finished.ok() && finished->exit_code == 0 ? read_file(object) : Result<std::string>(std::string());
  fs::remove_all(directory, code);
  if (!finished.ok()) return broken(cc, finished.error().facts.back().second);
  if (finished->exit_code != 0) return broken(cc, std::string(trim(finished->err)));
  if (!bytes.ok() || bytes->size() < 20) return broken(cc, "(nothing, and made no object file)");
  ObjectMachine machine;
  machine.elf = bytes->compare(0, 4,
                               "\x7f"
                               "ELF") == 0;
  if (machine.elf) {
    const bool big_endian = byte_at(*bytes, 5) == 2;  // EI_DATA
    machine.machine =
        static_cast<std::uint16_t>(byte_at(*bytes, big_endian ? 19 : 18) | byte_at(*bytes, big_endian ? 18 : 19) << 8);
  } else {
    machine.machine = static_cast<std::uint16_t>(byte_at(*bytes, 0) | byte_at(*bytes, 1) << 8);
  }
  return machine;
}

Result<void> prove_compiler(const Words& cc, const Target& target, const Environment& environment) {
  const auto machine = compiled_machine(cc, environment);
  if (!machine.ok()) return machine.error();
  if (machine->elf == (target.format == "elf") && machine->machine == target.e_machine) return {};
  const ObjectMachine wanted{target.format == "elf", target.e_machine};
  return Error{"cc-arch",
               "the C compiler makes code for another machine than " + std::string(target.name) + " needs.",
               {{"compiler", join(cc, " ")},
                {"looked at", "an object file it made (" + machine->name() + ")"},
                {"needed", wanted.name()}},
               target.triple.empty()
                   ? "use a compiler for " + std::string(target.name) + ", or one of GoCgoCross's toolchain files"
                   : "cmake --preset " + std::string(target.name) + " --fresh   (or set GOCGO_PROVIDER=zig)"};
}

}  // namespace gocgo
