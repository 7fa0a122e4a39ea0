// The events that a workload's submissions become, known without a rule and without a state: what a story posts is
// never refused, so prices follow from the calendar, payments from the wave's invoices, and what a reversal restores
// from the mint. The rules come to the same; tests/ and the benchmarks hold one against the other.
#pragma once

#include <map>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "api/spine.hpp"
#include "bench/workload/workload.hpp"

namespace bonboek::bench {

class Outcomes {
 public:
  /// Of a workload told from its beginning; it must outlive this.
  explicit Outcomes(const Workload& workload);

  /// The runs of the next submission, not yet linked. Their texts point into it.
  [[nodiscard]] std::vector<Run> of(const PostRequest& request);

  /// Keeps what later submissions may come back to: give each submission's runs once its first sequence is known.
  void keep(Sequence first, std::vector<Run> runs);

 private:
  /// Events that may be reversed before their quarter closes.
  struct Kept {
    Sequence first;
    Fact fact;
    std::vector<VoucherIndex> vouchers;
  };
  /// Vouchers by year: of the membership, or of the issue where handling is invoiced.
  using Lines = std::map<Year, std::vector<VoucherIndex>>;

  void add(const PostRequest& request, const Item& item, std::vector<Run>& runs);
  void add_invoiced(Fact fact, const Item& item, std::vector<Run>& runs);
  void add_paid(Fact fact, std::vector<Run>& runs);
  void add_reversed(Fact fact, std::vector<Run>& runs) const;
  [[nodiscard]] PartyIndex party_of(const PostRequest& request, const Item& item) const;
  [[nodiscard]] std::vector<VoucherIndex> vouchers_of(const Item& item) const;

  const Workload& workload_;
  std::unordered_map<std::string_view, PartyIndex> party_by_id_;
  std::uint16_t registered_{0};
  std::vector<Kept> kept_;                // by sequence
  std::map<PartyIndex, Lines> invoices_;  // of the quarter, not yet paid
};

}  // namespace bonboek::bench
