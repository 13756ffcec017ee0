#include "mapped_file.h"

#include "policy_tags.h"
#include "windows_api.h"

namespace gocgo {
namespace {

Error unreadable_file(const std::string& reason, const std::string& fix) {
  return {std::string(tag::unreadable), "cannot be read: " + reason + ".", {}, fix, Status::unreadable};
}

}  // namespace

MappedFile::~MappedFile() {
  if (data_ != nullptr) UnmapViewOfFile(data_);
}

Result<MappedFile> MappedFile::open(const std::string& path) {
  const std::wstring wide = to_wide(path);
  const DWORD attributes = GetFileAttributesW(wide.c_str());
  if (attributes == INVALID_FILE_ATTRIBUTES) return unreadable_file(windows_error(GetLastError()), "check the path");
  if (attributes & FILE_ATTRIBUTE_DIRECTORY) return unreadable_file("it is a directory", "name the files in it");
  const HANDLE file = CreateFileW(wide.c_str(), GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr,
                                  OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr);
  if (file == INVALID_HANDLE_VALUE) return unreadable_file(windows_error(GetLastError()), "check the file's permissions");
  MappedFile mapped;
  LARGE_INTEGER size{};
  if (GetFileType(file) != FILE_TYPE_DISK || !GetFileSizeEx(file, &size)) {
    CloseHandle(file);
    return unreadable_file("it is not a regular file", "copy its content into a file");
  }
  const auto bytes = static_cast<std::uint64_t>(size.QuadPart);
  if (bytes > 0) {
    DWORD code = ERROR_FILE_TOO_LARGE;
    if (bytes <= SIZE_MAX) {
      const HANDLE mapping = CreateFileMappingW(file, nullptr, PAGE_READONLY, 0, 0, nullptr);
      if (mapping != nullptr) mapped.data_ = MapViewOfFile(mapping, FILE_MAP_READ, 0, 0, 0);
      code = GetLastError();
      if (mapping != nullptr) CloseHandle(mapping);
    }
    if (mapped.data_ == nullptr) {
      CloseHandle(file);
      return unreadable_file("it cannot be mapped: " + windows_error(code), "check the file's disk");
    }
    mapped.size_ = bytes;
  }
  CloseHandle(file);
  return mapped;
}

// Windows does not let a mapped file be cut.
void exit_if_a_mapped_file_shrinks() {}

}  // namespace gocgo
