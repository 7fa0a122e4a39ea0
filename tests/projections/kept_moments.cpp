#include "tests/projections/kept_moments.hpp"

#include <gtest/gtest.h>

#include "projections/books_keeper.hpp"
#include "tests/projections/books_text.hpp"
#include "tests/projections/played_log.hpp"

namespace bonboek {
namespace {

/// Of the submissions all over the log: the time of each, and its last event.
std::vector<Moment> chosen_moments(const Log& log) {
  constexpr std::size_t chosen_count = 5;
  const auto all = submissions_of(log);
  std::vector<Moment> moments;
  for (std::size_t i = 0; i < chosen_count; ++i) {
    const Told& told = all.at(i * (all.size() - 1) / (chosen_count - 1));
    moments.push_back({.known_at = told.recorded_at, .at_sequence = {}});
    moments.push_back({.known_at = {}, .at_sequence = Sequence{told.first.value + told.event_count - 1}});
  }
  return moments;
}

}  // namespace

void keep_all(const Log& log, std::uint64_t snapshot_after) {
  BooksKeeper keeper(log, snapshot_after);
  while (keeper.step()) {
  }
}

std::size_t moment_count(const std::filesystem::path& folder) {
  return chosen_moments(Log(folder, Log::Mode::read_only)).size();
}

std::size_t expect_right_where_kept(const std::filesystem::path& folder) {
  const Log log(folder, Log::Mode::read_only);
  std::size_t kept_count = 0;
  for (const Moment& moment : chosen_moments(log)) {
    const auto kept = kept_books_at(log, moment);
    if (!kept) continue;
    ++kept_count;
    const Views replayed = replay(log, moment);
    EXPECT_EQ(books_text(kept->books()), books_text(replayed.books())) << kept->next().value;
  }
  return kept_count;
}

}  // namespace bonboek
