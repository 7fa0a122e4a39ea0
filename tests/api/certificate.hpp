// Certificates made for a test, in PEM files that go with them.
#pragma once

#include <filesystem>
#include <string>

namespace bonboek::test {

struct CertificateTerms {
  std::string names{"DNS:localhost"};  // as a subject's alternative names are written
  long begins_in_s{-60};
  long ends_in_s{3600};
  bool is_authority{false};
};

/// A folder with a certificate and its key (P-256).
class Certificate {
 public:
  /// Signed by an issuer or, where that is null, by itself. Throws std::runtime_error.
  explicit Certificate(const CertificateTerms& terms = {}, const Certificate* issuer = nullptr);
  ~Certificate();
  Certificate(const Certificate&) = delete;
  Certificate& operator=(const Certificate&) = delete;

  /// "certificate" or "key".
  [[nodiscard]] std::string file(const std::string& name) const { return folder_ / (name + ".pem"); }

 private:
  std::filesystem::path folder_;
};

}  // namespace bonboek::test
