// The past of an export: its lines, read again where they stand.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "audit/line_reader.hpp"
#include "audit/past.hpp"
#include "ledger/facts.hpp"

namespace bonboek {

/// The line that begins at a byte, without its newline.
[[nodiscard]] std::string_view line_at(std::string_view text, std::uint64_t at);

class LinesBefore final : public Past {
 public:
  /// `text` and what is given to `use` must outlive it.
  explicit LinesBefore(std::string_view text) : text_(text) {}

  /// By these facts it names parties and vouchers.
  void use(const Facts& facts) { facts_ = &facts; }
  /// The event of a sequence stands at this byte. Sequences come in order; those that are left out have no line.
  void note(Sequence sequence, std::uint64_t at);

  std::optional<Event> event(Sequence sequence) override;
  void forget() override { texts_.clear(); }

 private:
  static constexpr std::uint64_t no_line = ~std::uint64_t{0};

  std::string_view text_;
  const Facts* facts_{nullptr};
  std::vector<std::uint64_t> begins_;  // by sequence
  UnescapedTexts texts_;
};

}  // namespace bonboek
