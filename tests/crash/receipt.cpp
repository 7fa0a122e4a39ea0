#include "tests/crash/receipt.hpp"

#include <fmt/format.h>

#include <sstream>
#include <stdexcept>

namespace bonboek::crash {

Receipt receipt_of(Errand errand, const PostOutcome& outcome) {
  if (outcome.kind != PostOutcome::Kind::recorded) return {errand, outcome.kind, Sequence{0}, 0, {}};
  return {errand, outcome.kind, outcome.first, outcome.event_count, outcome.recorded_at};
}

std::string to_line(const Receipt& receipt) {
  return fmt::format("{} {} {} {} {} {}\n", receipt.errand.client, receipt.errand.step, static_cast<int>(receipt.kind),
                     receipt.first.value, receipt.event_count, receipt.recorded_at.micros);
}

Receipt parse_receipt(const std::string& line) {
  Receipt receipt;
  int kind = 0;
  std::istringstream fields(line);
  fields >> receipt.errand.client >> receipt.errand.step >> kind >> receipt.first.value >> receipt.event_count >>
      receipt.recorded_at.micros;
  if (!fields) throw std::runtime_error("not a receipt: " + line);
  receipt.kind = static_cast<PostOutcome::Kind>(kind);
  return receipt;
}

}  // namespace bonboek::crash
