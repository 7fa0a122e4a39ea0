// Every answer of the ledger as flat names and figures, once as the model counts it from the events and once as the
// ledger's views tell it. The two must be the same.
#pragma once

#include "projections/views.hpp"
#include "tests/model/known.hpp"

namespace bonboek::model {

/// The model's answers.
[[nodiscard]] Answers answers_of(const Known& known);

/// The ledger's answers.
[[nodiscard]] Answers answers_of(const Views& views);

/// A recorded event in one line, as the model and as the ledger hold it.
[[nodiscard]] std::string line_of(const Recorded& event);
[[nodiscard]] std::string line_of(const Event& event, const Facts& facts);

/// What differs, one name a line; empty where nothing does.
[[nodiscard]] std::string difference(const Answers& model, const Answers& ledger);

}  // namespace bonboek::model
