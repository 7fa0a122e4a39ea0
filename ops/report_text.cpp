#include "ops/report_text.hpp"

#include <fmt/format.h>

#include <cstdlib>

#include "ops/money_text.hpp"
#include "ops/progress.hpp"
#include "ops/text_table.hpp"

namespace bonboek {
namespace {

std::string counted(std::int64_t count) {
  return fmt::format("{}{}", count < 0 ? "-" : "", grouped(static_cast<std::uint64_t>(std::abs(count))));
}

std::string heading(const Books& books, Quarter quarter) {
  const Registers& registers = books.standing.registers;
  const auto closed = registers.closed_quarters().find(quarter);
  return fmt::format("{}, report of {}\nas recorded up to {} (event {}); the quarter is {}\n",
                     registers.scheme() ? registers.scheme()->name : "no scheme", to_string(quarter),
                     to_string(books.standing.last_recorded_at), books.standing.next.value - 1,
                     closed == registers.closed_quarters().end()
                         ? "not closed"
                         : fmt::format("closed by event {}", closed->second.value));
}

std::vector<TextRow> count_rows(const Tally& quarter, const Tally& year) {
  std::vector<TextRow> rows{{"", "quarter", "EUR", "year so far", "EUR"}};
  const auto add = [&](std::string label, Measure measure, bool with_money) {
    rows.push_back({std::move(label), counted(quarter.total(measure)), with_money ? euros(quarter.cents(measure)) : "",
                    counted(year.total(measure)), with_money ? euros(year.cents(measure)) : ""});
  };
  const auto add_tracks = [&](Measure measure) {
    for (Track track = 0; track <= last_track; ++track) {
      const auto of_quarter = quarter.tracks(measure).at(track);
      const auto of_year = year.tracks(measure).at(track);
      if (of_year == 0 && of_quarter == 0) continue;
      rows.push_back({track == 0 ? "  issue not reported yet" : fmt::format("  track {}", track), counted(of_quarter),
                      "", counted(of_year)});
    }
  };
  add("vouchers minted", Measure::minted, false);
  add("vouchers issued (handling)", Measure::issued, true);
  add_tracks(Measure::issued);
  add("new memberships", Measure::redeemed, true);
  add_tracks(Measure::redeemed);
  add("memberships continued", Measure::renewed, true);
  add("vouchers voided", Measure::voided, false);
  add("invoiced", Measure::invoiced, true);
  add("credited", Measure::credited, true);
  add("paid", Measure::paid, true);
  return rows;
}

std::vector<TextRow> fund_rows(const FundYear& fund) {
  const auto percent = [&](Cents part) {
    if (fund.ceiling.value == 0) return std::string();
    const std::int64_t tenths = (part * 1'000).value / fund.ceiling.value;
    return fmt::format("{}{},{}%", tenths < 0 ? "-" : "", std::abs(tenths) / 10, std::abs(tenths) % 10);
  };
  std::vector<TextRow> rows{{fmt::format("fund {}", fund.year), "EUR", "of ceiling"}};
  const auto add = [&](const char* label, Cents amount) { rows.push_back({label, euros(amount), percent(amount)}); };
  add("ceiling", fund.ceiling);
  add("deposited", fund.deposited);
  add("cost", fund.cost());
  add("  memberships", fund.memberships.total());
  add("  handling", fund.handlings.total());
  add("  other", fund.other_cost);
  add("paid", fund.paid());
  add("invoiced, to be paid", fund.invoiced());
  add("due, to be invoiced", fund.accrued());
  add("committed to vouchers out", fund.committed);
  add("free", fund.free());
  add("forecast to year end", fund.forecast());
  return rows;
}

std::vector<TextRow> party_rows(const Books& books, PartyKind kind, Period period) {
  const Measure done = kind == PartyKind::library ? Measure::redeemed : Measure::issued;
  const Measure more = kind == PartyKind::library ? Measure::renewed : Measure::allotted;
  std::vector<TextRow> rows{{kind == PartyKind::library ? "libraries" : "intermediaries", std::string(name_of(done)),
                             std::string(name_of(more)), "invoiced EUR", "paid EUR"}};
  const auto& parties = books.standing.registers.parties();
  PartyIndex next{0};
  for (const Party& party : parties) {
    const PartyIndex index{next.value++};
    if (party.kind != kind) continue;
    const Tally tally = books.figures.counts().of(index, period);
    rows.push_back({party.id, counted(tally.total(done)), counted(tally.total(more)),
                    euros(tally.cents(Measure::invoiced)), euros(tally.cents(Measure::paid))});
  }
  return rows;
}

std::vector<TextRow> open_rows(const Books& books, Quarter quarter) {
  constexpr std::array<const char*, open_item_count> labels{
      "redeemed, issue not reported",  "issued, not redeemed",       "membership due, not invoiced",
      "membership invoiced, not paid", "handling due, not invoiced", "handling invoiced, not paid"};
  const auto open = books.figures.open_items().groups(
      {{all_time.first, period_of(quarter).last}, books.standing.today(), PartyIndex::none()},
      books.standing.registers);
  std::vector<TextRow> rows{{"stands open", "count", "EUR", "oldest"}};
  for (std::size_t i = 0; i < open_item_count; ++i) {
    const OpenSum& sum = open.at(i).total;
    rows.push_back({labels.at(i), counted(sum.count), euros(sum.amount), sum.count == 0 ? "" : to_string(sum.oldest)});
  }
  return rows;
}

std::vector<TextRow> correction_rows(const Books& books, Quarter quarter) {
  std::vector<TextRow> rows{{"corrections of closed quarters", "", "count", "EUR"}};
  for (const Correction& correction : books.figures.corrections().shown_in(quarter)) {
    for (std::size_t i = 0; i < measure_count; ++i) {
      if (correction.count.at(i) == 0 && correction.amount.at(i) == Cents{0}) continue;
      rows.push_back({to_string(correction.about), std::string(name_of(static_cast<Measure>(i))),
                      counted(correction.count.at(i)), euros(correction.amount.at(i))});
    }
  }
  if (rows.size() == 1) rows.push_back({"none"});
  return rows;
}

}  // namespace

std::string report_text(const Books& books, Quarter quarter) {
  const Period period = period_of(quarter);
  const Year year = year_of(last_day_of(quarter));
  const Tally to_date = books.figures.counts().all({period_of(year).first, period.last});
  std::string text = heading(books, quarter);
  for (const auto& rows :
       {count_rows(books.figures.counts().all(period), to_date),
        fund_rows(books.figures.fund().year(year, books.standing.today(), books.standing)),
        party_rows(books, PartyKind::library, period), party_rows(books, PartyKind::intermediary, period),
        open_rows(books, quarter), correction_rows(books, quarter)}) {
    text += '\n';
    text += text_table(rows);
  }
  return text;
}

}  // namespace bonboek
