// bonboek verify of a service that speaks TLS: it is believed where its certificate is, and never asked in the clear.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>

#include "ledger/signed_note.hpp"
#include "tests/api/certificate.hpp"
#include "tests/ops/program.hpp"
#include "tests/ops/sample.hpp"

namespace bonboek::test {
namespace {

constexpr int unavailable = 69;

class VerifyTls : public testing::Test {
 protected:
  void SetUp() override {
    init_sample(data());
    const auto added = run({"key", "add", data(), "auditor", "--role", "auditor"}).out;
    (void)folder_.write("api-key", added.substr(0, added.find('\n') + 1));
    const auto secret = read_file(folder_.path("ledger/signing-key"));
    key_ = NoteSigner::parse(secret.substr(0, secret.find('\n'))).value().verifier().key();
  }

  void serve(const Certificate& certificate) {
    service_.emplace(Words{"serve", data(), "--port", "0", "--tls-certificate", certificate.file("certificate"),
                           "--tls-key", certificate.file("key")});
    const auto address = service_->first_line();
    ASSERT_TRUE(address.starts_with("https://127.0.0.1:")) << address << service_->err();
    port_ = address.substr(address.rfind(':'));
  }

  [[nodiscard]] Ended verify(const std::string& address, const Words& more = {}) const {
    Words words{"verify", address, "--api-key", folder_.path("api-key"), "--key", key_};
    words.insert(words.end(), more.begin(), more.end());
    return run(words);
  }

  /// It ends so, says so, and has read nothing.
  static void expect_refused(const Ended& ended, const std::string& why) {
    EXPECT_EQ(ended.code, unavailable) << ended.err;
    EXPECT_NE(ended.err.find(why), std::string::npos) << ended.err;
    EXPECT_EQ(ended.out, "");
  }

  [[nodiscard]] std::string data() const { return folder_.path("ledger"); }
  [[nodiscard]] std::string local() const { return "https://127.0.0.1" + port_; }

  TestFolder folder_;
  std::optional<Running> service_;
  std::string port_;
  std::string key_;
};

TEST_F(VerifyTls, HoldsWhereAPrivateAuthoritySignedTheCertificate) {
  const Certificate authority({.names = "DNS:authority", .is_authority = true});
  const Certificate certificate({.names = "DNS:localhost,IP:127.0.0.1"}, &authority);
  serve(certificate);
  for (const std::string& address : {local(), "https://localhost" + port_, local() + "/"}) {
    const auto ended = verify(address, {"--ca", authority.file("certificate")});
    EXPECT_EQ(ended.code, 0) << address << ended.out << ended.err;
    EXPECT_NE(ended.out.find("events          138"), std::string::npos) << ended.out;
  }
}

TEST_F(VerifyTls, HoldsWhereTheAuthorityThatIsNamedWasSignedByAnother) {
  const Certificate root({.names = "DNS:root", .is_authority = true});
  const Certificate authority({.names = "DNS:authority", .is_authority = true}, &root);
  const Certificate certificate({.names = "IP:127.0.0.1"}, &authority);
  serve(certificate);
  EXPECT_EQ(verify(local(), {"--ca", authority.file("certificate")}).code, 0);
  expect_refused(verify(local(), {"--ca", root.file("certificate")}), "not signed by an authority in ");
}

TEST_F(VerifyTls, HoldsWhereTheComputerTrustsTheAuthority) {
  const Certificate certificate({.names = "IP:127.0.0.1"});
  serve(certificate);
  const auto out = folder_.path("out");
  const int status = std::system(fmt::format("SSL_CERT_FILE={} {} verify {} --api-key {} --key {} >{} 2>&1",
                                             certificate.file("certificate"), BONBOEK_PROGRAM, local(),
                                             folder_.path("api-key"), key_, out)
                                     .c_str());
  EXPECT_EQ(WEXITSTATUS(status), 0) << read_file(out);
}

TEST_F(VerifyTls, ACertificateThatNobodyTrustedSignedIsRefusedWithWhatToDo) {
  const Certificate certificate({.names = "IP:127.0.0.1"});
  const Certificate other({.names = "DNS:authority", .is_authority = true});
  serve(certificate);
  expect_refused(verify(local()), "not signed by an authority that this computer trusts");
  expect_refused(verify(local()), "--ca FILE");
  expect_refused(verify(local(), {"--ca", other.file("certificate")}),
                 "not signed by an authority in " + other.file("certificate"));
}

TEST_F(VerifyTls, ACertificateOfAnotherHostIsRefused) {
  const Certificate certificate({.names = "DNS:ledger.example.org,IP:127.0.0.2"});
  serve(certificate);
  for (const auto& [address, host] :
       {std::pair(local(), "127.0.0.1"), std::pair("https://localhost" + port_, "localhost")}) {
    expect_refused(verify(address, {"--ca", certificate.file("certificate")}),
                   fmt::format("its certificate is of another host, not of {}", host));
  }
}

TEST_F(VerifyTls, ACertificateOutOfItsTimeIsRefused) {
  const Certificate expired({.names = "IP:127.0.0.1", .begins_in_s = -7200, .ends_in_s = -3600});
  serve(expired);
  expect_refused(verify(local(), {"--ca", expired.file("certificate")}), "its certificate has expired");
  service_.reset();
  const Certificate early({.names = "IP:127.0.0.1", .begins_in_s = 3600, .ends_in_s = 7200});
  serve(early);
  expect_refused(verify(local(), {"--ca", early.file("certificate")}), "its certificate is not valid yet");
}

TEST_F(VerifyTls, NeitherSideFallsBackToPlain) {
  const Certificate certificate({.names = "IP:127.0.0.1"});
  serve(certificate);
  EXPECT_EQ(verify("http://127.0.0.1" + port_).code, unavailable);
  service_.reset();
  service_.emplace(Words{"serve", data(), "--port", "0"});
  const auto plain = service_->first_line();
  expect_refused(verify("https" + plain.substr(4)), "does it speak TLS?");
}

TEST_F(VerifyTls, AnAuthorityThatCanNotBeUsedIsNamed) {
  const Certificate certificate({.names = "IP:127.0.0.1"});
  for (const auto& file : {folder_.path("nowhere"), folder_.path("api-key")}) {
    const auto ended = verify("https://127.0.0.1:1", {"--ca", file});
    EXPECT_EQ(ended.code, 66) << ended.err;
    EXPECT_NE(ended.err.find(file), std::string::npos) << ended.err;
  }
  EXPECT_EQ(verify("http://127.0.0.1:1", {"--ca", certificate.file("certificate")}).code, 64);
  EXPECT_EQ(verify(data(), {"--ca", certificate.file("certificate")}).code, 64);
}

}  // namespace
}  // namespace bonboek::test
