#include "tests/api/certificate.hpp"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <memory>
#include <stdexcept>

namespace bonboek::test {
namespace {

struct Free {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(X509* certificate) const { X509_free(certificate); }
  void operator()(X509_EXTENSION* extension) const { X509_EXTENSION_free(extension); }
  void operator()(std::FILE* file) const { std::fclose(file); }
};
template <class Thing>
using Owned = std::unique_ptr<Thing, Free>;

Owned<std::FILE> opened(const std::string& path, const char* mode) {
  Owned<std::FILE> file{std::fopen(path.c_str(), mode)};
  if (!file) throw std::runtime_error{"can't open " + path};
  return file;
}

void extend(X509* certificate, int kind, const std::string& value) {
  const Owned<X509_EXTENSION> extension{X509V3_EXT_conf_nid(nullptr, nullptr, kind, value.c_str())};
  if (!extension || X509_add_ext(certificate, extension.get(), -1) != 1) {
    throw std::runtime_error{"no certificate for " + value};
  }
}

Owned<X509> unsigned_certificate(const CertificateTerms& terms, EVP_PKEY* key) {
  static std::atomic<long> serial{1};
  Owned<X509> certificate{X509_new()};
  X509_set_version(certificate.get(), X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), serial);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), terms.begins_in_s);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), terms.ends_in_s);
  X509_set_pubkey(certificate.get(), key);
  const std::string name = "test " + std::to_string(serial++);
  const auto* const bytes = reinterpret_cast<const unsigned char*>(name.c_str());
  X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_ASC, bytes, -1, -1, 0);
  extend(certificate.get(), NID_subject_alt_name, terms.names);
  extend(certificate.get(), NID_basic_constraints, terms.is_authority ? "critical,CA:TRUE" : "CA:FALSE");
  return certificate;
}

}  // namespace

Certificate::Certificate(const CertificateTerms& terms, const Certificate* issuer) {
  std::string path = (std::filesystem::temp_directory_path() / "bonboek-tls-XXXXXX").string();
  if (mkdtemp(path.data()) == nullptr) throw std::runtime_error{"can't make a directory"};
  folder_ = path;
  const Owned<EVP_PKEY> key{EVP_EC_gen("P-256")};
  const auto certificate = unsigned_certificate(terms, key.get());
  if (issuer == nullptr) {
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate.get()));
    X509_sign(certificate.get(), key.get(), EVP_sha256());
  } else {
    const auto file = opened(issuer->file("certificate"), "r");
    const auto key_file = opened(issuer->file("key"), "r");
    const Owned<X509> above{PEM_read_X509(file.get(), nullptr, nullptr, nullptr)};
    const Owned<EVP_PKEY> its_key{PEM_read_PrivateKey(key_file.get(), nullptr, nullptr, nullptr)};
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(above.get()));
    X509_sign(certificate.get(), its_key.get(), EVP_sha256());
  }
  PEM_write_X509(opened(file("certificate"), "w").get(), certificate.get());
  PEM_write_PrivateKey(opened(file("key"), "w").get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
}

Certificate::~Certificate() {
  std::filesystem::remove_all(folder_);
}

}  // namespace bonboek::test
