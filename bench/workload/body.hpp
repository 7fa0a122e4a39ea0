// A submission as the body that posts it: the other way round from decoding, which gives back the same items.
#pragma once

#include <string>
#include <vector>

#include "api/spine.hpp"

namespace bonboek::bench {

enum class BodyShape : std::uint8_t {
  lists,        // JSON: {"events":[...]}, one object for each item
  item_lines,   // NDJSON: a line for each item, with all its vouchers
  event_lines,  // NDJSON: a line for each voucher, so that each line becomes one event; a payment is one line
};

[[nodiscard]] constexpr BodyForm form_of(BodyShape shape) {
  return shape == BodyShape::lists ? BodyForm::json : BodyForm::ndjson;
}

/// Appends the body that posts a submission's items.
void append_body(std::string& out, const Posted& posted, BodyShape shape);

/// Appends an item as one JSON object: the fields that are given, in the order of their names, with these vouchers
/// where it has the field.
void append_event(std::string& out, const Item& item, const std::vector<VoucherRange>& vouchers);

}  // namespace bonboek::bench
