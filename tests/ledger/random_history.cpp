#include "tests/ledger/random_history.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "tests/ledger/kept_text.hpp"
#include "tests/ledger/rule_player.hpp"

namespace bonboek {
namespace {

constexpr std::array libraries{"venlo", "gennep"};
constexpr std::array intermediaries{"fonds", "welzijn"};

/// One move, read a choice at a time.
class Choices {
 public:
  Choices(const Move& move, const MemoryLedger& ledger) : move_(move), facts_(ledger.facts()) {
    const Date last = local_date(facts_.last_recorded_at(), "UTC");
    request_.today = std::min(Date{static_cast<std::uint16_t>(last.day + move_[0] % 6)}, date_of(2028, 12, 1));
    request_.item.fact.occurred_on =
        std::max(Date{static_cast<std::uint16_t>(request_.today.day - move_[1] % 32)}, date_of(2025, 9, 1));
  }

  Request request() && {
    static constexpr std::array often{
        EventType::minted,   EventType::allotted, EventType::issued,   EventType::issued,   EventType::redeemed,
        EventType::redeemed, EventType::renewed,  EventType::invoiced, EventType::invoiced, EventType::paid,
        EventType::credited, EventType::voided,   EventType::reversed, EventType::reversed};
    static constexpr std::array seldom{EventType::fund_deposited,
                                       EventType::fund_returned,
                                       EventType::cost_booked,
                                       EventType::tariff_set,
                                       EventType::ceiling_set,
                                       EventType::library_registered,
                                       EventType::intermediary_accredited,
                                       EventType::library_withdrawn,
                                       EventType::accreditation_withdrawn,
                                       EventType::policy_set,
                                       EventType::quarter_closed};
    item().fact.type = move_[2] < 230 ? often.at(move_[2] % often.size()) : seldom.at(move_[2] % seldom.size());
    choose();
    return std::move(request_);
  }

 private:
  [[nodiscard]] Item& item() { return request_.item; }
  [[nodiscard]] Fact& fact() { return request_.item.fact; }
  [[nodiscard]] std::size_t pick(std::size_t count) const { return move_[7] % count; }

  void choose() {
    switch (fact().type) {
      case EventType::minted:
        return choose_minted();
      case EventType::paid:
      case EventType::credited:
        return choose_invoice();
      case EventType::invoiced:
        return choose_invoiced();
      case EventType::reversed:
        fact().reversed_sequence = Sequence{facts_.next().value - 1 - move_[4] % std::min(facts_.next().value, 60UL)};
        fact().reason = Reason::entered_in_error;
        return;
      default:
        choose_vouchers();
        choose_party();
        choose_plain();
    }
  }

  void choose_plain() {
    fact().track = static_cast<Track>(1 + pick(4));
    fact().reason = static_cast<Reason>(1 + pick(5));
    fact().reference = "R";
    fact().amount = Cents{1 + move_[6] * 37};
    fact().kind = pick(2) == 0 ? Kind::membership : Kind::handling;
    fact().from = Date{static_cast<std::uint16_t>(request_.today.day + move_[5] % 16)};
    fact().policy = pick(2) == 0 ? Policy::exposure : Policy::redemption_before_issue;
    fact().policy_value = pick(3) == 0 ? PolicyValue::refuse : PolicyValue::accept;
    fact().year = static_cast<Year>(2025 + pick(4));
    fact().quarter = quarter_of(fact().occurred_on);
    if (fact().type == EventType::quarter_closed) fact().occurred_on = request_.today;
    if (fact().type == EventType::ceiling_set) fact().amount = Cents{1'000'000};
  }

  void choose_party() {
    const auto kind = party_kind_of(fact().type);
    const std::string_view id =
        kind == PartyKind::library ? libraries.at(move_[3] % 2) : intermediaries.at(move_[3] % 2);
    (kind == PartyKind::library ? item().library : item().intermediary) = id;
    fact().id = id;
    fact().name = pick(3) == 0 ? "one name" : "another name";
    fact().tracks = 15;
    if (fact().type == EventType::voided && move_[3] % 3 == 0) item().intermediary = {};
  }

  /// Whether the request could be about the voucher; chance now and then does not look.
  [[nodiscard]] bool fits(VoucherIndex index) const {
    const Voucher& voucher = facts_.vouchers().at(index);
    const auto membership = facts_.vouchers().membership(std::max(request_.item.fact.year, Year{2025}), index);
    switch (request_.item.fact.type) {
      case EventType::issued:
        return !voucher.is_issued && !voucher.is_voided();
      case EventType::redeemed:
      case EventType::voided:
        return !voucher.is_redeemed && !voucher.is_voided();
      case EventType::renewed:
        return voucher.is_redeemed;
      case EventType::invoiced:
        return voucher.is_issued && (voucher.handling == Stage::accrued || membership.stage() == Stage::accrued);
      default:
        return true;
    }
  }

  void choose_vouchers() {
    const auto count = facts_.vouchers().size();
    for (std::uint32_t i = 0; i < count && item().vouchers.size() <= move_[5] % 6U; ++i) {
      const VoucherIndex index{(move_[4] + i) % count};
      if (move_[6] % 8 == 0 || fits(index)) item().vouchers.push_back({facts_.vouchers().number(index), 1});
    }
  }

  void choose_minted() {
    const Year year = year_of(fact().occurred_on);
    item().vouchers.push_back({{year, facts_.vouchers().next_serial(year)}, 1 + move_[5] % 4U});
    if (move_[3] % 3 != 0) item().intermediary = intermediaries.at(move_[3] % 2);
  }

  void choose_invoiced() {
    fact().occurred_on = request_.today;
    const bool is_handling = move_[3] % 2 == 0;
    fact().year = static_cast<Year>(year_of(fact().occurred_on) - move_[6] % 2);
    choose_vouchers();
    item().given = is_handling ? Fields{} : Fields{Field::membership_year};
    (is_handling ? item().intermediary : item().library) =
        is_handling ? intermediaries.at(pick(2)) : libraries.at(pick(2));
    fact().invoice = keep(fmt::format("F{}", move_[6] % 6 + 6 * fact().occurred_on.day));
    for (const auto& range : item().vouchers) {
      const auto index = facts_.vouchers().find(range.first).value();
      fact().amount = Cents{is_handling ? facts_.vouchers().at(index).handling_cents
                                        : facts_.vouchers().membership(fact().year, index).amount_cents};
    }
  }

  void choose_invoice() {
    const auto& all = facts_.invoices().all();
    if (all.empty()) return choose_party();
    const Invoice& invoice = std::next(all.begin(), static_cast<std::ptrdiff_t>(move_[4] % all.size()))->second;
    const Party& party = facts_.registers().party(invoice.party);
    (party.kind == PartyKind::library ? item().library : item().intermediary) = keep(party.id);
    fact().occurred_on = request_.today;
    fact().invoice = keep(invoice.number);
    fact().reference = "P";
    fact().amount = invoice.open;
    if (fact().type != EventType::credited) return;
    const auto lines = invoice.lines();
    for (std::size_t i = 0; i < lines.size(); i += 2) {
      item().vouchers.push_back({facts_.vouchers().number(lines[i].voucher), 1});
    }
  }

  const Move& move_;
  const Facts& facts_;
  Request request_;
};

}  // namespace

rc::Gen<std::vector<Move>> arbitrary_moves() {
  return rc::gen::scale(
      4.0, rc::gen::container<std::vector<Move>>(rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<Move>())));
}

MemoryLedger opened_ledger() {
  static const MemoryLedger opened = [] {
    const auto tables = read_rule_tables(BONBOEK_SCENARIOS);
    RulePlayer player;
    player.play(lines_of(*std::ranges::find(tables, "twenty vouchers", &RuleTable::name), tables));
    return player.ledger();
  }();
  return opened;
}

Request request_of(const Move& move, const MemoryLedger& ledger) {
  return Choices(move, ledger).request();
}

std::size_t play(const std::vector<Move>& moves, MemoryLedger& ledger) {
  std::size_t recorded = 0;
  for (const Move& move : moves) {
    const auto request = request_of(move, ledger);
    const auto before = ledger.facts().next();
    ledger.post_in_parts(request.item, {the_coordinator(), request.today, 0}, morning_of(request.today));
    if (ledger.facts().next() != before) ++recorded;
  }
  return recorded;
}

const Principal& the_coordinator() {
  static const Principal cubiss{"cubiss", Role::coordinator, ""};
  return cubiss;
}

}  // namespace bonboek
