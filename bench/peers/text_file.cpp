#include "bench/peers/text_file.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <stdexcept>

namespace bonboek::bench {
namespace {

constexpr std::size_t buffer_bytes = 1U << 20U;
constexpr std::size_t most_digits = std::numeric_limits<std::uint64_t>::digits10 + 1;

}  // namespace

TextFile::TextFile(const std::filesystem::path& path)
    : path_(path), file_(path, std::ios::binary | std::ios::trunc), buffer_(buffer_bytes) {
  if (!file_) throw std::runtime_error("can't be made: " + path.string());
}

void TextFile::make_room(std::size_t bytes) {
  if (used_ + bytes <= buffer_.size()) return;
  file_.write(buffer_.data(), static_cast<std::streamsize>(used_));
  used_ = 0;
}

void TextFile::put(std::string_view text) {
  if (text.size() > buffer_.size()) throw std::runtime_error("too long a text for " + path_.string());
  make_room(text.size());
  std::ranges::copy(text, buffer_.begin() + static_cast<std::ptrdiff_t>(used_));
  used_ += text.size();
}

void TextFile::put(std::uint64_t number) {
  make_room(most_digits);
  char* const begin = buffer_.data() + used_;
  used_ += static_cast<std::size_t>(std::to_chars(begin, begin + most_digits, number).ptr - begin);
}

void TextFile::close() {
  file_.write(buffer_.data(), static_cast<std::streamsize>(used_));
  used_ = 0;
  file_.close();
  if (!file_) throw std::runtime_error("can't be written: " + path_.string());
}

}  // namespace bonboek::bench
