#pragma once
// Files for tests, put together byte by byte.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "byte_view.h"

namespace gocgo::test {

// A growing file. Numbers are written in the file's byte order; named places can be changed afterwards.
class Bytes {
 public:
  explicit Bytes(ByteOrder order = ByteOrder::little) : order_(order) {}

  std::uint64_t size() const { return data_.size(); }
  const std::string& data() const { return data_; }
  ByteView view() const { return ByteView(data_.data(), data_.size()); }

  // Appends the number in `width` bytes; `name` makes it a field that set() knows.
  Bytes& number(std::uint64_t value, int width, const std::string& name = {}) {
    if (!name.empty()) fields_[name] = {data_.size(), width};
    for (int i = 0; i < width; ++i) {
      const int shift = 8 * (order_ == ByteOrder::little ? i : width - 1 - i);
      data_ += static_cast<char>(value >> shift & 0xff);
    }
    return *this;
  }
  Bytes& text(std::string_view value) {
    data_ += value;
    return *this;
  }
  // Appends another file's bytes, its named fields too.
  Bytes& append(const Bytes& other) {
    for (const auto& [name, field] : other.fields_) fields_[name] = {data_.size() + field.offset, field.width};
    data_ += other.data_;
    return *this;
  }
  // Zeros up to `offset`.
  Bytes& pad_to(std::uint64_t offset) {
    if (data_.size() < offset) data_.resize(static_cast<std::size_t>(offset), '\0');
    return *this;
  }
  void set(const std::string& name, std::uint64_t value) {
    const Field field = fields_.at(name);
    Bytes number_bytes(order_);
    number_bytes.number(value, field.width);
    data_.replace(static_cast<std::size_t>(field.offset), number_bytes.data().size(), number_bytes.data());
  }
  std::uint64_t offset_of(const std::string& name) const { return fields_.at(name).offset; }
  std::uint64_t get(const std::string& name) const {
    const Field field = fields_.at(name);
    const ByteView all = view().with_order(order_);
    switch (field.width) {
      case 1: return all.get<std::uint8_t>(field.offset);
      case 2: return all.get<std::uint16_t>(field.offset);
      case 4: return all.get<std::uint32_t>(field.offset);
      default: return all.get<std::uint64_t>(field.offset);
    }
  }
  struct Field {
    std::uint64_t offset;
    int width;
  };
  const std::map<std::string, Field>& fields() const { return fields_; }
  void cut(std::uint64_t size) { data_.resize(static_cast<std::size_t>(size)); }

 private:
  ByteOrder order_;
  std::string data_;
  std::map<std::string, Field> fields_;
};

}  // namespace gocgo::test
