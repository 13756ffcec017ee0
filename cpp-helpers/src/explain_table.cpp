#include "explain_table.h"

namespace gocgo {

std::span<const TextGroup> text_groups() {
  static const std::vector<TextGroup> groups{
      // How linkers say that a symbol is defined nowhere: GNU ld (also in French, Spanish, Russian), gold; lld, mold.
      {"undefined",
       {"undefined reference to '", "référence indéfinie vers '", "referencia a '", "неопределённая ссылка на '",
        "undefined symbol: "}},
      {"duplicate",
       {"multiple definition of '", "définitions multiples de '", "definiciones múltiples de '", "повторное определение '",
        "duplicate symbol: "}},
      // GNU ld (also in French, Spanish, Chinese, Russian), gold, lld, mold, zig.
      {"no-lib",
       {"cannot find -l", "ne peut pas trouver -l", "no se puede encontrar -l", "找不到 -l", "невозможно найти -l",
        "unable to find library -l", "mold: fatal: library not found: ", "unable to find dynamic system library '",
        "unable to find dynamic system library \""}},
      // An object or library for another machine: GNU ld, lld, gold, mold.
      {"wrong-format",
       {"Relocations in generic ELF (EM: ", " is incompatible with elf", " is incompatible with aarch64",
        " is incompatible with i386", "unsupported ELF machine number", ": incompatible file type: ", ": file in wrong format",
        ": file not recognized: "}},
      {"error", {"Error: ", "error: ", "Erreur: ", "erreur: ", "Fehler: ", "Ошибка: ", "ошибка: ", "错误：", "エラー: "}},
      {"option",
       {"unrecognized command-line option '", "unrecognized command line option '", "unsupported option '",
        "unknown argument: '"}},
      {"target-option", {"-m64'", "-m32'", "-marm'", "-mthreads'", "-mconsole'"}},
      // Every cgo program compiles these files of runtime/cgo with its C compiler.
      {"runtime-cgo",
       {"gcc_arm64.S:", "gcc_amd64.S:", "gcc_386.S:", "gcc_arm.S:", "gcc_linux_ppc64x.S:", "gcc_linux_amd64.c:",
        "gcc_linux_arm64.c:", "gcc_linux.c:", "gcc_mmap.c:", "gcc_sigaction.c:", "gcc_setenv.c:", "gcc_clearenv.c:",
        "gcc_windows_amd64.c:", "gcc_windows_386.c:", "gcc_libinit_windows.c:"}},
      {"user-warning",
       {"unused-parameter]", "sign-compare]", "sign-conversion]", "conversion]", "missing-prototypes]", "pedantic]",
        "strict-prototypes]", "missing-declarations]", "shadow]", "cast-qual]", "cast-align]", "undef]"}},
      {"c++",
       {"operator new(",
        "operator new[](",
        "operator delete(",
        "operator delete[](",
        "__gxx_personality_",
        "vtable for __cxxabiv1::",
        "vtable for std::",
        "typeinfo for std::",
        "__cxa_throw",
        "__cxa_begin_catch",
        "__cxa_guard_acquire",
        "__cxa_pure_virtual",
        "__cxa_allocate_exception",
        "std::__cxx11::basic_string<",
        "std::__throw_",
        "std::terminate()",
        "std::ios_base::Init::",
        "std::cout",
        "std::basic_ostream<",
        "std::ostream::",
        "std::__1::",
        "std::_Rb_tree_",
        "std::allocator<",
        "std::exception::",
        "std::runtime_error::",
        "std::logic_error::"}},
      {"c++-header", {"algorithm", "array",   "atomic",      "cassert",          "cctype",   "chrono",      "climits",
                      "cmath",     "cstddef", "cstdint",     "cstdio",           "cstdlib",  "cstring",     "deque",
                      "exception", "fstream", "functional",  "initializer_list", "iostream", "list",        "map",
                      "memory",    "mutex",   "new",         "optional",         "set",      "span",        "sstream",
                      "stdexcept", "string",  "string_view", "thread",           "tuple",    "type_traits", "unordered_map",
                      "utility",   "vector"}},
      {"c-header", {"errno.h", "stdarg.h", "stddef.h", "stdint.h", "stdio.h", "stdlib.h", "string.h"}},
      {"c++-compiler", {"g++", "clang++", "c++", "G++"}},
      {"c-compiler", {"gcc", "clang", "cc", "zig"}},
      {"lfs64", {"creat64",   "fcntl64",   "fgetpos64",   "fopen64",    "freopen64", "fseeko64",        "fstat64",
                 "fstatat64", "ftello64",  "ftruncate64", "getdents64", "glob64",    "lockf64",         "lseek64",
                 "lstat64",   "mkstemp64", "mmap64",      "open64",     "openat64",  "posix_fadvise64", "posix_fallocate64",
                 "pread64",   "preadv64",  "pwrite64",    "pwritev64",  "readdir64", "scandir64",       "sendfile64",
                 "stat64",    "statfs64",  "tmpfile64",   "truncate64"}},
      // Names that only glibc's headers put into an object.
      {"glibc-only", {"__isoc23_",        "__isoc99_",
                      "__printf_chk",     "__fprintf_chk",
                      "__sprintf_chk",    "__snprintf_chk",
                      "__vsnprintf_chk",  "__vfprintf_chk",
                      "__memcpy_chk",     "__memset_chk",
                      "__memmove_chk",    "__strcpy_chk",
                      "__strncpy_chk",    "__strcat_chk",
                      "__read_chk",       "__fgets_chk",
                      "__realpath_chk",   "__longjmp_chk",
                      "__fdelt_chk",      "__open64_2",
                      "__open_2",         "__libc_single_threaded",
                      "__xstat",          "__fxstat",
                      "__lxstat",         "gnu_get_libc_version",
                      "__register_atfork"}},
      {"new-in-std",
       {"cmp", "iter", "log/slog", "maps", "math/rand/v2", "slices", "structs", "testing/synctest", "unique", "weak"}},
      {"mingw-dll",
       {"libwinpthread-1.dll", "libgcc_s_seh-1.dll", "libgcc_s_dw2-1.dll", "libgcc_s_sjlj-1.dll", "libstdc++-6.dll"}},
      {"not-win32",
       {"is not a valid Win32 application", "ist keine zulässige Win32-Anwendung", "n'est pas une application Win32 valide",
        "no es una aplicación Win32 válida", "不是有效的 Win32 应用程序", "は有効な Win32 アプリケーションではありません",
        "не является приложением Win32"}},
      {"exec-format",
       {"Exec format error", "exec format error", "Fehler im Format der Programmdatei", "Erreur de format pour exec()",
        "Formato de ejecutable incorrecto", "实行形式エラー", "実行形式エラー", "可执行文件格式错误",
        "Ошибка формата выполняемого файла"}},
      // What shows that a program which should be static is not: file(1), ldd, loaders, qemu, bash.
      {"dynamic",
       {"dynamically linked, interpreter", "dynamically linked (uses shared libs)", " => /lib", " => /usr/lib",
        "error while loading shared libraries: ", "Error loading shared library ", ": version 'GLIBC_",
        "cannot execute: required file not found", ": Could not open '/lib"}},
  };
  return groups;
}

// The words of a cause say what the line means; those of a fix start with what to do in a project that uses
// GoCgoCross, then what to do without. docs/errors.md has the long form.
std::span<const Trouble> troubles() {
  static const std::vector<Trouble> table{
      {"two-go",
       "two Go archives are linked into one program: each brings a whole Go runtime.",
       "make one Go package that imports both and exports what C needs, as one add_go_cgo_library(… STATIC)",
       {"<duplicate>*^_cgo_topofstack", "<duplicate>*^_cgo_panic", "<duplicate>*^crosscall2", "<duplicate>*^go:buildid",
        "<duplicate>*^x_cgo_init"}},

      {"cgo-flag",
       "go refuses a flag in a #cgo line or from pkg-config: only flags on its list are allowed there.",
       "give it to the target instead: target_compile_options(), target_link_options(), target_link_libraries()\n"
       "or allow it by a regular expression: CGO_CFLAGS_ALLOW, CGO_CXXFLAGS_ALLOW, CGO_LDFLAGS_ALLOW (ENV of the target)",
       {"invalid flag in #cgo ", "invalid flag in pkg-config ", "invalid flag in go:cgo_", "malformed #cgo argument"}},

      {"no-cxx",
       "there is no C++ compiler for the target, or it has no C++ standard library (musl-gcc has none).",
       "GOCGO_PROVIDER=zig, or a full toolchain with its own g++ (<triple>-g++) on PATH\n"
       "without CMake: CXX=<that compiler>; on the host: install g++",
       {"fatal error: <c++-header>: No such file or directory", "fatal error: '<c++-header>' file not found",
        "<c++-compiler>\": executable file not found in", "<c++-compiler>: not found$", "<c++-compiler>: command not found$",
        "No CMAKE_CXX_COMPILER could be found", "The CMAKE_CXX_COMPILER:\nis not a full path and was not found in the PATH",
        "<no-lib>stdc++", "<no-lib>c++", "<undefined>_dl_find_object"}},

      {"cc-missing",
       "the C compiler that go or CMake was told to use is not on PATH.",
       "`gocgo doctor` says what to install for the target; GOCGO_PROVIDER=zig needs no C compiler for it\n"
       "without CMake: eval \"$(gocgo env <target>)\", or CC=<compiler for that target>",
       {"C compiler \"*\" not found", "<c-compiler>\": executable file not found in", "No CMAKE_C_COMPILER could be found",
        "The CMAKE_C_COMPILER:\nis not a full path and was not found in the PATH"}},

      // Before not-static: it says why.
      {"extldflags-ignored",
       "-extldflags \"-static\" without -linkmode external: go linked by itself and ignored the flags in silence.",
       "add_go_cgo_executable() does this right; without CMake: -ldflags '-linkmode external -extldflags \"-static\"'",
       {"-extldflags*-static*!-linkmode*!linkmode=external\n<dynamic>"}},

      // Before cc-arch, whose signs are errors in the same files.
      {"cgo-warnings",
       "warning flags (-Wall -Wextra …) reach Go's own runtime/cgo, which is compiled with -Werror.",
       "add -Wno-<name> to them, of the <name> in [-Werror=<name>], or keep that warning out of CGO_CFLAGS, CMAKE_C_FLAGS\n"
       "and this target's options "
       "(-Wno-error does not help: Go's -Werror comes after it)",
       {"^<runtime-cgo>*<error>*[-Werror=<user-warning>"}},

      {"cc-arch",
       "the C compiler makes code for another machine or system than GOARCH and GOOS say.",
       "cmake --preset <target> --fresh; a compiler given by hand (CC, CMAKE_C_COMPILER) must be one for the target\n"
       "without CMake: eval \"$(gocgo env <target>)\"",
       {"^<runtime-cgo>*<error>", "no such instruction: 'stp ", "no such instruction: 'ldp ", "no such instruction: 'blr ",
        "unknown mnemonic 'pushq'", "unknown mnemonic 'movq'", "unknown mnemonic 'pushl'", "<option><target-option>",
        "64-bit mode not compiled in", "go-link-*<wrong-format>"}},

      {"libc-headers",
       "the C compiler has no C library headers for the target.",
       "`gocgo doctor` says what to install; by hand: libc6-dev (Debian), glibc-devel (Fedora), musl-dev (Alpine, musl-gcc),\n"
       "libc6-dev-arm64-cross, mingw-w64; a compiler given with --sysroot needs the right folder",
       {"fatal error: <c-header>: No such file or directory", "fatal error: '<c-header>' file not found"}},

      {"host-library",
       "a library or header of another machine, mostly this host's, got into the build for the target.",
       "link what was built for the target: target_link_libraries() with its CMake target or its full path\n"
       "for pkg-config: PKG_CONFIG_LIBDIR=<the target's pkgconfig folder> PKG_CONFIG_SYSROOT_DIR=<its root>\n"
       "no -L/usr/lib or -I/usr/include in CGO_LDFLAGS, CGO_CFLAGS, #cgo lines",
       {"skipping incompatible \n<no-lib>", "<wrong-format>", "file format not recognized; treating as linker script",
        "lld: error: *: unknown file type$", "gnu/stubs-32.h: No such file", "'gnu/stubs-32.h' file not found",
        "^/usr/include/x86_64-linux-gnu/bits/*<error>", "^/usr/include/bits/*<error>", "^/usr/include/features.h:*<error>",
        "^/usr/include/stdint.h:*<error>", "^/usr/include/stdlib.h:*<error>", "^/usr/include/errno.h:*<error>"}},

      {"pkg-config",
       "pkg-config is missing, or it knows no package of that name for the target.",
       "install pkg-config and the library for the target, and set PKG_CONFIG_LIBDIR to the target's pkgconfig folder\n"
       "(this host's folders would give the host's libraries)",
       {"# [pkg-config --\nwas not found in the pkg-config search path",
        "# pkg-config --\nwas not found in the pkg-config search path",
        "# [pkg-config --\nrequired by 'virtual:world', not found", "# pkg-config --\nNo package '",
        "pkg-config\": executable file not found in", "pkgconf\": executable file not found in"}},

      {"zig-ubsan",
       "zig compiled C with checks for undefined behaviour, and their functions are missing at the link.",
       "CGO_CFLAGS and CGO_CXXFLAGS with an -O flag and -fno-sanitize=undefined (GoCgoCross gives both)",
       {"<undefined>__ubsan_handle_"}},

      {"musl-lfs64",
       "C code uses names such as pread64 or off64_t, which musl does not have since 1.2.4.",
       "update the package (go-sqlite3: 1.14.19 or later); they are what pread, off_t … are on musl\n"
       "until then: target_compile_definitions(<target> PRIVATE _LARGEFILE64_SOURCE), or musl <= 1.2.3",
       {"'<lfs64>' undeclared", "undeclared identifier '<lfs64>'", "undeclared function '<lfs64>'",
        "implicit declaration of function '<lfs64>'", "off64_t' undeclared", "undeclared identifier 'off64_t'",
        "unknown type name 'off64_t'", "incomplete type 'struct stat64'", "<undefined><lfs64>"}},

      {"glibc-object",
       "an object or library compiled against (a newer) glibc is linked where there is none: musl, or an older glibc.",
       "compile it with the target's compiler and headers, as a target of the same CMake build or from its own sources",
       {"<undefined><glibc-only>"}},

      {"cxx-link",
       "C++ code is linked by the C compiler, which does not bring the C++ library.",
       "project(… CXX) and target_link_libraries() with the C++ library's CMake target: CMake then links with C++\n"
       "without CMake: -ldflags '-linkmode external -extld <C++ compiler>'",
       {"<undefined><c++>", "(.text*): *'operator new("}},

      {"lib-missing",
       "the target's toolchain has no such library (a static link wants lib….a).",
       "build it for the target and link it by target_link_libraries() with its CMake target or its full path\n"
       "if pkg-config named it, pkg-config looked at this host: see PKG_CONFIG_LIBDIR",
       {"<no-lib>", "/ld: -l*が見つかりません"}},

      {"glibc-static",
       "a static glibc still loads shared libraries for this (names, users, locales, dlopen): not a program for everywhere.",
       "use a musl preset (linux-amd64-musl, linux-arm64-musl); Go's own code instead: TAGS netgo osusergo, and for\n"
       "SQLite sqlite_omit_load_extension",
       {"in statically linked applications requires at runtime the shared libraries"}},

      {"cgo-off",
       "cgo is off: go takes CGO_ENABLED=0 in silence when it cross compiles or finds no C compiler.",
       "add_go_cgo_executable() turns it on; `gocgo check --require-cgo` proves it\n"
       "without CMake: eval \"$(gocgo env <target>)\", which sets CGO_ENABLED=1 and CC",
       {"requires cgo to work. This is a stub", "external (cgo) linking, but cgo is not enabled",
        "requires cgo; enable cgo by setting CGO_ENABLED=1", "loadinternal: cannot find runtime/cgo", "undefined: sqlite3.Err",
        "undefined: sqlite3.SQLite", "undefined: sqlite3.SQLITE_", "C source files not allowed when not using cgo"}},

      {"no-go-files",
       "every Go file of that package is left out: those with import \"C\" when cgo is off, others by GOOS, GOARCH or tags.",
       "is cgo on? add_go_cgo_executable() sees to it; without CMake: eval \"$(gocgo env <target>)\"\n"
       "else TAGS, or the //go:build lines and file names (_linux, _amd64) of that package",
       {"build constraints exclude all Go files in "}},

      {"go-too-old",
       "the Go in use is older than the go line of go.mod (or of a dependency) asks for.",
       "a newer Go: GOCGO_GO=<its go program>, or first on PATH; or let go fetch it: GOTOOLCHAIN=auto, with a network",
       {"requires go >= *(running go ", ": invalid go version '*must match format 1.23", ": unknown directive: toolchain",
        "note: module requires Go 1.", "maximum supported version is ", "maximum version supported by tidy is ",
        "go: download go1.*golang.org/toolchain@", "toolchain not available$", "package <new-in-std> is not in GOROOT",
        "package <new-in-std> is not in std"}},

      {"go-sum",
       "go.sum does not have every module that is needed.",
       "go mod tidy in the module's folder (with a network), and commit go.sum",
       {"missing go.sum entry "}},

      {"go-sum-mismatch",
       "a module that was downloaded is not the one that go.sum knows.",
       "find out why before you build: a tag that was moved, a proxy, an attack; then go clean -modcache, or go mod tidy",
       {"verifying *: checksum mismatch"}},

      {"go-offline",
       "go wants to download a module and cannot: no network, no proxy, or GOPROXY=off.",
       "once with a network: go mod download; or commit the modules: go mod vendor; or GOPROXY=<a proxy you reach>",
       {"module lookup disabled by GOPROXY=", "/@v/*dial tcp", "/@v/*i/o timeout", "/@v/*TLS handshake timeout",
        "/@v/*proxyconnect tcp", "/@v/*connection refused", "/lookup/*dial tcp", "/lookup/*i/o timeout",
        "/@v/*: no such file or directory$", "git ls-remote -q\nunable to access '", "git fetch -f\nunable to access '"}},

      {"goflags",
       "GOFLAGS, from the environment or from `go env -w`, carries flags that do not fit this command.",
       "unset GOFLAGS; go env -u GOFLAGS (GoCgoCross builds with neither)",
       {"parsing $GOFLAGS: ", "parsing %GOFLAGS%: ", "(from $GOFLAGS)", "(from %GOFLAGS%)",
        "-mod may only be set to readonly or vendor when in workspace mode"}},

      {"vendor-stale",
       "vendor/modules.txt does not agree with go.mod, or -mod=vendor is set where there is no vendor folder.",
       "go mod vendor (go work vendor in a workspace); else take -mod=vendor out of the command and of GOFLAGS",
       {"go: inconsistent vendoring in "}},

      {"vcs-stamp",
       "go could not ask the version control program for the commit it writes into the product.",
       "-buildvcs=false (GoCgoCross does, without VCS_STAMP); with VCS_STAMP: install the program, and for a folder of\n"
       "another user: git config --global --add safe.directory <folder>",
       {"error obtaining VCS status: "}},

      {"process-prng",
       "this Windows or wine is too old for the program: its bcryptprimitives.dll is missing or has no ProcessPrng.",
       "Go 1.22 and later need Windows 10 (Server 2016) or wine 8.13; or put a bcryptprimitives.dll with ProcessPrng beside it",
       {"bcryptprimitives.dll not found", "Library bcryptprimitives.dll (which is needed by *) not found",
        "ProcessPrng could not be located", "ntry point of ProcessPrng",
        "Library bcryptPrimitives.dll (which is needed by *) not found"}},

      {"dll-missing",
       "a DLL that the program needs is not beside it nor on PATH (libwinpthread, libgcc_s, libstdc++ are MinGW's own).",
       "link statically: LINKAGE STATIC (the default with the mingw presets); without CMake: -extldflags \"-static\"\n"
       "a DLL of your own: copy it beside the .exe",
       {"<mingw-dll>*not found", "<mingw-dll>*missing", "<mingw-dll>*nicht gefunden", "<mingw-dll>*fehlt",
        "<mingw-dll>*introuvable", "<mingw-dll>*no se encontró", "<mingw-dll>*не найден", "<mingw-dll>*не обнаружен",
        "找不到 <mingw-dll>", "<mingw-dll>*見つから", "Library *.dll (which is needed by *) not found",
        "error while loading shared libraries: *.dll: ", "because *.dll was not found", "because *.dll is missing",
        "exit status 0xc0000135", "xit code 0xc0000135", "exit status 3221225781", "exit status -1073741515"}},

      {"pe-unloadable",
       "Windows cannot load the .exe or .dll: most often made by binutils < 2.37 with Go >= 1.25 (golang/go#75077).",
       "MinGW with binutils 2.37 or later, or GOCGO_PROVIDER=zig; until then GO_LDFLAGS -s -w; `gocgo check` finds it\n"
       "else the file is for another machine, or cut off",
       {"<not-win32>", "Bad EXE format for ", "This app can't run on your PC", "[WinError 193]", "CreateProcess error=193",
        "xit code 0xc000007b", "exit status 0xc000007b"}},

      {"no-emulator",
       "the program is for another machine or system than the one that runs it, and there is no emulator.",
       "install qemu-user (arm64), wine (windows-amd64) or 32-bit wine (windows-386) and configure with --fresh; CTest\n"
       "then runs it by CMAKE_CROSSCOMPILING_EMULATOR. In a container: the platform of the image",
       {"<exec-format>", ": 1: Syntax error: \"(\" unexpected*!sh: 1: ", "load_wow64_ntdll failed to load",
        "^qemu-aarch64: not found", "^qemu-aarch64: command not found", "^wine: not found", "^wine: command not found"}},

      {"glibcxx-too-new",
       "the program was linked to a newer shared libstdc++ than the system has where it runs.",
       "link statically: a musl preset, or -static-libstdc++ -static-libgcc by target_link_options(); `gocgo check\n"
       "--max-glibcxx` guards it",
       {"version 'GLIBCXX_*' not found", "version 'CXXABI_*' not found"}},

      {"glibc-too-new",
       "the program was built on a system with a newer glibc than the one where it runs.",
       "a musl preset (linux-amd64-musl, linux-arm64-musl) needs no glibc at all; or build on the oldest system you\n"
       "support and guard it: MAX_GLIBC <version>",
       {"version 'GLIBC_*' not found", "version 'GLIBC_ABI_*' not found", "<undefined>*@GLIBC_"}},

      {"musl-dlopen",
       "musl cannot dlopen a Go shared library: Go's thread-local storage is laid out for start-up (golang/go#54805).",
       "link the library at build time instead of dlopen, or use add_go_cgo_library(… STATIC)",
       {"initial-exec TLS resolves to dynamic definition"}},

      {"not-static",
       "the program is not static: its loader or a shared library it needs is not there (or is musl's, for a glibc program).",
       "LINKAGE STATIC (the default with the musl presets) and `gocgo check --linkage static <file>`, which names the library",
       {"error while loading shared libraries: ", "Error loading shared library ", "Error relocating *: symbol not found",
        ": Could not open '/lib", "cannot execute: required file not found",
        "exec user process caused*no such file or directory", "^exec /*: no such file or directory$"}},

      {"musl-c-archive",
       "Go in a C or C++ program crashes at its start on musl, which does not tell Go its arguments (golang/go#13492).",
       "add_go_cgo_library(… STATIC) repairs the archive; a plain -buildmode=c-archive or c-shared has no fix on musl",
       {"^runtime.argv_index (argv=", "^runtime.sysargs (argc="}},

      {"musl-thread-stack",
       "C code most likely ran over its thread's stack: musl gives a thread 128 KiB, glibc 8 MiB.",
       "target_link_options(<target> PRIVATE -Wl,-z,stack-size=8388608), or less on the stack of the C code",
       {"sigcode=2 addr=0x7*! m=0 \nsignal arrived during cgo execution",
        "sigcode=2 addr=0xffff*! m=0 \nsignal arrived during cgo execution"}},
  };
  return table;
}

}  // namespace gocgo
