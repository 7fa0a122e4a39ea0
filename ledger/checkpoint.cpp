#include "ledger/checkpoint.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstring>

#include "ledger/base64.hpp"

namespace bonboek {
namespace {

/// The next line, which is taken off the text.
std::string_view take_line(std::string_view& text) {
  const auto line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(text.size(), line.size() + 1));
  return line;
}

}  // namespace

std::string Checkpoint::text() const {
  return fmt::format("{}\n{}\n{}\n", origin, head.size, to_base64(bytes_of(head.root)));
}

std::expected<Checkpoint, std::string> parse_checkpoint(std::string_view text) {
  if (!text.ends_with('\n')) return std::unexpected("a checkpoint's last line has no newline");
  Checkpoint checkpoint;
  checkpoint.origin = take_line(text);
  if (checkpoint.origin.empty()) return std::unexpected("a checkpoint's first line is the log's origin, not empty");
  const auto size = take_line(text);
  const auto [end, error] = std::from_chars(size.data(), size.data() + size.size(), checkpoint.head.size);
  if (error != std::errc{} || end != size.data() + size.size() || (size.size() > 1 && size[0] == '0')) {
    return std::unexpected("a checkpoint's second line is the log's size, a whole number");
  }
  const auto root = from_base64(take_line(text));
  if (!root || root->size() != checkpoint.head.root.size()) {
    return std::unexpected("a checkpoint's third line is its root, 32 bytes in base64");
  }
  std::memcpy(checkpoint.head.root.data(), root->data(), root->size());
  return checkpoint;
}

}  // namespace bonboek
