// bonboek audit-pack as a program: the file it leaves, or does not. What is in it: tests/exports/plan_pack_test.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <array>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

#include "ledger/signed_note.hpp"
#include "ops/http_client.hpp"
#include "tests/ops/program.hpp"
#include "tests/ops/sample.hpp"

namespace bonboek::test {
namespace {

class AuditPack : public testing::Test {
 protected:
  void SetUp() override { init_sample(ledger()); }

  [[nodiscard]] std::string ledger() const { return folder_.path("ledger"); }
  [[nodiscard]] std::string file() const { return folder_.path("out/pack.tar"); }
  /// What is packed in the same place again takes the place of what was there.
  [[nodiscard]] Ended pack_again(Words options) const {
    options.emplace_back("--force");
    return pack(options);
  }
  [[nodiscard]] Ended pack(const Words& options = {}) const {
    std::filesystem::create_directories(folder_.path("out"));
    Words words{"audit-pack", ledger(), "--year", "2026", "-o", file()};
    words.insert(words.end(), options.begin(), options.end());
    return run(words);
  }
  [[nodiscard]] std::size_t file_count() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder_.path("out")), {}));
  }
  void post(const std::string& line) const {
    const auto ended = run({"import", ledger(), folder_.write("more.ndjson", line), "--as", "cubiss",
                            "--simulated-time", "2026-06-30T09:00:00Z"});
    ASSERT_EQ(ended.code, 0) << ended.out << ended.err;
  }

  [[nodiscard]] static bool says(const Ended& ended, const std::string& what) {
    return ended.err.find(what) != std::string::npos;
  }

  TestFolder folder_;
};

/// A backup without the secret, and what its service signed before.
class AuditPackOfABackup : public AuditPack {
 protected:
  void SetUp() override {
    AuditPack::SetUp();
    const auto added = run({"key", "add", ledger(), "auditor", "--role", "auditor"}).out;
    api_key_ = added.substr(0, added.find('\n'));
    service_.emplace(Words{"serve", ledger(), "--port", "0"});
    address_ = service_->first_line();
    (void)folder_.write("log.pub", asked("GET", "/v1/log/key"));
    (void)folder_.write("newest", asked("GET", "/v1/log/checkpoint"));
    (void)folder_.write("older", asked("GET", "/v1/log/checkpoint?treeSize=20"));
  }

  std::string asked(std::string_view method, std::string_view path, std::string_view body = {}) {
    const auto colon = address_.rfind(':');
    HttpClient client(address_.substr(7, colon - 7), address_.substr(colon + 1));
    const std::string authorization = "Bearer " + api_key_;
    const std::array<HttpClient::Header, 2> headers{{{"Authorization", authorization}, {"Content-Type", "text/plain"}}};
    const auto answer = client.request(method, path, headers, body);
    EXPECT_LT(answer.status, 300U) << path << answer.body;
    return answer.body;
  }

  void cosign(const NoteSigner& witness, const std::string& checkpoint) {
    const auto text = checkpoint.substr(0, checkpoint.find("\n\n") + 1);
    (void)asked("POST", "/v1/log/witnesses", witness.cosigner().key());
    (void)asked("POST", "/v1/log/cosignatures", text + "\n" + witness.cosign(text, 1'700'000'000).line());
  }

  void lose_the_secret() const { ASSERT_TRUE(std::filesystem::remove(folder_.path("ledger/signing-key"))); }
  [[nodiscard]] std::string text(const std::string& name) const { return read_file(folder_.path(name)); }
  [[nodiscard]] Words under(const std::string& checkpoint) const {
    return {"--checkpoint", folder_.path(checkpoint), "--key", "@" + folder_.path("log.pub")};
  }
  /// checkpoint.txt of the pack as it is now.
  [[nodiscard]] std::string packed_checkpoint() const {
    const auto bytes = read_file(file());
    const auto header = bytes.find("audit-pack-2026/checkpoint.txt");
    const auto size = std::stoul(bytes.substr(header + 124, 11), nullptr, 8);
    return bytes.substr(header + 512, size);
  }

  std::string api_key_;
  std::optional<Running> service_;
  std::string address_;
};

TEST_F(AuditPackOfABackup, NeedsNoSecretUnderACheckpointThatTheServiceSigned) {
  ASSERT_EQ(pack().code, 0);
  const auto by_secret = read_file(file());
  lose_the_secret();
  const auto ended = pack_again(under("newest"));
  ASSERT_EQ(ended.code, 0) << ended.err;
  EXPECT_TRUE(read_file(file()) == by_secret);
  EXPECT_EQ(packed_checkpoint(), text("newest"));
  EXPECT_FALSE(std::filesystem::exists(folder_.path("ledger/signing-key")));
}

TEST_F(AuditPackOfABackup, IsOfTheEventsThatTheCheckpointCovers) {
  ASSERT_EQ(pack_again(under("older")).code, 0);
  EXPECT_EQ(packed_checkpoint(), text("older"));
  const auto under_older = read_file(file());
  EXPECT_NE(under_older.find("after event 19"), std::string::npos);
  ASSERT_EQ(pack({"--force", "--at-sequence", "19"}).code, 0);
  EXPECT_TRUE(read_file(file()) == under_older);
  EXPECT_EQ(pack({"--force", "--checkpoint", folder_.path("older"), "--at-sequence", "19"}).code, 64);
  EXPECT_EQ(pack({"--force", "--key", "@" + folder_.path("log.pub")}).code, 64);
}

TEST_F(AuditPackOfABackup, ProvesAVouchersHistoryAsTheServiceDoes) {
  const auto path = "/v1/vouchers/" + voucher(1) + "/history";
  const auto newest = asked("GET", path);
  const auto older = asked("GET", path + "?atSequence=19");
  lose_the_secret();
  const auto history = [&](const std::string& form, const Words& options) {
    Words words{"history", ledger(), voucher(1), form};
    words.insert(words.end(), options.begin(), options.end());
    return run(words);
  };
  EXPECT_EQ(history("--json", under("newest")).out, newest);
  const auto earlier = history("--json", under("older"));
  EXPECT_EQ(earlier.out, older) << earlier.err;
  EXPECT_NE(history("--html", under("newest")).out.find(text("newest").substr(0, 20)), std::string::npos);
  const auto other = NoteSigner::generate("ledger.example/vouchers").verifier().key();
  EXPECT_EQ(history("--json", {"--checkpoint", folder_.path("newest"), "--key", other}).code, 1);
  EXPECT_EQ(run({"history", ledger(), voucher(1), "--checkpoint", folder_.path("newest")}).code, 64);
}

TEST_F(AuditPackOfABackup, BelievesNothingOfACheckpointBeforeItsSignature) {
  auto larger = text("newest");
  larger.replace(larger.find('\n') + 1, 3, "999999");
  (void)folder_.write("larger", larger);
  for (const Words& words : {Words{"history", ledger(), voucher(1), "--json"},
                             Words{"audit-pack", ledger(), "--year", "2026", "-o", folder_.path("larger.tar")}}) {
    Words under_larger = words;
    const auto options = under("larger");
    under_larger.insert(under_larger.end(), options.begin(), options.end());
    const auto ended = run(under_larger);
    EXPECT_EQ(ended.code, 1);
    EXPECT_TRUE(says(ended, "signature")) << ended.err;
  }
}

TEST_F(AuditPackOfABackup, ReadsTheKeyOnceSoThatItMayComeThroughAPipe) {
  const auto pipe = folder_.path("pipe");
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  const std::jthread writer([&] { std::ofstream(pipe) << text("log.pub"); });
  EXPECT_EQ(pack({"--checkpoint", folder_.path("newest"), "--key", "@" + pipe}).code, 0);
}

TEST_F(AuditPackOfABackup, TakesNoEmptyOptionForOneThatWasNotGiven) {
  const auto newest = folder_.path("newest");
  for (const Words& options : {Words{"--checkpoint", ""}, Words{"--checkpoint", newest, "--key", ""},
                               Words{"--at-sequence", ""}, Words{"--known-at", ""}}) {
    const auto ended = pack(options);
    EXPECT_EQ(ended.code, 64) << options.front();
    EXPECT_TRUE(says(ended, "empty")) << ended.err;
  }
}

TEST_F(AuditPackOfABackup, HoldsTheCheckpointAgainstTheFoldersKeyWhereNoneIsGiven) {
  EXPECT_EQ(pack({"--checkpoint", folder_.path("newest")}).code, 0);
  lose_the_secret();
  const auto ended = pack({"--force", "--checkpoint", folder_.path("newest")});
  EXPECT_EQ(ended.code, 64);
  EXPECT_TRUE(says(ended, "give the ledger's public key")) << ended.err;
}

TEST_F(AuditPackOfABackup, IsRefusedWithoutSecretAndCheckpointWithBothWaysOut) {
  lose_the_secret();
  const auto ended = pack();
  EXPECT_EQ(ended.code, 66);
  EXPECT_TRUE(says(ended, "--checkpoint FILE")) << ended.err;
  EXPECT_TRUE(says(ended, "from a backup")) << ended.err;
}

TEST_F(AuditPackOfABackup, IsRefusedUnderACheckpointThatDoesNotHold) {
  const NoteSigner other = NoteSigner::generate("ledger.example.org/test");
  const std::string newest = text("newest");
  const std::string signed_text = newest.substr(0, newest.find("\n\n") + 1);
  auto other_root = signed_text;
  other_root.at(other_root.size() - 10) ^= 1;
  const auto foreign = "another.example" + signed_text.substr(signed_text.find('\n'));
  const auto longer = signed_text.substr(0, signed_text.find('\n')) + "\n139" +
                      signed_text.substr(signed_text.rfind('\n', signed_text.size() - 2));
  const auto secret = NoteSigner::parse(text("ledger/signing-key").substr(0, text("ledger/signing-key").find('\n')));
  ASSERT_TRUE(secret);
  const auto made = [](const std::string& words, const NoteSigner& signer) {
    return words + "\n" + signer.sign(words).line();
  };
  const std::vector<std::tuple<std::string, int, std::string>> cases{
      {made(signed_text, other), 1, "is not signed by the key"},
      {other_root + newest.substr(signed_text.size()), 1, "is not of its text"},
      {made(other_root, *secret), 1, "its root is not that of the 138 events here"},
      {made(foreign, *secret), 1, "is of the log another.example"},
      {made(longer, *secret), 66, "covers 139 events: the log holds 138 events"},
      {text("log.pub"), 66, "is no checkpoint"},
      {made(signed_text.substr(0, signed_text.find('\n')) + "\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
            *secret),
       66, "covers no event"},
  };
  for (const auto& [note, code, why] : cases) {
    (void)folder_.write("altered", note);
    const auto ended = pack_again(under("altered"));
    EXPECT_EQ(ended.code, code) << why << ended.err;
    EXPECT_TRUE(says(ended, why)) << ended.err;
    EXPECT_EQ(file_count(), 0U);
  }
  const auto with_other = pack({"--checkpoint", folder_.path("newest"), "--key", other.verifier().key()});
  EXPECT_EQ(with_other.code, 1);
  EXPECT_TRUE(says(with_other, other.verifier().key())) << with_other.err;
}

TEST_F(AuditPackOfABackup, CarriesCosignaturesAndIsTheSameUnderTheSameCheckpoint) {
  ASSERT_EQ(pack().code, 0);
  const auto before = read_file(file());
  const NoteSigner witness = NoteSigner::generate("witness.example/province");
  cosign(witness, text("newest"));
  const auto cosigned = asked("GET", "/v1/log/checkpoint");
  ASSERT_NE(cosigned, text("newest"));

  ASSERT_EQ(pack({"--force"}).code, 0) << "beside the service, which has the file open";
  EXPECT_EQ(packed_checkpoint(), cosigned);
  const auto after = read_file(file());
  ASSERT_EQ(pack({"--force", "--at-sequence", "19"}).code, 0);
  EXPECT_EQ(packed_checkpoint(), text("older")) << "it was not cosigned";

  lose_the_secret();
  ASSERT_EQ(pack_again(under("newest")).code, 0);
  EXPECT_TRUE(read_file(file()) == before) << "what came later is no part of the question";
  (void)folder_.write("cosigned", cosigned);
  ASSERT_EQ(pack_again(under("cosigned")).code, 0);
  EXPECT_TRUE(read_file(file()) == after);
}

TEST_F(AuditPack, LeavesTheFileOfWitnessesAsItIs) {
  const std::string unfinished = "witness province witness.example";  // a service may be writing it
  (void)folder_.write("ledger/witnesses", unfinished);
  EXPECT_EQ(pack().code, 0);
  EXPECT_EQ(read_file(folder_.path("ledger/witnesses")), unfinished);
  (void)folder_.write("ledger/witnesses", "nonsense\n");
  const auto ended = pack({"--force"});
  EXPECT_EQ(ended.code, 66);
  EXPECT_TRUE(says(ended, "ledger/witnesses")) << ended.err;
}

TEST_F(AuditPack, IsTheSameAfterLaterEvents) {
  ASSERT_EQ(pack().code, 0);
  const auto bytes = read_file(file());
  post(R"({"type":"fund-deposited","occurredOn":"2026-06-30","amountCents":100,"reference":"PL-2026-2"})"
       "\n");
  ASSERT_EQ(pack({"--force"}).code, 0);
  EXPECT_FALSE(read_file(file()) == bytes);
  ASSERT_EQ(pack({"--force", "--at-sequence", std::to_string(sample_event_count + 1)}).code, 0);
  EXPECT_TRUE(read_file(file()) == bytes);
}

TEST_F(AuditPack, IsTheSameBesideARunningService) {
  ASSERT_EQ(pack().code, 0);
  const auto bytes = read_file(file());
  Running service({"serve", ledger(), "--port", "0"});
  ASSERT_NE(service.first_line(), "");
  ASSERT_EQ(pack({"--force"}).code, 0);
  EXPECT_TRUE(read_file(file()) == bytes);
}

TEST_F(AuditPack, OfAYearInWhichNothingWasPaidSaysSo) {
  ASSERT_EQ(pack().code, 0);
  EXPECT_NE(read_file(file()).find("Memberships paid         0, EUR 0.00 (by the books 0, EUR 0.00)"),
            std::string::npos);
}

TEST_F(AuditPack, LeavesAFileThatIsThereAloneUnlessForced) {
  std::filesystem::create_directories(folder_.path("out"));
  (void)folder_.write("out/pack.tar", "mine");
  const auto refused = pack();
  EXPECT_EQ(refused.code, 73);
  EXPECT_NE(refused.err.find("--force"), std::string::npos) << refused.err;
  EXPECT_EQ(read_file(file()), "mine");
  ASSERT_EQ(pack({"--force"}).code, 0);
  EXPECT_GT(std::filesystem::file_size(file()), 10'000U);
  EXPECT_EQ(file_count(), 1U);
}

TEST_F(AuditPack, LeavesNoHalfFileWhereItCannotBeWritten) {
  std::filesystem::create_directories(folder_.path("out"));
  (void)folder_.write("out/pack.tar", "mine");
  Running running({"audit-pack", ledger(), "--year", "2026", "-o", file(), "--force"});
  running.limit_files(4096);
  const auto ended = running.wait();
  EXPECT_EQ(ended.code, 74) << ended.err;
  EXPECT_EQ(read_file(file()), "mine");
  EXPECT_EQ(file_count(), 1U);
}

TEST_F(AuditPack, IsRefusedWithoutTheLedgersKeyAndMakesNone) {
  const auto key = folder_.path("ledger/signing-key");
  ASSERT_TRUE(std::filesystem::remove(key));
  const auto ended = pack();
  EXPECT_EQ(ended.code, 66);
  EXPECT_NE(ended.err.find("nothing can be signed"), std::string::npos) << ended.err;
  EXPECT_FALSE(std::filesystem::exists(key));
  EXPECT_EQ(file_count(), 0U);
}

TEST_F(AuditPack, IsRefusedBeforeTheScheme) {
  for (const auto& [year, why] : {std::pair{"2025", "opened on 2026-01-01"}, std::pair{"2027", "2027 has not begun"}}) {
    const auto ended = run({"audit-pack", ledger(), "--year", year, "-o", folder_.path("pack.tar")});
    EXPECT_EQ(ended.code, 66);
    EXPECT_NE(ended.err.find(why), std::string::npos) << ended.err;
    EXPECT_FALSE(std::filesystem::exists(folder_.path("pack.tar")));
  }
}

}  // namespace
}  // namespace bonboek::test
