// What is still to happen, by moment. What happens may put more on the agenda, never before now.
#pragma once

#include <functional>
#include <map>
#include <stdexcept>
#include <utility>

#include "ledger/time.hpp"
#include "ops/scenario/calendar.hpp"

namespace bonboek::scenario {

class Agenda {
 public:
  using Doing = std::function<void()>;

  /// Things of one moment happen in the order in which they were put here.
  void at(Timestamp when, Doing doing) {
    if (when < now_) throw std::logic_error("the agenda does not go back: " + to_string(when));
    todo_.emplace(when, std::move(doing));
  }

  void run() {
    while (!todo_.empty()) {
      auto first = todo_.extract(todo_.begin());
      now_ = first.key();
      first.mapped()();
    }
  }

  [[nodiscard]] Timestamp now() const { return now_; }
  [[nodiscard]] Date today() const { return utc_date(now_); }

 private:
  std::multimap<Timestamp, Doing> todo_;
  Timestamp now_{0};
};

}  // namespace bonboek::scenario
