// Reports of many vouchers, told as posts of one event each: what a desk sends that reports voucher by voucher.
#pragma once

#include "bench/workload/workload.hpp"

namespace bonboek::bench {

/// Whether the submission is a party's own report of issues, redemptions or renewals, and nothing else.
[[nodiscard]] bool is_desk_report(const PostRequest& request);

/// The same events in the same order, so that they get the same sequences, one in each post, each with a key of its
/// own.
[[nodiscard]] std::vector<PostRequest> single_posts_of(const PostRequest& report);

}  // namespace bonboek::bench
