// bonboek verify --witness: who else saw the log.
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "ledger/signed_note.hpp"
#include "tests/ops/verified_log.hpp"

namespace bonboek::test {
namespace {

/// A copy of the newest checkpoint with cosignatures.
class VerifyCosigned : public Verify {
 protected:
  [[nodiscard]] static std::string cosigned(const std::string& name, const std::vector<const NoteSigner*>& by) {
    auto note = text(name);
    const auto signed_text = note.substr(0, note.find("\n\n") + 1);
    for (const NoteSigner* signer : by) note += signer->cosign(signed_text, 1'700'000'000).line();
    return folder->write(name + ".cosigned", note);
  }
  [[nodiscard]] static Ended verify_under(const std::string& checkpoint, Words more = {}) {
    Words words{"verify", file("log.ndjson"), "--key", "@" + file("key"), "--checkpoint", checkpoint};
    words.insert(words.end(), more.begin(), more.end());
    return run(words);
  }

  const NoteSigner province_ = NoteSigner::generate("witness.example/province");
  const NoteSigner library_ = NoteSigner::generate("witness.example/library");
};

TEST_F(VerifyCosigned, EachWitnessGivenHasToHaveCosigned) {
  const auto both = cosigned("newest", {&province_, &library_});
  const auto holds = verify_under(both, {"--witness", province_.cosigner().key(), "--witness",
                                         "@" + folder->write("w", library_.cosigner().key() + "\n")});
  EXPECT_EQ(holds.code, 0) << holds.out << holds.err;
  EXPECT_TRUE(says(holds, "witness         " + library_.cosigner().key())) << holds.out;
  const auto one = verify_under(cosigned("newest", {&province_}),
                                {"--witness", province_.cosigner().key(), "--witness", library_.cosigner().key()});
  EXPECT_EQ(one.code, 1);
  EXPECT_TRUE(says(one, "is not cosigned by " + library_.cosigner().key())) << one.out;
  EXPECT_FALSE(says(one, "is not cosigned by " + province_.cosigner().key())) << one.out;
  const auto namesake = NoteSigner::generate("witness.example/province").cosigner().key();
  EXPECT_TRUE(says(verify_under(both, {"--witness", namesake}), "is not cosigned by " + namesake));
}

TEST_F(VerifyCosigned, ACosignatureOfAnotherCheckpointIsNamed) {
  const auto older = text("older");
  const auto line = province_.cosign(older.substr(0, older.find("\n\n") + 1), 1'700'000'000).line();
  const auto moved = folder->write("moved", text("newest") + line);
  const auto ended = verify_under(moved, {"--witness", province_.cosigner().key()});
  EXPECT_EQ(ended.code, 1);
  EXPECT_TRUE(says(ended, "cosignature")) << ended.out;
  EXPECT_TRUE(says(ended, "on " + moved + " is not of its text")) << ended.out;
  const auto beside = verify_under(cosigned("newest", {&province_}),
                                   {"--witness", province_.cosigner().key(), "--checkpoint",
                                    folder->write("moved-older", older + province_.cosign("x\n1\n", 1).line())});
  EXPECT_EQ(beside.code, 1) << "what an older one carries has to hold too";
}

TEST_F(VerifyCosigned, TheNewestCheckpointGivenIsWhatTheWitnessHasToHaveSeen) {
  const Words witness{"--witness", province_.cosigner().key()};
  EXPECT_EQ(
      verify_under(cosigned("newest", {&province_}), {witness[0], witness[1], "--checkpoint", file("older")}).code, 0);
  const auto newest_too =
      verify_under(cosigned("newest", {&province_}), {witness[0], witness[1], "--checkpoint", file("newest")});
  EXPECT_EQ(newest_too.code, 0) << newest_too.out;
  EXPECT_EQ(
      verify_under(file("newest"), {witness[0], witness[1], "--checkpoint", cosigned("older", {&province_})}).code, 1);
  const auto of_folder =
      run({"verify", data(), "--checkpoint", cosigned("newest", {&province_}), witness[0], witness[1]});
  EXPECT_EQ(of_folder.code, 0) << of_folder.out;
}

TEST_F(VerifyCosigned, WithoutAWitnessCosignaturesAreCountedAndNotBelieved) {
  const auto both = cosigned("newest", {&province_, &library_});
  const auto ended = verify_under(both);
  EXPECT_EQ(ended.code, 0) << ended.out;
  EXPECT_TRUE(says(ended, "not checked     2 cosignatures: give")) << ended.out;
  const auto one = verify_under(both, {"--witness", province_.cosigner().key()});
  EXPECT_TRUE(says(one, "not checked     1 cosignature: give")) << one.out;
  const auto answer = boost::json::parse(verify_under(both, {"--json"}).out);
  EXPECT_EQ(answer.at("checkpoints").at(0).at("cosignatureCount"), 2);
  EXPECT_FALSE(says(verify_under(file("newest")), "cosignatures: give"));
}

TEST_F(VerifyCosigned, AKeyOfTheOtherKindIsRefused) {
  const auto as_witness = verify_under(file("newest"), {"--witness", province_.verifier().key()});
  EXPECT_EQ(as_witness.code, 64);
  EXPECT_TRUE(says(as_witness, "is no public key of a witness")) << as_witness.err;
  const auto as_log =
      run({"verify", file("log.ndjson"), "--checkpoint", file("newest"), "--key", province_.cosigner().key()});
  EXPECT_EQ(as_log.code, 64);
  EXPECT_TRUE(says(as_log, "is no public key of a log")) << as_log.err;
  EXPECT_EQ(verify_under(file("newest"), {"--witness", "@" + file("nowhere")}).code, 66);
  EXPECT_EQ(run({"verify", data(), "--witness", province_.cosigner().key()}).code, 64);
}

TEST_F(VerifyCosigned, AServiceIsAskedForWhatWasCosigned) {
  const Words words{"verify", address,           "--api-key", file("api-key"),
                    "--key",  "@" + file("key"), "--witness", province_.cosigner().key()};
  const auto nobody = run(words);
  EXPECT_EQ(nobody.code, 1);
  EXPECT_TRUE(says(nobody, "is not cosigned by")) << nobody.out;
  ASSERT_EQ(ask("POST", "/v1/log/witnesses", province_.cosigner().key()).status, 201U);
  ASSERT_EQ(ask("POST", "/v1/log/cosignatures", read_file(cosigned("older", {&province_}))).status, 201U);
  const auto seen = run(words);
  EXPECT_EQ(seen.code, 0) << seen.out;
  EXPECT_TRUE(says(seen, "that a witness saw the events from 20 on")) << seen.out;
}

}  // namespace
}  // namespace bonboek::test
