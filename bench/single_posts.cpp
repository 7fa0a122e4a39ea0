#include "bench/single_posts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace bonboek::bench {
namespace {

bool is_of_a_desk(EventType type) {
  return type == EventType::issued || type == EventType::redeemed || type == EventType::renewed;
}

PostRequest single_post(const PostRequest& report, const Item& item, VoucherRange voucher, std::uint32_t number) {
  PostRequest post;
  post.poster = report.poster;
  post.key = fmt::format("{}-{}", report.key, number);
  post.digest = report.digest;
  std::memcpy(post.digest.data(), &number, sizeof(number));
  post.simulated_time = report.simulated_time;
  Item& single = post.posted.items.emplace_back();
  single.fact = item.fact;  // desk reports carry no text: it would point into the report
  single.given = item.given;
  single.vouchers.push_back(voucher);
  post.posted.places.push_back(0);
  return post;
}

}  // namespace

bool is_desk_report(const PostRequest& request) {
  return acts_for_party(request.poster.role) && request.posted.texts.empty() &&
         std::ranges::all_of(request.posted.items, is_of_a_desk, [](const Item& item) { return item.fact.type; });
}

std::vector<PostRequest> single_posts_of(const PostRequest& report) {
  std::vector<PostRequest> posts;
  for (const Item& item : report.posted.items) {
    for (const VoucherRange& voucher : item.vouchers) {
      posts.push_back(single_post(report, item, voucher, static_cast<std::uint32_t>(posts.size())));
    }
  }
  return posts;
}

}  // namespace bonboek::bench
