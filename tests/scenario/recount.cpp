#include "tests/scenario/recount.hpp"

#include <algorithm>

namespace bonboek::test {
namespace {

constexpr std::size_t number_length = std::string_view("25-000001-10").size();

std::string padded(long number, std::size_t width) {
  const std::string digits = std::to_string(number);
  return std::string(width - std::min(width, digits.size()), '0') + digits;
}

// Both ends and all between, by counting.
std::vector<std::string> spelled_out(const std::string& range) {
  const int year = std::stoi(range.substr(0, 2));
  const long first = std::stol(range.substr(3, 6));
  const long last = range.size() == number_length ? first : std::stol(range.substr(number_length + 2 + 3, 6));
  std::vector<std::string> numbers;
  for (long serial = first; serial <= last; ++serial) numbers.push_back(number_text(year, serial));
  return numbers;
}

}  // namespace

std::string number_text(int year, long serial) {
  const std::string digits = padded(year, 2) + padded(serial, 6) + "00";
  long rest = 0;
  for (const char digit : digits) rest = (rest * 10 + (digit - '0')) % 97;
  return padded(year, 2) + "-" + padded(serial, 6) + "-" + padded(98 - rest, 2);
}

std::string text(const boost::json::object& event, const char* member) {
  return std::string(event.at(member).as_string());
}

std::int64_t cents(const boost::json::object& event) {
  return event.at("amountCents").to_number<std::int64_t>();
}

Recount::Recount(const std::vector<scenario::Delivery>& deliveries, std::uint64_t first_sequence)
    : first_(first_sequence) {
  for (const scenario::Delivery& delivery : deliveries) {
    if (delivery.refused_expected) continue;
    principal_ = delivery.principal;
    today_ = delivery.time.substr(0, 10);
    ensure(delivery.first_sequence.value == first_ + undo_.size(), "a sequence that is not the next: " + delivery.note);
    const auto body = boost::json::parse(delivery.body);
    for (const auto& event : body.at("events").as_array()) take(event.as_object());
    ensure(delivery.first_sequence.value + delivery.event_count == first_ + undo_.size(),
           "miscounted: " + delivery.note);
  }
}

void Recount::take(const Event& event) {
  const std::string type = text(event, "type");
  ensure(text(event, "occurredOn") <= today_, "a date in the future: " + type);
  if (const auto* vouchers = event.if_contains("vouchers")) {
    for (const auto& each : vouchers->as_array()) {
      const std::string range(each.as_string());
      const auto numbers = spelled_out(range);
      const std::string written = numbers.size() == 1 ? numbers.front() : numbers.front() + ".." + numbers.back();
      ensure(written == range, "check digits of " + range);
      for (const std::string& number : numbers) take_voucher(event, type, number);
    }
  } else if (type == "paid") {
    pay(event);
  } else if (type == "reversed") {
    reverse(event);
  } else if (type == "fund-deposited") {
    move_fund(event, 1, false);
  } else if (type == "fund-returned" || type == "cost-booked") {
    move_fund(event, -1, type == "cost-booked");
  } else {
    happened(type, {});
  }
}

void Recount::take_voucher(const Event& event, const std::string& type, const std::string& number) {
  if (type == "minted") return mint(event, number);
  const auto found = slips_.find(number);
  if (found == slips_.end()) return ensure(false, "never minted: " + number);
  Slip& slip = found->second;
  ensure(slip.minted_on <= text(event, "occurredOn"), "before its mint: " + number);
  if (type == "allotted") return allot(event, slip);
  if (type == "issued") return issue(event, number, slip);
  if (type == "redeemed" || type == "renewed") return join(event, number, slip, type == "redeemed");
  if (type == "voided") return discard(event, slip);
  if (type == "invoiced") return invoice(event, number, slip);
  if (type == "credited") return credit(event, number, slip);
  ensure(false, "a type with vouchers that is not known: " + type);
}

void Recount::happened(const std::string& type, Undo undo) {
  ++events_by_type_[type];
  undo_.push_back(std::move(undo));
}

void Recount::ensure(bool holds, const std::string& what) {
  if (!holds) impossible_.push_back(today_ + " " + principal_ + ": " + what);
}

std::string Recount::party(const Event& event) const {
  for (const char* member : {"library", "intermediary"}) {
    if (event.contains(member)) return text(event, member);
  }
  return principal_;
}

long Recount::left_in_stock() const {
  return std::ranges::count_if(slips_,
                               [](const auto& each) { return !each.second.voided && each.second.redeemed_on.empty(); });
}

long Recount::invoices_left_open() const {
  return std::ranges::count_if(invoices_, [](const auto& each) { return !each.second.open.empty(); });
}

}  // namespace bonboek::test
