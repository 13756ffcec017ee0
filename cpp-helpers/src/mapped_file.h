#pragma once
// A file as bytes, mapped: only the pages that are looked at are read, whatever the file's size.

#include <string>
#include <utility>

#include "byte_view.h"
#include "result.h"

namespace gocgo {

class MappedFile {
 public:
  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}
  MappedFile& operator=(MappedFile&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
  }
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  // Maps the regular file at `path` (symbolic links are followed).
  // Error: [unreadable], status 3. A directory, a FIFO, a device is never opened for reading: it could block.
  static Result<MappedFile> open(const std::string& path);

  // Valid as long as this object lives.
  ByteView bytes() const { return ByteView(data_, size_); }

 private:
  void* data_ = nullptr;
  std::uint64_t size_ = 0;
};

// A mapped file that is cut while it is read kills the process (SIGBUS). For a program that only reads, this
// makes of it what it is: an unreadable file, a line on stderr and status 3. Not for verbs that clean up behind them.
void exit_if_a_mapped_file_shrinks();

}  // namespace gocgo
