#include "api/query_keys.hpp"

#include <array>

#include "api/answers.hpp"
#include "api/event_lines.hpp"
#include "ledger/rules.hpp"
#include "ledger/time.hpp"

namespace bonboek {
namespace {

constexpr std::uint64_t default_named_vouchers = 100;
constexpr std::uint64_t default_figure_events = 1'000;

constexpr std::array<QueryRow, query_key_count> rows{{
    {"afterSequence", QueryForm::whole, "only events after this one; the last event you have"},
    {"atSequence", QueryForm::whole, "the ledger as it was when this was its last event; not together with knownAt"},
    {"audience", QueryForm::audience,
     "full; or public: no count under five is told, and none of a municipality or a library can be reckoned"},
    {"year", QueryForm::whole, "the year of the books", first_year, last_year, {}, true},
    {"cosigned", QueryForm::flag, "true: the largest one that a witness cosigned; not together with treeSize"},
    {"dryRun", QueryForm::flag, "true: say what would be recorded or refused, and record nothing"},
    {"figure", QueryForm::figure,
     "one figure by its path, such as /counts/issued/count: this one alone, with more of its events"},
    {"limit", QueryForm::whole, "how many events of the figure to tell", 1, max_figure_events, default_figure_events},
    {"fromSize", QueryForm::whole, "the number of events that the log held before", 1, INT64_MAX, {}, true},
    {"year", QueryForm::whole,
     "one year of the books, with what stood on each account before it; otherwise all of them", first_year, last_year},
    {"kind", QueryForm::kind,
     "membership: the library's; handling: the intermediary's. Needed where both have one id and one invoice number"},
    {"knownAt", QueryForm::moment,
     "the ledger as it knew things at this moment, in UTC; not in the future. Final once the ledger's time is beyond "
     "it"},
    {"mode", QueryForm::mode,
     "atomic: everything is recorded or nothing; partial: what is not refused is recorded, and the rest is told"},
    {"limit", QueryForm::whole, "how many vouchers each group names at most; the province is told none", 0,
     max_named_vouchers, default_named_vouchers},
    {"nextCount", QueryForm::whole, "how many numbers to give in `next`, ready to be minted", 1, max_submission_events,
     1},
    {"limit", QueryForm::whole, "how many events of the log to look at", 1, max_page_events, max_page_events},
    {"period", QueryForm::period,
     "a year (2026), a quarter (2026-Q3), a month (2026-08), or two of these as FIRST..LAST; otherwise all time. One "
     "that ended before the scheme opened or has not begun is 404"},
    {"sequence", QueryForm::whole, "an event's place in the log", 0, INT64_MAX, {}, true},
    {"since", QueryForm::whole,
     "the `atSequence` of the report as it was read before; otherwise the event that closed the quarter"},
    {"treeSize", QueryForm::whole, "the log as it was when it held so many events; otherwise all of it"},
    {"year", QueryForm::whole,
     "one business year, 404 where it has neither a ceiling nor a movement; otherwise every year that has", first_year,
     last_year},
}};

}  // namespace

const QueryRow& row_of(QueryKey key) {
  return rows.at(static_cast<std::size_t>(key));
}

}  // namespace bonboek
