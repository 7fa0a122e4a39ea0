// The rows that are kept beside the log, in a database of their own (ledger/derived_database.hpp).
//
//   'i' sequence:u64 -> checksum:u64 bytes       the increments of the block that begins there
//   's' sequence:u64 -> checksum:u64 bytes       a snapshot of all before that event
//   'h' sequence:u64 -> checksum:u64 digest*     hashes of the tree's subtrees of 256 leaves, the first from that leaf
//   on 't' micros:u64   -> sequence:u64             where the block begins whose first submission was recorded then
//
// Keys are big-endian, so that rows stand in order; times are after 1970. The checksum is XXH3 (64 bits) of the bytes,
// seeded with the sequence.
#include <rocksdb/write_batch.h>
#include <xxhash.h>

#include <cstring>

#include "ledger/log_database.hpp"

namespace bonboek {
namespace {

constexpr char moment_tag = 't';
constexpr std::size_t checksum_size = sizeof(std::uint64_t);

std::string row_key(char tag, std::uint64_t place) {
  return tag + position(Sequence{place});
}

Sequence place_in(const rocksdb::Slice& key) {
  return sequence_at({key.data() + 1, key.size() - 1});
}

std::uint64_t checksum_of(std::string_view bytes, Sequence at) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), at.value);
}

std::string sealed(const DerivedRow& row) {
  const std::uint64_t checksum = checksum_of(row.bytes, row.at);
  std::string value(checksum_size, '\0');
  std::memcpy(value.data(), &checksum, checksum_size);
  return value + row.bytes;
}

DerivedRow unsealed(const rocksdb::Slice& key, const rocksdb::Slice& value) {
  DerivedRow row{place_in(key), {}};
  if (value.size() <= checksum_size) return row;
  std::uint64_t checksum = 0;
  std::memcpy(&checksum, value.data(), checksum_size);
  const auto bytes = view(value).substr(checksum_size);
  if (checksum == checksum_of(bytes, row.at)) row.bytes = bytes;
  return row;
}

bool is_tagged(const rocksdb::Iterator& row, char tag) {
  return row.Valid() && row.key().size() == 1 + sizeof(std::uint64_t) && row.key()[0] == tag;
}

}  // namespace

bool LogDatabase::put_derived(Derived kind, const DerivedRow& row, std::optional<Timestamp> recorded_at) const {
  return derived->write(kind, [&](rocksdb::WriteBatch& batch, rocksdb::ColumnFamilyHandle* family) {
    auto status = batch.Put(family, row_key(static_cast<char>(kind), row.at.value), sealed(row));
    if (!status.ok() || !recorded_at) return status;
    return batch.Put(family, row_key(moment_tag, static_cast<std::uint64_t>(recorded_at->micros)), position(row.at));
  });
}

bool LogDatabase::is_derived_ahead() const {
  const auto has_row = [&](Derived kind, std::uint64_t from) {
    const auto tag = static_cast<char>(kind);
    const auto rows = derived->rows(kind);
    if (!rows) return false;
    rows->at->Seek(row_key(tag, from));
    return is_tagged(*rows->at, tag);
  };
  return has_row(Derived::increments, tip.load()) || has_row(Derived::snapshot, tip.load() + 1);
}

std::optional<DerivedRow> Log::derived_before(Derived kind, Sequence at) const {
  const auto tag = static_cast<char>(kind);
  const auto rows = database_->derived->rows(kind);
  if (!rows) return {};
  rows->at->SeekForPrev(row_key(tag, at.value));
  if (!is_tagged(*rows->at, tag)) return {};
  return unsealed(rows->at->key(), rows->at->value());
}

void Log::read_derived(Derived kind, Sequence from, const std::function<bool(const DerivedRow&)>& each) const {
  const auto tag = static_cast<char>(kind);
  const auto rows = database_->derived->rows(kind);
  if (!rows) return;
  for (rows->at->Seek(row_key(tag, from.value)); is_tagged(*rows->at, tag); rows->at->Next()) {
    if (!each(unsealed(rows->at->key(), rows->at->value()))) return;
  }
}

std::optional<Sequence> Log::derived_block_at(Timestamp known_at) const {
  const auto rows = database_->derived->rows(Derived::increments);
  if (!rows || known_at.micros < 0) return {};
  rows->at->SeekForPrev(row_key(moment_tag, static_cast<std::uint64_t>(known_at.micros)));
  if (!is_tagged(*rows->at, moment_tag) || rows->at->value().size() != sizeof(std::uint64_t)) return {};
  return sequence_at(rows->at->value());
}

bool Log::keep_derived(Derived kind, const DerivedRow& row, std::optional<Timestamp> recorded_at) const {
  return has_room() && database_->put_derived(kind, row, recorded_at);
}

bool Log::drop_derived(Derived kind) const {
  return database_->derived->drop(kind);
}

}  // namespace bonboek
