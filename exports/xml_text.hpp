// XML as text: elements one in another, each on a line of its own.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace bonboek {

/// The first `most` characters of UTF-8 text.
[[nodiscard]] std::string_view first_characters(std::string_view text, std::size_t most);

/// Writes elements. Names are constants of the caller; texts are escaped.
class XmlWriter {
 public:
  XmlWriter() : out_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") {}

  /// An element with others in it: everything until the matching `close`. `attributes` are written as they are.
  void open(std::string_view name, std::string_view attributes = {});
  void close(std::string_view name);
  /// An element with text in it.
  void element(std::string_view name, std::string_view text);

  [[nodiscard]] std::string finish() && { return std::move(out_); }

 private:
  void indent() { out_.append(depth_, ' '); }

  std::string out_;
  std::size_t depth_{0};
};

}  // namespace bonboek
