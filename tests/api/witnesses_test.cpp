// Witnesses: whose a key is, what is kept of whom and how much, over HTTP and from files of before.
#include "api/witnesses.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>

#include "ledger/sha256.hpp"
#include "tests/api/small_scheme.hpp"
#include "tests/api/told.hpp"
#include "tests/exports/csv_text.hpp"

namespace bonboek::test {
namespace {

namespace json = boost::json;

constexpr std::uint64_t earlier = 1'700'000'000;
constexpr std::uint64_t later = 1'700'000'001;

class WitnessRoutes : public SmallScheme {
 protected:
  [[nodiscard]] Answer post_text(std::string_view by, const std::string& target, const std::string& text) const {
    return served_.ask({by, target, text, {"Content-Type: text/plain"}});
  }
  [[nodiscard]] Answer register_key(std::string_view by, const NoteVerifier& verifier) const {
    return post_text(by, "/v1/log/witnesses", verifier.key());
  }
  [[nodiscard]] std::string checkpoint(std::uint64_t size) const {
    return served_.get(who::nobody, fmt::format("/v1/log/checkpoint?treeSize={}", size)).body;
  }
  [[nodiscard]] Answer cosign(std::string_view by, const NoteSigner& signer, std::uint64_t size,
                              std::uint64_t time = earlier) const {
    const auto text = parse_note(checkpoint(size)).value().text;
    return post_text(by, "/v1/log/cosignatures", text + "\n" + signer.cosign(text, time).line());
  }
  [[nodiscard]] json::array listed() const {
    return json_of(served_.get(who::library, "/v1/log/witnesses")).at("witnesses").as_array();
  }
  [[nodiscard]] std::string file() const { return served_.log_folder() / "witnesses"; }

  const NoteSigner key_{NoteSigner::generate("witness.example/one")};
  const NoteSigner next_key_{NoteSigner::generate("witness.example/two")};
};

/// The same secret by another name.
NoteSigner renamed(const NoteSigner& signer, const std::string& name) {
  const std::string_view prefix = "PRIVATE+KEY+";
  const auto digest = sha256(fmt::format("{}\n\x01{}", name, signer.cosigner().public_key()));
  std::string id;
  for (std::size_t i = 0; i < 4; ++i) id += fmt::format("{:02x}", digest[i]);
  const auto secret = signer.key().substr(prefix.size() + signer.verifier().name().size() + 1 + id.size());
  return NoteSigner::parse(fmt::format("{}{}+{}{}", prefix, name, id, secret)).value();
}

std::string detail_of(const Answer& answer) {
  return std::string(json_of(answer).at("detail").as_string());
}

TEST_F(WitnessRoutes, RefuseAKeyThatAnotherRegistered) {
  ASSERT_EQ(register_key(who::province, key_.cosigner()).status, 201U);
  const auto refused = register_key(who::auditor, key_.cosigner());
  EXPECT_EQ(told(refused), "409 key-of-another");
  EXPECT_NE(detail_of(refused).find("province has registered this key"), std::string::npos) << refused.body;
  EXPECT_NE(detail_of(refused).find("make a new one"), std::string::npos) << refused.body;
  EXPECT_EQ(listed().size(), 1U);
}

TEST_F(WitnessRoutes, RefuseAKeyThatAnotherHadBefore) {
  ASSERT_EQ(register_key(who::province, key_.cosigner()).status, 201U);
  ASSERT_EQ(register_key(who::province, next_key_.cosigner()).status, 201U);
  EXPECT_EQ(told(register_key(who::auditor, key_.cosigner())), "409 key-of-another");
  served_.restart();
  EXPECT_EQ(told(register_key(who::auditor, key_.cosigner())), "409 key-of-another");
  EXPECT_EQ(register_key(who::province, key_.cosigner()).status, 201U) << "its own may come back";
}

/// What is signed does not name the key: under another name it would pass for a second witness.
TEST_F(WitnessRoutes, RefuseAKeyOfAnotherByWhateverName) {
  ASSERT_EQ(register_key(who::province, key_.cosigner()).status, 201U);
  const auto same = renamed(key_, "witness.example/other").cosigner();
  ASSERT_EQ(same.public_key(), key_.cosigner().public_key());
  EXPECT_EQ(told(register_key(who::auditor, same)), "409 key-of-another");
}

/// People know a witness by its key's name.
TEST_F(WitnessRoutes, RefuseTheNameOfAnothersKey) {
  ASSERT_EQ(register_key(who::province, key_.cosigner()).status, 201U);
  ASSERT_EQ(register_key(who::province, next_key_.cosigner()).status, 201U);
  for (const char* name : {"witness.example/one", "witness.example/two"}) {
    const auto refused = register_key(who::auditor, NoteSigner::generate(name).cosigner());
    EXPECT_EQ(told(refused), "409 key-of-another") << name;
    EXPECT_TRUE(detail_of(refused).starts_with("province has registered")) << refused.body;
  }
  EXPECT_EQ(listed().size(), 1U);
  EXPECT_EQ(register_key(who::province, NoteSigner::generate("witness.example/one").cosigner()).status, 201U)
      << "its own name may be that of its next key";
}

TEST_F(WitnessRoutes, RefuseTheNameOfTheLogsOwnKey) {
  const auto named_as_the_log = NoteSigner::generate("bonboek.example/limburg").cosigner();
  EXPECT_EQ(told(register_key(who::province, named_as_the_log)), "400 bad-note");
}

TEST_F(WitnessRoutes, SayWhetherSomethingNewIsKept) {
  const auto outcome = [](const Answer& answer) {
    return fmt::format("{} {}", answer.status, json::serialize(json_of(answer).at("isNew")));
  };
  EXPECT_EQ(outcome(register_key(who::province, key_.cosigner())), "201 true");
  EXPECT_EQ(outcome(register_key(who::province, key_.cosigner())), "200 false");
  EXPECT_EQ(outcome(cosign(who::province, key_, 7)), "201 true");
  EXPECT_EQ(outcome(cosign(who::province, key_, 7)), "200 false");
  served_.restart();
  EXPECT_EQ(outcome(register_key(who::province, key_.cosigner())), "200 false");
  EXPECT_EQ(outcome(cosign(who::province, key_, 7)), "200 false");
}

TEST_F(WitnessRoutes, KeepTheLatestCosignatureOfACheckpoint) {
  ASSERT_EQ(register_key(who::province, key_.cosigner()).status, 201U);
  const auto plain = checkpoint(7);
  const auto text = parse_note(plain).value().text;
  const auto with = [&](std::uint64_t time) { return plain + key_.cosign(text, time).line(); };
  ASSERT_EQ(cosign(who::province, key_, 7, earlier).status, 201U);
  EXPECT_EQ(checkpoint(7), with(earlier));
  EXPECT_EQ(cosign(who::province, key_, 7, later).status, 201U);
  EXPECT_EQ(checkpoint(7), with(later));
  EXPECT_EQ(cosign(who::province, key_, 7, earlier).status, 200U) << "what is kept is of later";
  served_.restart();
  EXPECT_EQ(checkpoint(7), with(later));
}

TEST_F(WitnessRoutes, TellWhatWasCosignedWithAnyKey) {
  ASSERT_EQ(register_key(who::province, key_.cosigner()).status, 201U);
  ASSERT_EQ(cosign(who::province, key_, 9).status, 201U);
  ASSERT_EQ(register_key(who::province, next_key_.cosigner()).status, 201U);
  const auto size = [&] { return listed().at(0).at("cosignedSize"); };
  EXPECT_EQ(size(), 9);
  EXPECT_EQ(told(cosign(who::province, key_, 12)), "400 bad-note") << "its key is another now";
  ASSERT_EQ(cosign(who::province, next_key_, 8).status, 201U);
  EXPECT_EQ(size(), 9);
  served_.restart();
  EXPECT_EQ(size(), 9);
  ASSERT_EQ(cosign(who::province, next_key_, 11).status, 201U);
  EXPECT_EQ(size(), 11);
}

TEST_F(WitnessRoutes, ListThemAsCsv) {
  ASSERT_EQ(register_key(who::province, key_.cosigner()).status, 201U);
  ASSERT_EQ(cosign(who::province, key_, 9).status, 201U);
  ASSERT_EQ(register_key(who::auditor, next_key_.cosigner()).status, 201U);
  const auto csv = [&](const char* language) {
    return served_.ask({who::library, "/v1/log/witnesses", "", {"Accept: text/csv", language}});
  };
  const auto dutch = csv("Accept-Language: nl");
  EXPECT_EQ(dutch.fields.at("content-type"), "text/csv; charset=utf-8; header=present");
  EXPECT_EQ(dutch.fields.at("vary"), "Accept, Accept-Language");
  EXPECT_EQ(
      dutch.body,
      fmt::format("wie;sleutel;vorige sleutels;grootste medeondertekende omvang\r\nauditor;{};;\r\nprovince;{};;9\r\n",
                  next_key_.cosigner().key(), key_.cosigner().key()));
  const auto english = read_csv(csv("Accept-Language: en").body, ',');
  EXPECT_EQ(english.at(0), (CsvRow{"principal", "key", "formerKeys", "cosignedSize"}));
  EXPECT_EQ(english.at(2).at(3), "9");
}

/// What a former key cosigned is still served: without the key none can check it.
TEST_F(WitnessRoutes, TellTheKeysThatWereReplaced) {
  const auto third = NoteSigner::generate("witness.example/three").cosigner();
  const auto former = [&] { return json::serialize(listed().at(0).at("formerKeys")); };
  const auto keys = [](const NoteVerifier& first, const NoteVerifier& second) {
    return json::serialize(json::array{json::string(first.key()), json::string(second.key())});
  };
  ASSERT_EQ(register_key(who::province, key_.cosigner()).status, 201U);
  EXPECT_EQ(former(), "[]");
  ASSERT_EQ(register_key(who::province, next_key_.cosigner()).status, 201U);
  ASSERT_EQ(register_key(who::province, third).status, 201U);
  EXPECT_EQ(former(), keys(key_.cosigner(), next_key_.cosigner()));
  const auto csv = served_.ask({who::library, "/v1/log/witnesses", "", {"Accept: text/csv", "Accept-Language: en"}});
  EXPECT_EQ(read_csv(csv.body, ',').at(1).at(2),
            fmt::format("{} {}", key_.cosigner().key(), next_key_.cosigner().key()));
  ASSERT_EQ(register_key(who::province, key_.cosigner()).status, 201U);
  EXPECT_EQ(former(), keys(next_key_.cosigner(), third)) << "one that came back is former no more";
  served_.restart();
  EXPECT_EQ(former(), keys(next_key_.cosigner(), third));
}

TEST_F(WitnessRoutes, TakeNoMoreKeysOfOneThanAHundred) {
  served_.stop();
  {
    std::ofstream lines(file());
    for (std::size_t i = 0; i < max_witness_keys; ++i) {
      lines << fmt::format("witness province {}\n", NoteSigner::generate("witness.example/p").cosigner().key());
    }
  }
  served_.start();
  const auto refused = register_key(who::province, key_.cosigner());
  EXPECT_EQ(told(refused), "409 too-many-kept");
  EXPECT_NE(detail_of(refused).find(fmt::format("at most {} keys", max_witness_keys)), std::string::npos);
  EXPECT_EQ(register_key(who::auditor, key_.cosigner()).status, 201U) << "another has room of its own";
}

TEST_F(WitnessRoutes, TakeNoMoreCosignaturesOfOneThanItsBound) {
  served_.stop();
  {
    std::ofstream lines(file());
    lines << fmt::format("witness province {}\nwitness auditor {}\n", key_.cosigner().key(),
                         next_key_.cosigner().key());
    const auto line = key_.cosign("another log", earlier).line().substr(4);  // without the dash
    for (std::size_t i = 0; i < max_cosignatures; ++i) lines << fmt::format("cosignature {} {}", 1'000 + i, line);
  }
  served_.start();
  const auto refused = cosign(who::province, key_, 7);
  EXPECT_EQ(told(refused), "409 too-many-kept");
  EXPECT_NE(detail_of(refused).find(fmt::format("at most {} cosignatures", max_cosignatures)), std::string::npos);
  EXPECT_EQ(cosign(who::auditor, next_key_, 7).status, 201U) << "another has room of its own";
}

/// Two of one key were taken once; the first has it, and what the other passed off as its own is told no more.
TEST_F(WitnessRoutes, ReadAFileInWhichTwoHadOneKey) {
  const auto text = parse_note(checkpoint(7)).value().text;
  const auto other = renamed(key_, "witness.example/other");
  served_.stop();
  std::ofstream(file()) << fmt::format(
      "witness province {}\nwitness auditor {}\nwitness library-venlo {}\ncosignature 7 {}cosignature 7 {}"
      "cosignature 9 half a line",
      key_.cosigner().key(), key_.cosigner().key(), other.cosigner().key(), key_.cosign(text, earlier).line().substr(4),
      other.cosign(text, earlier).line().substr(4));
  served_.start();
  ASSERT_EQ(listed().size(), 1U);
  EXPECT_EQ(listed().at(0).at("principal").as_string(), who::province);
  EXPECT_EQ(listed().at(0).at("cosignedSize"), 7);
  EXPECT_TRUE(checkpoint(7).ends_with(key_.cosign(text, earlier).line()));
  EXPECT_FALSE(checkpoint(7).contains("witness.example/other"));
  EXPECT_EQ(register_key(who::auditor, next_key_.cosigner()).status, 201U);
}

/// Taken once: each is read with what it cosigned, and only the first may go on with the name.
TEST_F(WitnessRoutes, ReadAFileInWhichTwoKeysHadOneName) {
  const auto text = parse_note(checkpoint(7)).value().text;
  const auto other = NoteSigner::generate("witness.example/one");
  const auto line = [&](const NoteSigner& signer) { return signer.cosign(text, earlier).line(); };
  served_.stop();
  std::ofstream(file()) << fmt::format("witness province {}\nwitness auditor {}\ncosignature 7 {}cosignature 7 {}",
                                       key_.cosigner().key(), other.cosigner().key(), line(key_).substr(4),
                                       line(other).substr(4));
  served_.start();
  ASSERT_EQ(listed().size(), 2U);
  EXPECT_TRUE(checkpoint(7).ends_with(line(key_) + line(other)));
  EXPECT_EQ(register_key(who::auditor, other.cosigner()).status, 200U) << "it is its own already";
  const auto next = NoteSigner::generate("witness.example/one").cosigner();
  EXPECT_EQ(told(register_key(who::auditor, next)), "409 key-of-another");
  EXPECT_EQ(register_key(who::province, next).status, 201U);
}

TEST_F(WitnessRoutes, SayWhereNothingCouldBeKept) {
  std::filesystem::create_directory(file());  // nothing can be written there
  const auto failed = register_key(who::province, key_.cosigner());
  EXPECT_EQ(told(failed), "503 storage-failed");
  EXPECT_NE(detail_of(failed).find("It is not kept"), std::string::npos) << failed.body;
  EXPECT_TRUE(listed().empty());
  std::filesystem::remove(file());
  EXPECT_EQ(register_key(who::province, key_.cosigner()).status, 201U);
  EXPECT_EQ(told(served_.get(who::nobody, "/readyz")), "200") << "the log takes posts all the while";
}

TEST_F(WitnessRoutes, WriteOverWhatAFailureLeftOfALine) {
  ASSERT_EQ(register_key(who::province, key_.cosigner()).status, 201U);
  std::ofstream(file(), std::ios::app) << "cosignature 7 half a li";
  ASSERT_EQ(cosign(who::province, key_, 9).status, 201U);
  served_.restart();
  EXPECT_EQ(listed().at(0).at("cosignedSize"), 9);
}

TEST_F(WitnessRoutes, NameTheLineOfAFileThatIsDamaged) {
  served_.stop();
  const auto file_of = file();
  std::ofstream(file_of) << fmt::format("witness province {}\nwitness province\n", key_.cosigner().key());
  try {
    const Witnesses witnesses(file_of);
    FAIL() << "it was read";
  } catch (const std::runtime_error& error) {
    EXPECT_NE(std::string(error.what()).find("witnesses, line 2"), std::string::npos) << error.what();
  }
  std::filesystem::remove(file_of);
  served_.start();
}

}  // namespace
}  // namespace bonboek::test
