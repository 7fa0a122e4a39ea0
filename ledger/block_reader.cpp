#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "ledger/block_layout.hpp"

namespace bonboek {

namespace {

template <class Enum>
bool is_name_or_none(std::uint8_t value) {
  return value < Names<Enum>::first + Names<Enum>::list.size();
}

/// Whether every name in the head is of this version's lists.
bool is_known(const layout::RunHead& head) {
  return head.type != 0 && is_name_or_none<EventType>(head.type) && head.version == 1 &&
         is_name_or_none<EventType>(head.reversed_type) && is_name_or_none<Kind>(head.kind) &&
         is_name_or_none<Reason>(head.reason) && is_name_or_none<Policy>(head.policy) &&
         is_name_or_none<PolicyValue>(head.policy_value) && head.track <= last_track && head.tracks < 1U << last_track;
}

Fact fact_of(const layout::RunHead& head) {
  Fact fact;
  fact.type = static_cast<EventType>(head.type);
  fact.reversed_type = static_cast<EventType>(head.reversed_type);
  fact.track = head.track;
  fact.tracks = head.tracks;
  fact.kind = static_cast<Kind>(head.kind);
  fact.reason = static_cast<Reason>(head.reason);
  fact.policy = static_cast<Policy>(head.policy);
  fact.policy_value = static_cast<PolicyValue>(head.policy_value);
  fact.party = PartyIndex{head.party};
  fact.restored_holder = PartyIndex{head.restored_holder};
  fact.municipality = Municipality{head.municipality};
  fact.year = head.year;
  fact.occurred_on = Date{head.occurred_on};
  fact.from = Date{head.from};
  fact.reversed_occurred_on = Date{head.reversed_occurred_on};
  fact.restored_since = Date{head.restored_since};
  fact.quarter = Quarter{head.quarter};
  fact.amount = Cents{head.amount};
  fact.reversed_sequence = Sequence{head.reversed_sequence};
  return fact;
}

}  // namespace

LogDamage::LogDamage(Sequence at, std::string_view what)
    : std::runtime_error(at.is_none() ? fmt::format("the log is damaged: {}", what)
                                      : fmt::format("the log is damaged in the block of sequence {} (key {:016x}): {}",
                                                    at.value, at.value, what)) {}

BlockReader::BlockReader(std::string_view bytes, Sequence first, Columns columns)
    : wanted_(columns), block_first_(first), next_(first) {
  layout::Header header{};
  if (bytes.size() < sizeof(header)) throw LogDamage(first, "it is cut off");
  std::memcpy(&header, bytes.data(), sizeof(header));
  if (header.checksum != layout::checksum_of(bytes)) throw LogDamage(first, "its checksum does not fit");
  if (header.version != layout::block_version)
    throw LogDamage(first, fmt::format("its version is {}, known is {}", header.version, layout::block_version));
  if (header.first != first.value) throw LogDamage(first, fmt::format("it says that it begins at {}", header.first));
  if (header.texts_at < sizeof(header) || header.texts_at > bytes.size())
    throw LogDamage(first, "its texts lie outside");
  body_ = bytes.substr(sizeof(header), header.texts_at - sizeof(header));
  texts_ = bytes.substr(header.texts_at);
  event_count_ = header.events;
  submissions_left_ = header.submissions;
}

template <class Value>
Value BlockReader::take() {
  Value value{};
  std::memcpy(&value, take_bytes(sizeof(Value)).data(), sizeof(Value));
  return value;
}

std::string_view BlockReader::take_bytes(std::size_t count) {
  if (count > body_.size() - at_) throw LogDamage(block_first_, "it ends within an event");
  const auto bytes = body_.substr(at_, count);
  at_ += count;
  return bytes;
}

std::string_view BlockReader::text(std::uint32_t number) const {
  const auto word = [this](std::size_t at) {
    std::uint32_t value = 0;
    if ((at + 1) * sizeof(value) > texts_.size()) throw LogDamage(block_first_, "a text lies outside");
    std::memcpy(&value, texts_.data() + at * sizeof(value), sizeof(value));
    return value;
  };
  const std::uint32_t count = word(0);
  if (number >= count) throw LogDamage(block_first_, "a text is missing");
  const std::size_t bytes_at = (std::size_t{count} + 1) * sizeof(std::uint32_t);
  const std::uint32_t begin = number == 0 ? 0 : word(number);
  const std::uint32_t end = word(std::size_t{number} + 1);
  if (end < begin || bytes_at + end > texts_.size()) throw LogDamage(block_first_, "a text lies outside");
  return texts_.substr(bytes_at + begin, end - begin);
}

bool BlockReader::next_submission(Submission& submission) {
  Run passed_over;
  for (Sequence first; next_run(passed_over, first);) {
  }
  if (submissions_left_ == 0) {
    if (at_ != body_.size() || next_.value - block_first_.value != event_count_)
      throw LogDamage(block_first_, "its counts do not fit");
    return false;
  }
  --submissions_left_;
  const auto head = take<layout::SubmissionHead>();
  runs_left_ = head.runs;
  submission = {next_,       Timestamp{head.recorded_at}, text(head.actor), text(head.key),
                head.digest, text(head.answer),           head.events,      head.runs};
  return true;
}

bool BlockReader::next_run(Run& run, Sequence& first) {
  if (runs_left_ == 0) return false;
  --runs_left_;
  const auto head = take<layout::RunHead>();
  if (!is_known(head)) {
    throw LogDamage(block_first_,
                    fmt::format("an event of type {} in version {} has what is not known", head.type, head.version));
  }
  run.fact = fact_of(head);
  for (std::size_t i = 0; i < layout::text_members.size(); ++i) {
    if ((head.texts >> i & 1U) != 0) run.fact.*layout::text_members[i] = text(take<std::uint32_t>());
  }
  first = next_;
  take_columns(run, head.columns, head.events, first);
  next_ = next_ + head.events;
  return true;
}

void BlockReader::take_columns(Run& run, std::uint8_t columns, std::uint32_t count, Sequence first) {
  run.vouchers.clear();
  run.previous.clear();
  if (columns == 0) {
    if (count != 1) throw LogDamage(block_first_, "an event about no voucher is counted more than once");
    return;
  }
  if (count == 0 || count > max_run_events) throw LogDamage(block_first_, fmt::format("a run of {} events", count));
  run.vouchers.resize(count);
  if ((columns & layout::vouchers_consecutive) != 0) {
    const auto voucher = take<std::uint32_t>();
    for (std::uint32_t i = 0; i < count; ++i) run.vouchers[i] = VoucherIndex{voucher + i};
  } else {
    std::memcpy(run.vouchers.data(), take_bytes(std::size_t{count} * sizeof(std::uint32_t)).data(),
                count * sizeof(std::uint32_t));
  }
  take_previous(run, columns, count, first);
}

void BlockReader::take_previous(Run& run, std::uint8_t columns, std::uint32_t count, Sequence first) {
  const bool has_sequences = (columns & layout::previous_sequences) != 0;
  const bool has_distances = (columns & layout::previous_distances) != 0;
  const std::size_t each = has_sequences ? sizeof(std::uint64_t) : has_distances ? sizeof(std::uint32_t) : 0;
  const auto column = take_bytes(count * each);
  if (wanted_ == Columns::vouchers) return;
  run.previous.resize(count);
  if (has_sequences) {
    std::memcpy(run.previous.data(), column.data(), column.size());
  } else if (has_distances) {
    for (std::uint32_t i = 0; i < count; ++i) {
      std::uint32_t distance = 0;
      std::memcpy(&distance, column.data() + i * sizeof(distance), sizeof(distance));
      run.previous[i] = Sequence{(first + i).value - distance};
    }
  } else {
    std::ranges::fill(run.previous, Sequence::none());
  }
}

}  // namespace bonboek
