// A submission tried out on the facts: its items are decided one after the other, each seeing what those before it
// would do, and the facts are left as they were.
#pragma once

#include <cstdint>
#include <vector>

#include "api/decode.hpp"

namespace bonboek {

class TryOut {
 public:
  struct Terms {
    const Principal& poster;
    Timestamp recorded_at;
  };

  /// Everything given must outlive this; refusals are added to those that there are.
  TryOut(Facts& facts, Terms terms, Refusals& refusals);

  /// Decides the next item. What the last one of a submission would do nobody sees, so that is not tried.
  void take(const Item& item, std::uint32_t place, const Fetched& fetched, bool is_last);

  /// The same for an item that stands for events in a row, one for each voucher. What comes of it is what would come of
  /// each of them alone: where that is not certain they are decided one by one.
  void take_joined(const Item& item, std::uint32_t first_place, bool is_last);

  /// Takes back what was tried. Returns the runs that the items become, in order.
  [[nodiscard]] std::vector<Run> finish() &&;

 private:
  void keep(Decision decision, bool is_last);

  Facts& facts_;
  Terms terms_;
  Date today_;
  Refusals& refusals_;
  Facts::Savepoint savepoint_;
  std::vector<Applied> applied_;
  std::vector<Run> last_;
};

}  // namespace bonboek
