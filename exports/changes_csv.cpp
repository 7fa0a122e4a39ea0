#include <fmt/format.h>

#include "exports/changes_page.hpp"
#include "exports/changes_words.hpp"
#include "exports/csv.hpp"
#include "exports/event_words.hpp"
#include "exports/report_words.hpp"

namespace bonboek {
namespace {

/// One row; what it does not tell stays empty.
struct Cells {
  std::string_view section;
  std::string path{};
  std::string figure{};
  std::optional<std::int64_t> before{};
  std::optional<std::int64_t> after{};
  std::optional<std::int64_t> by_events{};
  std::optional<std::int64_t> by_time{};
  std::optional<std::uint64_t> event_count{};
  const MovedBy* event{nullptr};
  std::string text{};
};

class ChangesRows {
 public:
  ChangesRows(const ReportChanges& changes, Language language)
      : changes_(changes),
        language_(language),
        words_(changes_words(language)),
        report_words_(report_words(language)),
        csv_(language) {}

  std::string run() && {
    for (const auto word : {words_.section, words_.path, words_.figure, words_.was, words_.is, words_.by_events,
                            words_.by_time, words_.event_count, words_.event, words_.done, words_.library,
                            words_.intermediary, words_.voucher, words_.text}) {
      csv_.text(word);
    }
    csv_.end_row();
    add_moments();
    for (const FigureChange& change : changes_.changes) add_figure(change);
    for (const FigureChange& change : changes_.changes) {
      for (const MovedBy& moved : change.events) add_event(change, moved);
    }
    return std::move(csv_).finish();
  }

 private:
  void add(const Cells& cells) {
    for (const std::string_view text : {cells.section, std::string_view(cells.path), std::string_view(cells.figure)}) {
      csv_.text(text);
    }
    for (const auto& value : {cells.before, cells.after}) add_value(cells.path, value);
    for (const auto& moved : {cells.by_events, cells.by_time}) {
      add_value(cells.path, is_day_figure(cells.path) ? std::nullopt : moved);
    }
    csv_.number(cells.event_count ? fmt::format("{}", *cells.event_count) : std::string());
    add_what_happened(cells.event);
    csv_.text(cells.text);
    csv_.end_row();
  }

  /// A figure as its path says it is written: a day, an amount, a percentage or a count.
  void add_value(std::string_view path, std::optional<std::int64_t> value) {
    if (!value) return csv_.number("");
    if (is_day_figure(path)) {
      const auto day = day_of_figure(*value);
      return csv_.text(day ? date_text(*day, language_) : std::string());
    }
    if (path.ends_with("Cents") || path.ends_with("BasisPoints")) return csv_.hundredths(*value);
    csv_.number(fmt::format("{}", *value));
  }

  void add_what_happened(const MovedBy* moved) {
    if (moved == nullptr) {
      csv_.number("");
      for (int i = 0; i < 4; ++i) csv_.text("");
      return;
    }
    const auto party_of = [&](PartyKind kind) { return moved->kind == kind ? moved->party : std::string(); };
    csv_.number(fmt::format("{}", moved->sequence.value));
    csv_.text(deed_text(moved->type, language_));
    csv_.text(party_of(PartyKind::library));
    csv_.text(party_of(PartyKind::intermediary));
    csv_.text(moved->voucher);
  }

  void add_moments() {
    const auto term = [&](std::string_view what, std::string text) {
      add({.section = report_words_.report, .figure = std::string(what), .text = std::move(text)});
    };
    term(report_words_.scheme, changes_.scheme);
    term(report_words_.origin, changes_.origin);
    term(report_words_.quarter, to_string(changes_.quarter));
    term(report_words_.period, period_text(changes_.quarter, language_));
    term(words_.before_at, fmt::format("{}", changes_.since.at_sequence.value));
    term(words_.before_known_at, to_string(changes_.since.known_at));
    if (changes_.since.root) term(words_.before_root, *changes_.since.root);
    term(report_words_.at_sequence, fmt::format("{}", changes_.moment.at_sequence.value));
    term(report_words_.known_at, to_string(changes_.moment.known_at));
    if (changes_.moment.root) term(report_words_.root, *changes_.moment.root);
    term(report_words_.version, fmt::format("{}", projection_version));
  }

  void add_figure(const FigureChange& change) {
    add({.section = words_.figures,
         .path = change.figure,
         .figure = figure_text(change.figure, language_),
         .before = change.before,
         .after = change.after,
         .by_events = change.by_events,
         .by_time = change.by_time,
         .event_count = change.event_count,
         .text =
             change.next ? fmt::format(fmt::runtime(words_.more), change.figure, change.next->value) : std::string()});
  }

  void add_event(const FigureChange& change, const MovedBy& moved) {
    add({.section = words_.events,
         .path = change.figure,
         .figure = figure_text(change.figure, language_),
         .before = {},
         .after = moved.after,
         .by_events = moved.delta,
         .event = &moved});
  }

  const ReportChanges& changes_;
  Language language_;
  const ChangesWords& words_;
  const ReportWords& report_words_;
  CsvWriter csv_;
};

}  // namespace

std::string changes_csv(const ReportChanges& changes, Language language) {
  return ChangesRows(changes, language).run();
}

}  // namespace bonboek
