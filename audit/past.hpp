// What a log said before: asked for where an event undoes another.
#pragma once

#include <optional>

#include "ledger/fact.hpp"

namespace bonboek {

/// Texts of what is told hold until `forget`.
class Past {
 public:
  Past() = default;
  Past(const Past&) = delete;
  Past& operator=(const Past&) = delete;
  virtual ~Past() = default;

  /// Nothing where no such event can be read.
  [[nodiscard]] virtual std::optional<Event> event(Sequence sequence) = 0;
  virtual void forget() = 0;
};

}  // namespace bonboek
