// One field's value: each function reads what its argument is, or refuses the value and leaves the argument as it was.
#pragma once

#include <simdjson.h>

#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "api/event_refusals.hpp"
#include "api/field_values.hpp"
#include "ledger/field_forms.hpp"

namespace bonboek {

class ValueReader {
 public:
  ValueReader(Field field, simdjson::dom::element value, Reading& reading)
      : field_(field), spot_{row_of(field).name}, value_(value), reading_(reading) {}

  void into(Cents& amount);
  void into(Sequence& sequence);
  void into(Year& year);
  void into(Track& track);
  void into(Date& date);
  void into(Quarter& quarter);
  void into(Municipality& municipality);
  void into(std::string_view& text);

  template <class Enum>
    requires std::is_enum_v<Enum>
  void into(Enum& value) {
    const auto text = string();
    if (!text) return;
    const auto named = parse_name<Enum>(*text);
    const auto type = reading_.item.fact.type;
    if (named && belongs_to(*named, type)) {
      value = *named;
    } else {
      refuse(RefusalCode::bad_value, "\"{}\" is not one of: {}", Excerpt{*text}, names_for<Enum>(type));
    }
  }

  void into_tracks(std::uint8_t& tracks);
  void into_vouchers(std::vector<VoucherRange>& vouchers);

 private:
  struct Bounds {
    std::int64_t least;
    std::int64_t most;
  };

  /// Go on to an element of the field's list: what is refused then is refused at its place.
  void go_to(std::uint32_t element, simdjson::dom::element value) {
    spot_.element = element;
    value_ = value;
  }

  std::optional<std::string_view> string();
  std::optional<simdjson::dom::array> list();  // with one element at least
  std::optional<std::int64_t> whole_number(Bounds bounds);
  std::optional<VoucherRange> voucher_range();

  void refuse_type(std::string_view expected);
  void refuse_form(std::string_view text);

  template <class... Args>
  void refuse(RefusalCode code, fmt::format_string<Args...> detail, Args&&... args) {
    reading_.refusals.add(code, spot_, detail, std::forward<Args>(args)...);
  }

  Field field_;
  Spot spot_;
  simdjson::dom::element value_;
  Reading& reading_;
};

}  // namespace bonboek
