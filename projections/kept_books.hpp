// The books rebuilt from what was kept beside the log: no voucher is looked at.
#pragma once

#include <optional>

#include "projections/figures.hpp"
#include "projections/increment_row.hpp"
#include "projections/replay.hpp"

namespace bonboek {

class KeptBooks {
 public:
  /// Takes in the next submission. False where it is not the next one, or a notice is damaged.
  [[nodiscard]] bool add(const Addition& addition);

  [[nodiscard]] Books books() const { return {standing_, figures_}; }
  [[nodiscard]] Sequence next() const { return standing_.next; }

  /// All of it as a row, and what a row tells; nothing where it is not good.
  [[nodiscard]] std::string to_row() const;
  [[nodiscard]] static std::optional<KeptBooks> from_row(const DerivedRow& row);

 private:
  [[nodiscard]] bool add(const Notice& notice);
  [[nodiscard]] bool add_content(const Addition& addition);

  Standing standing_;  // but for the days on which something was priced last, which only the rules ask for
  Figures figures_;
  std::vector<Notice> notices_;  // all so far
};

/// What is kept of a moment.
struct KeptMoment {
  std::optional<KeptBooks> books;
  bool is_damaged{false};  // something on the way is missing, damaged or of another version: it is to be made anew
};

/// The books at a moment, from the newest good snapshot before it and the increments since. None where what they are
/// made of is missing or damaged, where the moment lies within a submission, or before the first: then a replay tells.
[[nodiscard]] KeptMoment kept_moment(const Log& log, const Moment& moment);

/// The same for whoever keeps nothing.
[[nodiscard]] std::optional<KeptBooks> kept_books_at(const Log& log, const Moment& moment);

/// The newest books that can be had from what is kept, for going on from there.
[[nodiscard]] KeptBooks newest_snapshot(const Log& log);

}  // namespace bonboek
