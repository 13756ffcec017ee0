#include "mapped_file.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include "policy_tags.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace gocgo {
namespace {

Error unreadable_file(const std::string& reason, const std::string& fix) {
  return {std::string(tag::unreadable), "cannot be read: " + reason + ".", {}, fix, Status::unreadable};
}

}  // namespace

MappedFile::~MappedFile() {
  if (data_ != nullptr) munmap(data_, static_cast<std::size_t>(size_));
}

Result<MappedFile> MappedFile::open(const std::string& path) {
  struct stat info{};
  // stat before open: opening some devices already does something.
  if (stat(path.c_str(), &info) != 0) {
    const int code = errno;
    return unreadable_file(std::strerror(code), code == EACCES ? "check the folder's permissions" : "check the path");
  }
  auto kind_error = [&]() -> std::optional<Error> {
    if (S_ISREG(info.st_mode)) return std::nullopt;
    if (S_ISDIR(info.st_mode)) return unreadable_file("it is a directory", "name the files in it");
    if (S_ISFIFO(info.st_mode)) return unreadable_file("it is a FIFO, not a regular file", "copy its content into a file");
    return unreadable_file("it is not a regular file", "copy its content into a file");
  };
  if (auto error = kind_error()) return *error;
  // O_NONBLOCK: should a FIFO have taken its place since, open does not wait for a writer.
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (fd < 0) return unreadable_file(std::strerror(errno), "check the file's permissions");
  if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
    close(fd);
    auto error = kind_error();
    return error ? *error : unreadable_file(std::strerror(errno), "check the file's disk");
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
    return unreadable_file(std::strerror(code), "check the file's disk");
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

}  // namespace gocgo
