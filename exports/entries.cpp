#include "exports/entries.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace bonboek {
namespace {

/// The entry of a run's events before `until`; nothing where they move no money.
std::optional<BookEntry> entry_of_run(const Run& run, Sequence first, Sequence until, std::string_view actor) {
  const std::uint64_t count = std::min<std::uint64_t>(run.count(), until.value - first.value);
  const auto entry = entry_of(run.fact, run.fact.amount * count);
  if (!entry) return {};
  return BookEntry{.first = first,
                   .last = first + (count - 1),
                   .date = run.fact.effective_on(),
                   .type = run.fact.type,
                   .effect = run.fact.effect(),
                   .entry = *entry,
                   .invoice = std::string(run.fact.invoice),
                   .document = std::string(run.fact.reference),
                   .actor = std::string(actor)};
}

/// Whether anything stood on an account or moved on one.
bool is_booked(const Books& books, Period period) {
  return std::ranges::any_of(books.figures.balances().over(period), [](const Balance& balance) {
    const Movement& movement = balance.movement;
    return balance.opening != Cents{0} || movement.debit != Cents{0} || movement.credit != Cents{0};
  });
}

/// A document about nothing would pass for one that says there was nothing.
std::optional<std::string> objection_to(const Books& books, std::optional<Year> year) {
  if (!books.standing.registers.scheme()) return "Nothing is recorded: there is no scheme that could have books";
  if (!year) return is_booked(books, all_time) ? std::nullopt : std::optional<std::string>("Nothing was booked yet");
  const Year last = year_of(books.standing.today());
  if (*year > last) return fmt::format("The books have come to {}: {} has not begun", last, *year);
  if (!is_booked(books, period_of(*year))) {
    return fmt::format("Nothing was booked in {} and nothing stood open before it", *year);
  }
  return {};
}

}  // namespace

std::expected<std::vector<BookEntry>, NoEntries> book_entries(const Books& books, const Log& log,
                                                              std::optional<Year> year, std::size_t most) {
  if (auto objection = objection_to(books, year)) return std::unexpected(NoEntries{false, std::move(*objection)});
  const Sequence until = books.standing.next;
  const Period period = year ? period_of(*year) : all_time;
  std::vector<BookEntry> entries;
  log.read(Sequence{0}, until, [&](std::string_view block, Sequence block_first) {
    BlockReader reader(block, block_first, BlockReader::Columns::vouchers);
    Run run;
    for (Submission submission; reader.next_submission(submission) && submission.first < until;) {
      for (Sequence first; reader.next_run(run, first) && first < until;) {
        if (!period.contains(month_of(run.fact.effective_on()))) continue;
        auto entry = entry_of_run(run, first, until, submission.actor);
        if (entry) entries.push_back(std::move(*entry));
      }
    }
    return entries.size() <= most;
  });
  if (entries.size() > most) {
    return std::unexpected(NoEntries{true, fmt::format("The books hold more than {} entries", most)});
  }
  std::ranges::stable_sort(entries, {}, &BookEntry::date);
  return entries;
}

}  // namespace bonboek
