// The scheme as the model runs it: submissions in, replies out. All that it keeps is what was recorded and which
// idempotency keys were used.
#pragma once

#include "tests/model/known.hpp"

namespace bonboek::model {

class Scheme {
 public:
  /// `clock` is the computer's time, which a ledger with a simulated clock does not look at.
  Reply post(const Submission& submission, Micros clock);

  [[nodiscard]] const std::vector<Recorded>& events() const { return events_; }
  [[nodiscard]] Known known() const { return {events_, events_.size()}; }
  /// The date that a submission posted at this time would be recorded on.
  [[nodiscard]] std::string today(Micros at) const { return date_of(at); }
  [[nodiscard]] bool is_simulated() const;
  [[nodiscard]] Micros last_at() const { return events_.empty() ? 0 : events_.back().at; }

 private:
  struct Used {
    std::string body;
    Reply reply;
  };

  [[nodiscard]] std::string date_of(Micros at) const;
  std::optional<Micros> moment_of(const Submission& submission, Micros clock, Reply& reply) const;
  void take(const Submission& submission, const Item& item, std::int64_t first, Reply& reply);

  std::vector<Recorded> events_;
  std::map<std::pair<std::string, std::string>, Used> keys_;  // by principal and key
};

}  // namespace bonboek::model
