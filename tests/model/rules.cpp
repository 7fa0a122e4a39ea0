#include "tests/model/rules.hpp"

#include <algorithm>

#include "tests/model/calendar.hpp"

namespace bonboek::model {
namespace {

const std::set<std::string> of_libraries{"redeemed", "renewed"};
const std::set<std::string> of_intermediaries{"minted", "allotted", "issued", "voided"};
const std::set<std::string> of_either{"invoiced", "paid", "credited"};

}  // namespace

Ruling rule(const Known& known, const Item& item, const Posting& posting) {
  return Judge(known, item, posting).rule();
}

Ruling Judge::rule() && {
  if (!may_post() || !scheme_can_be()) return std::move(ruling_);
  check_date();
  const bool is_date_good = clean();
  if (find_party()) rule_by_type();
  if (!is_date_good) ruling_.events.clear();
  return std::move(ruling_);
}

bool Judge::may_post() {
  static const std::set<std::string> by_library{"redeemed", "renewed", "invoiced", "credited", "reversed"};
  static const std::set<std::string> by_intermediary{"issued", "voided", "invoiced", "credited", "reversed"};
  const std::string& role = posting_.poster.role;
  const bool may = role == "coordinator" || (role == "library" && by_library.contains(item_.type)) ||
                   (role == "intermediary" && by_intermediary.contains(item_.type));
  if (!may) refuse("role-may-not-post");
  return may;
}

bool Judge::scheme_can_be() {
  const bool can_be = known_.is_opened() || item_.type == "scheme-opened";
  if (!can_be) refuse("scheme-not-opened");
  return can_be;
}

void Judge::check_date() {
  if (item_.on > posting_.today) refuse("in-the-future");
  if (item_.type != "scheme-opened" && item_.on < known_.event(0).item.on) refuse("before-the-scheme");
}

bool Judge::find_party() {
  if (of_libraries.contains(item_.type)) return find_party_of("library", item_.library);
  if (of_intermediaries.contains(item_.type)) return find_party_of("intermediary", item_.intermediary);
  if (!of_either.contains(item_.type)) return true;
  if (!item_.library.empty() && !item_.intermediary.empty()) {
    refuse("bad-value");
    return false;
  }
  const bool as_library = !item_.library.empty() || (item_.intermediary.empty() && posting_.poster.role == "library");
  return as_library ? find_party_of("library", item_.library) : find_party_of("intermediary", item_.intermediary);
}

bool Judge::find_party_of(const std::string& kind, const std::string& given) {
  const Poster& poster = posting_.poster;
  const bool for_itself = poster.role != "coordinator";
  if (for_itself && (poster.role != kind || (!given.empty() && given != poster.party))) {
    refuse("another-party");
    return false;
  }
  const std::string& id = given.empty() ? poster.party : given;
  if (id.empty()) {
    const bool may_be_left_out = item_.type == "minted" || item_.type == "voided";
    if (!may_be_left_out) refuse("missing-field");
    return may_be_left_out;
  }
  party_ = kind + "/" + id;
  const bool is_known = known_.party(party_) != nullptr;
  if (!is_known) refuse("unknown-party");
  return is_known;
}

void Judge::rule_by_type() {
  static const std::map<std::string, void (Judge::*)()> rules{
      {"scheme-opened", &Judge::open_scheme},
      {"policy-set", &Judge::set_policy},
      {"library-registered", &Judge::register_party},
      {"intermediary-accredited", &Judge::register_party},
      {"library-withdrawn", &Judge::withdraw_party},
      {"accreditation-withdrawn", &Judge::withdraw_party},
      {"tariff-set", &Judge::set_tariff},
      {"fund-deposited", &Judge::book},
      {"fund-returned", &Judge::book},
      {"cost-booked", &Judge::book},
      {"quarter-closed", &Judge::close_quarter},
      {"minted", &Judge::mint},
      {"allotted", &Judge::allot},
      {"issued", &Judge::issue},
      {"redeemed", &Judge::redeem},
      {"renewed", &Judge::renew},
      {"voided", &Judge::void_vouchers},
      {"invoiced", &Judge::invoice},
      {"paid", &Judge::pay},
      {"credited", &Judge::credit},
      {"reversed", &Judge::reverse},
  };
  if (item_.type == "ceiling-set") return record({});
  (this->*rules.at(item_.type))();
}

void Judge::record(std::optional<Number> voucher, const std::function<void(Recorded&)>& complete) {
  Recorded event;
  event.item = item_;
  event.item.vouchers.clear();
  event.party = party_;
  event.voucher = voucher;
  if (complete) complete(event);
  ruling_.events.push_back(std::move(event));
}

std::vector<Number> Judge::accepted(const WhyNot& why_not) {
  std::vector<Number> named;
  for (const Numbers& numbers : item_.vouchers) {
    for (int i = 0; i < numbers.count; ++i) {
      const Number number{numbers.first.year, numbers.first.serial + i};
      const Life* life = known_.life(number);
      const std::string fault = life == nullptr ? "never-minted" : why_not(number, *life);
      if (fault.empty()) {
        named.push_back(number);
      } else {
        refuse(fault);
      }
    }
  }
  std::map<Number, int> times;
  for (const Number& number : named) {
    if (++times[number] == 2) refuse("repeated-voucher");
  }
  std::erase_if(named, [&](const Number& number) { return times[number] > 1; });
  return named;
}

}  // namespace bonboek::model
