#include "exports/voucher_page.hpp"

#include <fmt/format.h>

#include "exports/event_words.hpp"
#include "exports/html_page.hpp"
#include "exports/number_text.hpp"
#include "exports/report_words.hpp"
#include "exports/voucher_words.hpp"
#include "ledger/base64.hpp"

namespace bonboek {
namespace {

using Terms = std::vector<std::pair<std::string, std::string>>;

class VoucherPage {
 public:
  VoucherPage(const VoucherHistory& history, Language language)
      : history_(history),
        standing_(history.standing),
        language_(language),
        words_(voucher_words(language)),
        page_(language, fmt::format(fmt::runtime(words_.title), to_string(standing_.number)), scheme_name()) {}

  std::string run() && {
    add_standing();
    add_memberships();
    page_.add_heading(words_.checkpoint);
    page_.add_text(words_.checkpoint_note);
    page_.add_block(history_.note);
    page_.add_heading(words_.events);
    page_.add_text(words_.check_note);
    for (const HistoryEvent& event : history_.events) add_event(event);
    return std::move(page_).finish();
  }

 private:
  [[nodiscard]] std::string scheme_name() const {
    const auto& scheme = standing_.registers.scheme();
    return scheme ? scheme->name : std::string();
  }
  [[nodiscard]] std::string day(Date date) const { return date_text(date, language_); }

  void add_standing() {
    const Voucher& voucher = standing_.voucher;
    Terms terms{{std::string(words_.place), std::string(place_text(voucher.place(), language_))}};
    const auto add = [&](std::string_view name, std::string meaning) { terms.emplace_back(name, std::move(meaning)); };
    add(words_.minted_on, day(voucher.minted_on));
    if (!voucher.holder.is_none()) {
      add(words_.intermediary, party_text(standing_.registers.party(voucher.holder)));
      add(words_.held_since, day(voucher.held_since));
    }
    if (voucher.is_issued) {
      add(words_.issued_on, day(voucher.issued_on));
      add(words_.track, fmt::format("{}", unsigned{voucher.track}));
      add(words_.handling, fmt::format("{} ({})", grouped_text(Cents{voucher.handling_cents}, language_),
                                       stage_text(voucher.handling, language_)));
      if (!voucher.municipality.is_none()) {
        add(words_.municipality, municipality_text(voucher.municipality, language_));
      }
    }
    if (voucher.is_redeemed) add(words_.redeemed_on, day(voucher.redeemed_on));
    if (voucher.is_voided()) add(words_.void_reason, std::string(reason_text(voucher.void_reason, language_)));
    add(words_.known_at, to_string(standing_.known_at));
    add(words_.at_sequence, fmt::format("{}", standing_.next.value - 1));
    add(words_.tree_size, fmt::format("{}", history_.head.size));
    add(words_.root, to_base64(bytes_of(history_.head.root)));
    if (standing_.registers.scheme()) add(words_.origin, standing_.registers.scheme()->origin);
    page_.add_terms(terms);
  }

  void add_memberships() {
    if (standing_.memberships.empty()) return;
    HtmlTable table{std::string(words_.memberships),
                    {std::string(words_.year), std::string(words_.library), std::string(words_.since),
                     std::string(words_.renewed), std::string(words_.amount), std::string(words_.stage)},
                    {},
                    {}};
    for (const auto& [year, membership] : standing_.memberships) {
      table.rows.push_back({fmt::format("{}", year), party_text(standing_.registers.party(membership.library)),
                            day(date_in_year(year, membership.day)),
                            std::string(membership.is_renewal != 0 ? words_.yes : words_.no),
                            grouped_text(Cents{membership.amount_cents}, language_),
                            std::string(stage_text(membership.stage(), language_))});
    }
    page_.add_table(table);
  }

  void add_event(const HistoryEvent& told) {
    const Event& event = told.stored.event;
    page_.add_heading(fmt::format("{}, {}", deed_text(event.fact, language_),
                                  fmt::format(fmt::runtime(words_.event), event.sequence.value)));
    page_.add_terms(terms_of(told));
    std::string block = told.line;
    for (const Digest& hash : told.proof) block.append("\n").append(to_base64(bytes_of(hash)));
    page_.add_block(block);
  }

  [[nodiscard]] Terms terms_of(const HistoryEvent& told) const {
    const Event& event = told.stored.event;
    const Fact& fact = event.fact;
    Terms terms{{std::string(words_.occurred_on), day(fact.occurred_on)}};
    const auto add = [&](std::string_view name, std::string meaning) {
      if (!meaning.empty()) terms.emplace_back(name, std::move(meaning));
    };
    add(words_.recorded_at, to_string(event.recorded_at));
    if (!fact.party.is_none()) {
      const Party& party = standing_.registers.party(fact.party);
      add(party.kind == PartyKind::library ? words_.library : words_.intermediary, party_text(party));
    }
    add(words_.by, std::string(event.actor));
    if (fact.track != 0) add(words_.track, fmt::format("{}", fact.track));
    if (fact.amount != Cents{0}) add(words_.amount, grouped_text(fact.amount, language_));
    add(words_.invoice, std::string(fact.invoice));
    if (fact.year != 0) add(words_.membership_year, fmt::format("{}", fact.year));
    add(words_.reference, std::string(fact.reference));
    add(words_.reason, std::string(reason_text(fact.reason, language_)));
    if (fact.type == EventType::reversed) {
      add(words_.undoes, fmt::format(fmt::runtime(words_.event), fact.reversed_sequence.value));
    }
    const SubmissionReceipt& receipt = told.receipt;
    add(words_.receipt,
        fmt::format(fmt::runtime(words_.receipt_text), receipt.first.value, receipt.last.value,
                    to_string(receipt.recorded_at), receipt.head.size, to_base64(bytes_of(receipt.head.root))));
    return terms;
  }

  const VoucherHistory& history_;
  const VoucherStanding& standing_;
  Language language_;
  const VoucherWords& words_;
  HtmlPage page_;
};

}  // namespace

std::string voucher_page(const VoucherHistory& history, Language language) {
  return VoucherPage(history, language).run();
}

}  // namespace bonboek
