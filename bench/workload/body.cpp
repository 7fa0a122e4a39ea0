#include "bench/workload/body.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "ledger/canonical_line.hpp"

namespace bonboek::bench {
namespace {

/// What most fields are written as; dates, names, numbers of vouchers and the like need no escaping.
void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  out += text;
  out += '"';
}

void append_whole(std::string& out, std::uint64_t value) {
  fmt::format_to(std::back_inserter(out), "{}", value);
}

void append_vouchers(std::string& out, const std::vector<VoucherRange>& vouchers) {
  char before = '[';
  for (const VoucherRange& range : vouchers) {
    out += before;
    out += '"';
    append(out, range.first);
    if (range.count > 1) {
      out += "..";
      append(out, range.last());
    }
    out += '"';
    before = ',';
  }
  out += ']';
}

void append_tracks(std::string& out, std::uint8_t tracks) {
  char before = '[';
  for (Track track = 1; track <= last_track; ++track) {
    if (!has_track(tracks, track)) continue;
    out += before;
    append_whole(out, track);
    before = ',';
  }
  out += ']';
}

std::string_view text_of(Field field, const Item& item) {
  const Fact& fact = item.fact;
  switch (field) {
    case Field::currency:
      return fact.currency;
    case Field::iban:
      return fact.iban;
    case Field::id:
      return fact.id;
    case Field::intermediary:
      return item.intermediary;
    case Field::invoice:
      return fact.invoice;
    case Field::isil:
      return fact.isil;
    case Field::kvk:
      return fact.kvk;
    case Field::library:
      return item.library;
    case Field::name:
      return fact.name;
    case Field::origin:
      return fact.origin;
    case Field::reference:
      return fact.reference;
    case Field::time_zone:
      return fact.time_zone;
    default:
      throw std::invalid_argument(fmt::format("{} is never posted", row_of(field).name));
  }
}

void append_value(std::string& out, Field field, const Item& item, const std::vector<VoucherRange>& vouchers) {
  const Fact& fact = item.fact;
  switch (field) {
    case Field::amount_cents:
      return append_whole(out, static_cast<std::uint64_t>(fact.amount.value));
    case Field::from:
      return append_quoted(out, to_string(fact.from));
    case Field::kind:
      return append_quoted(out, name_of(fact.kind));
    case Field::membership_year:
    case Field::year:
      return append_whole(out, static_cast<std::uint64_t>(fact.year));
    case Field::municipality:
      return append_quoted(out, fmt::format("GM{:04}", fact.municipality.value));
    case Field::occurred_on:
      return append_quoted(out, to_string(fact.occurred_on));
    case Field::policy:
      return append_quoted(out, name_of(fact.policy));
    case Field::quarter:
      return append_quoted(out, to_string(fact.quarter));
    case Field::reason:
      return append_quoted(out, name_of(fact.reason));
    case Field::reversed_sequence:
      return append_whole(out, fact.reversed_sequence.value);
    case Field::track:
      return append_whole(out, fact.track);
    case Field::tracks:
      return append_tracks(out, fact.tracks);
    case Field::type:
      return append_quoted(out, name_of(fact.type));
    case Field::value:
      return append_quoted(out, name_of(fact.policy_value));
    case Field::vouchers:
      return append_vouchers(out, vouchers);
    default:
      return append_json_string(out, text_of(field, item));
  }
}

/// The lines of an item that are one voucher each are the same but for its number.
void append_event_lines(std::string& out, const Item& item) {
  std::vector<VoucherRange> one(1);
  for (const VoucherRange& range : item.vouchers) {
    for (std::uint32_t i = 0; i < range.count; ++i) {
      one.front() = {{range.first.year, range.first.serial + i}, 1};
      append_event(out, item, one);
      out += '\n';
    }
  }
}

}  // namespace

void append_event(std::string& out, const Item& item, const std::vector<VoucherRange>& vouchers) {
  char before = '{';
  for (std::size_t i = 0; i < field_count; ++i) {
    const auto field = static_cast<Field>(i);
    if (!item.given.has(field)) continue;
    out += before;
    append_quoted(out, row_of(field).name);
    out += ':';
    append_value(out, field, item, vouchers);
    before = ',';
  }
  out += '}';
}

void append_body(std::string& out, const Posted& posted, BodyShape shape) {
  if (shape == BodyShape::lists) out += R"({"events":[)";
  bool is_first = true;
  for (const Item& item : posted.items) {
    if (shape == BodyShape::lists && !std::exchange(is_first, false)) out += ',';
    if (shape == BodyShape::event_lines && !item.vouchers.empty()) {
      append_event_lines(out, item);
      continue;
    }
    append_event(out, item, item.vouchers);
    if (shape == BodyShape::item_lines || shape == BodyShape::event_lines) out += '\n';
  }
  if (shape == BodyShape::lists) out += "]}";
}

}  // namespace bonboek::bench
