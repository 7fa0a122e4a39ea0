#include "ledger/catalogue.hpp"

#include <algorithm>
#include <cstdlib>

namespace bonboek {
namespace {

constexpr std::array<FieldRow, field_count> fields{{
    {"actor", Shape::slug, "the principal who posted the event"},
    {"amountCents", Shape::amount, "amount in euro cents; with vouchers: of each"},
    {"currency", Shape::currency, "currency of the books"},
    {"from", Shape::date, "first day on which the tariff holds"},
    {"iban", Shape::iban, "account that payments go to"},
    {"id", Shape::slug, "id of the library or intermediary"},
    {"intermediary", Shape::slug, "the intermediary that the event is about; its own key may leave it out"},
    {"invoice", Shape::invoice, "the party's own invoice number"},
    {"isil", Shape::isil, "ISIL of the library (ISO 15511)"},
    {"kind", Shape::kind, "what is paid for"},
    {"kvk", Shape::kvk, "number in the Dutch business register"},
    {"library", Shape::slug, "the library that the event is about; its own key may leave it out"},
    {"membershipYear", Shape::year, "calendar year of the memberships, or of the issues whose handling is invoiced"},
    {"municipality", Shape::municipality, "code of the municipality by Statistics Netherlands"},
    {"name", Shape::name, "name of the scheme or the party"},
    {"occurredOn", Shape::date, "the Dutch calendar date on which it happened"},
    {"origin", Shape::origin, "name of this log, unique in the world"},
    {"policy", Shape::policy, "the switch that is set"},
    {"previous", Shape::sequence, "sequence of the voucher's event before this one"},
    {"quarter", Shape::quarter, "the quarter that is closed"},
    {"reason", Shape::reason, "why, from a fixed list"},
    {"recordedAt", Shape::timestamp, "when the ledger learned it, UTC"},
    {"reference", Shape::invoice, "reference of the payment or document"},
    {"restoredHolder", Shape::slug, "the intermediary who holds the voucher again"},
    {"restoredSince", Shape::date, "since when that intermediary had held it"},
    {"reversedOccurredOn", Shape::date, "the date of the event undone, on which the undoing counts"},
    {"reversedSequence", Shape::sequence, "sequence of the event undone"},
    {"reversedType", Shape::event_type, "type of the event undone"},
    {"sequence", Shape::sequence, "place in the log, from 0 without gaps"},
    {"submission", Shape::sequence, "first sequence of the submission that posted the event"},
    {"timeZone", Shape::time_zone, "the zone whose calendar dates count"},
    {"track", Shape::track, "the route by which the recipient was reached"},
    {"tracks", Shape::tracks, "the routes for which the intermediary is accredited"},
    {"type", Shape::event_type, "type of the event"},
    {"value", Shape::policy_value, "what the switch is set to"},
    {"version", Shape::version, "version of the type's schema"},
    {"voucher", Shape::voucher, "the voucher that the event is about"},
    {"vouchers", Shape::vouchers, "numbers and ranges of vouchers"},
    {"year", Shape::year, "business year"},
}};

constexpr Roles coordinator{Role::coordinator};
constexpr Roles libraries{Role::coordinator, Role::library};
constexpr Roles intermediaries{Role::coordinator, Role::intermediary};
constexpr Roles parties{Role::coordinator, Role::library, Role::intermediary};

using F = Field;
constexpr Fields nothing{};
constexpr Fields money{F::amount_cents, F::reference};
constexpr Fields either_party{F::library, F::intermediary};

constexpr std::array rows{
    EventRow{EventType::scheme_opened,
             1,
             coordinator,
             {F::name, F::origin, F::currency, F::time_zone},
             {},
             {},
             "The scheme begins: the first event of every log."},
    EventRow{EventType::policy_set, 1, coordinator, {F::policy, F::value}, {}, {}, "A switch of the rules is set."},
    EventRow{EventType::library_registered,
             1,
             coordinator,
             {F::id, F::name, F::municipality},
             {F::isil, F::iban, F::kvk},
             {},
             "A library takes part from this date; posted again, its details change."},
    EventRow{EventType::intermediary_accredited,
             1,
             coordinator,
             {F::id, F::name, F::tracks},
             {F::municipality, F::iban, F::kvk},
             {},
             "An intermediary may hand out vouchers from this date; posted again, its details change."},
    EventRow{EventType::accreditation_withdrawn,
             1,
             coordinator,
             {F::id},
             {},
             {},
             "An intermediary's last day; what it did before stays."},
    EventRow{EventType::library_withdrawn,
             1,
             coordinator,
             {F::id},
             {},
             {},
             "A library's last day; what it did before stays."},
    EventRow{EventType::tariff_set,
             1,
             coordinator,
             {F::kind, F::amount_cents, F::from},
             {},
             {},
             "What a membership or a handling costs from a date on."},
    EventRow{EventType::ceiling_set,
             1,
             coordinator,
             {F::year, F::amount_cents},
             {},
             {},
             "What the fund may cost in a business year."},
    EventRow{EventType::fund_deposited, 1, coordinator, money, {}, {}, "The province feeds the fund."},
    EventRow{EventType::fund_returned, 1, coordinator, money, {}, {}, "Money goes back to the province."},
    EventRow{EventType::cost_booked, 1, coordinator, money, {}, {}, "Another cost is paid from the fund."},
    EventRow{EventType::minted,
             1,
             coordinator,
             {F::vouchers},
             {F::intermediary},
             {F::voucher},
             "Numbered vouchers are made, and handed to an intermediary where one is named."},
    EventRow{EventType::allotted,
             1,
             coordinator,
             {F::vouchers, F::intermediary},
             {},
             {F::voucher, F::previous},
             "Unused vouchers are handed, or moved, to an intermediary."},
    EventRow{EventType::issued,
             1,
             intermediaries,
             {F::vouchers, F::track},
             {F::intermediary, F::municipality},
             {F::voucher, F::previous, F::amount_cents},
             "A voucher is handed to a recipient; its handling fee is due."},
    EventRow{EventType::redeemed,
             1,
             libraries,
             {F::vouchers},
             {F::library},
             {F::voucher, F::previous, F::amount_cents},
             "A recipient is enrolled: the membership of this calendar year is due."},
    EventRow{EventType::renewed,
             1,
             libraries,
             {F::vouchers},
             {F::library},
             {F::voucher, F::previous, F::amount_cents},
             "A membership continues in another calendar year and is due again."},
    EventRow{EventType::invoiced,
             1,
             parties,
             {F::vouchers, F::invoice, F::amount_cents},
             {F::library, F::intermediary, F::membership_year},
             {F::voucher, F::previous},
             "A library invoices memberships, or an intermediary handling."},
    EventRow{EventType::paid,
             1,
             coordinator,
             {F::invoice, F::amount_cents, F::reference},
             either_party,
             {F::voucher, F::previous, F::membership_year},
             "The open amount of an invoice is paid: one event a line."},
    EventRow{EventType::credited,
             1,
             parties,
             {F::vouchers, F::invoice},
             either_party,
             {F::voucher, F::previous, F::amount_cents, F::membership_year},
             "Unpaid lines of an invoice are taken back."},
    EventRow{EventType::voided,
             1,
             intermediaries,
             {F::vouchers, F::reason},
             {F::intermediary},
             {F::voucher, F::previous},
             "A voucher that was not redeemed can no longer be used."},
    EventRow{EventType::reversed,
             1,
             parties,
             {F::reversed_sequence, F::reason},
             {},
             {F::voucher, F::previous, F::reversed_type, F::reversed_occurred_on, F::amount_cents, F::library,
              F::intermediary, F::invoice, F::membership_year, F::municipality, F::reference, F::restored_holder,
              F::restored_since, F::track},
             "A mistake is undone; the event it names stays in the log."},
    EventRow{EventType::quarter_closed,
             1,
             coordinator,
             {F::quarter},
             {},
             {},
             "A quarter is reported; later facts about it show as corrections."},
};

}  // namespace

const FieldRow& row_of(Field field) {
  return fields.at(static_cast<std::size_t>(field));
}

const EventRow& row_of(EventType type) {
  const auto at = static_cast<std::size_t>(type) - 1;
  if (at >= rows.size() || rows[at].type != type) std::abort();
  return rows[at];
}

std::span<const EventRow> catalogue() {
  return rows;
}

std::optional<Field> find_field(std::string_view name) {
  const auto at = std::ranges::lower_bound(fields, name, {}, &FieldRow::name);
  if (at == fields.end() || at->name != name) return {};
  return static_cast<Field>(at - fields.begin());
}

}  // namespace bonboek
