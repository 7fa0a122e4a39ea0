// A table that grows without being copied and is read at random: segments of 2 MiB, each asked for as one large page.
// With pages of 4 KiB the processor spends as long on finding a page as on reading it. Where the system has no large
// pages the same memory comes in small ones.
#pragma once

#include <sys/mman.h>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>
#include <vector>

namespace bonboek {

template <class Value>
class SegmentedTable {
  static_assert(std::is_trivially_copyable_v<Value> && std::has_single_bit(sizeof(Value)));

 public:
  SegmentedTable() = default;
  SegmentedTable(const SegmentedTable& other) {
    resize(other.size_);
    for (std::size_t i = 0; i < size_; ++i) (*this)[i] = other[i];
  }
  SegmentedTable(SegmentedTable&& other) noexcept
      : segments_(std::move(other.segments_)), size_(std::exchange(other.size_, 0)) {}
  SegmentedTable& operator=(SegmentedTable other) noexcept {
    std::swap(segments_, other.segments_);
    std::swap(size_, other.size_);
    return *this;
  }
  ~SegmentedTable() = default;

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] Value& operator[](std::size_t index) {
    return segments_[index / segment_values].get()[index % segment_values];
  }
  [[nodiscard]] const Value& operator[](std::size_t index) const {
    return segments_[index / segment_values].get()[index % segment_values];
  }

  /// What is new holds `Value{}`. Throws std::bad_alloc.
  void resize(std::size_t size) {
    resize(size, [](std::size_t) { return true; });
  }

  /// The same, but only segments for whose first index `keeps` is true are there; no other may be read or written.
  template <class Keeps>
  void resize(std::size_t size, Keeps keeps) {
    while (segments_.size() * segment_values < size) {
      const bool is_kept = keeps(segments_.size() * segment_values);
      segments_.push_back(is_kept ? new_segment(!segments_.empty()) : Segment{});
    }
    while (size_ < size) {
      const std::size_t begin = size_ % segment_values;
      const std::size_t count = std::min(size - size_, segment_values - begin);
      Value* const segment = segments_[size_ / segment_values].get();
      if (segment != nullptr) std::uninitialized_fill_n(segment + begin, count, Value{});
      size_ += count;
    }
    size_ = size;
  }

  /// Takes the segments that only the other has; both have the same size.
  void merge(SegmentedTable other) {
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      if (segments_[i] == nullptr) segments_[i] = std::move(other.segments_[i]);
    }
  }

  /// Every segment's first index is a multiple of this.
  static constexpr std::size_t values_a_segment() { return segment_values; }

 private:
  static constexpr std::size_t segment_bytes = std::size_t{2} << 20U;
  static constexpr std::size_t segment_values = segment_bytes / sizeof(Value);

  struct Free {
    void operator()(Value* segment) const { ::operator delete(segment, std::align_val_t{segment_bytes}); }
  };
  using Segment = std::unique_ptr<Value, Free>;

  /// The first segment of a table may stay small, so it is not made one large page.
  static Segment new_segment(bool is_large) {
    void* const block = ::operator new(segment_bytes, std::align_val_t{segment_bytes});
    if (is_large) static_cast<void>(madvise(block, segment_bytes, MADV_HUGEPAGE));  // a wish, and no harm where refused
    return Segment(static_cast<Value*>(block));
  }

  std::vector<Segment> segments_;
  std::size_t size_{0};
};

}  // namespace bonboek
