// Random stories: one step after the other, each fitting the scheme as the steps before it left it.
#pragma once

#include "tests/model/desk.hpp"
#include "tests/model/scheme.hpp"

namespace bonboek::model {

/// What happens next: submissions that arrive together, or the ledger is closed and opened again.
struct Step {
  enum class Kind : std::uint8_t { post, reopen, lose_keys };
  Kind kind{Kind::post};
  Micros clock{0};
  std::vector<Submission> group;
};

class Generator {
 public:
  explicit Generator(std::uint64_t seed);

  [[nodiscard]] Step next(const Scheme& scheme);

 private:
  void advance_clock();
  [[nodiscard]] Item item_of(const Scheme& scheme);
  [[nodiscard]] std::vector<Item> opening();
  [[nodiscard]] Submission submission(const Scheme& scheme);
  [[nodiscard]] Submission again();
  [[nodiscard]] Poster poster_of(Item& item);

  Dice dice_;
  Micros clock_{0};
  int made_{0};
  int keys_{0};
  std::vector<Submission> posted_;
};

}  // namespace bonboek::model
