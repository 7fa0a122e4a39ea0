#include "api/value_reader.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>

#include "ledger/identifiers.hpp"
#include "ledger/time.hpp"

namespace bonboek {
namespace {

namespace dom = simdjson::dom;

std::string_view name_of_type(dom::element value) {
  switch (value.type()) {
    case dom::element_type::ARRAY:
      return "a list";
    case dom::element_type::OBJECT:
      return "an object";
    case dom::element_type::INT64:
    case dom::element_type::UINT64:
    case dom::element_type::DOUBLE:
      return "a number";
    case dom::element_type::STRING:
      return "a string";
    case dom::element_type::BOOL:
      return "true or false";
    case dom::element_type::NULL_VALUE:
      return "null";
  }
  std::abort();
}

struct FaultRow {
  NumberFault fault;
  RefusalCode code;
  std::string_view text;
};

/// The right check digits are not told: whoever mistook a number would be helped to another that is valid.
constexpr std::array fault_rows{
    FaultRow{NumberFault::malformed, RefusalCode::bad_voucher_number,
             "is neither a voucher number, YY-NNNNNN-CC, nor a range of two, FIRST..LAST"},
    FaultRow{NumberFault::wrong_check_digits, RefusalCode::wrong_check_digits,
             "does not fit its check digits: compare it with what is printed"},
    FaultRow{NumberFault::backwards, RefusalCode::range_backwards, "ends before it begins"},
    FaultRow{NumberFault::across_years, RefusalCode::range_across_years,
             "runs from one mint year into another: write a range for each"},
};

const FaultRow& fault_row(NumberFault fault) {
  const auto* row = std::ranges::find(fault_rows, fault, &FaultRow::fault);
  if (row == fault_rows.end()) std::abort();
  return *row;
}

}  // namespace

void ValueReader::into(Cents& amount) {
  if (const auto whole = whole_number({1, max_amount.value})) amount = Cents{*whole};
}

void ValueReader::into(Sequence& sequence) {
  const auto whole = whole_number({0, std::numeric_limits<std::int64_t>::max()});
  if (whole) sequence = Sequence{static_cast<std::uint64_t>(*whole)};
}

void ValueReader::into(Year& year) {
  if (const auto whole = whole_number({first_year, last_year})) year = static_cast<Year>(*whole);
}

void ValueReader::into(Track& track) {
  if (const auto whole = whole_number({1, last_track})) track = static_cast<Track>(*whole);
}

void ValueReader::into(Date& date) {
  const auto text = string();
  if (!text) return;
  if (const auto parsed = parse_date(*text)) {
    date = *parsed;
  } else {
    refuse(RefusalCode::bad_date, "\"{}\" is no date from {} to {}, written YYYY-MM-DD", Excerpt{*text},
           to_string(Date{}), to_string(last_date));
  }
}

void ValueReader::into(Quarter& quarter) {
  const auto text = string();
  if (!text) return;
  const auto parsed = parse_quarter(*text);
  parsed ? void(quarter = *parsed) : refuse_form(*text);
}

void ValueReader::into(Municipality& municipality) {
  const auto text = string();
  if (!text) return;
  const auto parsed = parse_municipality(*text);
  parsed ? void(municipality = *parsed) : refuse_form(*text);
}

void ValueReader::into(std::string_view& text) {
  const auto given = string();
  if (!given) return;
  if (!has_form(row_of(field_).shape, *given)) return refuse_form(*given);
  text = reading_.texts.keep(field_, *given);
}

void ValueReader::into_tracks(std::uint8_t& tracks) {
  const auto elements = list();
  if (!elements) return;
  std::uint32_t place = 0;
  for (dom::element element : *elements) {
    go_to(place++, element);
    if (place > last_track) return refuse(RefusalCode::bad_value, "there are only {} tracks", last_track);
    const auto track = whole_number({1, last_track});
    if (!track) continue;
    const auto bit = static_cast<std::uint8_t>(1U << (*track - 1));
    if ((tracks & bit) != 0) refuse(RefusalCode::bad_value, "track {} is named twice", *track);
    tracks |= bit;
  }
}

void ValueReader::into_vouchers(std::vector<VoucherRange>& vouchers) {
  const auto elements = list();
  if (!elements) return;
  vouchers.reserve(std::min<std::uint64_t>(elements->size(), reading_.most_vouchers));
  std::uint32_t place = 0;
  for (dom::element element : *elements) {
    go_to(place++, element);
    const auto range = voucher_range();
    if (range) vouchers.push_back(*range);
    reading_.voucher_count += range ? range->count : 1;
    if (reading_.voucher_count > reading_.most_vouchers) return;
  }
}

std::optional<std::string_view> ValueReader::string() {
  std::string_view text;
  if (value_.get(text) == simdjson::SUCCESS) return text;
  refuse_type("a string");
  return {};
}

std::optional<dom::array> ValueReader::list() {
  dom::array elements;
  if (value_.get(elements) != simdjson::SUCCESS) {
    refuse_type("a list");
    return {};
  }
  if (elements.begin() != elements.end()) return elements;
  refuse(RefusalCode::bad_value, "the list is empty; it names at least one");
  return {};
}

std::optional<std::int64_t> ValueReader::whole_number(Bounds bounds) {
  const bool is_amount = row_of(field_).shape == Shape::amount;
  const std::string_view expected = is_amount ? "a whole number of cents" : "a whole number";
  if (!value_.is_number()) {
    refuse_type(expected);
    return {};
  }
  std::int64_t whole = 0;
  const bool is_whole = value_.get(whole) == simdjson::SUCCESS;
  if (is_whole && whole >= bounds.least && whole <= bounds.most) return whole;
  const auto otherwise = is_whole ? RefusalCode::bad_value : RefusalCode::wrong_type;
  refuse(is_amount ? RefusalCode::bad_amount : otherwise,
         "{} from {} to {} is expected, written without fraction or exponent", expected, bounds.least, bounds.most);
  return {};
}

std::optional<VoucherRange> ValueReader::voucher_range() {
  const auto text = string();
  if (!text) return {};
  const auto range = parse_voucher_range(*text);
  if (range) return *range;
  const FaultRow& row = fault_row(range.error());
  refuse(row.code, "\"{}\" {}", Excerpt{*text}, row.text);
  return {};
}

void ValueReader::refuse_type(std::string_view expected) {
  refuse(RefusalCode::wrong_type, "{} is expected, this is {}", expected, name_of_type(value_));
}

void ValueReader::refuse_form(std::string_view text) {
  refuse(RefusalCode::bad_value, "\"{}\" is not {}", Excerpt{text}, form_of(row_of(field_).shape));
}

}  // namespace bonboek
