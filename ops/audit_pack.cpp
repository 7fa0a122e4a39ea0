#include "ops/audit_pack.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <limits>

#include "api/answers.hpp"
#include "exports/audit_exceptions.hpp"
#include "exports/audit_numbers.hpp"
#include "exports/audit_posters.hpp"
#include "exports/audit_programs.hpp"
#include "exports/audit_readme.hpp"
#include "exports/audit_sample.hpp"
#include "exports/auditfile.hpp"
#include "exports/journal.hpp"
#include "exports/report_html.hpp"
#include "ledger/base64.hpp"
#include "ops/exit_codes.hpp"

namespace bonboek {
namespace {

constexpr std::int64_t micros_a_second = 1'000'000;
constexpr unsigned quarters_a_year = 4;

std::vector<BookEntry> entries_of(const AuditedLedger& ledger, Year year) {
  constexpr std::size_t no_bound = std::numeric_limits<std::size_t>::max();
  auto entries = book_entries(ledger.views.books(), ledger.log, year, no_bound);
  if (!entries) throw CommandFailed(ExitCode::no_input, entries.error().why);
  return std::move(*entries);
}

/// The quarters of the year that have a report at the moment.
std::vector<Quarter> reported_quarters(Year year, const Standing& standing) {
  std::vector<Quarter> quarters;
  const Quarter first = quarter_of(date_of(year, 1, 1));
  for (unsigned i = 0; i < quarters_a_year; ++i) {
    const Quarter quarter{static_cast<std::uint16_t>(first.value + i)};
    if (!objection_to(quarter, standing)) quarters.push_back(quarter);
  }
  return quarters;
}

class Packing {
 public:
  Packing(const AuditPackQuestion& question, const AuditedLedger& ledger, const HashedArchive::Sink& sink)
      : question_(question),
        ledger_(ledger),
        books_(ledger.views.books()),
        head_(ledger.tree.head(books_.standing.next.value)),
        entries_(entries_of(ledger, question.year)),
        population_(audit_population(ledger.log, books_.standing.next, question.year)),
        seed_(question.seed.value_or(hex_of(head_.root))),
        sample_(
            draw_sample(population_.claims, ledger.views.facts().vouchers().numbers(), seed_, question.sample_count)),
        archive_(fmt::format("audit-pack-{}", question.year), books_.standing.last_recorded_at.micros / micros_a_second,
                 sink) {}

  void run() {
    archive_.add("README.txt", audit_readme(told()));
    add_checkpoint();
    archive_.add("population.csv", population_csv(population_, ledger_.views.facts(), question_.language));
    add_sample();
    archive_.add("number-series.csv", number_series_csv(books_, question_.language));
    archive_.add("numbers.csv", numbers_csv(ledger_.views.facts(), question_.language));
    archive_.add("exceptions.csv", exceptions_csv(ledger_.views.facts(), question_.year, question_.language));
    archive_.add("roles.csv", roles_csv(question_.language));
    archive_.add("posters.csv", posters_csv(poster_matrix(ledger_.log, books_.standing.next), question_.language));
    add_books();
    add_reports();
    archive_.add("check_trails.py", check_trails_program);
    archive_.add("root.py", root_program);
    archive_.finish();
  }

 private:
  [[nodiscard]] PaidSum paid_of(Kind kind) const {
    return {static_cast<std::int64_t>(population_.count(kind)), population_.sum(kind)};
  }

  static PaidSum paid_in(const Stages& stages) { return {stages.count_at(Stage::paid), stages.amount_at(Stage::paid)}; }

  [[nodiscard]] AuditReadme told() const {
    const FundYear fund = books_.figures.fund().year(question_.year, books_.standing.today(), books_.standing);
    return {.year = question_.year,
            .scheme = books_.standing.registers.scheme()->name,
            .origin = books_.standing.registers.scheme()->origin,
            .known_at = books_.standing.last_recorded_at,
            .head = head_,
            .memberships = paid_of(Kind::membership),
            .handlings = paid_of(Kind::handling),
            .booked_memberships = paid_in(fund.memberships),
            .booked_handlings = paid_in(fund.handlings),
            .sample_count = sample_.size(),
            .seed = seed_,
            .is_seed_given = question_.seed.has_value(),
            .quarters = reported_quarters(question_.year, books_.standing),
            .tables = question_.language};
  }

  void add_checkpoint() {
    archive_.add("checkpoint.txt", ledger_.checkpoint.note);
    archive_.add("key.txt", ledger_.checkpoint.key + "\n");
  }

  void add_sample() {
    std::vector<std::vector<Sequence>> events;
    for (const SampledVoucher& each : sample_) {
      VoucherTrail trail = voucher_trail(ledger_.views.facts(), ledger_.log, ledger_.tree, each.voucher);
      archive_.add(fmt::format("sample/{}.ndjson", each.number), trail.lines);
      archive_.add(fmt::format("sample/{}.proofs.json", each.number), trail.proofs);
      events.push_back(std::move(trail.events));
    }
    archive_.add("sample.csv", sample_csv(sample_, events, question_.language));
  }

  void add_books() {
    archive_.add("books.journal", journal_text(books_, entries_, question_.year));
    archive_.add("balances.csv", csv_of(balances_answer(books_, period_of(question_.year)), question_.language));
    archive_.add("auditfile.xml", auditfile_text(books_, entries_, question_.year));
  }

  void add_reports() {
    for (const Quarter quarter : reported_quarters(question_.year, books_.standing)) {
      const QuarterReport report = quarter_report(books_, quarter, to_base64(bytes_of(head_.root)));
      const std::string name = "report-" + to_string(quarter);
      archive_.add(name + ".html", report_html(report, question_.language));
      archive_.add(name + ".json", json::serialize(report_answer(report).body));
    }
  }

  const AuditPackQuestion& question_;
  AuditedLedger ledger_;
  Books books_;
  TreeHead head_;
  std::vector<BookEntry> entries_;
  AuditPopulation population_;
  std::string seed_;
  std::vector<SampledVoucher> sample_;
  HashedArchive archive_;
};

}  // namespace

std::optional<std::string> objection_to_pack(Year year, const Standing& standing) {
  const auto& scheme = standing.registers.scheme();
  if (!scheme) return "no scheme is opened in it at that moment: there is nothing to audit";
  const Year first = year_of(scheme->opened_on);
  const Year last = year_of(standing.today());
  if (year > last) {
    return fmt::format("{} has not begun at that moment: ask for {} to {}", year, first, last);
  }
  if (year < first) {
    return fmt::format("the scheme was opened on {}, after {}: ask for {} to {}", to_string(scheme->opened_on), year,
                       first, last);
  }
  return {};
}

void write_audit_pack(const AuditPackQuestion& question, const AuditedLedger& ledger, const HashedArchive::Sink& sink) {
  Packing(question, ledger, sink).run();
}

}  // namespace bonboek
