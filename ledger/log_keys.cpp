// The idempotency keys beside the log: a row for each, written with its block and made anew from the blocks where they
// are behind.
#include <fmt/format.h>
#include <rocksdb/write_batch.h>

#include <cstring>

#include "ledger/log_database.hpp"

namespace bonboek {
namespace {

const std::string keys_built_to("\0built-to", 9);  // no principal's name begins with a zero byte
constexpr std::size_t keys_rebuilt_per_batch = 10'000;

}  // namespace

std::string key_of(std::string_view principal, std::string_view key) {
  return fmt::format("{} {}", principal, key);
}

std::string value_of(const KeyUse& use) {
  std::string value(sizeof(std::uint64_t), '\0');
  std::memcpy(value.data(), &use.first.value, sizeof(std::uint64_t));
  value.append(reinterpret_cast<const char*>(use.digest.data()), use.digest.size());
  return value;
}

/// The keys are written with their blocks: where they know of more, blocks at the end are gone.
void LogDatabase::check_nothing_is_lost() const {
  if (keys == nullptr) return;
  const Sequence known = keys_reach();
  const Sequence end{tip.load()};
  if (known > end) throw LogDamage(end, fmt::format("it is missing: the keys know of {} events", known.value));
}

Sequence LogDatabase::keys_reach() const {
  std::string value;
  const auto status = db->Get(rocksdb::ReadOptions{}, keys, keys_built_to, &value);
  if (status.IsNotFound()) return Sequence{0};
  check(status, Sequence::none());
  if (value.size() != sizeof(std::uint64_t)) return Sequence{0};
  std::uint64_t reach = 0;
  std::memcpy(&reach, value.data(), sizeof(reach));
  return Sequence{reach};
}

rocksdb::Status LogDatabase::put_keys_reach(rocksdb::WriteBatch& batch, Sequence reach) const {
  return batch.Put(keys, keys_built_to,
                   rocksdb::Slice(reinterpret_cast<const char*>(&reach.value), sizeof(reach.value)));
}

void LogDatabase::rebuild_keys_if_behind() {
  const Sequence tip_now{tip.load()};
  if (keys_reach() == tip_now) return;
  rocksdb::WriteBatch batch;
  const auto flush = [&](Sequence reach) {
    check(put_keys_reach(batch, reach), reach);
    check(db->Write(rocksdb::WriteOptions{}, &batch), reach);
    batch.Clear();
  };
  Sequence next{0};
  const std::unique_ptr<rocksdb::Iterator> block(db->NewIterator(rocksdb::ReadOptions{}, log));
  for (block->SeekToFirst(); block->Valid(); block->Next()) {
    if (sequence_at(block->key()) != next) throw LogDamage(next, "it is missing");
    BlockReader reader(view(block->value()), next);
    for (Submission submission; reader.next_submission(submission);) {
      const KeyUse use{std::string(submission.actor), std::string(submission.key), submission.first, submission.digest};
      check(batch.Put(keys, key_of(use.principal, use.key), value_of(use)), use.first);
    }
    next = next + reader.event_count();
    if (batch.Count() >= keys_rebuilt_per_batch) flush(next);
  }
  check(block->status(), next);
  flush(tip_now);
}

}  // namespace bonboek
