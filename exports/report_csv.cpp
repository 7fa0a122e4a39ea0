#include "exports/report_csv.hpp"

#include <fmt/format.h>

#include "exports/csv.hpp"
#include "exports/number_text.hpp"
#include "exports/report_words.hpp"
#include "projections/municipalities.hpp"
#include "projections/small_counts.hpp"

namespace bonboek {
namespace {

struct Row {
  std::string_view section;
  std::string code{};
  std::string name{};
  std::string figure{};
  std::string track{};
  std::string count{};
  std::string amount{};
  std::string text{};
};

class ReportRows {
 public:
  ReportRows(const QuarterReport& report, Language language)
      : report_(report), language_(language), words_(report_words(language)), csv_(language) {}

  std::string run() && {
    add({words_.section, std::string(words_.code), std::string(words_.name), std::string(words_.figure),
         std::string(words_.track), std::string(words_.count), std::string(words_.amount), std::string(words_.text)});
    add_moment();
    add_tally({words_.in_quarter}, report_.counts, "/counts");
    add_tally({words_.since_january}, report_.counts_since_january, "/countsSinceJanuary");
    add_plan();
    for (const FundFigure& figure : fund_figures(report_.fund)) add_fund_figure(figure);
    for (const ReportMunicipality& row : report_.municipalities) add_municipality(row);
    for (const ReportParty& library : report_.libraries) add_party(words_.libraries, library);
    for (const ReportParty& party : report_.intermediaries) add_party(words_.intermediaries, party);
    add_open_items();
    add_corrections();
    return std::move(csv_).finish();
  }

 private:
  void add(const Row& row) {
    for (const std::string_view text : {row.section, std::string_view(row.code), std::string_view(row.name),
                                        std::string_view(row.figure), std::string_view(row.track)}) {
      csv_.text(text);
    }
    csv_.number(row.count);
    csv_.number(row.amount);
    csv_.text(row.text);
    csv_.end_row();
  }

  void add_text(std::string_view figure, std::string text) {
    Row row{words_.report};
    row.figure = figure;
    row.text = std::move(text);
    add(row);
  }

  void add_moment() {
    add_text(words_.scheme, report_.scheme);
    add_text(words_.origin, report_.origin);
    add_text(words_.quarter, to_string(report_.quarter));
    add_text(words_.period, period_text(report_.quarter, language_));
    add_text(words_.status, status_text(report_, language_));
    add_text(words_.audience, std::string(words_.audiences.at(static_cast<std::size_t>(report_.audience))));
    add_text(words_.known_at, to_string(report_.moment.known_at));
    add_text(words_.at_sequence, fmt::format("{}", report_.moment.at_sequence.value));
    if (report_.moment.root) add_text(words_.root, *report_.moment.root);
    add_text(words_.version, fmt::format("{}", projection_version));
  }

  [[nodiscard]] bool is_withheld(std::string_view path) const { return bonboek::is_withheld(report_, path); }
  [[nodiscard]] std::string count_text(std::int64_t count, std::string_view path) const {
    return is_withheld(path) ? std::string(withheld_mark) : fmt::format("{}", count);
  }
  [[nodiscard]] std::string amount_text(Cents amount, std::string_view path) const {
    return is_withheld(path) ? std::string(withheld_mark) : decimal_euros(amount, decimal_mark(language_));
  }

  /// The total, then the tracks of it that there are any of.
  void add_tracks(Row row, const TrackCounts& counts, bool is_withheld = false) {
    row.count = is_withheld ? std::string(withheld_mark) : fmt::format("{}", counts.total());
    add(row);
    if (report_.audience == Audience::everyone && !row.code.empty()) return;
    row.amount.clear();
    for (std::size_t track = 0; track <= last_track; ++track) {
      if (counts.count.at(track) != 0) add_track(row, track, fmt::format("{}", counts.count.at(track)));
    }
  }

  void add_track(Row row, std::size_t track, std::string count) {
    row.track = track == 0 ? std::string(words_.unknown) : fmt::format("{}", track);
    row.count = std::move(count);
    add(row);
  }

  /// What the whole scheme came to. Of a count that is withheld no track is told.
  void add_tally(const Row& of, const Tally& tally, std::string_view path) {
    for (std::size_t i = 0; i < measure_count; ++i) {
      const auto measure = static_cast<Measure>(i);
      const std::string of_measure = fmt::format("{}/{}", path, name_of(measure));
      Row row = of;
      row.figure = words_.measures.at(i);
      row.count = count_text(tally.total(measure), of_measure + "/count");
      row.amount = amount_text(tally.cents(measure), of_measure + "/amountCents");
      add(row);
      if (is_withheld(of_measure + "/count")) continue;
      row.amount.clear();
      for (std::size_t track = 0; track <= last_track; ++track) {
        const std::int64_t count = tally.tracks(measure).at(track);
        const std::string of_track = fmt::format("{}/byTrack/{}", of_measure, track);
        if (count != 0 || is_withheld(of_track)) add_track(row, track, count_text(count, of_track));
      }
    }
  }

  void add_tally(const Row& of, const Tally& tally) {
    for (std::size_t i = 0; i < measure_count; ++i) {
      const auto measure = static_cast<Measure>(i);
      Row row = of;
      row.figure = words_.measures.at(i);
      row.amount = decimal_euros(tally.cents(measure), decimal_mark(language_));
      add_tracks(std::move(row), {tally.tracks(measure)});
    }
  }

  void add_plan() {
    const PlanProgress& plan = report_.plan;
    const auto row = [&](std::string_view figure, std::int64_t count, std::string_view path = {}) {
      Row of_plan{words_.plan};
      of_plan.figure = figure;
      of_plan.count = count_text(count, path);
      add(of_plan);
    };
    row(words_.plan_new, plan.new_memberships, "/memberships/newMemberships");
    row(words_.plan_all, plan.memberships, "/memberships/memberships");
    row(words_.plan_paid, plan.memberships_paid, "/memberships/membershipsPaid");
    if (!plan.target) return;
    row(fmt::format("{}: {}", words_.target, words_.plan_new), plan.target->new_memberships);
    row(fmt::format("{}: {}", words_.target, words_.plan_all), plan.target->memberships);
  }

  void add_fund_figure(const FundFigure& figure) {
    Row row{words_.fund};
    row.code = fmt::format("{}", report_.fund.year);
    row.figure = words_.fund_figures.at(next_fund_figure_++);
    const bool is_amount = figure.name.ends_with("Cents");
    (is_amount ? row.amount : row.count) = is_amount ? decimal_euros(Cents{figure.value}, decimal_mark(language_))
                                                     : count_text(figure.value, fmt::format("/fund/{}", figure.name));
    add(row);
  }

  void add_municipality(const ReportMunicipality& of) {
    const Municipality municipality = of.counts.municipality;
    for (std::size_t i = 0; i < municipal_measures.size(); ++i) {
      Row row{words_.municipalities};
      row.code = municipality.is_none() ? std::string("?") : municipality_code(municipality);
      row.name = municipality_text(municipality, language_);
      row.figure = words_.measures.at(static_cast<std::size_t>(municipal_measures.at(i)));
      add_tracks(std::move(row), of.counts.by_measure.at(i), of.withheld.test(i));
    }
  }

  void add_party(std::string_view section, const ReportParty& party) {
    Row row{section};
    row.code = party.id;
    row.name = party.name;
    if (report_.audience == Audience::full) return add_tally(row, party.counts);
    for (const Measure measure : public_library_measures) {
      row.figure = words_.measures.at(static_cast<std::size_t>(measure));
      add_tracks(row, {party.counts.tracks(measure)}, party.withheld.test(static_cast<std::size_t>(measure)));
    }
  }

  void add_open_items() {
    for (std::size_t i = 0; i < open_item_count; ++i) {
      const std::string path = fmt::format("/exceptions/{}", name_of(static_cast<OpenItem>(i)));
      const auto add_sum = [&](std::string code, const OpenSum& sum, std::string_view path_of_sum = {}) {
        Row row{words_.exceptions};
        row.code = std::move(code);
        row.figure = words_.open_items.at(i);
        row.count = count_text(sum.count, fmt::format("{}/count", path_of_sum));
        row.amount = amount_text(sum.amount, fmt::format("{}/amountCents", path_of_sum));
        if (sum.count != 0) row.text = date_text(sum.oldest, language_);
        add(row);
      };
      add_sum("", report_.open.at(i).total, path);
      for (const auto& of : report_.open.at(i).parties) add_sum(of.id, of.sum);
    }
  }

  void add_corrections() {
    for (const Correction& correction : report_.corrections) {
      for (std::size_t i = 0; i < measure_count; ++i) {
        if (!is_told(report_, correction, static_cast<Measure>(i))) continue;
        const std::string path = correction_path(correction, static_cast<Measure>(i));
        Row row{words_.corrections};
        row.code = to_string(correction.about);
        row.figure = words_.measures.at(i);
        row.count = count_text(correction.count.at(i), path + "/count");
        row.amount = amount_text(correction.amount.at(i), path + "/amountCents");
        add(row);
      }
    }
  }

  const QuarterReport& report_;
  Language language_;
  const ReportWords& words_;
  CsvWriter csv_;
  std::size_t next_fund_figure_{0};
};

}  // namespace

std::string report_csv(const QuarterReport& report, Language language) {
  return ReportRows(report, language).run();
}

}  // namespace bonboek
