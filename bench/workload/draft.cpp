#include "bench/workload/draft.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "api/body_digest.hpp"
#include "bench/workload/body.hpp"

namespace bonboek::bench {
Draft::Draft(const Principal& poster, const Waves& waves, Sequence first) : waves_(waves), first_(first), next_(first) {
  request_.poster = poster;
}

Item& Draft::add(EventType type, Date occurred_on, std::uint64_t lines) {
  Posted& posted = request_.posted;
  posted.places.push_back(static_cast<std::uint32_t>(posted.items.size()));
  Item& item = posted.items.emplace_back();
  item.fact.type = type;
  item.fact.occurred_on = occurred_on;
  item.given.add(Field::type);
  item.given.add(Field::occurred_on);
  next_ = next_ + lines;
  return item;
}

Item& Draft::add(EventType type, Date occurred_on, std::span<const VoucherIndex> vouchers) {
  Item& item = add(type, occurred_on, vouchers.size());
  item.given.add(Field::vouchers);
  item.vouchers.reserve(vouchers.size());
  for (VoucherIndex voucher : vouchers) item.vouchers.push_back({waves_.number(voucher), 1});
  return item;
}

Item& Draft::add_range(EventType type, Date occurred_on, VoucherIndex first, std::uint32_t count) {
  Item& item = add(type, occurred_on, count);
  item.given.add(Field::vouchers);
  item.vouchers.push_back({waves_.number(first), count});
  return item;
}

PostRequest Draft::finish(std::uint64_t number, std::optional<Timestamp> at) && {
  request_.key = fmt::format("submission-{:08}", number);
  std::string body;
  append_body(body, request_.posted, BodyShape::lists);
  request_.digest = body_digest(body, request_.in_parts);
  request_.simulated_time = at;
  return std::move(request_);
}

void set_library(Item& item, const Principal& library) {
  item.library = library.party;
  item.given.add(Field::library);
}

void set_intermediary(Item& item, const Principal& intermediary) {
  item.intermediary = intermediary.party;
  item.given.add(Field::intermediary);
}

void set_amount(Item& item, Cents amount) {
  item.fact.amount = amount;
  item.given.add(Field::amount_cents);
}

void set_reference(Item& item, std::string_view reference) {
  item.fact.reference = reference;
  item.given.add(Field::reference);
}

void set_invoice(Item& item, std::string_view number) {
  item.fact.invoice = number;
  item.given.add(Field::invoice);
}

void set_track(Item& item, Track track) {
  item.fact.track = track;
  item.given.add(Field::track);
}

void set_reason(Item& item, Reason reason) {
  item.fact.reason = reason;
  item.given.add(Field::reason);
}

}  // namespace bonboek::bench
