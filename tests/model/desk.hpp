// What people might post: items that mostly fit what is known, and now and then do not.
#pragma once

#include <functional>

#include "tests/model/dice.hpp"
#include "tests/model/known.hpp"

namespace bonboek::model {

class Desk {
 public:
  Desk(Dice& dice, const Known& known, std::string today) : dice_(dice), known_(known), today_(std::move(today)) {}

  /// One item of any type. Where what it needs is not there yet, an item that brings it.
  Item any();

  Item mint();
  Item deposit();
  Item set_tariff(const std::string& kind);
  Item set_ceiling(int year);
  Item register_library(const std::string& id);
  Item accredit(const std::string& id);

 private:
  Item allot();
  Item issue();
  Item redeem();
  Item renew();
  Item void_vouchers();
  Item claim_memberships();
  Item claim_handling();
  Item pay();
  Item credit();
  Item reverse();
  Item move_fund();
  Item change_party();
  Item set_policy();
  Item close_quarter();

  using Fits = std::function<bool(const Number&, const Life&)>;
  Item item(const std::string& type);
  std::string date();
  std::string since(const std::string& first);
  std::string reference();
  std::string any_library();
  std::string any_intermediary();
  std::vector<Numbers> some(const Fits& fits, int most);
  std::vector<Numbers> list(std::vector<Number> numbers);
  Item claim(const std::string& party, std::optional<int> year, Cents cents, const Fits& fits);

  Dice& dice_;
  const Known& known_;
  std::string today_;
};

}  // namespace bonboek::model
