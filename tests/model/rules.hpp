// The rules as the model reads them: what one submitted event becomes beside everything known, and why not.
#pragma once

#include <functional>

#include "tests/model/known.hpp"

namespace bonboek::model {

/// Who posts, on which date, and how many events were recorded before the submission began.
struct Posting {
  const Poster& poster;
  std::string today;
  std::int64_t before{0};
};

/// The events that an item becomes, without their places in the log, and the names of its refusals. Vouchers that are
/// refused are left out of the events.
struct Ruling {
  std::vector<Recorded> events;
  std::multiset<std::string> refusals;
};

[[nodiscard]] Ruling rule(const Known& known, const Item& item, const Posting& posting);

/// One ruling under way.
class Judge {
 public:
  Judge(const Known& known, const Item& item, const Posting& posting) : known_(known), item_(item), posting_(posting) {}
  [[nodiscard]] Ruling rule() &&;

 private:
  bool may_post();
  bool scheme_can_be();
  void check_date();
  bool find_party();
  bool find_party_of(const std::string& kind, const std::string& given);
  void rule_by_type();

  void open_scheme();
  void set_policy();
  void register_party();
  void withdraw_party();
  void set_tariff();
  void book();
  void close_quarter();

  void mint();
  void allot();
  void issue();
  void redeem();
  void renew();
  void void_vouchers();
  void require_part(const std::string& otherwise);
  std::optional<Cents> price(const std::string& kind);
  void check_exposure(int count);
  void check_exposure_on(const std::string& day, int count);

  void invoice();
  void pay();
  void credit();
  [[nodiscard]] std::string why_not_invoiced(const Due& due, const std::string& due_on, Cents asked) const;
  void record_lines(std::vector<Line> lines, const std::string& kind);

  void reverse();
  [[nodiscard]] std::string why_not_reversed(const Recorded& event) const;
  [[nodiscard]] bool something_rests_on(const Recorded& event) const;

  void refuse(const std::string& name) { ruling_.refusals.insert(name); }
  [[nodiscard]] bool clean() const { return ruling_.refusals.empty(); }

  /// The vouchers named for which `why_not` gives no refusal.
  using WhyNot = std::function<std::string(const Number&, const Life&)>;
  std::vector<Number> accepted(const WhyNot& why_not);
  void record(std::optional<Number> voucher, const std::function<void(Recorded&)>& complete = {});

  const Known& known_;
  const Item& item_;
  const Posting& posting_;
  std::string party_;
  Ruling ruling_;
};

}  // namespace bonboek::model
