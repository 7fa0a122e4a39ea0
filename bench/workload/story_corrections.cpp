// What was reported wrongly is reversed and reported again, by the coordinator, who may do both for every party.
#include "bench/workload/story.hpp"

namespace bonboek::bench {
namespace {

constexpr std::size_t mistakes_a_submission = 100;

Reason reason_of(Deed deed) {
  return deed == Deed::issue ? Reason::wrong_date : Reason::wrong_party;
}

}  // namespace

void Story::correct(Deed deed) {
  const auto wrong = std::exchange(mistakes(deed), {});
  for (std::size_t at = 0; at < wrong.size(); at += mistakes_a_submission) {
    Draft draft = draft_of(workload_.parties().coordinator());
    for (const Mistake& mistake : std::span(wrong).subspan(at, std::min(mistakes_a_submission, wrong.size() - at))) {
      Item& reversal = draft.add(EventType::reversed, today_);
      reversal.fact.reversed_sequence = mistake.sequence;
      reversal.given.add(Field::reversed_sequence);
      set_reason(reversal, reason_of(deed));
      report_again(draft, deed, mistake.voucher);
    }
    send(std::move(draft));
  }
}

void Story::report_again(Draft& draft, Deed deed, VoucherIndex voucher) const {
  const Parties& parties = workload_.parties();
  const Life& life = lives_.of(voucher);
  const std::span one(&voucher, 1);
  const auto enrolled = [&](EventType type, Wave in, unsigned month) {
    set_library(draft.add(type, enrolment_date(life.library, in, month), one), parties.at(life.library));
  };
  switch (deed) {
    case Deed::allotment:
      return set_intermediary(draft.add(EventType::allotted, today_, one), parties.at(life.holder));
    case Deed::issue: {
      Item& item = draft.add(EventType::issued, issue_date(life.holder, life.wave, life.issue_month), one);
      set_track(item, track_of(life.holder));
      return set_intermediary(item, parties.at(life.holder));
    }
    case Deed::redemption:
      return enrolled(EventType::redeemed, life.wave, life.redemption_month);
    case Deed::renewal:
      return enrolled(EventType::renewed, life.renewed_in(), life.renewal_month);
  }
}

}  // namespace bonboek::bench
