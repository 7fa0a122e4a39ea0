#include "ledger/block.hpp"

#include <fmt/format.h>

#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <cstring>

namespace bonboek {
namespace {

static_assert(std::endian::native == std::endian::little, "blocks are written as they stand in memory");

constexpr std::uint16_t block_version = 1;
constexpr std::size_t checksum_at = 24;

struct Header {
  std::uint16_t version;
  std::uint16_t reserved;
  std::uint32_t submissions;
  std::uint32_t events;
  std::uint32_t texts_at;
  std::uint64_t first;
  std::uint64_t checksum;
};
static_assert(sizeof(Header) == 32 && offsetof(Header, checksum) == checksum_at);

struct SubmissionHead {
  std::int64_t recorded_at;
  Digest digest;
  std::uint32_t events;
  std::uint32_t runs;
  std::uint32_t actor;
  std::uint32_t key;
  std::uint32_t answer;
  std::uint32_t reserved;
};
static_assert(sizeof(SubmissionHead) == 64);

struct RunHead {
  std::uint8_t type;
  std::uint8_t version;
  std::uint8_t reversed_type;
  std::uint8_t track;
  std::uint8_t tracks;
  std::uint8_t kind;
  std::uint8_t reason;
  std::uint8_t policy;
  std::uint8_t policy_value;
  std::uint8_t columns;
  std::uint16_t texts;
  std::uint16_t party;
  std::uint16_t restored_holder;
  std::uint16_t municipality;
  std::uint16_t year;
  std::uint16_t occurred_on;
  std::uint16_t from;
  std::uint16_t reversed_occurred_on;
  std::uint16_t restored_since;
  std::uint16_t quarter;
  std::uint16_t reserved;
  std::uint32_t events;
  std::uint32_t reserved_too;
  std::int64_t amount;
  std::uint64_t reversed_sequence;
};
static_assert(sizeof(RunHead) == 56 && std::has_unique_object_representations_v<RunHead>);

// How the columns of a run are written.
constexpr std::uint8_t vouchers_consecutive = 1;
constexpr std::uint8_t vouchers_listed = 2;
constexpr std::uint8_t previous_distances = 4;
constexpr std::uint8_t previous_sequences = 8;

/// The text members of a fact, in the order of their bits in RunHead::texts.
constexpr std::array text_members{&Fact::id,   &Fact::name, &Fact::origin, &Fact::currency, &Fact::time_zone,
                                  &Fact::isil, &Fact::iban, &Fact::kvk,    &Fact::invoice,  &Fact::reference};

template <class Value>
void put(std::string& out, const Value& value) {
  static_assert(std::is_trivially_copyable_v<Value>);
  std::array<char, sizeof(Value)> bytes{};
  std::memcpy(bytes.data(), &value, sizeof(Value));
  out.append(bytes.data(), bytes.size());
}

std::uint64_t checksum_of(std::string_view block) {
  const std::uint64_t of_header = XXH3_64bits(block.data(), checksum_at);
  return XXH3_64bits_withSeed(block.data() + sizeof(Header), block.size() - sizeof(Header), of_header);
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
  const std::uint8_t vouchers = consecutive ? vouchers_consecutive : vouchers_listed;
  const std::uint8_t previous = !any_previous ? 0 : far ? previous_sequences : previous_distances;
  return vouchers | previous;
}

RunHead head_of(const Run& run) {
  const Fact& fact = run.fact;
  RunHead head{};
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

template <class Enum>
bool is_name_or_none(std::uint8_t value) {
  return value < Names<Enum>::first + Names<Enum>::list.size();
}

/// Whether every name in the head is of this version's lists.
bool is_known(const RunHead& head) {
  return head.type != 0 && is_name_or_none<EventType>(head.type) && head.version == 1 &&
         is_name_or_none<EventType>(head.reversed_type) && is_name_or_none<Kind>(head.kind) &&
         is_name_or_none<Reason>(head.reason) && is_name_or_none<Policy>(head.policy) &&
         is_name_or_none<PolicyValue>(head.policy_value) && head.track <= last_track && head.tracks < 1U << last_track;
}

Fact fact_of(const RunHead& head) {
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
    : std::runtime_error(
          fmt::format("the log is damaged in the block of sequence {} (key {:016x}): {}", at.value, at.value, what)) {}

BlockBuilder::BlockBuilder(Sequence first) : first_(first), bytes_(sizeof(Header), '\0') {
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
  SubmissionHead head{};
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
  RunHead head = head_of(run);
  head.columns = columns_of(run, first);
  std::array<std::uint32_t, text_members.size()> texts{};
  std::size_t text_count = 0;
  for (std::size_t i = 0; i < text_members.size(); ++i) {
    const std::string_view value = run.fact.*text_members[i];
    if (value.empty()) continue;
    head.texts = static_cast<std::uint16_t>(head.texts | 1U << i);
    texts[text_count++] = text(value);
  }
  put(bytes_, head);
  for (std::size_t i = 0; i < text_count; ++i) put(bytes_, texts[i]);
  if ((head.columns & vouchers_consecutive) != 0) put(bytes_, run.vouchers[0].value);
  if ((head.columns & vouchers_listed) != 0) {
    for (VoucherIndex voucher : run.vouchers) put(bytes_, voucher.value);
  }
  for (std::size_t i = 0; i < run.previous.size(); ++i) {
    const std::uint64_t distance = (first + i).value - run.previous[i].value;
    if ((head.columns & previous_distances) != 0) put(bytes_, static_cast<std::uint32_t>(distance));
    if ((head.columns & previous_sequences) != 0) put(bytes_, run.previous[i].value);
  }
  event_count_ += run.count();
}

std::string BlockBuilder::finish() && {
  Header header{};
  header.version = block_version;
  header.submissions = submission_count_;
  header.events = event_count_;
  header.texts_at = static_cast<std::uint32_t>(bytes_.size());
  header.first = first_.value;
  put(bytes_, static_cast<std::uint32_t>(text_ends_.size()));
  for (std::uint32_t end : text_ends_) put(bytes_, end);
  bytes_ += text_bytes_;
  std::memcpy(bytes_.data(), &header, sizeof(header));
  header.checksum = checksum_of(bytes_);
  std::memcpy(bytes_.data(), &header, sizeof(header));
  return std::move(bytes_);
}

BlockReader::BlockReader(std::string_view bytes, Sequence first) : block_first_(first), next_(first) {
  Header header{};
  if (bytes.size() < sizeof(header)) throw LogDamage(first, "it is cut off");
  std::memcpy(&header, bytes.data(), sizeof(header));
  if (header.checksum != checksum_of(bytes)) throw LogDamage(first, "its checksum does not fit");
  if (header.version != block_version)
    throw LogDamage(first, fmt::format("its version is {}, known is {}", header.version, block_version));
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
  const auto head = take<SubmissionHead>();
  runs_left_ = head.runs;
  submission = {next_,       Timestamp{head.recorded_at}, text(head.actor), text(head.key),
                head.digest, text(head.answer),           head.events,      head.runs};
  return true;
}

bool BlockReader::next_run(Run& run, Sequence& first) {
  if (runs_left_ == 0) return false;
  --runs_left_;
  const auto head = take<RunHead>();
  if (!is_known(head)) {
    throw LogDamage(block_first_,
                    fmt::format("an event of type {} in version {} has what is not known", head.type, head.version));
  }
  run.fact = fact_of(head);
  for (std::size_t i = 0; i < text_members.size(); ++i) {
    if ((head.texts >> i & 1U) != 0) run.fact.*text_members[i] = text(take<std::uint32_t>());
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
  run.previous.resize(count);
  if ((columns & vouchers_consecutive) != 0) {
    const auto voucher = take<std::uint32_t>();
    for (std::uint32_t i = 0; i < count; ++i) run.vouchers[i] = VoucherIndex{voucher + i};
  } else {
    std::memcpy(run.vouchers.data(), take_bytes(std::size_t{count} * sizeof(std::uint32_t)).data(),
                count * sizeof(std::uint32_t));
  }
  if ((columns & previous_sequences) != 0) {
    std::memcpy(run.previous.data(), take_bytes(std::size_t{count} * sizeof(std::uint64_t)).data(),
                count * sizeof(std::uint64_t));
  } else if ((columns & previous_distances) != 0) {
    const auto distances = take_bytes(std::size_t{count} * sizeof(std::uint32_t));
    for (std::uint32_t i = 0; i < count; ++i) {
      std::uint32_t distance = 0;
      std::memcpy(&distance, distances.data() + i * sizeof(distance), sizeof(distance));
      run.previous[i] = Sequence{(first + i).value - distance};
    }
  } else {
    std::ranges::fill(run.previous, Sequence::none());
  }
}

}  // namespace bonboek
