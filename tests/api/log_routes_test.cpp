// What the service tells of its log holds by the rules of RFC 9162 and C2SP alone: nothing of the ledger is asked here
// but over HTTP.
#include <gtest/gtest.h>

#include <fmt/format.h>
#include <boost/json.hpp>

#include "ledger/base64.hpp"
#include "ledger/checkpoint.hpp"
#include "ledger/signed_note.hpp"
#include "tests/api/small_scheme.hpp"

namespace bonboek::test {
namespace {

namespace json = boost::json;

Digest digest_of(const json::value& text) {
  Digest digest{};
  const auto bytes = from_base64(std::string_view(text.as_string()));
  EXPECT_TRUE(bytes && bytes->size() == digest.size()) << text;
  if (bytes) std::copy(bytes->begin(), bytes->end(), digest.begin());
  return digest;
}

std::vector<Digest> digests_of(const json::value& list) {
  std::vector<Digest> digests;
  for (const auto& each : list.as_array()) digests.push_back(digest_of(each));
  return digests;
}

class LogRoutes : public SmallScheme {
 protected:
  std::string body(std::string_view by, const std::string& target, unsigned status = 200) const {
    const auto answer = served_.get(by, target);
    EXPECT_EQ(answer.status, status) << target << ": " << answer.body;
    return answer.body;
  }
  [[nodiscard]] json::object object(std::string_view by, const std::string& target) const {
    return json::parse(body(by, target)).as_object();
  }
  [[nodiscard]] NoteVerifier verifier() const {
    auto text = body(who::nobody, "/v1/log/key");
    return NoteVerifier::parse(text.substr(0, text.size() - 1)).value();
  }
  /// The checkpoint of a note, whose signature has to be the log's.
  [[nodiscard]] Checkpoint checked(std::string_view text) const {
    const auto note = parse_note(text).value();
    EXPECT_TRUE(verifier().verifies(note.text, note.signatures.at(0))) << text;
    return parse_checkpoint(note.text).value();
  }
  /// The lines as an auditor exports them.
  [[nodiscard]] std::vector<std::string> lines() const {
    std::vector<std::string> list;
    const auto answer = served_.ask({who::auditor, "/v1/events", {}, {"Accept: application/x-ndjson"}});
    for (std::size_t at = 0; at < answer.body.size();) {
      const auto end = answer.body.find('\n', at);
      list.push_back(answer.body.substr(at, end - at));
      at = end + 1;
    }
    return list;
  }
  [[nodiscard]] TreeHead head(std::size_t size) const {
    TreeEdge edge;
    const auto all = lines();
    for (std::size_t i = 0; i < size; ++i) edge.add(leaf_hash(all.at(i)));
    return {edge.size(), edge.root()};
  }
  [[nodiscard]] Answer post_text(std::string_view by, const std::string& target, const std::string& text) const {
    return served_.ask({by, target, text, {"Content-Type: text/plain"}});
  }
};

TEST_F(LogRoutes, TheCheckpointIsOfTheLinesAndSigned) {
  const auto checkpoint = checked(body(who::nobody, "/v1/log/checkpoint"));
  EXPECT_EQ(checkpoint.origin, "bonboek.example/limburg");
  EXPECT_EQ(checkpoint.head, head(served_.tip()));
  EXPECT_EQ(checked(body(who::nobody, "/v1/log/checkpoint?treeSize=7")).head, head(7));
  body(who::nobody, "/v1/log/checkpoint?treeSize=9999", 404);
}

TEST_F(LogRoutes, AReceiptCarriesTheCheckpointThatHoldsIt) {
  const std::string event = with_numbers(R"({"type":"redeemed","occurredOn":"2025-10-20","vouchers":["<25-9>"]})");
  const Ask ask{who::library, "/v1/events", event, {"Content-Type: application/json", "Idempotency-Key: once"}};
  const auto answer = served_.ask(ask);
  ASSERT_EQ(answer.status, 201U) << answer.body;
  const auto receipt = json::parse(answer.body).as_object();
  const auto checkpoint = checked(std::string_view(receipt.at("checkpoint").as_string()));
  EXPECT_EQ(checkpoint.head, head(served_.tip()));
  EXPECT_EQ(receipt.at("treeSize").as_int64(), static_cast<std::int64_t>(served_.tip()));
  EXPECT_EQ(digest_of(receipt.at("rootHash")), checkpoint.head.root);
  served_.record(who::coordinator,
                 R"({"type":"fund-deposited","occurredOn":"2025-10-20","amountCents":1,"reference":"D"})");
  EXPECT_EQ(served_.ask(ask).body, answer.body) << "the same key, after later events";
  served_.restart();
  EXPECT_EQ(served_.ask(ask).body, answer.body) << "the same key, after a restart";
}

TEST_F(LogRoutes, InclusionIsProvedOfEveryEventInEverySize) {
  const auto all = lines();
  for (std::size_t size = 1; size <= all.size(); size += 5) {
    for (std::size_t index = 0; index < size; index += 3) {
      const auto proof =
          object(who::auditor, fmt::format("/v1/log/proofs/inclusion?sequence={}&treeSize={}", index, size));
      EXPECT_EQ(digest_of(proof.at("leafHash")), leaf_hash(all[index]));
      const auto checkpoint = checked(std::string_view(proof.at("checkpoint").as_string()));
      EXPECT_EQ(checkpoint.head.size, size);
      EXPECT_TRUE(proves_inclusion(digests_of(proof.at("hashes")), leaf_hash(all[index]), index, checkpoint.head));
    }
  }
}

TEST_F(LogRoutes, ConsistencyIsProvedBetweenAnyTwoSizes) {
  const std::size_t end = served_.tip();
  for (std::size_t from = 1; from <= end; from += 3) {
    for (std::size_t size = from; size <= end; size += 4) {
      const auto proof =
          object(who::province, fmt::format("/v1/log/proofs/consistency?fromSize={}&treeSize={}", from, size));
      const auto checkpoint = checked(std::string_view(proof.at("checkpoint").as_string()));
      EXPECT_TRUE(proves_consistency(digests_of(proof.at("hashes")), head(from), checkpoint.head))
          << from << " " << size;
    }
  }
}

TEST_F(LogRoutes, TilesAndBundlesAreThoseOfTheLines) {
  const auto all = lines();
  const auto place = fmt::format("000.p/{}", all.size());
  const auto tile = body(who::auditor, "/v1/log/tile/0/" + place);
  const auto bundle = body(who::auditor, "/v1/log/tile/entries/" + place);
  std::string expected_tile;
  std::string expected_bundle;
  for (const std::string& line : all) {
    expected_tile += bytes_of(leaf_hash(line));
    expected_bundle += {static_cast<char>(line.size() >> 8U), static_cast<char>(line.size() & 0xffU)};
    expected_bundle += line;
  }
  EXPECT_EQ(tile, expected_tile);
  EXPECT_EQ(bundle, expected_bundle);
}

TEST_F(LogRoutes, WhatIsNotThereIsNamed) {
  body(who::auditor, "/v1/log/tile/0/000", 404);
  body(who::auditor, "/v1/log/tile/7/000", 400);
  body(who::auditor, "/v1/log/tile/0/0", 400);
  body(who::auditor, "/v1/log/tile/entries/x001/000", 404);
  body(who::auditor, "/v1/log/proofs/inclusion", 400);
  body(who::auditor, "/v1/log/proofs/inclusion?sequence=9999", 404);
  body(who::auditor, "/v1/log/proofs/inclusion?sequence=9&treeSize=9", 404);
  body(who::auditor, "/v1/log/proofs/inclusion?sequence=0&treeSize=9999", 404);
  body(who::auditor, "/v1/log/proofs/consistency?fromSize=0", 400);
  body(who::auditor, "/v1/log/proofs/consistency?fromSize=9999", 404);
  body(who::auditor, "/v1/log/proofs/consistency?fromSize=9&treeSize=8", 400);
  body(who::nobody, "/v1/log/checkpoint?cosigned=true", 404);
}

TEST_F(LogRoutes, ACosignatureIsServedWithItsCheckpoint) {
  const auto witness = NoteSigner::generate("witness.example/province");
  const auto checkpoint = body(who::nobody, "/v1/log/checkpoint");
  const auto text = parse_note(checkpoint).value().text;
  const auto cosigned = checkpoint + witness.cosign(text, 1'700'000'000).line();
  EXPECT_EQ(post_text(who::province, "/v1/log/cosignatures", cosigned).status, 400U) << "no key is registered";
  EXPECT_EQ(post_text(who::province, "/v1/log/witnesses", witness.cosigner().key() + "\n").status, 201U);
  const auto kept = post_text(who::province, "/v1/log/cosignatures", cosigned);
  EXPECT_EQ(kept.status, 201U) << kept.body;
  EXPECT_EQ(post_text(who::province, "/v1/log/cosignatures", cosigned).status, 200U) << "once more";
  EXPECT_EQ(body(who::nobody, "/v1/log/checkpoint"), cosigned);
  served_.record(who::coordinator,
                 R"({"type":"fund-deposited","occurredOn":"2025-10-20","amountCents":1,"reference":"D"})");
  served_.restart();
  EXPECT_EQ(body(who::nobody, "/v1/log/checkpoint?cosigned=true"), cosigned);
  const auto listed = object(who::library, "/v1/log/witnesses").at("witnesses").as_array().at(0).as_object();
  EXPECT_EQ(listed.at("principal").as_string(), who::province);
  EXPECT_EQ(listed.at("cosignedSize").as_int64(), static_cast<std::int64_t>(served_.tip() - 1));
}

TEST_F(LogRoutes, AWitnessWhoSawAnotherLogIsToldSo) {
  const auto witness = NoteSigner::generate("witness.example/province");
  ASSERT_EQ(post_text(who::province, "/v1/log/witnesses", witness.cosigner().key()).status, 201U);
  const auto answer_to = [&](const Checkpoint& checkpoint, std::uint64_t time) {
    const auto text = checkpoint.text();
    return post_text(who::province, "/v1/log/cosignatures", text + "\n" + witness.cosign(text, time).line()).status;
  };
  const std::uint64_t now = 1'700'000'000;
  const auto extended = Checkpoint{"bonboek.example/limburg", head(5)}.text() + "and I saw more\n";
  const auto extra = extended + "\n" + witness.cosign(extended, now).line();
  EXPECT_EQ(post_text(who::province, "/v1/log/cosignatures", extra).status, 400U) << "it would verify for nobody";
  EXPECT_EQ(answer_to({"bonboek.example/limburg", head(5)}, now), 201U);
  EXPECT_EQ(answer_to({"bonboek.example/limburg", {5, sha256("forged")}}, now), 409U);
  EXPECT_EQ(answer_to({"bonboek.example/other", head(5)}, now), 400U);
  EXPECT_EQ(answer_to({"bonboek.example/limburg", {9999, head(5).root}}, now), 404U);
  EXPECT_EQ(answer_to({"bonboek.example/limburg", head(6)}, 99'000'000'000), 400U) << "its time is to come";
}

TEST_F(LogRoutes, WhatIsNoKeyOrNoteIsRefused) {
  EXPECT_EQ(post_text(who::province, "/v1/log/witnesses", "nonsense").status, 400U);
  EXPECT_EQ(post_text(who::province, "/v1/log/witnesses", NoteSigner::generate("w").verifier().key()).status, 400U);
  EXPECT_EQ(post_text(who::province, "/v1/log/witnesses", std::string(20'000, 'x')).status, 400U);
  EXPECT_EQ(post_text(who::province, "/v1/log/cosignatures", "nonsense").status, 400U);
  EXPECT_EQ(post_text(who::nobody, "/v1/log/cosignatures", "nonsense").status, 401U);
  EXPECT_EQ(served_.ask({who::province, "/v1/log/witnesses", "{}", {"Content-Type: application/json"}}).status, 415U);
}

}  // namespace
}  // namespace bonboek::test
