#pragma once
// The tags of every error that check and inspect can give: one table, read by the code that reports them,
// by the SARIF rules and by the test that compares it with docs/errors.md.

#include <span>
#include <string_view>

namespace gocgo {

namespace tag {
inline constexpr std::string_view unreadable = "unreadable";
inline constexpr std::string_view damaged_elf = "damaged-elf";
inline constexpr std::string_view damaged_pe = "damaged-pe";
inline constexpr std::string_view damaged_archive = "damaged-archive";
inline constexpr std::string_view not_a_program = "not-a-program";
inline constexpr std::string_view wrong_system = "wrong-system";
inline constexpr std::string_view wrong_machine = "wrong-machine";
inline constexpr std::string_view wrong_libc = "wrong-libc";
inline constexpr std::string_view not_static = "not-static";
inline constexpr std::string_view not_system = "not-system";
inline constexpr std::string_view glibc_too_new = "glibc-too-new";
inline constexpr std::string_view glibcxx_too_new = "glibcxx-too-new";
inline constexpr std::string_view no_go_build_info = "no-go-build-info";
inline constexpr std::string_view cgo_off = "cgo-off";
inline constexpr std::string_view go_setting = "go-setting";
inline constexpr std::string_view not_hardened = "not-hardened";
}  // namespace tag

struct TagInfo {
  std::string_view tag;
  std::string_view summary;  // what the tag means, one sentence
};

inline constexpr TagInfo policy_tag_table[] = {
    {tag::unreadable, "The file cannot be read: it is missing, a directory, a FIFO, or not permitted."},
    {tag::damaged_elf, "The ELF file is damaged where its facts are read."},
    {tag::damaged_pe, "The PE file is damaged where its facts are read."},
    {tag::damaged_archive, "The archive is damaged where its members are listed."},
    {tag::not_a_program, "The file is not a linked program or library."},
    {tag::wrong_system, "The file is for another operating system than the target's."},
    {tag::wrong_machine, "The file is for another machine than the target's."},
    {tag::wrong_libc, "The file is linked against another C library family than the target's."},
    {tag::not_static, "The file needs other files to run or load."},
    {tag::not_system, "The file needs libraries that are not the platform's own."},
    {tag::glibc_too_new, "The file needs a newer glibc than the policy allows."},
    {tag::glibcxx_too_new, "The file needs a newer libstdc++ than the policy allows."},
    {tag::no_go_build_info, "The file carries no Go build settings to check."},
    {tag::cgo_off, "The Go program was built with cgo off."},
    {tag::go_setting, "A Go build setting differs from the one asked for."},
    {tag::not_hardened, "The file lacks a hardening property that the policy asks for."},
};

inline constexpr std::span<const TagInfo> policy_tags() { return policy_tag_table; }

}  // namespace gocgo
