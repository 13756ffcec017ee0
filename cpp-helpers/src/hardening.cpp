// The table of hardening properties: one row is one name for --require.
#include "policy.h"

namespace gocgo {
namespace {

bool is_elf_file(const Facts& facts) { return facts.format == Format::elf; }

bool holds_pie(const Facts& facts) { return facts.hardening.pie; }
bool holds_high_entropy(const Facts& facts) { return facts.bits != 64 || facts.hardening.high_entropy; }
bool holds_nx(const Facts& facts) { return !facts.hardening.executable_stack; }
bool holds_relro(const Facts& facts) { return !is_elf_file(facts) || facts.hardening.relro != Relro::none; }
bool holds_full_relro(const Facts& facts) { return !is_elf_file(facts) || facts.hardening.relro == Relro::full; }
bool holds_no_rpath(const Facts& facts) { return facts.rpath.empty() && facts.runpath.empty(); }
bool holds_no_wx(const Facts& facts) { return !facts.hardening.writable_code; }
bool holds_cfg(const Facts& facts) { return is_elf_file(facts) || facts.hardening.control_flow_guard; }

constexpr Requirement requirements[] = {
    {"pie", "may be placed anywhere (ELF: ET_DYN; PE: DYNAMIC_BASE and relocations)", holds_pie,
     "link with -pie or -static-pie (Go: -buildmode=pie); PE: -Wl,--dynamicbase"},
    {"aslr", "the same", holds_pie, "link with -pie or -static-pie (Go: -buildmode=pie); PE: -Wl,--dynamicbase"},
    {"high-entropy", "placed anywhere in 64 bits (ELF: as pie; PE: HIGH_ENTROPY_VA); 64-bit only", holds_high_entropy,
     "link with -pie or -static-pie (Go: -buildmode=pie); PE: -Wl,--high-entropy-va"},
    {"nx", "no executable stack (ELF: PT_GNU_STACK without PF_X; PE: NX_COMPAT, also called DEP)", holds_nx,
     "link with -Wl,-z,noexecstack; PE: -Wl,--nxcompat; an assembler file needs .section .note.GNU-stack"},
    {"relro", "relocated data becomes read-only (ELF: PT_GNU_RELRO)", holds_relro, "link with -Wl,-z,relro"},
    {"full-relro", "and every symbol is bound at start (ELF: DF_BIND_NOW, or no dynamic segment)", holds_full_relro,
     "link with -Wl,-z,relro,-z,now"},
    {"no-rpath", "no DT_RPATH, no DT_RUNPATH", holds_no_rpath,
     "link without -Wl,-rpath; in CMake: CMAKE_SKIP_INSTALL_RPATH or an empty INSTALL_RPATH"},
    {"no-wx", "no segment or section is writable and executable at once", holds_no_wx,
     "link without -Wl,-N and -Wl,--omagic; name the sections of hand-written assembler for what they hold"},
    {"cfg", "control flow guard (PE: GUARD_CF)", holds_cfg, "link with the toolchain's /guard:cf or -mguard=cf"},
};

}  // namespace

std::span<const Requirement> hardening_table() { return requirements; }

}  // namespace gocgo
