#include "ops/scenario/letter.hpp"

#include <fmt/format.h>

#include <boost/json/serialize.hpp>
#include <utility>

namespace bonboek::scenario {
namespace {

std::string body_of(const boost::json::array& events) {
  return boost::json::serialize(boost::json::object{{"events", events}});
}

void deliver(Story& story, Delivery delivery) {
  const unsigned count = ++story.sent_by[delivery.principal];
  delivery.time = to_string(story.agenda.now());
  delivery.idempotency_key = fmt::format("{}:{:04}", to_string(story.today()), count);
  story.deliveries.push_back(std::move(delivery));
}

}  // namespace

Letter::Letter(Story& story, std::string_view principal, std::string note)
    : story_(story), principal_(principal), note_(std::move(note)), today_(story.today()), first_(story.book.next()) {}

Letter Letter::from(Story& story, LibraryId library, std::string note) {
  const Library& party = story.at(library);
  return Letter(story, party.reports_by_mail ? coordinator : std::string_view(party.id), std::move(note));
}

Letter Letter::from(Story& story, IntermediaryId id, std::string note) {
  const Intermediary& party = story.at(id);
  return Letter(story, party.reports_by_mail ? coordinator : std::string_view(party.id), std::move(note));
}

wire::About Letter::about(LibraryId library) const {
  const std::string_view id = story_.at(library).id;
  return {"library", id == principal_ ? std::string_view{} : id};
}

wire::About Letter::about(IntermediaryId party) const {
  if (party.is_none()) return {"intermediary", {}};
  const std::string_view id = story_.at(party).id;
  return {"intermediary", id == principal_ ? std::string_view{} : id};
}

wire::About Letter::about(Claimant party) const {
  return party.kind == Kind::membership ? about(LibraryId{party.index}) : about(IntermediaryId{party.index});
}

void Letter::registers(wire::Json event) {
  story_.book.note();
  events_.push_back(std::move(event));
}

Sequence Letter::deposit(Cents amount, std::string_view reference) {
  events_.push_back(wire::fund_moved(EventType::fund_deposited, amount, reference, today_));
  return story_.book.deposit(amount);
}

Sequence Letter::withdraw(EventType type, Cents amount, std::string_view reference) {
  events_.push_back(wire::fund_moved(type, amount, reference, today_));
  return story_.book.withdraw(amount, today_, type == EventType::cost_booked);
}

Vouchers Letter::mint(std::uint32_t count, IntermediaryId holder) {
  Vouchers minted = story_.book.mint(count, holder, today_);
  events_.push_back(wire::minted(numbers(minted), about(holder).party, today_));
  return minted;
}

void Letter::allot(const Vouchers& vouchers, IntermediaryId to) {
  for (const VoucherIndex voucher : vouchers) story_.book.allot(voucher, to, today_);
  events_.push_back(wire::about_vouchers(EventType::allotted, numbers(vouchers), about(to), today_));
}

void Letter::issue(const Vouchers& vouchers, const Handout& as) {
  for (const VoucherIndex voucher : vouchers) story_.book.issue(voucher, as.by, as.track, as.on);
  const Municipality lives_in = story_.at(as.by).names_municipality ? as.municipality : Municipality::none();
  events_.push_back(wire::issued(numbers(vouchers), about(as.by), as.track, lives_in, as.on));
}

void Letter::redeem(const Vouchers& vouchers, LibraryId library, Date on) {
  for (const VoucherIndex voucher : vouchers) story_.book.redeem(voucher, library, on);
  events_.push_back(wire::about_vouchers(EventType::redeemed, numbers(vouchers), about(library), on));
}

void Letter::renew(const Vouchers& vouchers, LibraryId library, Date on) {
  for (const VoucherIndex voucher : vouchers) story_.book.renew(voucher, library, on);
  events_.push_back(wire::about_vouchers(EventType::renewed, numbers(vouchers), about(library), on));
}

void Letter::discard(const Vouchers& vouchers, Reason reason, IntermediaryId holder) {
  for (const VoucherIndex voucher : vouchers) story_.book.discard(voucher, today_);
  events_.push_back(wire::voided(numbers(vouchers), about(holder), reason, today_));
}

void Letter::reverse(Sequence undone, Reason reason) {
  story_.book.reverse(undone);
  events_.push_back(wire::reversed(undone, reason, today_));
}

InvoiceIndex Letter::invoice(const std::vector<Vouchers>& sheets, Claimant party, const std::string& number,
                             Year year) {
  Vouchers all;
  for (const Vouchers& sheet : sheets) all.insert(all.end(), sheet.begin(), sheet.end());
  const InvoiceIndex index = story_.book.invoice(all, party, number, year, today_);
  const wire::InvoiceTerms terms{
      .number = number, .kind = party.kind, .year = year, .each = story_.book.at(index).each};
  for (const Vouchers& sheet : sheets) {
    if (!sheet.empty()) events_.push_back(wire::invoiced(numbers(sheet), about(party), terms, today_));
  }
  return index;
}

void Letter::pay(InvoiceIndex index, std::string_view reference) {
  const Invoice& invoice = story_.book.at(index);
  const wire::Payment payment{
      .to = about(invoice.party), .invoice = invoice.number, .amount = invoice.open_amount(), .reference = reference};
  events_.push_back(wire::paid(payment, today_));
  story_.book.pay(index);
}

void Letter::credit(const Vouchers& vouchers, InvoiceIndex index) {
  const Invoice& invoice = story_.book.at(index);
  for (const VoucherIndex voucher : vouchers) story_.book.credit(voucher, index);
  events_.push_back(wire::credited(numbers(vouchers), about(invoice.party), invoice.number, today_));
}

void Letter::send() {
  if (events_.empty()) return;
  const std::uint64_t count = story_.book.next().value - first_.value;
  deliver(story_, {.principal = principal_,
                   .time = {},
                   .idempotency_key = {},
                   .body = body_of(events_),
                   .note = std::move(note_),
                   .first_sequence = first_,
                   .event_count = count});
}

void send_refused(Story& story, std::string_view principal, wire::Json event, RefusalCode code, std::string note) {
  deliver(story, {.principal = std::string(principal),
                  .time = {},
                  .idempotency_key = {},
                  .body = body_of({std::move(event)}),
                  .note = std::move(note),
                  .first_sequence = Sequence::none(),
                  .refused_expected = true,
                  .refusal = code});
}

}  // namespace bonboek::scenario
