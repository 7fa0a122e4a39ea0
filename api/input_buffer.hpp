// The bytes of one connection that were read and not yet parsed.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>

namespace bonboek {

/// Of fixed capacity, and one stretch of memory: what is left at the end moves to the front when room is asked for.
class InputBuffer {
 public:
  explicit InputBuffer(std::size_t capacity)
      : bytes_{std::make_unique_for_overwrite<char[]>(capacity)}, capacity_{capacity} {}

  [[nodiscard]] std::string_view bytes() const { return {bytes_.get() + begin_, end_ - begin_}; }
  [[nodiscard]] bool is_empty() const { return begin_ == end_; }
  [[nodiscard]] bool is_full() const { return end_ - begin_ == capacity_; }

  /// Room for more; it stays valid until the next call of anything here but `commit`.
  [[nodiscard]] std::span<char> room() {
    if (begin_ > 0) {
      std::memmove(bytes_.get(), bytes_.get() + begin_, end_ - begin_);
      end_ -= begin_;
      begin_ = 0;
    }
    return {bytes_.get() + end_, capacity_ - end_};
  }

  void commit(std::size_t count) { end_ += count; }
  void consume(std::size_t count) { begin_ += count; }
  void clear() { begin_ = end_ = 0; }

 private:
  std::unique_ptr<char[]> bytes_;
  std::size_t capacity_;
  std::size_t begin_{0};
  std::size_t end_{0};
};

}  // namespace bonboek
