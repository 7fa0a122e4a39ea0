// The workload: vouchers through their whole life in quarterly waves, as the submissions that 150 libraries, 500
// intermediaries and the coordinator post. Every figure of it is also known without any ledger: see expected.hpp.
#pragma once

#include <functional>

#include "api/spine.hpp"
#include "bench/workload/life.hpp"

namespace bonboek::bench {

struct WorkloadSize {
  std::uint32_t vouchers{0};
  std::uint64_t seed{1};
};

/// About how many vouchers make that many events; at least one.
[[nodiscard]] std::uint32_t vouchers_for(std::uint64_t events);

/// Takes a submission; returns whether more is wanted.
using Sink = std::function<bool(PostRequest)>;

/// Immutable; its parties' names are lent to the submissions that it tells, so it must outlive them.
class Workload {
 public:
  /// Throws std::invalid_argument where the size is none.
  explicit Workload(WorkloadSize size) : seed_(size.seed), waves_(size.vouchers) {}
  Workload(const Workload&) = delete;
  Workload& operator=(const Workload&) = delete;

  [[nodiscard]] std::uint64_t seed() const { return seed_; }
  [[nodiscard]] const Waves& waves() const { return waves_; }
  [[nodiscard]] const Parties& parties() const { return parties_; }
  [[nodiscard]] Life life(VoucherIndex voucher) const { return life_of(seed_, waves_, voucher); }

  /// Whether an invoice of a wave is paid; the others stand open for ever.
  [[nodiscard]] bool is_paid(PartyIndex claimant, Wave wave) const;

  /// When a ledger for this workload has to be opened: the clock of a spine that takes the first submission, which
  /// sets the ledger's clock to simulated. The others bring their own time.
  [[nodiscard]] static Timestamp opens_at();

  /// Tells every submission in the order in which it is posted to a new ledger. None is refused, and each becomes
  /// exactly the events that it lists. Memory is bounded by the waves of a year, not by the workload.
  void tell(const Sink& sink) const;

 private:
  std::uint64_t seed_;
  Waves waves_;
  Parties parties_;
};

}  // namespace bonboek::bench
