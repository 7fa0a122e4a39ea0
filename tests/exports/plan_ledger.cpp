#include "tests/exports/plan_ledger.hpp"

#include <gtest/gtest.h>

#include <boost/json.hpp>

namespace bonboek::test {

namespace json = boost::json;

Ended export_of_plan(const Words& what) {
  Words words{"export"};
  words.insert(words.end(), what.begin(), what.end());
  words.insert(words.end(), {"--data", BONBOEK_PLAN_LEDGER});
  return run(words);
}

std::string exported(const Words& what) {
  auto ended = export_of_plan(what);
  EXPECT_EQ(ended.code, 0) << ended.err;
  return std::move(ended.out);
}

std::map<std::string, AccountSums> balances(const Words& options) {
  Words words{"balances"};
  words.insert(words.end(), options.begin(), options.end());
  const auto answer = json::parse(exported(words));
  std::map<std::string, AccountSums> sums;
  for (const json::value& each : answer.at("accounts").as_array()) {
    const auto& account = each.as_object();
    std::string name(account.at("account").as_string());
    for (const char* kind : {"library", "intermediary"}) {
      if (const auto* party = account.if_contains(kind))
        name += std::string(" ") + kind + " " + party->as_string().c_str();
    }
    sums[name] = {account.at("openingCents").as_int64(), account.at("debitCents").as_int64(),
                  account.at("creditCents").as_int64(), account.at("closingCents").as_int64()};
  }
  return sums;
}

}  // namespace bonboek::test
