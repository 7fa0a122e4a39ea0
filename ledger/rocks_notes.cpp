#include "ledger/rocks_notes.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdarg>
#include <cstdio>

namespace bonboek {
namespace {

constexpr std::size_t kept = 3;

}  // namespace

void RocksNotes::Logv(const char* format, va_list values) {
  std::array<char, 1024> text{};
  if (std::vsnprintf(text.data(), text.size(), format, values) < 0) return;
  const std::lock_guard lock(mutex_);
  newest_.emplace_back(text.data());
  if (newest_.size() > kept) newest_.pop_front();
}

std::string RocksNotes::newest() const {
  const std::lock_guard lock(mutex_);
  return fmt::format("{}", fmt::join(newest_, "; "));
}

}  // namespace bonboek
