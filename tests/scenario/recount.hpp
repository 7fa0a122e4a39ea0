// A recount of what deliveries say, from their JSON alone: plain maps, none of the generator's or the ledger's code but
// the list of deliveries. It notes whatever can't be true.
#pragma once

#include <array>
#include <boost/json.hpp>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "ops/scenario/delivery.hpp"

namespace bonboek::test {

/// A number's text from its year and serial, with check digits worked out the long way.
[[nodiscard]] std::string number_text(int year, long serial);

struct YearTotals {
  long issued{0};
  long redeemed{0};
  long renewed{0};
  long memberships_paid{0};
  std::int64_t membership_cents{0};  // paid
  std::int64_t handling_cents{0};    // paid
  std::int64_t deposited_cents{0};
  std::int64_t other_cents{0};
  long minted{0};
};

class Recount {
 public:
  Recount(const std::vector<scenario::Delivery>& deliveries, std::uint64_t first_sequence);

  [[nodiscard]] const std::map<int, YearTotals>& years() const { return years_; }
  [[nodiscard]] const std::vector<std::string>& impossible() const { return impossible_; }
  [[nodiscard]] const std::map<std::string, long>& events_by_type() const { return events_by_type_; }
  [[nodiscard]] const std::map<std::string, long>& reasons() const { return reasons_; }
  [[nodiscard]] std::int64_t bank_cents() const { return bank_; }
  [[nodiscard]] long left_in_stock() const;  // neither redeemed nor voided
  [[nodiscard]] long redeemed_before_issue_was_reported() const { return redeemed_first_; }
  [[nodiscard]] long invoices_left_open() const;

 private:
  struct Slip {  // of paper: one voucher
    std::string holder;
    std::string minted_on;
    std::string issued_on;
    std::string redeemed_on;
    bool voided{false};
    std::map<std::string, std::string> member_at;  // year -> library
    std::map<std::string, std::string> claimed;    // "handling" or year -> invoice
  };
  struct Line {
    std::string number;
    std::int64_t cents{0};
    std::string claim;
  };
  struct Invoice {
    bool is_handling{false};
    std::vector<Line> open;
    std::vector<Line> paid;
  };
  using Event = boost::json::object;
  using Undo = std::function<void()>;

  void take(const Event& event);
  void take_voucher(const Event& event, const std::string& type, const std::string& number);
  void mint(const Event& event, const std::string& number);
  void allot(const Event& event, Slip& slip);
  void issue(const Event& event, const std::string& number, Slip& slip);
  void join(const Event& event, const std::string& number, Slip& slip, bool is_new);
  void discard(const Event& event, Slip& slip);
  void invoice(const Event& event, const std::string& number, Slip& slip);
  void credit(const Event& event, const std::string& number, Slip& slip);
  void pay(const Event& event);
  void reverse(const Event& event);
  void move_fund(const Event& event, std::int64_t sign, bool is_cost);

  void happened(const std::string& type, Undo undo);
  void ensure(bool holds, const std::string& what);
  [[nodiscard]] std::string party(const Event& event) const;
  [[nodiscard]] YearTotals& year_of(const std::string& day) { return years_[std::stoi(day.substr(0, 4))]; }

  std::string principal_;
  std::string today_;
  std::map<std::string, Slip> slips_;
  std::map<std::string, Invoice> invoices_;  // "party number"
  std::vector<Undo> undo_;                   // by sequence; nothing where it can't be undone
  std::uint64_t first_;
  std::int64_t bank_{0};
  long redeemed_first_{0};
  std::map<int, YearTotals> years_;
  std::map<std::string, long> events_by_type_;
  std::map<std::string, long> reasons_;
  std::vector<std::string> impossible_;
};

/// A member of an event that has to be there, as text.
[[nodiscard]] std::string text(const boost::json::object& event, const char* member);
[[nodiscard]] std::int64_t cents(const boost::json::object& event);

}  // namespace bonboek::test
