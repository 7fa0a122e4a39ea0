// Events as a log tells them, before anything of them is believed.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "ledger/block.hpp"
#include "ledger/catalogue.hpp"
#include "ledger/voucher_number.hpp"

namespace bonboek {

/// Events in a row of one submission that share all but the voucher. Texts live as long as their submission is heard.
struct ToldRun {
  Sequence first;
  std::uint64_t line{0};  // of an export, from 1: that of the first event; 0 where it was read from a block
  Fact fact;              // by a line, without what lines do not say: the index of a party that it registers or
                          // withdraws, the kind of what is invoiced, paid, credited or reversed
  Fields present;
  std::string_view library;  // ids, where the event names them; nobody may be registered by them
  std::string_view intermediary;
  std::vector<VoucherNumber> numbers;  // one for each event; none where they are about no voucher
  std::vector<Sequence> previous;      // the same

  [[nodiscard]] std::uint64_t count() const { return numbers.empty() ? 1 : numbers.size(); }
  [[nodiscard]] bool is_of_line() const { return line != 0; }
};

}  // namespace bonboek
