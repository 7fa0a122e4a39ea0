// Remembers every acknowledgement and holds the log to them.
#pragma once

#include <map>

#include "projections/replay.hpp"
#include "tests/crash/receipt.hpp"

namespace bonboek::crash {

class Witness {
 public:
  /// Takes in what a writer told. Throws std::runtime_error where two answers to one errand differ.
  void hear(const std::vector<Receipt>& receipts);

  /// Where each client goes on: its first errand that was not acknowledged.
  [[nodiscard]] std::vector<int> next_steps() const;
  [[nodiscard]] std::size_t acknowledged() const { return receipts_.size(); }

  /// What is wrong with a log, opened anew: an acknowledgement that it does not keep, a submission that is not whole or
  /// out of its client's order, a gap, a broken chain, books that do not fit. Empty where all is well.
  [[nodiscard]] std::string find_fault(Log& log) const;

  /// The same without the acknowledgements: whether what a log holds is whole in itself.
  [[nodiscard]] static std::string find_break(const Log& log);

 private:
  struct Kept {
    std::map<Errand, Receipt> submissions;  // as the log holds them
    std::string fault;
  };
  [[nodiscard]] static Kept read(const Log& log);
  [[nodiscard]] std::string check_acknowledged(const Kept& kept) const;
  [[nodiscard]] std::string check_at_most_one_more(const Kept& kept) const;
  [[nodiscard]] static std::string check_whole(const Log& log, const Kept& kept, const Views& views);
  [[nodiscard]] static std::string check_order(const Kept& kept);
  [[nodiscard]] static std::string check_books(const Kept& kept, const Views& views);
  [[nodiscard]] static std::string check_chains(const Log& log, const Views& views);
  [[nodiscard]] std::string check_answers(Log& log, Views views) const;

  std::map<Errand, Receipt> receipts_;
};

}  // namespace bonboek::crash
