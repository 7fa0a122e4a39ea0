#include "exports/changes_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "exports/changes_words.hpp"
#include "exports/event_words.hpp"
#include "exports/html_page.hpp"
#include "exports/number_text.hpp"
#include "exports/report_words.hpp"

namespace bonboek {
namespace {

using Row = std::vector<std::string>;

class ChangesPage {
 public:
  ChangesPage(const ReportChanges& changes, Language language)
      : changes_(changes),
        language_(language),
        words_(changes_words(language)),
        report_words_(report_words(language)),
        page_(language, fmt::format(fmt::runtime(words_.title), to_string(changes.quarter)), changes.scheme) {}

  std::string run() && {
    add_moments();
    page_.add_heading(words_.figures);
    if (changes_.changes.empty()) page_.add_text(words_.no_changes);
    if (!changes_.changes.empty()) add_figures();
    const auto has_events = [](const FigureChange& change) { return !change.events.empty(); };
    if (std::ranges::any_of(changes_.changes, has_events)) page_.add_heading(words_.events);
    for (const FigureChange& change : changes_.changes) {
      if (has_events(change)) add_events(change);
    }
    return std::move(page_).finish();
  }

 private:
  static std::string text(std::string_view word) { return std::string(word); }

  /// A figure as its path says it is written: a day, an amount, a percentage or a count.
  [[nodiscard]] std::string value(const FigureChange& of, std::int64_t value) const {
    if (is_day_figure(of.figure)) {
      const auto day = day_of_figure(value);
      return day ? date_text(*day, language_) : "";
    }
    if (of.figure.ends_with("Cents") || of.figure.ends_with("BasisPoints")) {
      return grouped_text(Cents{value}, language_);
    }
    return grouped_text(value, language_);
  }
  [[nodiscard]] std::string difference(const FigureChange& of, std::int64_t moved) const {
    return is_day_figure(of.figure) ? std::string() : value(of, moved);
  }

  void add_moments() {
    const ReportMoment& since = changes_.since;
    const ReportMoment& now = changes_.moment;
    std::vector<std::pair<std::string, std::string>> terms{
        {text(report_words_.period), period_text(changes_.quarter, language_)},
        {text(words_.before_at), fmt::format("{}", since.at_sequence.value)},
        {text(words_.before_known_at), to_string(since.known_at)}};
    if (since.root) terms.emplace_back(words_.before_root, *since.root);
    terms.emplace_back(report_words_.at_sequence, fmt::format("{}", now.at_sequence.value));
    terms.emplace_back(report_words_.known_at, to_string(now.known_at));
    if (now.root) terms.emplace_back(report_words_.root, *now.root);
    terms.emplace_back(report_words_.version, fmt::format("{}", projection_version));
    terms.emplace_back(report_words_.origin, changes_.origin);
    page_.add_terms(terms);
  }

  void add_figures() {
    HtmlTable table{text(words_.figures),
                    {text(words_.figure), text(words_.was), text(words_.by_events), text(words_.by_time),
                     text(words_.is), text(words_.event_count)},
                    {},
                    text(words_.figures_note)};
    for (const FigureChange& change : changes_.changes) {
      table.rows.push_back({figure_text(change.figure, language_), value(change, change.before),
                            difference(change, change.by_events), difference(change, change.by_time),
                            value(change, change.after),
                            grouped_text(static_cast<std::int64_t>(change.event_count), language_)});
    }
    page_.add_table(table);
  }

  /// Columns of what is told of no event are left out: one may not see whom they are about.
  void add_events(const FigureChange& change) {
    const bool names_parties = std::ranges::any_of(change.events, [](const MovedBy& by) { return !by.party.empty(); });
    const bool names_vouchers =
        std::ranges::any_of(change.events, [](const MovedBy& by) { return !by.voucher.empty(); });
    HtmlTable table{figure_text(change.figure, language_), {text(words_.event), text(words_.done)}, {}, {}};
    if (names_parties) table.columns.push_back(fmt::format("{}, {}", words_.library, words_.intermediary));
    if (names_vouchers) table.columns.push_back(text(words_.voucher));
    table.columns.push_back(text(words_.difference));
    table.columns.push_back(text(words_.then));
    for (const MovedBy& moved : change.events) {
      Row row{fmt::format("{}", moved.sequence.value), text(deed_text(moved.type, language_))};
      if (names_parties) row.push_back(moved.party);
      if (names_vouchers) row.push_back(moved.voucher);
      row.push_back(difference(change, moved.delta));
      row.push_back(value(change, moved.after));
      table.rows.push_back(std::move(row));
    }
    if (change.next) table.note = fmt::format(fmt::runtime(words_.more), change.figure, change.next->value);
    page_.add_table(table);
  }

  const ReportChanges& changes_;
  Language language_;
  const ChangesWords& words_;
  const ReportWords& report_words_;
  HtmlPage page_;
};

}  // namespace

std::string changes_page(const ReportChanges& changes, Language language) {
  return ChangesPage(changes, language).run();
}

}  // namespace bonboek
