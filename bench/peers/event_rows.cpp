#include "bench/peers/event_rows.hpp"

#include <fmt/format.h>

namespace bonboek::bench {
namespace {

template <class Number>
void put(std::string& line, Number value, bool is_there) {
  if (is_there) fmt::format_to(std::back_inserter(line), "{}", value);
  line.push_back(',');
}

template <class Tag, class Rep>
void put(std::string& line, Id<Tag, Rep> id) {
  put(line, id.value, !id.is_none());
}

template <class Enum>
void put_number(std::string& line, Enum value) {
  put(line, static_cast<unsigned>(value), value != Enum::none);
}

}  // namespace

void EventRows::make_parts(const Submission& submission, const Fact& fact) {
  middle_ = fmt::format(",{},{},", submission.first.value, to_string(submission.recorded_at));
  put_number(middle_, fact.type);
  put_number(middle_, fact.kind);
  end_ = ",";
  put(end_, fact.party);
  put(end_, fact.year, fact.year != 0);
  end_ += to_string(fact.occurred_on) + ',' + to_string(fact.effective_on()) + ',';
  put(end_, fact.track, fact.track != 0);
  put(end_, fact.amount.value, fact.amount != Cents{});
  put_number(end_, fact.reversed_type);
  put(end_, fact.reversed_sequence);
  put_number(end_, fact.reason);
  put(end_, fact.restored_holder);
  put(end_, fact.quarter.value, fact.type == EventType::quarter_closed);
  end_.append(fact.invoice).append(",").append(fact.reference).append(",");
}

std::uint64_t EventRows::attempt_of(const Fact& fact, VoucherIndex voucher) {
  const auto key = [voucher](EventType type) {
    return std::uint64_t{voucher.value} << 8U | static_cast<unsigned>(type);
  };
  if (fact.type == EventType::reversed) ++undone_[key(fact.reversed_type)];
  if (fact.type == EventType::credited) ++undone_[key(EventType::invoiced)];
  const auto found = undone_.find(key(fact.type));
  return found == undone_.end() ? 0 : found->second;
}

void EventRows::add(const Submission& submission, const Run& run, Sequence first) {
  make_parts(submission, run.fact);
  for (std::uint32_t at = 0; at < run.count(); ++at) {
    file_.put(first.value + at);
    file_.put(middle_);
    if (!run.vouchers.empty()) file_.put(std::uint64_t{run.vouchers[at].value});
    file_.put(end_);
    if (!run.vouchers.empty()) file_.put(attempt_of(run.fact, run.vouchers[at]));
    file_.put("\n");
  }
}

}  // namespace bonboek::bench
