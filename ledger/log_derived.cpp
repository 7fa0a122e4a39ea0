// The rows that are kept beside the log: of the projections in one column family, of the tree in another.
//
//   'i' sequence:u64 -> checksum:u64 bytes       the increments of the block that begins there
//   's' sequence:u64 -> checksum:u64 bytes       a snapshot of all before that event
//   't' micros:u64   -> sequence:u64             where the block begins whose first submission was recorded then
//   'h' sequence:u64 -> checksum:u64 digest*     hashes of the tree's subtrees of 256 leaves, the first from that leaf
//   on
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

std::unique_ptr<rocksdb::Iterator> rows_of(const LogDatabase& database, rocksdb::ColumnFamilyHandle* family) {
  rocksdb::ReadOptions options;
  options.fill_cache = false;
  return std::unique_ptr<rocksdb::Iterator>(database.db->NewIterator(options, family));
}

}  // namespace

rocksdb::Status LogDatabase::put_derived(rocksdb::WriteBatch& batch, Derived kind, const DerivedRow& row,
                                         std::optional<Timestamp> recorded_at) const {
  auto status = batch.Put(family_of(kind), row_key(static_cast<char>(kind), row.at.value), sealed(row));
  if (!status.ok() || !recorded_at) return status;
  return batch.Put(derived, row_key(moment_tag, static_cast<std::uint64_t>(recorded_at->micros)), position(row.at));
}

bool LogDatabase::drop(rocksdb::ColumnFamilyHandle* family, const std::string& from) const {
  const std::string end(1 + sizeof(std::uint64_t), '\xff');
  return family != nullptr && db->DeleteRange(rocksdb::WriteOptions{}, family, from, end).ok();
}

std::optional<DerivedRow> Log::derived_before(Derived kind, Sequence at) const {
  auto* const family = database_->family_of(kind);
  if (family == nullptr) return {};
  const auto tag = static_cast<char>(kind);
  const auto row = rows_of(*database_, family);
  row->SeekForPrev(row_key(tag, at.value));
  if (!is_tagged(*row, tag)) return {};
  return unsealed(row->key(), row->value());
}

void Log::read_derived(Derived kind, Sequence from, const std::function<bool(const DerivedRow&)>& each) const {
  auto* const family = database_->family_of(kind);
  if (family == nullptr) return;
  const auto tag = static_cast<char>(kind);
  const auto row = rows_of(*database_, family);
  for (row->Seek(row_key(tag, from.value)); is_tagged(*row, tag); row->Next()) {
    if (!each(unsealed(row->key(), row->value()))) return;
  }
}

std::optional<Sequence> Log::derived_block_at(Timestamp known_at) const {
  if (database_->derived == nullptr || known_at.micros < 0) return {};
  const auto row = rows_of(*database_, database_->derived);
  row->SeekForPrev(row_key(moment_tag, static_cast<std::uint64_t>(known_at.micros)));
  if (!is_tagged(*row, moment_tag) || row->value().size() != sizeof(std::uint64_t)) return {};
  return sequence_at(row->value());
}

bool Log::keep_derived(Derived kind, const DerivedRow& row, std::optional<Timestamp> recorded_at) const {
  if (database_->family_of(kind) == nullptr) return false;
  rocksdb::WriteBatch batch;
  return database_->put_derived(batch, kind, row, recorded_at).ok() &&
         database_->db->Write(rocksdb::WriteOptions{}, &batch).ok();
}

bool Log::drop_books() const {
  return database_->drop(database_->derived, std::string(1, '\0'));
}

bool Log::drop_hashes(Sequence from) const {
  return database_->drop(database_->tree, row_key(static_cast<char>(Derived::hashes), from.value));
}

}  // namespace bonboek
