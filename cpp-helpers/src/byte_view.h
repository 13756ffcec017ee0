#pragma once
// Bytes of a file that nobody vouches for. Every access names its place and its length and is tested
// against the size first; nothing is ever cast to a struct. The view carries its byte order.

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

namespace gocgo {

enum class ByteOrder { little, big };

class ByteView {
 public:
  ByteView() = default;
  ByteView(const void* data, std::uint64_t size, ByteOrder order = ByteOrder::little)
      : data_(static_cast<const unsigned char*>(data)), size_(size), order_(order) {}
  explicit ByteView(std::string_view text) : ByteView(text.data(), text.size()) {}

  std::uint64_t size() const { return size_; }
  ByteOrder order() const { return order_; }
  ByteView with_order(ByteOrder order) const { return {data_, size_, order}; }

  // Whether `length` bytes from `offset` lie inside. Written so that no sum can wrap.
  bool contains(std::uint64_t offset, std::uint64_t length) const { return offset <= size_ && length <= size_ - offset; }

  // The `length` bytes from `offset`, or nothing if they do not all lie inside.
  std::optional<ByteView> slice(std::uint64_t offset, std::uint64_t length) const {
    if (!contains(offset, length)) return std::nullopt;
    return ByteView(data_ + offset, length, order_);
  }

  // The bytes from `offset` on, at most `length` of them; empty if `offset` lies outside.
  ByteView part(std::uint64_t offset, std::uint64_t length = UINT64_MAX) const {
    if (offset > size_) return ByteView(data_, 0, order_);
    return ByteView(data_ + offset, std::min(length, size_ - offset), order_);
  }

  // The unsigned number at `offset` in the view's byte order, or nothing.
  template <std::unsigned_integral T>
  std::optional<T> read(std::uint64_t offset) const {
    if (!contains(offset, sizeof(T))) return std::nullopt;
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < sizeof(T); ++i) {
      const std::size_t at = order_ == ByteOrder::little ? sizeof(T) - 1 - i : i;
      value = value << 8 | data_[offset + at];
    }
    return static_cast<T>(value);
  }

  // The number at `offset`, for a view whose length was tested when it was sliced. Outside it: 0.
  template <std::unsigned_integral T>
  T get(std::uint64_t offset) const {
    return read<T>(offset).value_or(T{0});
  }

  // An address-sized number: 8 bytes wide in a 64-bit file, else 4.
  std::uint64_t get_word(std::uint64_t offset, bool wide) const {
    return wide ? get<std::uint64_t>(offset) : get<std::uint32_t>(offset);
  }

  // The text from `offset` up to its NUL, which must come within `limit` bytes and inside the view.
  std::optional<std::string_view> c_string(std::uint64_t offset, std::uint64_t limit) const {
    const ByteView rest = part(offset, limit);
    if (rest.size_ == 0) return std::nullopt;
    const void* end = std::memchr(rest.data_, 0, static_cast<std::size_t>(rest.size_));
    if (end == nullptr) return std::nullopt;
    return std::string_view(reinterpret_cast<const char*>(rest.data_),
                            static_cast<std::size_t>(static_cast<const unsigned char*>(end) - rest.data_));
  }

  std::string_view text() const { return {reinterpret_cast<const char*>(data_), static_cast<std::size_t>(size_)}; }
  bool starts_with(std::string_view prefix) const { return text().starts_with(prefix); }

 private:
  const unsigned char* data_ = nullptr;
  std::uint64_t size_ = 0;
  ByteOrder order_ = ByteOrder::little;
};

}  // namespace gocgo
