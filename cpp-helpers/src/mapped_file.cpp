#include "mapped_file.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include "policy_tags.h"

#ifdef _WIN32
#include <windows.h>
#else
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace gocgo {
namespace {

Error unreadable(const std::string& reason, const std::string& fix) {
  return {std::string(tag::unreadable), "cannot be read: " + reason + ".", {}, fix, Status::unreadable};
}

}  // namespace

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

#ifdef _WIN32

MappedFile::~MappedFile() {
  if (data_ != nullptr) UnmapViewOfFile(data_);
}

Result<MappedFile> MappedFile::open(const std::string& path) {
  const DWORD attributes = GetFileAttributesA(path.c_str());
  if (attributes == INVALID_FILE_ATTRIBUTES) return unreadable("there is no such file", "check the path");
  if (attributes & FILE_ATTRIBUTE_DIRECTORY) return unreadable("it is a directory", "name the files in it");
  const HANDLE file = CreateFileA(path.c_str(), GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, nullptr,
                                  OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr);
  if (file == INVALID_HANDLE_VALUE)
    return unreadable("Windows error " + std::to_string(GetLastError()), "check the file's permissions");
  MappedFile mapped;
  LARGE_INTEGER size{};
  if (GetFileType(file) != FILE_TYPE_DISK || !GetFileSizeEx(file, &size)) {
    CloseHandle(file);
    return unreadable("it is not a regular file", "name a file on a disk");
  }
  mapped.size_ = static_cast<std::uint64_t>(size.QuadPart);
  if (mapped.size_ > 0) {
    const HANDLE mapping = CreateFileMappingA(file, nullptr, PAGE_READONLY, 0, 0, nullptr);
    if (mapping != nullptr) {
      mapped.data_ = MapViewOfFile(mapping, FILE_MAP_READ, 0, 0, 0);
      CloseHandle(mapping);
    }
  }
  const DWORD code = GetLastError();
  CloseHandle(file);
  if (mapped.size_ > 0 && mapped.data_ == nullptr) {
    mapped.size_ = 0;
    return unreadable("it cannot be mapped, Windows error " + std::to_string(code), "check the file's disk");
  }
  return mapped;
}

// Windows does not let a mapped file be cut.
void exit_if_a_mapped_file_shrinks() {}

#else

MappedFile::~MappedFile() {
  if (data_ != nullptr) munmap(data_, static_cast<std::size_t>(size_));
}

Result<MappedFile> MappedFile::open(const std::string& path) {
  struct stat info{};
  // stat before open: opening some devices already does something.
  if (stat(path.c_str(), &info) != 0) {
    const int code = errno;
    return unreadable(std::strerror(code), code == EACCES ? "check the folder's permissions" : "check the path");
  }
  auto kind_error = [&]() -> std::optional<Error> {
    if (S_ISREG(info.st_mode)) return std::nullopt;
    if (S_ISDIR(info.st_mode)) return unreadable("it is a directory", "name the files in it");
    if (S_ISFIFO(info.st_mode)) return unreadable("it is a FIFO, not a regular file", "copy its content into a file");
    return unreadable("it is not a regular file", "copy its content into a file");
  };
  if (auto error = kind_error()) return *error;
  // O_NONBLOCK: should a FIFO have taken its place since, open does not wait for a writer.
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (fd < 0) return unreadable(std::strerror(errno), "check the file's permissions");
  if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
    close(fd);
    auto error = kind_error();
    return error ? *error : unreadable(std::strerror(errno), "check the file's disk");
  }
  MappedFile mapped;
  mapped.size_ = static_cast<std::uint64_t>(info.st_size);
  int code = 0;
  if (mapped.size_ > SIZE_MAX) {
    code = EFBIG;
  } else if (mapped.size_ > 0) {
    void* data = mmap(nullptr, static_cast<std::size_t>(mapped.size_), PROT_READ, MAP_PRIVATE, fd, 0);
    if (data == MAP_FAILED)
      code = errno;
    else
      mapped.data_ = data;
  }
  close(fd);
  if (code != 0) {
    mapped.size_ = 0;
    return unreadable(std::strerror(code), "check the file's disk");
  }
  return mapped;
}

void exit_if_a_mapped_file_shrinks() {
  struct sigaction action{};
  action.sa_handler = [](int) {
    static const char text[] =
        "GoCgoCross [unreadable]: a file cannot be read: it was cut, or its disk failed, while it was read.\n"
        "  fix: run again when nothing writes to it\n";
    if (write(STDERR_FILENO, text, sizeof text - 1) < 0) _exit(to_exit_code(Status::unreadable));
    _exit(to_exit_code(Status::unreadable));
  };
  sigaction(SIGBUS, &action, nullptr);
}

#endif

}  // namespace gocgo
