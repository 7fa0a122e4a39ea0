#include "projections/increment_row.hpp"

namespace bonboek {
namespace {

/// Changes with the form of a row and with the meaning of any cell: rows of another version are made anew.
constexpr char row_version = 2;
constexpr unsigned bits_a_byte = 7;
constexpr unsigned sign_shift = 63;

void put(std::string& out, std::uint64_t value) {
  for (; value >> bits_a_byte != 0; value >>= bits_a_byte) out += static_cast<char>(value | 0x80U);
  out += static_cast<char>(value);
}

void put_signed(std::string& out, std::int64_t value) {
  const auto bits = static_cast<std::uint64_t>(value);
  put(out, bits << 1U ^ (value < 0 ? ~std::uint64_t{0} : 0));
}

}  // namespace

Notice notice_of(const Run& run, Sequence sequence) {
  BlockBuilder block(sequence);
  const Run* const runs[]{&run};
  block.add({}, runs);
  return {sequence, std::move(block).finish()};
}

void IncrementRowWriter::add(const Addition& addition) {
  if (bytes_.empty()) bytes_ += row_version;
  put_signed(bytes_, addition.recorded_at.micros);
  put(bytes_, addition.event_count);
  put(bytes_, addition.notices.size());
  for (const Notice& notice : addition.notices) {
    put(bytes_, notice.sequence.value - addition.first.value);
    put(bytes_, notice.block.size());
    bytes_ += notice.block;
  }
  put(bytes_, addition.increments.list().size());
  Cell before;
  for (const Increment& increment : addition.increments.list()) {
    put(bytes_, increment.cell.value() - before.value());
    put_signed(bytes_, increment.count);
    put_signed(bytes_, increment.amount.value);
    before = increment.cell;
  }
}

std::string IncrementRowWriter::finish() && {
  return std::move(bytes_);
}

IncrementRowReader::IncrementRowReader(std::string_view bytes, Sequence first)
    : bytes_(bytes), next_(first), is_good_(!bytes.empty() && bytes.front() == row_version) {
  if (is_good_) bytes_.remove_prefix(1);
}

std::uint64_t IncrementRowReader::take() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift <= sign_shift; shift += bits_a_byte) {
    if (bytes_.empty()) break;
    const auto byte = static_cast<unsigned char>(bytes_.front());
    bytes_.remove_prefix(1);
    value |= (byte & std::uint64_t{0x7F}) << shift;
    if ((byte & 0x80U) == 0) return value;
  }
  is_good_ = false;
  return 0;
}

std::int64_t IncrementRowReader::take_signed() {
  const std::uint64_t bits = take();
  return static_cast<std::int64_t>(bits >> 1U ^ ((bits & 1U) != 0 ? ~std::uint64_t{0} : 0));
}

std::string_view IncrementRowReader::take_bytes(std::uint64_t size) {
  if (size > bytes_.size()) is_good_ = false;
  const auto taken = bytes_.substr(0, static_cast<std::size_t>(is_good_ ? size : 0));
  bytes_.remove_prefix(taken.size());
  return taken;
}

bool IncrementRowReader::next(Addition& addition) {
  if (!is_good_ || bytes_.empty()) return false;
  addition.first = next_;
  addition.recorded_at = Timestamp{take_signed()};
  addition.event_count = take();
  take_notices(addition);
  take_increments(addition);
  next_ = next_ + addition.event_count;
  return is_good_;
}

void IncrementRowReader::take_notices(Addition& addition) {
  addition.notices.clear();
  for (std::uint64_t left = take(); left > 0 && is_good_; --left) {
    const Sequence sequence = addition.first + take();
    addition.notices.push_back({sequence, std::string(take_bytes(take()))});
  }
}

void IncrementRowReader::take_increments(Addition& addition) {
  addition.increments.clear();
  std::uint64_t cell = 0;
  for (std::uint64_t left = take(); left > 0 && is_good_; --left) {
    cell += take();
    const std::int64_t count = take_signed();
    addition.increments.add(Cell(cell), count, Cents{take_signed()});
  }
}

}  // namespace bonboek
