// The model's submissions as they stand on the wire.
#pragma once

#include "tests/model/words.hpp"

namespace bonboek::model {

/// One event as a JSON object on one line.
[[nodiscard]] std::string json_of(const Item& item);

/// The body of a request: NDJSON, one event a line.
[[nodiscard]] std::string body_of(const Submission& submission);

/// What an idempotency key stands for: the same text means the same request.
[[nodiscard]] std::string identity_of(const Submission& submission);

/// A submission for people: who posts, how, and its body.
[[nodiscard]] std::string describe(const Submission& submission);

}  // namespace bonboek::model
