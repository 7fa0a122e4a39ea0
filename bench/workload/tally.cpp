#include "bench/workload/tally.hpp"

namespace bonboek::bench {
namespace {

Place place_of(const Life& life) {
  if (life.is_redeemed) return Place::redeemed;
  if (life.is_lost) return Place::voided;
  return life.is_issued ? Place::issued : Place::with_intermediary;
}

std::int64_t reports(bool is_done, bool is_mistaken) {
  return is_done ? is_mistaken ? 2 : 1 : 0;
}

std::int64_t one_if(bool yes) {
  return yes ? 1 : 0;
}

}  // namespace

Tally::Tally(const Workload& workload)
    : years(workload.waves().count() / quarters_a_year + 1U),
      late(workload.waves().count()),
      paid(workload.waves().count()),
      wave_count_(workload.waves().count()) {
  for (std::uint16_t party = 0; party < library_count + intermediary_count; ++party) {
    for (Wave wave{0}; wave.value < wave_count_; ++wave.value) {
      paid_invoices_.push_back(workload.is_paid(PartyIndex{party}, wave));
    }
  }
}

void Tally::add(const Life& life) {
  add_events(life);
  ++year(year_of(life.wave)).places.at(static_cast<std::size_t>(place_of(life)));
  if (life.is_issued) add_handling(life);
  if (life.is_redeemed) add_membership(life, false);
  if (life.is_renewed) add_membership(life, true);
  late[life.wave.value] += one_if(life.is_issue_late);
}

void Tally::add_events(const Life& life) {
  ++count(EventType::minted);
  count(EventType::allotted) += reports(true, life.is_allotment_mistaken);
  count(EventType::issued) += reports(life.is_issued, life.is_issue_mistaken);
  count(EventType::redeemed) += reports(life.is_redeemed, life.is_redemption_mistaken);
  count(EventType::renewed) += reports(life.is_renewed, life.is_renewal_mistaken);
  count(EventType::voided) += one_if(life.is_lost);
  count(EventType::reversed) += one_if(life.is_allotment_mistaken) + one_if(life.is_issue_mistaken) +
                                one_if(life.is_redemption_mistaken) + one_if(life.is_renewal_mistaken);
}

void Tally::add_handling(const Life& life) {
  ++issued_by.at(life.holder.value);
  claim(Parties::index_of(life.holder), life.issue_reported_in(), year(year_of(life.wave)), Kind::handling,
        handling_tariff, life.is_handling_claimed());
}

/// A membership is of the year of its redemption or renewal. The first is claimed once its issue is reported.
void Tally::add_membership(const Life& life, bool is_renewal) {
  const Wave in = is_renewal ? life.renewed_in() : life.wave;
  Year& of = year(year_of(in));
  ++(is_renewal ? of.renewals : of.new_memberships);
  if (!is_renewal) ++redeemed_by.at(life.library.value);
  claim(Parties::index_of(life.library), is_renewal ? in : life.issue_reported_in(), of, Kind::membership,
        membership_tariff(year_of(in)), is_renewal ? life.is_renewal_claimed : life.is_membership_claimed);
}

void Tally::claim(PartyIndex claimant, Wave in, Year& year, Kind kind, Cents amount, bool is_claimed) {
  const bool is_settled = is_claimed && is_paid(claimant, in);
  count(EventType::invoiced) += one_if(is_claimed);
  count(EventType::paid) += one_if(is_settled);
  if (is_settled) paid[in.value] += amount;
  const Stage stage = is_settled ? Stage::paid : is_claimed ? Stage::invoiced : Stage::accrued;
  ++year.due.at(static_cast<std::size_t>(kind)).at(static_cast<std::size_t>(stage));
}

}  // namespace bonboek::bench
