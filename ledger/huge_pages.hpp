// Memory for tables that are read at random. With pages of 4 KiB the processor spends as long on finding a page as on
// reading it; large blocks ask for pages of 2 MiB instead. Where the system has none the same memory comes in small
// ones.
#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <cstdlib>
#include <new>
#include <vector>

namespace bonboek {

template <class Value>
struct HugePageAllocator {
  using value_type = Value;

  HugePageAllocator() = default;
  template <class Other>
  explicit HugePageAllocator(const HugePageAllocator<Other>&) {}

  [[nodiscard]] Value* allocate(std::size_t count) {
    const std::size_t bytes = count * sizeof(Value);
    if (bytes < huge_page_bytes) return static_cast<Value*>(::operator new(bytes));
    const std::size_t rounded = (bytes + huge_page_bytes - 1) / huge_page_bytes * huge_page_bytes;
    void* const block = std::aligned_alloc(huge_page_bytes, rounded);
    if (block == nullptr) throw std::bad_alloc();
    static_cast<void>(madvise(block, rounded, MADV_HUGEPAGE));  // a wish: refused, the memory is as good, and slower
    return static_cast<Value*>(block);
  }

  void deallocate(Value* block, std::size_t count) {
    if (count * sizeof(Value) < huge_page_bytes) return ::operator delete(block);
    std::free(block);
  }

  friend bool operator==(const HugePageAllocator&, const HugePageAllocator&) { return true; }

 private:
  static constexpr std::size_t huge_page_bytes = std::size_t{2} << 20U;
};

template <class Value>
using HugePageVector = std::vector<Value, HugePageAllocator<Value>>;

}  // namespace bonboek
