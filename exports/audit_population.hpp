// What was paid for a year, claim by claim, each with the events that led to it: what an auditor draws from. It is told
// by the log's events alone and not by the voucher states that the rules read, so that what the books say was paid can
// be held against it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "exports/language.hpp"
#include "ledger/facts.hpp"
#include "ledger/log.hpp"

namespace bonboek {

/// A link that the way of a paid claim lacks.
enum class MissingLink : std::uint8_t { mint, handing_out, issue, redemption, renewal, invoice, single_payment };
inline constexpr std::size_t missing_link_count = 7;

/// A paid membership or handling, with the events that stand at the moment: one that was reversed or credited is none.
struct PaidClaim {
  VoucherIndex voucher;
  Kind kind{};
  PartyIndex party;
  Cents amount;
  std::string invoice;
  Date paid_on;
  Sequence minted;
  Sequence handed_out;  // to the intermediary who held it last; the mint where it was minted for one
  Sequence issued;
  Sequence redeemed;
  Sequence renewed;  // a membership that continues: in the year
  Sequence invoiced;
  Sequence paid;
  std::vector<MissingLink> missing;
};

struct AuditPopulation {
  std::vector<PaidClaim> claims;  // in order of minting; of one voucher the membership first

  [[nodiscard]] std::size_t count(Kind kind) const;
  [[nodiscard]] Cents sum(Kind kind) const;
};

/// The memberships of a year, and the handlings of what was issued in it, that are paid as of the events before
/// `until`. Reads the log twice and holds 4 bytes for each voucher and some 600 for each paid one. Throws LogDamage.
[[nodiscard]] AuditPopulation audit_population(const Log& log, Sequence until, Year year);

/// A row for each claim; what is missing stands in the last column, which is empty where nothing is.
[[nodiscard]] std::string population_csv(const AuditPopulation& population, const Facts& facts, Language language);

}  // namespace bonboek
