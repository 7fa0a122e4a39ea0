// Runs and submissions of every shape, to be written as blocks and read back.
#pragma once

#include <rapidcheck.h>

#include <string>
#include <string_view>
#include <vector>

#include "ledger/block.hpp"
#include "tests/ledger/kept_text.hpp"

namespace bonboek {

/// A submission with its runs, as one value.
struct WholeSubmission {
  Submission submission;
  std::vector<Run> runs;
};

/// Any fact: every member that a block carries has any value.
[[nodiscard]] rc::Gen<Fact> arbitrary_fact();

/// Linked runs, about no voucher, consecutive or listed ones, whose first event has the sequence `first`: their
/// previous events are none, near, far or all of these.
[[nodiscard]] rc::Gen<std::vector<WholeSubmission>> arbitrary_submissions(Sequence first);

/// Three submissions that use every column form and text member, alike on every call. Begins at sample_first.
[[nodiscard]] std::vector<WholeSubmission> sample_submissions();
inline constexpr Sequence sample_first{5'000'000'000};

[[nodiscard]] std::string block_of(Sequence first, const std::vector<WholeSubmission>& submissions);

/// Everything a block says. Throws LogDamage.
[[nodiscard]] std::vector<WholeSubmission> read_block(std::string_view block, Sequence first);

[[nodiscard]] bool operator==(const WholeSubmission& a, const WholeSubmission& b);

/// For messages.
void showValue(const WholeSubmission& posted, std::ostream& out);

}  // namespace bonboek
