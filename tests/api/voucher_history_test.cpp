// A voucher's history with what proves it, over HTTP: receipts that are those that were given, proofs that hold, and
// the same bytes whatever comes later.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "ledger/base64.hpp"
#include "ledger/checkpoint.hpp"
#include "ledger/merkle.hpp"
#include "ledger/signed_note.hpp"
#include "tests/api/small_scheme.hpp"
#include "tests/api/told.hpp"

namespace bonboek::test {
namespace {

namespace json = boost::json;

Digest hash_of(const json::value& text) {
  const auto bytes = from_base64(text.as_string()).value();
  Digest hash{};
  std::ranges::copy(bytes, hash.begin());
  return hash;
}

class VoucherHistoryRead : public SmallScheme {
 protected:
  [[nodiscard]] Answer ask(std::string_view query = "", std::string_view accept = "application/json",
                           std::string_view language = "nl", std::string_view by = who::auditor) const {
    return served_.ask({by,
                        with_numbers(fmt::format("/v1/vouchers/<25-1>/history{}", query)),
                        "",
                        {fmt::format("Accept: {}", accept), fmt::format("Accept-Language: {}", language)}});
  }
  [[nodiscard]] json::value history(std::string_view query = "") const { return json_of(ask(query)); }
};

TEST_F(VoucherHistoryRead, HoldsEveryEventOnceWithItsLine) {
  const auto told = history();
  const auto events = json_of(served_.get(who::auditor, with_numbers("/v1/vouchers/<25-1>/events"))).at("events");
  const auto& list = told.at("events").as_array();
  ASSERT_EQ(list.size(), events.as_array().size());
  for (std::size_t i = 0; i < list.size(); ++i) {
    EXPECT_EQ(json::parse(list[i].at("line").as_string()), events.at(i));
    for (const char* member : {"sequence", "type", "occurredOn", "recordedAt", "actor"}) {
      EXPECT_EQ(list[i].at(member), events.at(i).at(member)) << member;
    }
  }
  EXPECT_EQ(told.at("standing"), json_of(served_.get(who::auditor, with_numbers("/v1/vouchers/<25-1>"))));
}

TEST_F(VoucherHistoryRead, ProvesEachEventAgainstTheOneCheckpoint) {
  for (const char* moment : {"", "?atSequence=30", "?knownAt=2025-11-02T09:00:00Z"}) {
    const auto told = history(moment);
    const TreeHead head{told.at("treeSize").to_number<std::uint64_t>(), hash_of(told.at("rootHash"))};
    EXPECT_EQ(head.size, told.at("atSequence").to_number<std::uint64_t>() + 1);
    const auto checkpoint = served_.get(who::nobody, fmt::format("/v1/log/checkpoint?treeSize={}", head.size)).body;
    EXPECT_EQ(told.at("checkpoint").as_string(), checkpoint);
    for (const auto& event : told.at("events").as_array()) {
      std::vector<Digest> proof;
      for (const auto& hash : event.at("hashes").as_array()) proof.push_back(hash_of(hash));
      const auto leaf = leaf_hash(std::string_view(event.at("line").as_string()));
      EXPECT_EQ(leaf, hash_of(event.at("leafHash")));
      EXPECT_TRUE(proves_inclusion(proof, leaf, event.at("sequence").to_number<std::uint64_t>(), head)) << event;
    }
  }
}

TEST_F(VoucherHistoryRead, NamesTheReceiptThatWasGiven) {
  const auto posted = json_of(served_.post(
      who::coordinator,
      with_numbers(
          R"({"type":"reversed","occurredOn":"2026-02-02","reversedSequence":50,"reason":"entered-in-error"})"),
      "2026-02-02T09:00:00Z"));
  const auto told = history();
  const auto& receipt = told.at("events").as_array().back().at("receipt").as_object();
  EXPECT_EQ(receipt.size(), 5U);
  for (const auto& member : receipt) EXPECT_EQ(member.value(), posted.at(member.key())) << posted;
}

TEST_F(VoucherHistoryRead, CarriesTheOneSignedCheckpointOfItsMomentWhateverIsCosigned) {
  const auto key = served_.get(who::nobody, "/v1/log/key").body;
  const auto verifier = NoteVerifier::parse(key.substr(0, key.size() - 1)).value();
  const auto told = history("?atSequence=41");
  const auto page = ask("?atSequence=41", "text/html").body;
  const std::string checkpoint(told.at("checkpoint").as_string());
  const auto note = parse_note(checkpoint).value();
  ASSERT_EQ(note.signatures.size(), 1U);
  EXPECT_TRUE(verifier.verifies(note.text, note.signatures.at(0)));
  const TreeHead head{told.at("treeSize").to_number<std::uint64_t>(), hash_of(told.at("rootHash"))};
  EXPECT_EQ(parse_checkpoint(note.text).value().head, head);
  EXPECT_NE(page.find("<pre>" + checkpoint + "</pre>"), std::string::npos);
  const auto witness = NoteSigner::generate("witness.example/province");
  const auto post = [&](const char* target, const std::string& text) {
    return served_.ask({who::province, target, text, {"Content-Type: text/plain"}}).status;
  };
  ASSERT_EQ(post("/v1/log/witnesses", witness.cosigner().key()), 201U);
  ASSERT_EQ(post("/v1/log/cosignatures", checkpoint + witness.cosign(note.text, 1'700'000'000).line()), 201U);
  EXPECT_EQ(ask("?atSequence=41").body, json::serialize(told));
  EXPECT_EQ(ask("?atSequence=41", "text/html").body, page);
}

TEST_F(VoucherHistoryRead, NamesReceiptsWhoseCheckpointTheLogStillSigns) {
  const auto told = history();
  for (const auto& event : told.at("events").as_array()) {
    const auto& receipt = event.at("receipt");
    const TreeHead head{receipt.at("treeSize").to_number<std::uint64_t>(), hash_of(receipt.at("rootHash"))};
    const auto note = served_.get(who::nobody, fmt::format("/v1/log/checkpoint?treeSize={}", head.size)).body;
    EXPECT_EQ(parse_checkpoint(parse_note(note).value().text).value().head, head);
  }
}

TEST_F(VoucherHistoryRead, IsAPageInEitherLanguage) {
  const auto dutch = ask("", "text/html,*/*;q=0.1");
  ASSERT_EQ(dutch.status, 200U);
  EXPECT_EQ(dutch.fields.at("content-type"), "text/html; charset=utf-8");
  EXPECT_EQ(dutch.fields.at("content-security-policy"), "default-src 'none'; style-src 'unsafe-inline'");
  EXPECT_EQ(dutch.fields.at("vary"), "Accept, Accept-Language");
  EXPECT_NE(dutch.body.find("<h1>Bon " + with_numbers("<25-1>") + "</h1>"), std::string::npos);
  EXPECT_NE(dutch.body.find("<h2>ingewisseld, gebeurtenis 36</h2>"), std::string::npos) << dutch.body;
  const auto english = ask("", "text/html", "en");
  EXPECT_EQ(english.fields.at("content-language"), "en");
  EXPECT_NE(english.body.find("<h1>Voucher " + with_numbers("<25-1>") + "</h1>"), std::string::npos);
  const auto note = std::string(history().at("checkpoint").as_string());
  EXPECT_NE(english.body.find("<pre>" + note + "</pre>"), std::string::npos);
  EXPECT_EQ(told(ask("", "text/csv")), "406 not-acceptable");
}

TEST_F(VoucherHistoryRead, OfAMomentIsTheSameForEver) {
  const auto all = [&] {
    std::string text;
    for (const char* moment : {"?atSequence=50", "?atSequence=41", "?knownAt=2025-11-02T09:00:00Z"}) {
      for (const char* type : {"application/json", "text/html"}) text += ask(moment, type).body;
    }
    return text;
  };
  const auto before = all();
  EXPECT_EQ(ask("?atSequence=50").body, ask().body);
  served_.record(who::coordinator,
                 R"({"type":"fund-deposited","occurredOn":"2026-02-03","amountCents":1,"reference":"D"})",
                 "2026-02-03T09:00:00Z");
  EXPECT_EQ(all(), before);
  served_.restart();
  EXPECT_EQ(all(), before);
  EXPECT_NE(ask().body, ask("?atSequence=50").body);
}

TEST_F(VoucherHistoryRead, ThatIsNotThereIsAProblem) {
  EXPECT_EQ(told(ask("?atSequence=11")), "404 not-found");  // before it was minted
  EXPECT_EQ(told(ask("?atSequence=999")), "404 not-found");
  EXPECT_EQ(told(ask("?knownAt=2099-01-01T00:00:00Z")), "400 bad-query");
  EXPECT_EQ(told(served_.get(who::auditor, "/v1/vouchers/25-000001-11/history")), "400 bad-query");
}

TEST_F(VoucherHistoryRead, IsNotForAPartyWhoseVoucherItWasNotYet) {
  EXPECT_EQ(told(ask("", "*/*", "nl", who::library)), "200");
  EXPECT_EQ(told(ask("?atSequence=30", "*/*", "nl", who::library)), "403 not-yours");  // before it was redeemed there
  EXPECT_EQ(told(ask("", "text/html", "nl", who::other_library)), "403 not-yours");
  EXPECT_EQ(told(ask("", "text/html", "nl", who::province)), "403 role-may-not-ask");
}

}  // namespace
}  // namespace bonboek::test
