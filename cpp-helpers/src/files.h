#pragma once
// Reading and writing whole files.

#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>

#include "result.h"

namespace gocgo {

// The path of UTF-8 text. std::filesystem itself takes narrow text on Windows as the C locale has it.
std::filesystem::path utf8_path(std::string_view text);

// As std::fopen; `path` is UTF-8 on every host.
std::FILE* open_file(const std::string& path, const char* mode);

// Whether it is a regular file, or a link to one.
bool is_file(const std::string& path);

// The whole content of a regular file. Errors: tag "unreadable", status unreadable.
Result<std::string> read_file(const std::string& path);

// Writes beside and renames, so that a reader sees the old content or the new. Makes the folder.
// Errors: tag "unwritable".
Result<void> write_file(const std::string& path, std::string_view content);

// As write_file, but leaves a file that has this content already alone, its time too.
// Gives true when it wrote.
Result<bool> write_file_if_changed(const std::string& path, std::string_view content);

// Whether `path` is `directory` or lies in it; both absolute and normal.
bool is_within(std::string_view path, std::string_view directory);

// `path` made absolute against `base` and lexically normal.
std::string absolute_path(std::string_view path, std::string_view base);

// The program's full path as execvp would find it on the PATH value given, or "" when there is none.
std::string find_program(std::string_view name, std::string_view path_variable);

}  // namespace gocgo
