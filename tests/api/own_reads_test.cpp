// What is in an answer, by who asks: a party finds what is its own, the province no single voucher.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>

#include "tests/api/small_scheme.hpp"
#include "tests/api/told.hpp"

namespace bonboek::test {
namespace {

namespace json = boost::json;

using OwnReads = SmallScheme;

/// The values of one member in a list of an answer: "venlo heerlen".
std::string column(const json::value& body, std::string_view list, std::string_view member) {
  std::string values;
  for (const json::value& element : body.at_pointer(list).as_array()) {
    if (!values.empty()) values += ' ';
    const auto* value = element.as_object().if_contains(member);
    values += value == nullptr ? "-" : std::string(value->as_string());
  }
  return values;
}

TEST_F(OwnReads, ListAPartyAlone) {
  struct Row {
    std::string_view by;
    std::string_view target;
    std::string_view list;
    std::string_view member;
    std::string_view values;
  };
  constexpr std::array rows{
      Row{who::coordinator, "/v1/libraries", "/libraries", "id", "venlo heerlen"},
      Row{who::province, "/v1/libraries", "/libraries", "id", "venlo heerlen"},
      Row{who::library, "/v1/libraries", "/libraries", "id", "venlo"},
      Row{who::other_library, "/v1/libraries", "/libraries", "id", "heerlen"},
      Row{who::other_intermediary, "/v1/libraries", "/libraries", "id", ""},
      Row{who::auditor, "/v1/intermediaries", "/intermediaries", "id", "volwassenenfonds venlo"},
      Row{who::intermediary, "/v1/intermediaries", "/intermediaries", "id", "volwassenenfonds"},
      Row{who::other_intermediary, "/v1/intermediaries", "/intermediaries", "name", "Gemeente Venlo"},
      Row{who::library, "/v1/intermediaries", "/intermediaries", "id", ""},
      Row{who::coordinator, "/v1/invoices", "/invoices", "invoice", "V-1 F/2025/1 H-1"},
      Row{who::library, "/v1/invoices", "/invoices", "invoice", "V-1"},
      Row{who::other_library, "/v1/invoices", "/invoices", "invoice", "F/2025/1"},
      Row{who::intermediary, "/v1/invoices", "/invoices", "invoice", "H-1"},
      Row{who::other_intermediary, "/v1/invoices", "/invoices", "invoice", ""},
      Row{who::coordinator, "/v1/reconciliation", "/redeemedNotInvoiced/parties", "library", "venlo heerlen"},
      Row{who::province, "/v1/reconciliation", "/redeemedNotInvoiced/parties", "library", "venlo heerlen"},
      Row{who::other_library, "/v1/reconciliation", "/redeemedNotInvoiced/parties", "library", "heerlen"},
      Row{who::intermediary, "/v1/reconciliation", "/redeemedNotInvoiced/parties", "library", ""},
      Row{who::intermediary, "/v1/reconciliation", "/issuedNotRedeemed/parties", "intermediary", "volwassenenfonds"},
      Row{who::library, "/v1/reconciliation", "/issuedNotRedeemed/parties", "intermediary", ""},
  };
  for (const Row& row : rows) {
    const auto answer = served_.get(row.by, std::string(row.target));
    ASSERT_EQ(answer.status, 200U) << row.target << " by " << row.by;
    EXPECT_EQ(column(json_of(answer), row.list, row.member), row.values) << row.target << " by " << row.by;
  }
}

/// How many events of each type someone finds in the log: "issued 6, minted 10".
std::string events_of(const ServedLedger& served, std::string_view by) {
  const auto body = json_of(served.get(by, "/v1/events"));
  std::map<std::string, int> counts;
  for (const json::value& event : body.at("events").as_array()) ++counts[std::string(event.at("type").as_string())];
  std::string text;
  for (const auto& [type, count] : counts) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", type, count);
  return text;
}

TEST_F(OwnReads, FindAPartysEventsInTheLogAndNoOthers) {
  EXPECT_EQ(events_of(served_, who::library), "invoiced 2, library-registered 1, paid 2, redeemed 3, renewed 1");
  EXPECT_EQ(events_of(served_, who::other_library), "invoiced 1, library-registered 1, redeemed 2");
  EXPECT_EQ(events_of(served_, who::intermediary),
            "intermediary-accredited 1, invoiced 1, issued 7, minted 10, voided 1");
  EXPECT_EQ(events_of(served_, who::other_intermediary), "intermediary-accredited 1, issued 2, minted 4");
  EXPECT_EQ(events_of(served_, who::auditor), events_of(served_, who::coordinator));
}

TEST_F(OwnReads, NameVouchersToAllButTheProvince) {
  const auto group = [&](std::string_view by, std::string_view query) {
    return json_of(served_.get(by, fmt::format("/v1/reconciliation{}", query))).at("redeemedNotInvoiced").as_object();
  };
  EXPECT_EQ(column(group(who::coordinator, ""), "/vouchers", "voucher"),
            with_numbers("<25-1> <25-3> <25-11>"));  // of the first, the renewal
  EXPECT_EQ(column(group(who::coordinator, "?limit=1"), "/vouchers", "voucher"), with_numbers("<25-1>"));
  EXPECT_EQ(column(group(who::library, ""), "/vouchers", "library"), "venlo venlo");
  for (const std::string_view query : {"", "?limit=1000"}) {
    const auto of_province = group(who::province, query);
    EXPECT_EQ(of_province.at("count"), 3);
    EXPECT_FALSE(of_province.contains("vouchers"));
  }
}

TEST_F(OwnReads, ShowAVoucherToThoseWhoHaveToDoWithIt) {
  served_.record(who::coordinator,
                 R"({"type":"allotted","occurredOn":"2026-02-01","vouchers":["<25-15>"],"intermediary":"venlo"})");
  struct Row {
    std::string_view voucher;
    std::string_view by;
    unsigned status;
  };
  constexpr std::array rows{
      Row{"<25-15>", who::other_intermediary, 200},
      Row{"<25-15>", who::intermediary, 403},
      Row{"<25-16>", who::other_intermediary, 403},
      Row{"<25-16>", who::coordinator, 200},
      Row{"<25-16>", who::auditor, 200},
      Row{"<25-11>", who::other_library, 200},
      Row{"<25-11>", who::library, 403},
      Row{"<25-10>", who::intermediary, 200},
  };
  for (const Row& row : rows) {
    const auto target = with_numbers(fmt::format("/v1/vouchers/{}", row.voucher));
    EXPECT_EQ(served_.get(row.by, target).status, row.status) << target << " by " << row.by;
  }
  // Before it was allotted the voucher was nobody's.
  const auto before = with_numbers("/v1/vouchers/<25-15>?atSequence=50");
  EXPECT_EQ(served_.get(who::other_intermediary, before).status, 403U);
}

TEST_F(OwnReads, TellNobodyWhetherAnotherPartysVoucherExists) {
  const auto minted = served_.get(who::library, with_numbers("/v1/vouchers/<25-16>"));
  const auto never_minted = served_.get(who::library, with_numbers("/v1/vouchers/<25-900>"));
  EXPECT_EQ(minted.body, never_minted.body);
  EXPECT_EQ(told(minted), "403 not-yours");
}

TEST_F(OwnReads, AnswerPlainlyWhateverStandsInThePath) {
  for (const std::string_view id : {"%22", "a%5Cb", "%22,%22x%22:%22", "..", "%7B%7D", "nowhere"}) {
    for (const std::string_view path : {"/v1/libraries/{}", "/v1/intermediaries/{}", "/v1/invoices/{0}/{0}"}) {
      const auto target = fmt::format(fmt::runtime(path), id);
      EXPECT_EQ(told(served_.get(who::coordinator, target)), "404 not-found") << target;
    }
  }
}

TEST_F(OwnReads, OneInvoiceNumberOfALibraryAndAnIntermediaryOfOneIdIsAskedForByKind) {
  served_.record(
      who::other_intermediary,
      R"({"type":"invoiced","occurredOn":"2026-02-01","vouchers":["<25-11>"],"invoice":"V-1","amountCents":400})",
      "2026-02-01T10:00:00Z");
  const auto amount = [&](std::string_view by, const std::string& query) {
    const auto answer = served_.get(by, "/v1/invoices/venlo/V-1" + query);
    return answer.status == 200 ? json::serialize(json_of(answer).at("lines").at(0).at("amountCents")) : told(answer);
  };
  EXPECT_EQ(amount(who::auditor, ""), "400 bad-query");
  EXPECT_EQ(errors_told(served_.get(who::auditor, "/v1/invoices/venlo/V-1")), "1: 903 missing-parameter at kind");
  EXPECT_EQ(amount(who::auditor, "?kind=membership"), "4200");
  EXPECT_EQ(amount(who::auditor, "?kind=handling"), "400");
  EXPECT_EQ(amount(who::auditor, "?kind=gift"), "400 bad-query");
  EXPECT_EQ(amount(who::library, ""), "4200");
  EXPECT_EQ(amount(who::other_intermediary, ""), "400");
  EXPECT_EQ(amount(who::library, "?kind=handling"), "404 not-found");
}

TEST_F(OwnReads, ARefusalDoesNotTellWhatOthersDidWithAVoucher) {
  struct Row {
    std::string_view by;
    std::string_view body;
    std::string_view detail;
  };
  for (const Row& row :
       {Row{who::other_library, R"({"type":"redeemed","occurredOn":"2026-01-20","vouchers":["<25-2>"]})",
            "voucher <25-2> was redeemed already"},
        Row{who::library, R"({"type":"redeemed","occurredOn":"2026-01-20","vouchers":["<25-2>"]})",
            "voucher <25-2> was redeemed on 2025-10-11 at venlo"},
        Row{who::other_intermediary, R"({"type":"issued","occurredOn":"2026-01-20","vouchers":["<25-8>"],"track":4})",
            "voucher <25-8> is with another party"},
        Row{who::other_intermediary, R"({"type":"issued","occurredOn":"2026-01-20","vouchers":["<25-5>"],"track":4})",
            "voucher <25-5> was issued already"},
        Row{who::coordinator,
            R"({"type":"issued","occurredOn":"2026-01-20","vouchers":["<25-8>"],"track":4,"intermediary":"venlo"})",
            "voucher <25-8> is with volwassenenfonds"}}) {
    EXPECT_EQ(json_of(served_.post(row.by, row.body)).at("detail"), json::value(with_numbers(row.detail)));
  }
}

}  // namespace
}  // namespace bonboek::test
