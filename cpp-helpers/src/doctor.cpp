#include "doctor.h"

#include <algorithm>
#include <filesystem>

#include "files.h"
#include "toolchain.h"

namespace gocgo {
namespace fs = std::filesystem;
namespace {

constexpr int oldest_go_minor = 24;  // of Go 1: README

// The package families whose commands a fix can name: /etc/os-release, ID and ID_LIKE (os-release(5)).
enum class Family { debian, fedora, alpine, arch, other };

Family family_of(const std::string& os_release) {
  for (std::string_view line : split_lines(os_release)) {
    if (!line.starts_with("ID=") && !line.starts_with("ID_LIKE=")) continue;
    for (const auto& [word, family] : {std::pair{"debian", Family::debian},
                                       {"ubuntu", Family::debian},
                                       {"fedora", Family::fedora},
                                       {"rhel", Family::fedora},
                                       {"alpine", Family::alpine},
                                       {"arch", Family::arch}})
      if (line.find(word) != std::string_view::npos) return family;
  }
  return Family::other;
}

struct Package {
  const char* what;  // "mingw x86_64"
  const char* debian;
  const char* fedora;
  const char* alpine;
  const char* arch;
};

constexpr Package packages[] = {
    {"go", "apt install golang-go   (from backports before Debian 13)", "dnf install golang", "apk add go", "pacman -S go"},
    {"mingw x86_64", "apt install g++-mingw-w64-x86-64", "dnf install mingw64-gcc-c++", "apk add mingw-w64-gcc",
     "pacman -S mingw-w64-gcc"},
    {"mingw i686", "apt install g++-mingw-w64-i686", "dnf install mingw32-gcc-c++", "apk add i686-mingw-w64-gcc",
     "pacman -S mingw-w64-gcc"},
    {"musl x86_64", "apt install musl-tools", "dnf install musl-gcc", "apk add gcc musl-dev", "pacman -S musl"},
    {"qemu", "apt install qemu-user", "dnf install qemu-user", "apk add qemu-aarch64", "pacman -S qemu-user"},
    {"wine x86_64", "apt install wine64", "dnf install wine-core", "apk add wine", "pacman -S wine"},
    {"wine i686", "dpkg --add-architecture i386 && apt update && apt install wine32:i386", "dnf install wine-core.i686",
     "run it in a root of a distribution that has 32-bit wine", "pacman -S wine"},
};

std::string install_command(Family family, const std::string& what) {
  for (const Package& package : packages) {
    if (package.what != what) continue;
    switch (family) {
      case Family::debian: return package.debian;
      case Family::fedora: return package.fedora;
      case Family::alpine: return package.alpine;
      case Family::arch: return package.arch;
      case Family::other: return "";
    }
  }
  return "";
}

std::string first_line(const std::string& text) { return std::string(trim(text.substr(0, text.find('\n')))); }

std::uint64_t folder_size(const std::string& folder) {
  std::uint64_t bytes = 0;
  std::error_code code;
  for (auto entry = fs::recursive_directory_iterator(utf8_path(folder), fs::directory_options::skip_permission_denied, code);
       !code && entry != fs::recursive_directory_iterator(); entry.increment(code)) {
    std::error_code size_code;
    if (entry->is_regular_file(size_code) && !entry->is_symlink(size_code)) bytes += entry->file_size(size_code);
  }
  return bytes;
}

// Whether version `have` ("1.26.8") is older than `wanted`, as numbers.
bool is_older(const std::string& have, const std::string& wanted) {
  const Words a = split(have, '.'), b = split(wanted, '.');
  for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
    const int x = i < a.size() ? std::atoi(a[i].c_str()) : 0, y = i < b.size() ? std::atoi(b[i].c_str()) : 0;
    if (x != y) return x < y;
  }
  return false;
}

std::string go_directive(const std::string& go_mod) {
  for (std::string_view line : split_lines(go_mod))
    if (line.starts_with("go ")) return std::string(trim(line.substr(3)));
  return "";
}

void examine_go(Health& health, const Environment& environment, Family family) {
  const std::string set = get(environment, "GOCGO_GO");
  health.go = find_program(set.empty() ? "go" : set, get(environment, "PATH"));
  std::string install = install_command(family, "go");
  if (install.empty()) install = "install Go >= 1.24, or set GOCGO_GO";
  if (health.go.empty()) {
    health.gaps.push_back({"there is no go program", install});
    return;
  }
  Environment neutral = environment;
  neutral["GOTOOLCHAIN"] = "local";
  const auto asked = run({{health.go, "env", "GOVERSION"}, neutral});
  if (!asked.ok() || asked->exit_code != 0 || !asked->out.starts_with("go")) {
    health.gaps.push_back({"go does not answer (" + health.go + ")", "repair Go, or set GOCGO_GO to another"});
    return;
  }
  health.go_version = first_line(asked->out).substr(2);
  health.go_version = health.go_version.substr(0, health.go_version.find_first_of(" -"));
  const auto go_mod = read_file("go.mod");
  if (go_mod.ok()) health.go_wanted = go_directive(*go_mod);
  const std::string oldest = "1." + std::to_string(oldest_go_minor);
  const std::string wanted = health.go_wanted.empty() || is_older(health.go_wanted, oldest) ? oldest : health.go_wanted;
  if (is_older(health.go_version, wanted))
    health.gaps.push_back(
        {"go " + health.go_version + " is older than " + wanted, "install Go >= " + wanted + ", or set GOCGO_GO to one"});
}

// The program that runs the target's programs on this machine, as toolchains/providers/emulator.cmake finds it.
void examine_emulator(TargetHealth& health, const Environment& environment, Family family) {
  const Target& target = *health.target;
  const std::string path = get(environment, "PATH"), set = get(environment, "GOCGO_EMULATOR");
  std::string package;
  if (!set.empty()) {
    health.emulator = set;
  } else if (target.format == "elf") {
#if defined(_WIN32)
    // Not without a virtual machine.
#elif defined(__x86_64__)
    health.runs_here = target.machine == "x86_64";
#elif defined(__aarch64__)
    health.runs_here = target.machine == "aarch64";
#endif
    for (const char* suffix : {"", "-static"})
      if (!health.runs_here && health.emulator.empty())
        health.emulator = find_program("qemu-" + std::string(target.qemu) + suffix, path);
    package = "qemu";
  } else {
#ifdef _WIN32
    health.runs_here = true;
#endif
    const std::string wine = find_program("wine", path).empty() ? find_program("wine64", path) : find_program("wine", path);
    const std::string libraries = target.bits == 32 ? "i386-windows" : "x86_64-windows";
    std::error_code code;
    Words places = {"/usr/lib/wine", "/usr/lib64/wine", "/usr/lib/x86_64-linux-gnu/wine", "/usr/lib/i386-linux-gnu/wine"};
    if (!wine.empty()) {
      const fs::path bin = fs::canonical(wine, code).parent_path();
      for (const char* near : {"../lib/wine", "../lib64/wine", ".."}) places.push_back((bin / near).generic_string());
    }
    for (const std::string& place : places)
      if (!wine.empty() && fs::exists(place + "/" + libraries + "/ntdll.dll", code)) health.emulator = wine;
    package = target.bits == 32 ? "wine i686" : "wine x86_64";
  }
  health.runs_here = health.runs_here || !health.emulator.empty();
  if (health.runs_here) return;
  std::string fix = install_command(family, package);
  if (fix.empty()) fix = "install " + package + ", or set GOCGO_EMULATOR";
  health.gaps.push_back({"nothing here runs its programs: tests are skipped", fix, false});
}

TargetHealth examine_target(const Target& target, const Environment& environment, Family family) {
  TargetHealth health;
  health.target = &target;
  const auto query = query_from_environment(target, environment);
  if (!query.ok()) {
    health.gaps.push_back({query.error().summary, query.error().fix});
    return health;
  }
  const Found found = find_toolchain(*query, environment);
  if (!found.ok) {
    std::string fix =
        "pip install ziglang && export GOCGO_ZIG=\"$(python3 -c 'import ziglang, os; "
        "print(os.path.dirname(ziglang.__file__))')/zig\"";
    const std::string package = std::string(target.libc) + " " + std::string(target.machine);
    const std::string install = install_command(family, package);
    if (!install.empty()) fix = install + "   (or: " + fix + ")";
    health.gaps.push_back({"no toolchain; the preset " + std::string(target.name) + " would fetch one", fix});
  } else {
    const Toolchain& toolchain = found.toolchain;
    health.found = true;
    health.provider = toolchain.provider;
    health.why = toolchain.why;
    health.compiler = join(toolchain.cc, " ");
    health.has_cxx = !toolchain.cxx.empty();
    health.libc = target.libc;
    Run version{toolchain.cc, environment};
    version.argv.push_back("--version");
    const auto said = run(version);
    if (said.ok()) health.compiler_version = first_line(said->out);
    const auto proved = prove_compiler(toolchain.cc, target, environment);
    health.buildable = proved.ok();
    if (proved.ok())
      health.machine = ObjectMachine{target.format == "elf", target.e_machine}.name();
    else
      health.gaps.push_back({proved.error().summary, proved.error().fix});
    if (!health.has_cxx)
      health.gaps.push_back({"no C++ (a wrapper has no C++ library)",
                             "GOCGO_PROVIDER=zig, or a full " + std::string(target.triple) + "-g++ on PATH", false});
  }
  examine_emulator(health, environment, family);
  return health;
}

}  // namespace

bool Health::all_buildable() const {
  return gaps.empty() &&
         std::all_of(targets.begin(), targets.end(), [](const TargetHealth& target) { return target.buildable; });
}

Health examine(const std::vector<const Target*>& asked, const Environment& environment) {
  Health health;
  const auto os_release = read_file("/etc/os-release");
  const Family family = family_of(os_release.ok() ? *os_release : "");
  examine_go(health, environment, family);
  health.cache = cache_dir(environment);
  for (const char* kind : {"helper", "musl", "zig"}) {
    const std::string entry = health.cache + "/" + kind;
    std::error_code code;
    if (!fs::is_directory(entry, code)) continue;
    health.cache_entries.push_back(entry);
    health.cache_bytes += folder_size(entry);
  }
  for (const Target& target : targets())
    if (asked.empty() || std::find(asked.begin(), asked.end(), &target) != asked.end())
      health.targets.push_back(examine_target(target, environment, family));
  return health;
}

}  // namespace gocgo
