// What a read asks: the moment, the period and what else stands in the query.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "api/problem.hpp"
#include "api/routes.hpp"
#include "ledger/time.hpp"
#include "projections/quarter_report.hpp"
#include "projections/replay.hpp"

namespace bonboek {

/// Reads a call's query key by key, and keeps everything that is wrong with it: first of all each key that the call's
/// route does not name in the table, so that a misspelt one never gives the wrong answer in silence. Such a key must
/// not be asked for. What a handler finds wrong with the path and the headers is kept here too, to be told at once.
class Query {
 public:
  explicit Query(const Call& call);

  /// Whether a key stands in the query, whatever its value.
  [[nodiscard]] bool has(QueryKey key) const;
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

  /// A quarter in the path, by the place of its parameter; any one where it is not that.
  Quarter quarter_of_path(std::size_t parameter);

  void refuse(RequestFaultCode code, std::string_view place, std::string detail) {
    faults_.push_back({code, std::string(place), std::move(detail)});
  }
  void refuse(RequestFaultCode code, QueryKey key, std::string detail) {
    refuse(code, row_of(key).name, std::move(detail));
  }
  /// Everything that is wrong; nothing where all is right. Call it last.
  [[nodiscard]] std::optional<Fault> fault() const {
    return faults_.empty() ? std::nullopt : std::optional(bad_request(faults_));
  }

 private:
  void refuse_unknown();

  const Call& call_;
  RequestFaults faults_;
};

}  // namespace bonboek
