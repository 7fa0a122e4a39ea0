// The values of an event's fields: from JSON into the item, each by its shape in the catalogue.
#pragma once

#include <simdjson.h>

#include <array>
#include <list>
#include <string>
#include <string_view>

#include "api/event_refusals.hpp"
#include "ledger/rules.hpp"

namespace bonboek {

/// The texts that a body's items point into. Events in a row often say the same of a field: that is kept once.
class Texts {
 public:
  explicit Texts(std::list<std::string>& kept) : kept_(kept) {}

  std::string_view keep(Field field, std::string_view text) {
    auto& last = last_.at(static_cast<std::size_t>(field));
    if (last != text) last = kept_.emplace_back(text);
    return last;
  }

 private:
  std::list<std::string>& kept_;
  std::array<std::string_view, field_count> last_{};
};

/// An event while its fields are read.
struct Reading {
  Item& item;
  Texts& texts;
  EventRefusals& refusals;
  std::uint64_t most_vouchers{0};  // reading of `vouchers` ends once it names more
  std::uint64_t voucher_count{0};  // named so far; an element that is refused counts as one
};

/// Puts the value into what the item has for the field, or refuses it by name. A reason is judged by the item's type,
/// where that is known already. The field is one that some type takes from who posts it, and not `type`.
void read_value(Field field, simdjson::dom::element value, Reading& reading);

}  // namespace bonboek
