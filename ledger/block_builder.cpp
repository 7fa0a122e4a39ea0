#include <xxhash.h>

#include <algorithm>
#include <cstring>

#include "ledger/block_layout.hpp"

namespace bonboek {

std::uint64_t layout::checksum_of(std::string_view block) {
  const std::uint64_t of_header = XXH3_64bits(block.data(), layout::checksum_at);
  return XXH3_64bits_withSeed(block.data() + sizeof(layout::Header), block.size() - sizeof(layout::Header), of_header);
}

namespace {

template <class Value>
void put(std::string& out, const Value& value) {
  static_assert(std::is_trivially_copyable_v<Value>);
  std::array<char, sizeof(Value)> bytes{};
  std::memcpy(bytes.data(), &value, sizeof(Value));
  out.append(bytes.data(), bytes.size());
}

/// How the columns of a linked run are written whose first event has the sequence `first`.
std::uint8_t columns_of(const Run& run, Sequence first) {
  if (run.vouchers.empty()) return 0;
  bool consecutive = true;
  bool any_previous = false;
  bool far = false;
  for (std::size_t i = 0; i < run.vouchers.size(); ++i) {
    consecutive = consecutive && run.vouchers[i].value == run.vouchers[0].value + i;
    any_previous = any_previous || !run.previous[i].is_none();
    // "None" is a distance too, its own sequence and one: it reads back where it fits.
    far = far || (first + i).value - run.previous[i].value > UINT32_MAX;
  }
  const std::uint8_t vouchers = consecutive ? layout::vouchers_consecutive : layout::vouchers_listed;
  const std::uint8_t previous = !any_previous ? 0 : far ? layout::previous_sequences : layout::previous_distances;
  return vouchers | previous;
}

layout::RunHead head_of(const Run& run) {
  const Fact& fact = run.fact;
  layout::RunHead head{};
  head.type = static_cast<std::uint8_t>(fact.type);
  head.version = 1;
  head.reversed_type = static_cast<std::uint8_t>(fact.reversed_type);
  head.track = fact.track;
  head.tracks = fact.tracks;
  head.kind = static_cast<std::uint8_t>(fact.kind);
  head.reason = static_cast<std::uint8_t>(fact.reason);
  head.policy = static_cast<std::uint8_t>(fact.policy);
  head.policy_value = static_cast<std::uint8_t>(fact.policy_value);
  head.party = fact.party.value;
  head.restored_holder = fact.restored_holder.value;
  head.municipality = fact.municipality.value;
  head.year = fact.year;
  head.occurred_on = fact.occurred_on.day;
  head.from = fact.from.day;
  head.reversed_occurred_on = fact.reversed_occurred_on.day;
  head.restored_since = fact.restored_since.day;
  head.quarter = fact.quarter.value;
  head.events = run.count();
  head.amount = fact.amount.value;
  head.reversed_sequence = fact.reversed_sequence.value;
  return head;
}

/// A column as it stands in memory: ids are nothing but their numbers.
template <class Value>
void put_all(std::string& bytes, std::span<const Value> column) {
  static_assert(std::has_unique_object_representations_v<Value>);
  bytes.append(reinterpret_cast<const char*>(column.data()), column.size_bytes());
}

void put_distances(std::string& bytes, std::span<const Sequence> previous, Sequence first) {
  const std::size_t at = bytes.size();
  bytes.resize(at + previous.size() * sizeof(std::uint32_t));
  char* place = bytes.data() + at;
  for (std::size_t i = 0; i < previous.size(); ++i, place += sizeof(std::uint32_t)) {
    const auto distance = static_cast<std::uint32_t>((first + i).value - previous[i].value);
    std::memcpy(place, &distance, sizeof(distance));
  }
}

}  // namespace

BlockBuilder::BlockBuilder(Sequence first) : first_(first), bytes_(sizeof(layout::Header), '\0') {
  text("");
}

std::uint32_t BlockBuilder::text(std::string_view text) {
  const auto [found, is_new] =
      text_numbers_.try_emplace(std::string(text), static_cast<std::uint32_t>(text_ends_.size()));
  if (is_new) {
    text_bytes_ += text;
    text_ends_.push_back(static_cast<std::uint32_t>(text_bytes_.size()));
  }
  return found->second;
}

void BlockBuilder::add(Submission submission, std::span<const Run* const> runs) {
  layout::SubmissionHead head{};
  head.recorded_at = submission.recorded_at.micros;
  head.digest = submission.digest;
  for (const Run* run : runs) head.events += run->count();
  head.runs = static_cast<std::uint32_t>(runs.size());
  head.actor = text(submission.actor);
  head.key = text(submission.key);
  head.answer = text(submission.answer);
  put(bytes_, head);
  for (const Run* run : runs) add_run(*run);
  ++submission_count_;
}

void BlockBuilder::add_run(const Run& run) {
  const Sequence first = first_ + event_count_;
  if (!run.vouchers.empty() && run.previous.size() != run.vouchers.size()) std::abort();  // not linked
  if (run.count() > max_run_events) std::abort();
  layout::RunHead head = head_of(run);
  head.columns = columns_of(run, first);
  std::array<std::uint32_t, layout::text_members.size()> texts{};
  std::size_t text_count = 0;
  for (std::size_t i = 0; i < layout::text_members.size(); ++i) {
    const std::string_view value = run.fact.*layout::text_members[i];
    if (value.empty()) continue;
    head.texts = static_cast<std::uint16_t>(head.texts | 1U << i);
    texts[text_count++] = text(value);
  }
  put(bytes_, head);
  for (std::size_t i = 0; i < text_count; ++i) put(bytes_, texts[i]);
  if ((head.columns & layout::vouchers_consecutive) != 0) put(bytes_, run.vouchers[0].value);
  if ((head.columns & layout::vouchers_listed) != 0) put_all(bytes_, std::span(run.vouchers));
  if ((head.columns & layout::previous_sequences) != 0) put_all(bytes_, std::span(run.previous));
  if ((head.columns & layout::previous_distances) != 0) put_distances(bytes_, run.previous, first);
  event_count_ += run.count();
}

std::string BlockBuilder::finish() && {
  layout::Header header{};
  header.version = layout::block_version;
  header.submissions = submission_count_;
  header.events = event_count_;
  header.texts_at = static_cast<std::uint32_t>(bytes_.size());
  header.first = first_.value;
  put(bytes_, static_cast<std::uint32_t>(text_ends_.size()));
  for (std::uint32_t end : text_ends_) put(bytes_, end);
  bytes_ += text_bytes_;
  std::memcpy(bytes_.data(), &header, sizeof(header));
  header.checksum = layout::checksum_of(bytes_);
  std::memcpy(bytes_.data(), &header, sizeof(header));
  return std::move(bytes_);
}

}  // namespace bonboek
