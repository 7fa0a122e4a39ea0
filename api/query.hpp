// What a read asks: the moment, the period and what else stands in the query.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "api/routes.hpp"
#include "ledger/time.hpp"
#include "projections/quarter_report.hpp"
#include "projections/replay.hpp"

namespace bonboek {

/// Reads a call's query key by key, and keeps everything that is wrong with it. A key that the call's route does not
/// name in the table must not be asked for.
class Query {
 public:
  explicit Query(const Call& call) : call_(call), error_(call.query_objection) {}

  /// The text of a key; nothing where it is absent.
  std::optional<std::string_view> text(QueryKey key);
  /// A whole number within the key's bounds. Where it is absent, or not that, what it is otherwise.
  std::optional<std::uint64_t> whole(QueryKey key);
  /// true or false, or false where the key is absent.
  bool flag(QueryKey key);
  /// What is paid for; nothing where it is not said.
  std::optional<Kind> kind();
  Period period();
  Audience audience();
  /// knownAt and atSequence, one of them at most.
  Moment moment();

  void refuse(std::string_view why) {
    if (!error_.empty()) error_ += "; ";
    error_ += why;
  }
  /// What is wrong; empty where all is right. Call it last.
  [[nodiscard]] const std::string& error() const { return error_; }

 private:
  const Call& call_;
  std::string error_;
};

/// Says what the query of a route may hold where this one holds something else: a misspelt key never gives the wrong
/// answer in silence. Empty where it does not.
[[nodiscard]] std::string objection_to_query(const Request& request, QueryKeys keys);

}  // namespace bonboek
