#include "exports/report_html.hpp"

#include <fmt/format.h>

#include "exports/html_page.hpp"
#include "exports/number_text.hpp"
#include "exports/report_words.hpp"
#include "projections/municipalities.hpp"
#include "projections/small_counts.hpp"

namespace bonboek {
namespace {

using Row = std::vector<std::string>;

class ReportPage {
 public:
  ReportPage(const QuarterReport& report, Language language)
      : report_(report),
        language_(language),
        words_(report_words(language)),
        page_(language, fmt::format("{} {}", words_.report, to_string(report.quarter)), report.scheme) {}

  std::string run() && {
    add_moment();
    add_counts();
    add_tracks();
    add_plan();
    add_fund();
    add_municipalities();
    add_libraries();
    if (report_.audience == Audience::full) add_intermediaries();
    add_open_items();
    add_corrections();
    return std::move(page_).finish();
  }

 private:
  [[nodiscard]] std::string number(std::int64_t count) const { return grouped_text(count, language_); }
  [[nodiscard]] std::string number(Cents amount) const { return grouped_text(amount, language_); }
  [[nodiscard]] std::string number(std::int64_t count, bool is_count_withheld) const {
    return is_count_withheld ? std::string(withheld_mark) : number(count);
  }
  /// What the whole scheme came to, by its path.
  template <class Number>
  [[nodiscard]] std::string total(Number value, std::string_view path) const {
    return is_withheld(report_, path) ? std::string(withheld_mark) : number(value);
  }
  [[nodiscard]] std::string_view measure_name(Measure measure) const {
    return words_.measures.at(static_cast<std::size_t>(measure));
  }
  [[nodiscard]] bool is_public() const { return report_.audience == Audience::everyone; }

  void add_table(std::string_view heading, std::string_view caption, Row columns, std::vector<Row> rows,
                 std::string_view note = {}) {
    if (!heading.empty()) page_.add_heading(heading);
    page_.add_table({std::string(caption), std::move(columns), std::move(rows), std::string(note)});
  }

  void add_moment() {
    std::vector<std::pair<std::string, std::string>> terms{
        {std::string(words_.period), period_text(report_.quarter, language_)},
        {std::string(words_.status), status_text(report_, language_)},
        {std::string(words_.audience), std::string(words_.audiences.at(static_cast<std::size_t>(report_.audience)))},
        {std::string(words_.known_at), to_string(report_.moment.known_at)},
        {std::string(words_.at_sequence), fmt::format("{}", report_.moment.at_sequence.value)}};
    if (report_.moment.root) terms.emplace_back(words_.root, *report_.moment.root);
    terms.emplace_back(words_.version, fmt::format("{}", projection_version));
    terms.emplace_back(words_.origin, report_.origin);
    page_.add_terms(terms);
  }

  void add_counts() {
    const std::string amount(words_.amount);
    std::vector<Row> rows;
    for (std::size_t i = 0; i < measure_count; ++i) {
      const auto measure = static_cast<Measure>(i);
      Row row{std::string(measure_name(measure))};
      for (const auto& [tally, of] :
           {std::pair(&report_.counts, "counts"), std::pair(&report_.counts_since_january, "countsSinceJanuary")}) {
        const std::string path = fmt::format("/{}/{}", of, name_of(measure));
        const Cents cents = tally->cents(measure);
        const bool is_told = cents != Cents{0} || is_withheld(report_, path + "/amountCents");
        row.push_back(total(tally->total(measure), path + "/count"));
        row.push_back(is_told ? total(cents, path + "/amountCents") : std::string());
      }
      rows.push_back(std::move(row));
    }
    add_table(
        words_.counts, words_.counts,
        {std::string(words_.figure), std::string(words_.in_quarter), amount, std::string(words_.since_january), amount},
        std::move(rows), words_.counts_note);
  }

  void add_tracks() {
    Row columns{std::string(words_.figure)};
    for (unsigned track = 1; track <= last_track; ++track) columns.push_back(fmt::format("{} {}", words_.track, track));
    columns.emplace_back(words_.no_track);
    columns.emplace_back(words_.total);
    std::vector<Row> rows;
    for (const Measure measure : municipal_measures) {
      const auto& tracks = report_.counts.tracks(measure);
      const std::string path = fmt::format("/counts/{}", name_of(measure));
      const auto of_track = [&](std::size_t track) {
        return total(tracks.at(track), fmt::format("{}/byTrack/{}", path, track));
      };
      Row row{std::string(measure_name(measure))};
      for (std::size_t track = 1; track <= last_track; ++track) row.push_back(of_track(track));
      row.push_back(of_track(0));
      row.push_back(total(report_.counts.total(measure), path + "/count"));
      rows.push_back(std::move(row));
    }
    add_table(words_.tracks, fmt::format("{}, {}", words_.tracks, to_string(report_.quarter)), std::move(columns),
              std::move(rows), words_.tracks_note);
  }

  void add_plan() {
    const PlanProgress& plan = report_.plan;
    const auto row = [&](std::string_view name, std::int64_t count, std::optional<std::int64_t> target,
                         std::string_view figure) {
      const std::string path = fmt::format("/memberships/{}", figure);
      const bool has_share = target && !is_withheld(report_, path);
      return Row{std::string(name), total(count, path), target ? number(*target) : std::string(words_.no_target),
                 has_share ? share_text(count, *target, language_) : std::string()};
    };
    std::optional<std::int64_t> new_target;
    std::optional<std::int64_t> target;
    if (plan.target) new_target = plan.target->new_memberships;
    if (plan.target) target = plan.target->memberships;
    add_table(words_.plan, fmt::format("{}, {}", words_.plan, report_.fund.year),
              {std::string(words_.figure), std::string(words_.count), std::string(words_.target),
               std::string(words_.reached)},
              {row(words_.plan_new, plan.new_memberships, new_target, "newMemberships"),
               row(words_.plan_all, plan.memberships, target, "memberships"),
               row(words_.plan_paid, plan.memberships_paid, target, "membershipsPaid")},
              words_.plan_note);
  }

  void add_fund() {
    std::vector<Row> counts;
    std::vector<Row> amounts;
    const auto figures = fund_figures(report_.fund);
    for (std::size_t i = 0; i < figures.size(); ++i) {
      const std::string name(words_.fund_figures.at(i));
      const std::int64_t value = figures.at(i).value;
      if (figures.at(i).name.ends_with("Cents")) {
        amounts.push_back({name, number(Cents{value}), share_text(value, report_.fund.ceiling.value, language_)});
      } else {
        counts.push_back({name, total(value, fmt::format("/fund/{}", figures.at(i).name))});
      }
    }
    const auto caption = fmt::format("{} {}", words_.fund, report_.fund.year);
    add_table(words_.fund, fmt::format("{}: {}", caption, words_.amount),
              {std::string(words_.figure), std::string(words_.amount), std::string(words_.of_ceiling)},
              std::move(amounts), words_.fund_note);
    add_table({}, fmt::format("{}: {}", caption, words_.count), {std::string(words_.figure), std::string(words_.count)},
              std::move(counts));
  }

  void add_municipalities() {
    Row columns{std::string(words_.municipality)};
    Row totals{std::string(words_.total)};
    for (const Measure measure : municipal_measures) {
      columns.emplace_back(measure_name(measure));
      totals.push_back(total(report_.counts.total(measure), fmt::format("/counts/{}/count", name_of(measure))));
    }
    std::vector<Row> rows;
    for (const ReportMunicipality& of : report_.municipalities) {
      const std::string code = municipality_code(of.counts.municipality);
      const std::string name = municipality_text(of.counts.municipality, language_);
      Row row{code.empty() || code == name ? name : fmt::format("{} ({})", name, code)};
      for (std::size_t i = 0; i < municipal_measures.size(); ++i) {
        row.push_back(number(of.counts.by_measure.at(i).total(), of.withheld.test(i)));
      }
      rows.push_back(std::move(row));
    }
    rows.push_back(std::move(totals));
    add_table(words_.municipalities, fmt::format("{}, {}", words_.municipalities, to_string(report_.quarter)),
              std::move(columns), std::move(rows), with_withheld_note(words_.municipalities_note));
  }

  [[nodiscard]] std::string with_withheld_note(std::string_view note) const {
    if (!is_public()) return std::string(note);
    return fmt::format("{}{}{}", note, note.empty() ? "" : " ", words_.withheld_note);
  }

  void add_libraries() {
    std::vector<Measure> measures{Measure::redeemed, Measure::renewed};
    if (!is_public()) measures.insert(measures.end(), {Measure::invoiced, Measure::paid});
    add_parties(report_.libraries, words_.libraries, words_.library, measures);
  }

  void add_intermediaries() {
    add_parties(
        report_.intermediaries, words_.intermediaries, words_.intermediary,
        {Measure::minted, Measure::allotted, Measure::issued, Measure::voided, Measure::invoiced, Measure::paid});
  }

  void add_parties(const std::vector<ReportParty>& parties, std::string_view heading, std::string_view first,
                   const std::vector<Measure>& measures) {
    Row columns{std::string(first), std::string(words_.municipality)};
    for (const Measure measure : measures) columns.emplace_back(measure_name(measure));
    std::vector<Row> rows;
    for (const ReportParty& party : parties) {
      Row row{party.name, municipality_text(party.municipality, language_)};
      for (const Measure measure : measures) {
        row.push_back(number(party.counts.total(measure), party.withheld.test(static_cast<std::size_t>(measure))));
      }
      rows.push_back(std::move(row));
    }
    add_table(heading, fmt::format("{}, {}", heading, to_string(report_.quarter)), std::move(columns), std::move(rows),
              with_withheld_note({}));
  }

  void add_open_items() {
    std::vector<Row> rows;
    for (std::size_t i = 0; i < open_item_count; ++i) {
      const OpenSum& sum = report_.open.at(i).total;
      const std::string path = fmt::format("/exceptions/{}", name_of(static_cast<OpenItem>(i)));
      rows.push_back({std::string(words_.open_items.at(i)), total(sum.count, path + "/count"),
                      total(sum.amount, path + "/amountCents"),
                      sum.count == 0 ? "" : date_text(sum.oldest, language_)});
    }
    add_table(words_.exceptions, words_.exceptions,
              {std::string(words_.exception), std::string(words_.count), std::string(words_.amount),
               std::string(words_.oldest)},
              std::move(rows), words_.exceptions_note);
  }

  void add_corrections() {
    if (report_.corrections.empty()) {
      page_.add_heading(words_.corrections);
      return page_.add_text(words_.no_corrections);
    }
    std::vector<Row> rows;
    for (const Correction& correction : report_.corrections) {
      for (std::size_t i = 0; i < measure_count; ++i) {
        if (!is_told(report_, correction, static_cast<Measure>(i))) continue;
        const std::string path = correction_path(correction, static_cast<Measure>(i));
        rows.push_back({fmt::format("{}: {}", to_string(correction.about), words_.measures.at(i)),
                        total(correction.count.at(i), path + "/count"),
                        total(correction.amount.at(i), path + "/amountCents")});
      }
    }
    add_table(words_.corrections, words_.corrections,
              {std::string(words_.corrected), std::string(words_.count), std::string(words_.amount)}, std::move(rows),
              words_.corrections_note);
  }

  const QuarterReport& report_;
  Language language_;
  const ReportWords& words_;
  HtmlPage page_;
};

}  // namespace

std::string report_html(const QuarterReport& report, Language language) {
  return ReportPage(report, language).run();
}

}  // namespace bonboek
