// What was known once so many events were recorded. A reversal makes the event that it names not count, as if it had
// never been posted: everything here is a loop over the events that still stand. Nothing is kept up to date.
#pragma once

#include <utility>

#include "tests/model/life.hpp"

namespace bonboek::model {

struct Party {
  struct Span {
    std::string first;
    std::string last;  // empty while it goes on
  };
  std::vector<Span> spans;
  std::vector<Item> registrations;  // in the order recorded

  [[nodiscard]] std::set<int> tracks_on(const std::string& day) const;

  [[nodiscard]] bool takes_part_on(const std::string& day) const;
  [[nodiscard]] bool takes_part_still() const { return spans.back().last.empty(); }
  /// Whether the registration that held on a day, the newest of those dated on or before it, names the track.
  [[nodiscard]] bool has_track_on(int track, const std::string& day) const;
};

struct Line {
  Number voucher;
  int year{0};
  Cents cents{0};
  std::string state;  // open, paid, credited
};

struct Invoice {
  std::string kind;
  std::string on;
  std::vector<Line> lines;
  [[nodiscard]] Cents sum(const std::string& state) const;
};

class Known {
 public:
  Known(const std::vector<Recorded>& events, std::size_t count);

  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] const Recorded& event(std::size_t sequence) const { return events_.at(sequence); }
  [[nodiscard]] bool is_reversed(std::int64_t sequence) const { return reversed_.contains(sequence); }
  [[nodiscard]] const std::vector<const Recorded*>& standing() const { return standing_; }
  [[nodiscard]] bool is_opened() const { return count_ > 0; }
  /// The date on which the newest event was recorded.
  [[nodiscard]] std::string today() const;

  [[nodiscard]] std::string policy(const std::string& name) const;
  [[nodiscard]] const std::map<std::string, Party>& parties() const { return parties_; }
  [[nodiscard]] const Party* party(const std::string& name) const;
  [[nodiscard]] std::optional<Cents> tariff(const std::string& kind, const std::string& day) const;
  [[nodiscard]] std::optional<Cents> ceiling(int year) const;
  /// The newest day on which anything of a kind was ever priced, reversed since or not; empty where nothing was.
  [[nodiscard]] std::string last_priced(const std::string& kind) const;

  [[nodiscard]] const std::map<Number, Life>& lives() const { return lives_; }
  [[nodiscard]] const Life* life(const Number& number) const;
  [[nodiscard]] int last_serial(int year) const;

  using InvoiceName = std::pair<std::string, std::string>;  // party, number
  [[nodiscard]] const std::map<InvoiceName, Invoice>& invoices() const { return invoices_; }

  [[nodiscard]] Cents bank() const;
  [[nodiscard]] Cents cost(int year) const;
  [[nodiscard]] Cents commitment(const std::string& day) const;

 private:
  void register_party(const Recorded& event);
  void take_invoice(const Recorded& event);

  const std::vector<Recorded>& events_;
  std::size_t count_;
  std::set<std::int64_t> reversed_;
  std::vector<const Recorded*> standing_;
  std::map<std::string, Party> parties_;
  std::map<Number, Life> lives_;
  std::map<InvoiceName, Invoice> invoices_;
};

}  // namespace bonboek::model
