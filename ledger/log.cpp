#include "ledger/log_database.hpp"

#include <fmt/format.h>
#include <rocksdb/write_batch.h>

#include <algorithm>
#include <cstring>

namespace bonboek {

Log::Log(const std::filesystem::path& folder, Mode mode) : database_(std::make_unique<LogDatabase>(folder, mode)) {}

Log::~Log() = default;

Sequence Log::tip() const {
  return Sequence{database_->tip.load(std::memory_order_acquire)};
}

AppendOutcome Log::append(const Record& record) {
  LogDatabase& database = *database_;
  if (database.is_failed) return AppendOutcome::unavailable;
  if (record.first.value != database.tip.load(std::memory_order_relaxed)) return AppendOutcome::conflict;
  const Sequence next = record.first + record.event_count;
  rocksdb::WriteBatch batch;
  auto status = batch.Put(database.log, position(record.first), record.block);
  for (const KeyUse& use : record.keys) {
    if (status.ok()) status = batch.Put(database.keys, key_of(use.principal, use.key), value_of(use));
  }
  if (status.ok()) status = database.put_keys_reach(batch, next);
  rocksdb::WriteOptions durable;
  durable.sync = true;
  if (status.ok()) status = database.db->Write(durable, &batch);
  if (!status.ok()) {
    database.is_failed = true;
    return AppendOutcome::unknown;
  }
  if (!record.increments.empty()) {  // before anybody can miss it; the log stands without it
    static_cast<void>(keep_derived(Derived::increments, {record.first, record.increments}, record.first_recorded_at));
  }
  const DerivedRow hashes = record.hashes ? record.hashes() : DerivedRow{};
  if (!hashes.bytes.empty()) static_cast<void>(keep_derived(Derived::hashes, hashes, {}));
  database.tip.store(next.value, std::memory_order_release);
  return AppendOutcome::ok;
}

std::uint64_t Log::free_bytes() const {
  return std::filesystem::space(database_->folder).available;
}

bool Log::has_room() const {
  std::error_code unknown;
  const auto space = std::filesystem::space(database_->folder, unknown);
  return !unknown && space.available >= min_free_bytes;
}

void Log::read(Sequence from, Sequence until, const std::function<bool(std::string_view, Sequence)>& each) const {
  until = std::min(until, tip());
  if (from >= until) return;
  rocksdb::ReadOptions options;
  options.readahead_size = 4U << 20U;
  const std::unique_ptr<rocksdb::Iterator> block(database_->db->NewIterator(options, database_->log));
  block->SeekForPrev(position(from));
  Sequence next = Sequence::none();
  for (; block->Valid(); block->Next()) {
    const Sequence first = sequence_at(block->key());
    if (first >= until) return;
    if (!next.is_none() && first != next)
      throw LogDamage(next, fmt::format("the next block begins at {}", first.value));
    next = first + BlockReader(view(block->value()), first).event_count();
    if (!each(view(block->value()), first)) return;
    if (next >= until) return;
  }
  const Sequence unread = next.is_none() ? from : next;
  database_->check(block->status(), unread);
  throw LogDamage(unread, "it is missing");
}

std::optional<StoredEvent> Log::event(Sequence sequence) const {
  if (sequence >= tip()) return {};
  const auto at = database_->block_of(sequence);
  auto block = std::make_shared<const std::string>(at->value().ToString());
  BlockReader reader(*block, sequence_at(at->key()));
  Run run;
  Sequence first;
  for (Submission submission; reader.next_submission(submission);) {
    if (sequence >= submission.first + submission.event_count) continue;
    while (reader.next_run(run, first)) {
      if (sequence >= first + run.count()) continue;
      const std::size_t place = sequence.value - first.value;
      const bool has_voucher = !run.vouchers.empty();
      return StoredEvent{block,
                         {sequence, submission.first, submission.recorded_at, submission.actor, run.fact,
                          has_voucher ? run.vouchers[place] : VoucherIndex::none(),
                          has_voucher ? run.previous[place] : Sequence::none()}};
    }
  }
  throw LogDamage(sequence, "the event is missing in it");
}

std::vector<StoredEvent> Log::history(Sequence newest) const {
  std::vector<StoredEvent> events;
  for (Sequence at = newest; !at.is_none(); at = events.back().event.previous) {
    auto stored = event(at);
    if (!stored || (!events.empty() && at >= events.back().event.sequence))
      throw LogDamage(at, "a voucher's chain is broken");
    events.push_back(std::move(*stored));
  }
  return events;
}

std::optional<KeyUse> Log::find_key(std::string_view principal, std::string_view key) const {
  if (database_->keys == nullptr) {
    throw LogUnavailable(fmt::format("{} has no index of keys: a writer builds it", database_->folder.string()));
  }
  std::string value;
  const auto status = database_->db->Get(rocksdb::ReadOptions{}, database_->keys, key_of(principal, key), &value);
  if (status.IsNotFound()) return {};
  database_->check(status, Sequence::none());
  KeyUse use{std::string(principal), std::string(key), Sequence{0}, {}};
  if (value.size() != sizeof(std::uint64_t) + use.digest.size())
    throw LogDamage(Sequence::none(), "an idempotency key's row is damaged");
  std::memcpy(&use.first.value, value.data(), sizeof(std::uint64_t));
  std::memcpy(use.digest.data(), value.data() + sizeof(std::uint64_t), use.digest.size());
  return use;
}

std::optional<StoredSubmission> Log::submission(Sequence first) const {
  if (first >= tip()) return {};
  const auto at = database_->block_of(first);
  auto block = std::make_shared<const std::string>(at->value().ToString());
  const Sequence block_first = sequence_at(at->key());
  BlockReader reader(*block, block_first);
  for (Submission submission; reader.next_submission(submission);) {
    if (submission.first == first) {
      return StoredSubmission{std::move(block), submission, block_first + reader.event_count()};
    }
    if (submission.first + submission.event_count > first) return {};
  }
  throw LogDamage(first, "the submission is missing in it");
}

std::uint64_t Log::sync_count() const {
  return database_->statistics->getTickerCount(rocksdb::WAL_FILE_SYNCED);
}

}  // namespace bonboek
