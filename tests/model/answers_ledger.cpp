// The ledger's answers, read off its views and named as the model names them.
#include <fmt/format.h>

#include <limits>

#include "projections/municipal_counts.hpp"
#include "projections/municipalities.hpp"
#include "projections/reconciliation.hpp"
#include "tests/model/answers.hpp"
#include "tests/model/answers_parts.hpp"

namespace bonboek::model {
namespace {

constexpr std::array stages{"none", "accrued", "invoiced", "paid"};

class Asking {
 public:
  explicit Asking(const Views& views) : views_(views), facts_(views.facts()) {}

  Answers all() && {
    answers_.tell("events", std::to_string(facts_.next().value));
    answers_.tell("today", to_string(views_.today()));
    answers_.add("bank", facts_.fund().bank.value);
    const Year first = year_of(facts_.registers().scheme()->opened_on);
    const Year last = year_of(views_.today());
    for (Year year = first; year <= last; ++year) ask_months_of(year);
    for (auto year = static_cast<Year>(first - 1); year <= last + 2; ++year) ask_fund(year);
    for (std::uint32_t i = 0; i < facts_.vouchers().size(); ++i) ask_voucher(VoucherIndex{i});
    ask_series();
    ask_open_items();
    ask_invoices();
    return answers_.all();
  }

 private:
  [[nodiscard]] std::string party(PartyIndex index) const {
    if (index.is_none()) return "";
    const auto& party = facts_.registers().party(index);
    return fmt::format("{}/{}", name_of(party.kind), party.id);
  }
  [[nodiscard]] std::string number(VoucherIndex index) const { return to_string(facts_.vouchers().number(index)); }

  void ask_months_of(Year year) {
    for (unsigned i = 0; i < 12; ++i) {
      const Month month{static_cast<std::uint16_t>(period_of(year).first.value + i)};
      ask_accounts(month);
      ask_municipalities(month);
      for (std::uint16_t at = 0; at < facts_.registers().parties().size(); ++at) {
        ask_counts(party(PartyIndex{at}), month, views_.figures().counts().of(PartyIndex{at}, {month, month}));
      }
      ask_counts("all", month, views_.figures().counts().all({month, month}));
    }
    for (const Balance& balance : views_.figures().balances().over(period_of(year))) {
      answers_.add(fmt::format("account {} opening {}", account(balance), year), balance.opening.value);
    }
    for (unsigned i = 0; i < 4; ++i) {
      ask_corrections(Quarter{static_cast<std::uint16_t>(4U * (year - first_year) + i)});
    }
  }

  [[nodiscard]] std::string account(const Balance& balance) const {
    const bool of_party = !balance.key.party.is_none();
    return fmt::format("{}{}{}", name_of(balance.key.account), of_party ? " " : "", party(balance.key.party));
  }

  void ask_accounts(Month month) {
    for (const Balance& balance : views_.figures().balances().over({month, month})) {
      const auto name = fmt::format("account {} {}", account(balance), to_string(month));
      answers_.add(name + " debit", balance.movement.debit.value);
      answers_.add(name + " credit", balance.movement.credit.value);
      answers_.add("books do not sum to zero", balance.closing().value);
    }
  }

  void ask_counts(const std::string& who, Month month, const Tally& tally) {
    for (std::size_t i = 0; i < measure_count; ++i) {
      const auto measure = static_cast<Measure>(i);
      const auto name = fmt::format("count {} {} {}", who, to_string(month), name_of(measure));
      for (std::size_t track = 0; track <= last_track; ++track) {
        answers_.add(fmt::format("{} track {}", name, track), tally.tracks(measure).at(track));
      }
      answers_.add(name + " cents", tally.cents(measure).value);
    }
  }

  void ask_municipalities(Month month) {
    for (const MunicipalCounts& row : municipal_counts(views_.books(), {month, month})) {
      for (std::size_t i = 0; i < municipal_measures.size(); ++i) {
        for (std::size_t track = 0; track <= last_track; ++track) {
          answers_.add(fmt::format("municipality {} {} {} track {}", municipality_code(row.municipality),
                                   to_string(month), name_of(municipal_measures.at(i)), track),
                       row.by_measure.at(i).count.at(track));
        }
      }
    }
  }

  void ask_corrections(Quarter quarter) {
    for (const Correction& correction : views_.figures().corrections().shown_in(quarter)) {
      for (std::size_t i = 0; i < measure_count; ++i) {
        const auto name = fmt::format("correction in {} about {} {}", to_string(quarter), to_string(correction.about),
                                      name_of(static_cast<Measure>(i)));
        answers_.add(name, correction.count.at(i));
        answers_.add(name + " cents", correction.amount.at(i).value);
      }
    }
  }

  void ask_fund(Year year) {
    const FundYear fund = views_.figures().fund().year(year, views_.today(), facts_.standing());
    const auto add = [&](const std::string& figure, std::int64_t value) {
      answers_.add(fmt::format("fund {} {}", year, figure), value);
    };
    for (std::size_t i = 1; i < stages.size(); ++i) {
      add(fmt::format("memberships {}", stages.at(i)), fund.memberships.count.at(i));
      add(fmt::format("memberships cents {}", stages.at(i)), fund.memberships.amount.at(i).value);
      add(fmt::format("handlings {}", stages.at(i)), fund.handlings.count.at(i));
      add(fmt::format("handlings cents {}", stages.at(i)), fund.handlings.amount.at(i).value);
    }
    add("new", fund.new_memberships);
    add("renewals", fund.renewals);
    add("deposited", fund.deposited.value);
    add("accrued", fund.accrued().value);
    add("invoiced", fund.invoiced().value);
    add("paid", fund.paid().value);
    add("ceiling", fund.ceiling.value);
    add("cost", fund.cost().value);
    add("committed", fund.committed.value);
    add("free", fund.free().value);
    add("forecast", fund.forecast().value);
  }

  void ask_voucher(VoucherIndex index) {
    const Voucher& voucher = facts_.vouchers().at(index);
    std::string text =
        fmt::format("{} minted {} with [{}] since {} newest {}", name_of(voucher.place()), to_string(voucher.minted_on),
                    party(voucher.holder), to_string(voucher.held_since), voucher.last.value);
    if (voucher.is_issued) {
      const bool is_told = !voucher.municipality.is_none();
      text += fmt::format(" issued {} track {} {} {} {}", to_string(voucher.issued_on), voucher.track,
                          is_told ? fmt::format("GM{:04}", voucher.municipality.value) : "", voucher.handling_cents,
                          stages.at(static_cast<std::size_t>(voucher.handling)));
    }
    if (voucher.is_redeemed) text += " redeemed " + to_string(voucher.redeemed_on);
    if (voucher.is_voided()) text += fmt::format(" voided {}", name_of(voucher.void_reason));
    for (Year year : facts_.vouchers().membership_years()) {
      const auto membership = facts_.vouchers().membership(year, index);
      if (!membership.stands()) continue;
      text += fmt::format(" {}: {} {} {} {}{}", year, party(membership.library),
                          to_string(date_in_year(year, membership.day)), membership.amount_cents,
                          stages.at(static_cast<std::size_t>(membership.stage())),
                          membership.is_renewal != 0 ? " renewal" : "");
    }
    answers_.tell("voucher " + number(index), text);
  }

  void ask_series() {
    for (const auto& [year, series] : views_.figures().numbers().by_mint_year()) {
      const auto name = fmt::format("series {}", year);
      answers_.add(name + " minted", series.minted);
      answers_.add(name + " unaccounted", series.unaccounted());
      for (std::size_t i = 0; i < place_count; ++i) {
        answers_.add(fmt::format("{} {}", name, name_of(static_cast<Place>(i))), series.in_place.at(i));
      }
      for (std::size_t i = 1; i < series.voided_by_reason.size(); ++i) {
        answers_.add(fmt::format("{} voided {}", name, name_of(static_cast<Reason>(i))), series.voided_by_reason.at(i));
      }
      ask_by_party(name + " with", series.with_intermediary);
      ask_by_party(name + " issued by", series.issued_by);
    }
  }

  void ask_by_party(const std::string& name, const std::vector<std::int64_t>& counts) {
    PartyIndex holder{0};
    for (const std::int64_t count : counts) {
      answers_.add(fmt::format("{} {}", name, party(holder)), count);
      ++holder.value;
    }
  }
  void ask_open_items();
  void ask_open_sum(const std::string& name, const OpenSum& sum);
  void ask_invoices();

  const Views& views_;
  const Facts& facts_;
  Collected answers_;
};

void Asking::ask_open_items() {
  const OpenQuestion question{all_time, views_.today(), PartyIndex::none()};
  const auto groups = views_.figures().open_items().groups(question, facts_.registers());
  const auto vouchers = open_vouchers(facts_, question, std::numeric_limits<std::size_t>::max());
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const auto what = name_of(static_cast<OpenItem>(i));
    ask_open_sum(fmt::format("open {} of all", what), groups.at(i).total);
    for (const auto& [index, sum] : groups.at(i).by_party) {
      ask_open_sum(fmt::format("open {} of {}", what, party(index)), sum);
    }
    for (const OpenVoucher& open : vouchers.at(i)) {
      answers_.tell(fmt::format("open {} {} {}", what, number(open.voucher), to_string(open.since)),
                    fmt::format("{} {}", party(open.party), open.amount.value));
    }
  }
}

void Asking::ask_open_sum(const std::string& name, const OpenSum& sum) {
  answers_.add(name, sum.count);
  answers_.add(name + " cents", sum.amount.value);
  for (std::size_t i = 0; i < age_bounds.size(); ++i) {
    answers_.add(fmt::format("{} to {} days", name, age_bounds.at(i)), sum.by_age.at(i));
  }
  answers_.add(fmt::format("{} over {} days", name, age_bounds.back()), sum.by_age.back());
}

void Asking::ask_invoices() {
  for (const auto& [key, invoice] : facts_.invoices().all()) {
    std::string text =
        fmt::format("{} {} open {} paid {} credited {}:", name_of(invoice.kind), to_string(invoice.invoiced_on),
                    invoice.open.value, invoice.paid.value, invoice.credited.value);
    for (const InvoiceLine& line : invoice.lines()) {
      text += fmt::format(" ({} {} {} {})", number(line.voucher), line.year, line.amount.value, name_of(line.state));
    }
    answers_.tell(fmt::format("invoice {} {}", party(key.first), key.second), text);
  }
}

}  // namespace

Answers answers_of(const Views& views) {
  return Asking(views).all();
}

std::string line_of(const Event& event, const Facts& facts) {
  const Fact& fact = event.fact;
  std::string party;
  if (!fact.party.is_none()) {
    const auto& entry = facts.registers().party(fact.party);
    party = fmt::format("{}/{}", name_of(entry.kind), entry.id);
  }
  const bool is_reversal = fact.type == EventType::reversed;
  return fmt::format("{} {} in {} by {} {} on {} of [{}] voucher {} cents {} undoes {}", event.sequence.value,
                     event.recorded_at.micros, event.submission.value, event.actor, name_of(fact.type),
                     to_string(fact.occurred_on), party,
                     event.voucher.is_none() ? "none" : to_string(facts.vouchers().number(event.voucher)),
                     fact.amount.value, is_reversal ? static_cast<std::int64_t>(fact.reversed_sequence.value) : -1);
}

}  // namespace bonboek::model
