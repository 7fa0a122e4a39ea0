// From the model's words to the ledger's and back.
#pragma once

#include "api/spine.hpp"
#include "tests/model/words.hpp"

namespace bonboek::model {

/// The request that a submission becomes: its body decoded as the service does.
[[nodiscard]] PostRequest request_of(const Submission& submission);

/// What the ledger answered, in the model's words; nothing where its storage failed.
[[nodiscard]] std::optional<Reply> reply_of(const PostOutcome& outcome);

}  // namespace bonboek::model
