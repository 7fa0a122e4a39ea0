#include "bench/workload/workload.hpp"

#include <algorithm>

#include "bench/workload/random.hpp"
#include "bench/workload/story.hpp"

namespace bonboek::bench {
namespace {

constexpr std::uint64_t events_a_voucher = 5;
constexpr std::uint32_t paid_of_invoices = 85;  // percent
constexpr unsigned opening_hour = 6;

}  // namespace

std::uint32_t vouchers_for(std::uint64_t events) {
  const auto vouchers = std::clamp<std::uint64_t>(events / events_a_voucher, 1, max_workload_vouchers);
  return static_cast<std::uint32_t>(vouchers);
}

bool Workload::is_paid(PartyIndex claimant, Wave wave) const {
  const std::uint64_t invoice = 1ULL << 40U | std::uint64_t{claimant.value} << 16U | wave.value;  // apart from vouchers
  return Random(seed_of(seed_, invoice)).percent(paid_of_invoices);
}

Timestamp Workload::opens_at() {
  return moment_of(day_of(Wave{0}, 0, 1), opening_hour);
}

void Workload::tell(const Sink& sink) const {
  Story(*this, sink).tell();
}

}  // namespace bonboek::bench
