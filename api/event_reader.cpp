#include "api/event_reader.hpp"

#include <algorithm>
#include <utility>

namespace bonboek {
namespace {

namespace dom = simdjson::dom;

constexpr std::string_view description_path = "/v1/openapi.json";

constexpr Fields of_every_event{Field::type, Field::occurred_on};

constexpr Fields joined(Fields a, Fields b) {
  a.bits |= b.bits;
  return a;
}

/// What an event of the type may carry; of an unknown type, what any event may.
Fields allowed(std::optional<EventType> type) {
  if (type) return joined(of_every_event, joined(row_of(*type).required, row_of(*type).optional));
  Fields fields = of_every_event;
  for (const EventRow& row : catalogue()) fields = joined(fields, joined(row.required, row.optional));
  return fields;
}

Fields required(std::optional<EventType> type) {
  return type ? joined(of_every_event, row_of(*type).required) : of_every_event;
}

/// But for their vouchers.
bool says_the_same(const Item& a, const Item& b) {
  return a.fact == b.fact && a.given.bits == b.given.bits && a.library == b.library && a.intermediary == b.intermediary;
}

std::string_view name_of_event(std::optional<EventType> type) {
  return type ? name_of(*type) : "an event";
}

}  // namespace

bool EventReader::read(EventPlace place, dom::element event) {
  refusals_.begin(place.event, place.line);
  dom::object members;
  if (event.get(members) != simdjson::SUCCESS) {
    return refuse(place, RefusalCode::not_an_object, "an event is an object with a type, a date and its fields");
  }
  Reading reading{posted_.items.emplace_back(), texts_, refusals_, max_submission_events - event_count_};
  const auto type = read_type(members);
  if (type) reading.item.fact.type = *type;
  read_members(members, type, reading);
  const bool is_within = count(std::max<std::uint64_t>(reading.voucher_count, 1));
  if (refusals_.empty()) {
    keep_item(place.event);
  } else {
    posted_.items.pop_back();
    is_joinable_ = false;
  }
  return is_within;
}

bool EventReader::read_again(EventPlace place, VoucherNumber voucher) {
  refusals_.begin(place.event, place.line);
  join({voucher, 1});
  return count(1);
}

/// What was read as the last item becomes one, or joins the one before it.
void EventReader::keep_item(std::uint32_t place) {
  const Item& item = posted_.items.back();
  const bool was_joinable = std::exchange(is_joinable_, item.vouchers.size() == 1 && item.vouchers.front().count == 1);
  if (was_joinable && is_joinable_ && says_the_same(item, posted_.items[posted_.items.size() - 2])) {
    const VoucherRange voucher = item.vouchers.front();
    posted_.items.pop_back();
    join(voucher);
  } else {
    posted_.places.push_back(place);
  }
}

void EventReader::join(VoucherRange voucher) {
  const auto last = static_cast<std::uint32_t>(posted_.items.size() - 1);
  if (posted_.joined.empty() || posted_.joined.back() != last) posted_.joined.push_back(last);
  posted_.items.back().vouchers.push_back(voucher);
}

bool EventReader::refuse(EventPlace place, RefusalCode code, std::string_view detail) {
  is_joinable_ = false;
  refusals_.begin(place.event, place.line);
  refusals_.add(code, {}, "{}", detail);
  return count(1);
}

/// The type may stand anywhere in the object, and what the rest means hangs on it. None where it is refused; where it
/// is not there, `read_members` says so.
std::optional<EventType> EventReader::read_type(dom::object members) {
  const Spot spot{row_of(Field::type).name};
  dom::element value;
  if (members.at_key(spot.member).get(value) != simdjson::SUCCESS) return {};
  std::string_view name;
  if (value.get(name) != simdjson::SUCCESS) {
    refusals_.add(RefusalCode::wrong_type, spot, "the type is a string; {} lists the types", description_path);
    return {};
  }
  const auto type = parse_name<EventType>(name);
  if (!type) {
    refusals_.add(RefusalCode::unknown_type, spot, "there is no type \"{}\"; {} lists the types", Excerpt{name},
                  description_path);
  }
  return type;
}

void EventReader::read_members(dom::object members, std::optional<EventType> type, Reading& reading) {
  const Fields may = allowed(type);
  Fields& given = reading.item.given;
  for (const auto& [name, value] : members) {
    const auto field = find_field(name);
    if (!field || !may.has(*field)) {
      refusals_.add(RefusalCode::unknown_field, {name}, "{} carries no field \"{}\"", name_of_event(type),
                    Excerpt{name});
    } else if (given.has(*field)) {
      refusals_.add(RefusalCode::duplicate_field, {name}, "\"{}\" stands in the event more than once", name);
    } else {
      given.add(*field);
      if (*field != Field::type) read_value(*field, value, reading);
    }
  }
  const Fields must = required(type);
  if ((must.bits & ~given.bits) == 0) return;
  for (std::size_t i = 0; i < field_count; ++i) {
    const auto field = static_cast<Field>(i);
    if (!must.has(field) || given.has(field)) continue;
    const auto name = row_of(field).name;
    refusals_.add(RefusalCode::missing_field, {name}, "{} carries \"{}\": {}", name_of_event(type), name,
                  row_of(field).meaning);
  }
}

bool EventReader::count(std::uint64_t events) {
  event_count_ += events;
  if (event_count_ <= max_submission_events) return true;
  refusals_.add(RefusalCode::too_many_events, {},
                "with this event the body becomes more than {} events, and is read no further; post it in parts",
                max_submission_events);
  return false;
}

}  // namespace bonboek
