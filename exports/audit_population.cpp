#include "exports/audit_population.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "ledger/log_runs.hpp"

namespace bonboek {
namespace {

constexpr std::size_t kinds = 2;

std::size_t place_of(Kind kind) {
  return kind == Kind::membership ? 0 : 1;
}

/// What was claimed for one voucher in the year.
struct Claim {
  PartyIndex party;
  Cents amount;
  std::string invoice;
  Date paid_on;
  Sequence invoiced;
  Sequence paid;
  unsigned payment_count{0};
};

struct Trace {
  VoucherIndex voucher;
  Sequence minted;
  Sequence issued;
  Sequence redeemed;
  Sequence renewed;
  Year redeemed_in{0};
  std::vector<Sequence> handings_out;  // a reversal takes the newest back
  std::array<Claim, kinds> claims;     // membership, handling
};

class Tracing {
 public:
  Tracing(const Log& log, Sequence until, Year year) : log_(log), until_(until), year_(year) {}

  std::vector<Trace> run() {
    read_runs(log_, Sequence{0}, until_, [this](const PlacedRun& placed) {
      const Fact& fact = placed.run.fact;
      if (fact.type == EventType::paid && fact.year == year_) each_voucher(placed, &Tracing::note_paid);
      return true;
    });
    read_runs(log_, Sequence{0}, until_, [this](const PlacedRun& placed) {
      each_voucher(placed, &Tracing::follow);
      return true;
    });
    return std::move(traces_);
  }

 private:
  static constexpr std::uint32_t no_trace = 0xffff'ffff;
  using Step = void (Tracing::*)(const Fact&, VoucherIndex, Sequence);

  void each_voucher(const PlacedRun& placed, Step step) {
    if (placed.run.vouchers.empty()) return;
    for (std::uint64_t i = placed.from; i < placed.until; ++i) {
      (this->*step)(placed.run.fact, placed.run.vouchers[i], placed.first + i);
    }
  }

  void note_paid(const Fact& /*fact*/, VoucherIndex voucher, Sequence /*at*/) {
    if (voucher.value >= places_.size()) places_.resize(std::size_t{voucher.value} + 1, no_trace);
    std::uint32_t& place = places_[voucher.value];
    if (place != no_trace) return;
    place = static_cast<std::uint32_t>(traces_.size());
    traces_.emplace_back().voucher = voucher;
  }

  void follow(const Fact& fact, VoucherIndex voucher, Sequence at) {
    if (voucher.value >= places_.size() || places_[voucher.value] == no_trace) return;
    Trace& trace = traces_[places_[voucher.value]];
    if (fact.type == EventType::reversed) return take_back(fact, trace);
    switch (fact.type) {
      case EventType::minted:
        trace.minted = at;
        if (!fact.party.is_none()) trace.handings_out.push_back(at);
        return;
      case EventType::allotted:
        trace.handings_out.push_back(at);
        return;
      case EventType::issued:
        trace.issued = at;
        return;
      case EventType::redeemed:
        trace.redeemed = at;
        trace.redeemed_in = year_of(fact.occurred_on);
        return;
      case EventType::renewed:
        if (year_of(fact.occurred_on) == year_) trace.renewed = at;
        return;
      default:
        return follow_claim(fact, trace, at);
    }
  }

  void follow_claim(const Fact& fact, Trace& trace, Sequence at) const {
    if (fact.kind == Kind::none || fact.year != year_) return;
    Claim& claim = trace.claims.at(place_of(fact.kind));
    if (fact.type == EventType::invoiced) {
      claim.invoiced = at;
      claim.party = fact.party;
      claim.invoice = fact.invoice;
    } else if (fact.type == EventType::credited) {
      claim.invoiced = Sequence::none();
    } else if (fact.type == EventType::paid) {
      claim.paid = at;
      claim.paid_on = fact.occurred_on;
      claim.amount = fact.amount;
      claim.party = fact.party;
      claim.invoice = fact.invoice;
      ++claim.payment_count;
    }
  }

  void take_back(const Fact& fact, Trace& trace) const {
    switch (fact.reversed_type) {
      case EventType::allotted:
        std::erase(trace.handings_out, fact.reversed_sequence);
        return;
      case EventType::issued:
        trace.issued = Sequence::none();
        return;
      case EventType::redeemed:
        trace.redeemed = Sequence::none();
        return;
      case EventType::renewed:
        if (year_of(fact.reversed_occurred_on) == year_) trace.renewed = Sequence::none();
        return;
      case EventType::paid: {
        if (fact.kind == Kind::none || fact.year != year_) return;
        Claim& claim = trace.claims.at(place_of(fact.kind));
        claim.paid = Sequence::none();
        if (claim.payment_count > 0) --claim.payment_count;
        return;
      }
      default:
        return;
    }
  }

  const Log& log_;
  Sequence until_;
  Year year_;
  std::vector<std::uint32_t> places_;  // by voucher, in `traces_`
  std::vector<Trace> traces_;
};

std::vector<MissingLink> missing_links(const PaidClaim& claim, const Trace& trace, Year year) {
  std::vector<MissingLink> missing;
  const auto must_be = [&missing](MissingLink link, Sequence event) {
    if (event.is_none()) missing.push_back(link);
  };
  must_be(MissingLink::mint, claim.minted);
  must_be(MissingLink::handing_out, claim.handed_out);
  must_be(MissingLink::issue, claim.issued);
  if (claim.kind == Kind::membership) {
    must_be(MissingLink::redemption, claim.redeemed);
    const bool is_first = !claim.redeemed.is_none() && trace.redeemed_in == year;
    if (!is_first) must_be(MissingLink::renewal, claim.renewed);
  }
  must_be(MissingLink::invoice, claim.invoiced);
  const bool is_paid_once = trace.claims.at(place_of(claim.kind)).payment_count == 1 && !claim.paid.is_none();
  if (!is_paid_once) missing.push_back(MissingLink::single_payment);
  return missing;
}

PaidClaim paid_claim(const Trace& trace, Kind kind, Year year) {
  const Claim& claim = trace.claims.at(place_of(kind));
  PaidClaim paid{.voucher = trace.voucher,
                 .kind = kind,
                 .party = claim.party,
                 .amount = claim.amount,
                 .invoice = claim.invoice,
                 .paid_on = claim.paid_on,
                 .minted = trace.minted,
                 .handed_out = trace.handings_out.empty() ? Sequence::none() : trace.handings_out.back(),
                 .issued = trace.issued,
                 .redeemed = trace.redeemed,
                 .renewed = kind == Kind::membership ? trace.renewed : Sequence::none(),
                 .invoiced = claim.invoiced,
                 .paid = claim.paid,
                 .missing = {}};
  paid.missing = missing_links(paid, trace, year);
  return paid;
}

}  // namespace

std::size_t AuditPopulation::count(Kind kind) const {
  return static_cast<std::size_t>(std::ranges::count(claims, kind, &PaidClaim::kind));
}

Cents AuditPopulation::sum(Kind kind) const {
  Cents sum;
  for (const PaidClaim& claim : claims) {
    if (claim.kind == kind) sum += claim.amount;
  }
  return sum;
}

AuditPopulation audit_population(const Log& log, Sequence until, Year year) {
  auto traces = Tracing(log, until, year).run();
  std::ranges::sort(traces, {}, &Trace::voucher);
  AuditPopulation population;
  for (const Trace& trace : traces) {
    for (const Kind kind : {Kind::membership, Kind::handling}) {
      if (trace.claims.at(place_of(kind)).payment_count > 0) {
        population.claims.push_back(paid_claim(trace, kind, year));
      }
    }
  }
  return population;
}

}  // namespace bonboek
