#include "audit/lines_before.hpp"

namespace bonboek {

std::string_view line_at(std::string_view text, std::uint64_t at) {
  const auto rest = text.substr(at);
  return rest.substr(0, rest.find('\n'));
}

void LinesBefore::note(Sequence sequence, std::uint64_t at) {
  begins_.resize(sequence.value, no_line);
  begins_.push_back(at);
}

std::optional<Event> LinesBefore::event(Sequence sequence) {
  if (sequence.value >= begins_.size() || begins_[sequence.value] == no_line) return {};
  auto read = read_line(line_at(text_, begins_[sequence.value]), texts_);
  if (!read) return {};
  name_parties(*read, facts_->registers());
  VoucherIndex voucher;
  if (read->voucher) {
    const auto found = facts_->vouchers().find(*read->voucher);
    if (!found) return {};
    voucher = *found;
  }
  return Event{sequence, read->submission, read->recorded_at, read->actor, read->fact, voucher, read->previous};
}

}  // namespace bonboek
