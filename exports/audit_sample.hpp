// A sample of the paid vouchers that anybody can draw again: each voucher of the population is ranked by the SHA-256 of
// the seed's text and its number, written one after the other, and those with the lowest hashes are taken. The seed is
// the root of the log's tree unless another is asked for: nobody can choose that.
//
//   printf '%s%s' SEED 26-000001-10 | sha256sum
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exports/audit_population.hpp"
#include "ledger/log_tree.hpp"

namespace bonboek {

struct SampledVoucher {
  VoucherIndex voucher;
  std::string number;
  Digest rank{};
};

/// `count` different vouchers of the population, or all where it has fewer, those of the lowest rank first.
[[nodiscard]] std::vector<SampledVoucher> draw_sample(std::span<const PaidClaim> population,
                                                      const VoucherNumbers& numbers, std::string_view seed,
                                                      std::size_t count);

/// All that was recorded about one voucher at the moment of the facts.
struct VoucherTrail {
  std::vector<Sequence> events;  // oldest first
  std::string lines;             // the events' canonical lines, each with a newline
  std::string proofs;            // JSON: each event's inclusion in the tree of that moment, in the API's terms
};

/// Of a voucher with at least one event; the tree must have come as far as the facts. Throws LogDamage.
[[nodiscard]] VoucherTrail voucher_trail(const Facts& facts, const Log& log, const LogTree& tree, VoucherIndex voucher);

/// A row for each sampled voucher, with its hash, its number of events and the first and last of them. `trails` are
/// those of the vouchers in the same places.
[[nodiscard]] std::string sample_csv(std::span<const SampledVoucher> sample,
                                     std::span<const std::vector<Sequence>> trails, Language language);

}  // namespace bonboek
