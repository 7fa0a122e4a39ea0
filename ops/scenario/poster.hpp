// Posts deliveries to a service, each with its principal's key, and checks every answer.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "ops/http_client.hpp"
#include "ops/scenario/delivery.hpp"

namespace bonboek::scenario {

/// A principal's key, by its name.
using Keys = std::map<std::string, std::string>;

struct PostSummary {
  std::uint64_t deliveries{0};  // all that were sent
  std::uint64_t events{0};      // recorded
  std::uint64_t refused{0};     // as expected
};

/// An answer is not the one that the story expects: the message names the delivery and gives the answer.
class UnexpectedAnswer : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A delivery is sent at most this often where the connection is lost or the service has no room; its Idempotency-Key
/// sees to it that it is recorded once.
inline constexpr unsigned max_tries = 6;

/// Posts all deliveries in order, on one connection. `progress` is told how many events are recorded so far. What was
/// posted before is posted again without harm: the same key gives the same answer. Throws UnexpectedAnswer at the first
/// answer that is not expected, ConnectionLost where no answer comes after all tries.
PostSummary post_deliveries(HttpClient& client, const std::vector<Delivery>& deliveries, const Keys& keys,
                            const std::function<void(std::uint64_t events)>& progress);

}  // namespace bonboek::scenario
