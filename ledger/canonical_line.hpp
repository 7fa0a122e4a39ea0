// The canonical line of an event: its RFC 8785 (JCS) JSON on one line. Exports are these lines and the log's tree
// hashes them, so an event has exactly one, for ever.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ledger/block.hpp"
#include "ledger/registers.hpp"
#include "ledger/voucher_numbers.hpp"

namespace bonboek {

class Facts;

/// What an event holds by index and a line says by name. Any state at or after the event will do.
struct LineNames {
  const Registers& registers;
  const VoucherNumbers& numbers;
};

/// Those of the facts, which must outlive them.
[[nodiscard]] LineNames line_names(const Facts& facts);

/// What the lines of a run do not share.
struct LinePlace {
  Sequence sequence;
  Sequence previous;                     // none where the line names none
  std::optional<VoucherNumber> voucher;  // nothing where the line names none
};

/// The lines of the events of a run: what they share is written once.
class RunLines {
 public:
  /// `submission`: that which the run is of. All that is given must outlive this.
  RunLines(const Submission& submission, const Fact& fact, const LineNames& names);

  /// Appends the line of one of its events, without a newline.
  void append(std::string& out, Sequence sequence, VoucherIndex voucher, Sequence previous) const;
  /// The same of the event at a place of the run, whose first event has the sequence `first`.
  void append(std::string& out, const Run& run, Sequence first, std::uint64_t place) const;

  /// What the line, without a newline, says that other lines of the run do not; nothing where it is none of theirs, to
  /// the byte.
  [[nodiscard]] std::optional<LinePlace> read(std::string_view line) const;

 private:
  const VoucherNumbers& numbers_;
  std::string head_;    // up to where the previous event is named
  std::string middle_;  // from there up to the sequence
  std::string tail_;    // from there up to the voucher
  std::string end_;
};

/// Appends the line of one event, without a newline.
void append_canonical_line(std::string& out, const Event& event, const LineNames& names);

/// Appends a JSON string with its quotes, escaped as RFC 8785 says. The text is UTF-8.
void append_json_string(std::string& out, std::string_view text);

}  // namespace bonboek
