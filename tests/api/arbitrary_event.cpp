#include "tests/api/arbitrary_event.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <limits>

#include "ledger/canonical_line.hpp"
#include "ledger/money.hpp"
#include "tests/ledger/arbitrary.hpp"

namespace bonboek {
namespace {

using rc::Gen;

std::string in_quotes(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

Gen<std::string> each_quoted(Gen<std::string> text) {
  return rc::gen::map(std::move(text), [](const std::string& each) { return in_quotes(each); });
}

template <class Value>
Gen<std::string> quoted_arbitrary() {
  return rc::gen::map(rc::gen::arbitrary<Value>(), [](Value value) { return in_quotes(to_string(value)); });
}

/// 1 to `most` of these characters; the first of those that may begin.
Gen<std::string> text_of(std::string_view characters, std::string_view first, std::size_t most) {
  return rc::gen::mapcat(rc::gen::inRange<std::size_t>(0, most), [=](std::size_t size) {
    return rc::gen::apply([](char begin, std::string rest) { return begin + std::move(rest); },
                          rc::gen::elementOf(std::string(first)),
                          rc::gen::container<std::string>(size, rc::gen::elementOf(std::string(characters))));
  });
}

Gen<std::string> whole(std::int64_t least, std::int64_t most) {
  return rc::gen::map(rc::gen::inRange<std::int64_t>(least, most + 1),
                      [](std::int64_t value) { return std::to_string(value); });
}

template <class Enum>
Gen<std::string> name_in(std::size_t first, std::size_t count) {
  return rc::gen::map(rc::gen::inRange<std::size_t>(first, first + count),
                      [](std::size_t at) { return in_quotes(Names<Enum>::list.at(at)); });
}

template <class Enum>
Gen<std::string> any_name() {
  return name_in<Enum>(0, Names<Enum>::list.size());
}

Gen<std::string> reason_for(EventType type) {
  constexpr std::size_t void_reasons = 5;
  const auto all = Names<Reason>::list.size();
  return type == EventType::voided ? name_in<Reason>(0, void_reasons)
                                   : name_in<Reason>(void_reasons, all - void_reasons);
}

Gen<std::string> some_tracks() {
  return rc::gen::map(rc::gen::inRange(1U, 16U), [](unsigned bits) {
    std::string out;
    for (unsigned track = 1; track <= last_track; ++track) {
      if ((bits >> (track - 1) & 1U) != 0) out += fmt::format("{}{}", out.empty() ? "" : ",", track);
    }
    return "[" + out + "]";
  });
}

Gen<std::string> some_vouchers() {
  constexpr std::uint32_t most_of_a_range = 5;
  const auto range = rc::gen::apply(
      [](VoucherNumber first, std::uint32_t count) {
        return in_quotes(to_string(VoucherRange{first, std::min(count, max_serial - first.serial + 1)}));
      },
      rc::gen::arbitrary<VoucherNumber>(), rc::gen::inRange(1U, most_of_a_range + 1));
  return rc::gen::map(
      rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(range)),
      [](const std::vector<std::string>& ranges) { return fmt::format("[{}]", fmt::join(ranges, ",")); });
}

Gen<std::string> text_value(Shape shape) {
  constexpr std::string_view small = "abcdefghijklmnopqrstuvwxyz0123456789";
  constexpr std::string_view wide = "abzABZ0189._/-";
  switch (shape) {
    case Shape::currency:
      return rc::gen::just<std::string>("EUR");
    case Shape::iban:
      return rc::gen::element<std::string>("NL91ABNA0417164300", "BE68539007547034", "DE89370400440532013000",
                                           "GB29NWBK60161331926819", "FR1420041010050500013M02606");
    case Shape::invoice:
      return text_of(wide, "abzABZ0189", 35);
    case Shape::isil:
      return rc::gen::map(text_of(wide.substr(0, 10), "A", 11), [](const std::string& unit) { return "NL-" + unit; });
    case Shape::kvk:
      return rc::gen::map(rc::gen::inRange(0, 100'000'000), [](int number) { return fmt::format("{:08}", number); });
    case Shape::municipality:
      return rc::gen::map(rc::gen::inRange(1, 10'000), [](int code) { return fmt::format("GM{:04}", code); });
    case Shape::name:
      return rc::gen::element<std::string>("x", "Bibliotheek Venlo", "Café \"'t Hoekje\"", "a\\b/c", "日本語", "😀 😀",
                                           std::string(120, 'n'));
    case Shape::origin:
      return text_of(wide, wide, 120);
    case Shape::slug:
      return text_of(small, small, 64);
    case Shape::time_zone:
      return rc::gen::element<std::string>("Europe/Amsterdam", "UTC", "America/Argentina/Buenos_Aires");
    default:
      std::abort();
  }
}

Gen<std::string> value_for(Field field, EventType type) {
  switch (const Shape shape = row_of(field).shape) {
    case Shape::amount:
      return whole(1, max_amount.value);
    case Shape::date:
      return quoted_arbitrary<Date>();
    case Shape::event_type:
      return rc::gen::just(in_quotes(name_of(type)));
    case Shape::kind:
      return any_name<Kind>();
    case Shape::policy:
      return any_name<Policy>();
    case Shape::policy_value:
      return any_name<PolicyValue>();
    case Shape::quarter:
      return quoted_arbitrary<Quarter>();
    case Shape::reason:
      return reason_for(type);
    case Shape::sequence:
      return whole(0, std::numeric_limits<std::int64_t>::max() - 1);
    case Shape::track:
      return whole(1, last_track);
    case Shape::tracks:
      return some_tracks();
    case Shape::vouchers:
      return some_vouchers();
    case Shape::year:
      return whole(first_year, last_year);
    default:
      return each_quoted(text_value(shape));
  }
}

}  // namespace

Gen<Members> arbitrary_event() {
  return rc::gen::exec([] {
    const auto type = static_cast<EventType>(*rc::gen::inRange<std::size_t>(1, Names<EventType>::list.size() + 1));
    const EventRow& row = row_of(type);
    std::vector<Field> fields{Field::type, Field::occurred_on};
    for (std::size_t i = 0; i < field_count; ++i) {
      const auto field = static_cast<Field>(i);
      if (row.required.has(field) || (row.optional.has(field) && *rc::gen::arbitrary<bool>())) fields.push_back(field);
    }
    for (std::size_t i = fields.size() - 1; i > 0; --i) {
      std::swap(fields[i], fields[*rc::gen::inRange<std::size_t>(0, i + 1)]);
    }
    Members members;
    for (const Field field : fields) members.emplace_back(row_of(field).name, *value_for(field, type));
    return members;
  });
}

std::string written(const Members& event) {
  std::string out;
  for (const auto& [name, value] : event) out += fmt::format("{}\"{}\":{}", out.empty() ? "" : ",", name, value);
  return "{" + out + "}";
}

std::string written(const std::vector<Members>& events, BodyForm form) {
  const bool is_json = form == BodyForm::json;
  std::string out;
  for (const auto& event : events) {
    if (!out.empty()) out += is_json ? ',' : '\n';
    out += written(event);
  }
  return is_json ? R"({"events":[)" + out + "]}" : out;
}

}  // namespace bonboek
