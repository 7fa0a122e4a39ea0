#include "api/client_tls.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/x509v3.h>

#include <array>
#include <stdexcept>

namespace bonboek {
namespace {

[[noreturn]] void fail(const std::string& what) {
  ERR_clear_error();
  throw std::runtime_error{fmt::format("TLS: {}", what)};
}

bool is_ip_address(const std::string& host) {
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  return inet_pton(AF_INET, host.c_str(), bytes.data()) == 1 || inet_pton(AF_INET6, host.c_str(), bytes.data()) == 1;
}

/// Of an authority that is not trusted.
std::string authority_objection(const char* reason, const std::string& ca_file) {
  if (!ca_file.empty()) {
    return fmt::format(
        "its certificate was not signed by an authority in {} ({}): give the certificate of the one that "
        "signed it",
        ca_file, reason);
  }
  return fmt::format(
      "its certificate was not signed by an authority that this computer trusts ({}): where it is a private "
      "one, get that authority's certificate from who runs the service, and give it as --ca FILE",
      reason);
}

}  // namespace

TlsContext open_client_tls(const std::string& ca_file) {
  TlsContext context{SSL_CTX_new(TLS_client_method())};
  if (!context) fail("no memory");
  SSL_CTX* const raw = context.get();
  SSL_CTX_set_min_proto_version(raw, TLS1_2_VERSION);
  SSL_CTX_set_verify(raw, SSL_VERIFY_PEER, nullptr);
  if (ca_file.empty()) {
    if (SSL_CTX_set_default_verify_paths(raw) != 1) fail("can't read the authorities that this computer trusts");
    return context;
  }
  if (SSL_CTX_load_verify_file(raw, ca_file.c_str()) != 1) {
    fail(fmt::format("can't read a certificate (PEM) in {}", ca_file));
  }
  // What was named is trusted by itself, though it be an authority that another one signed.
  X509_VERIFY_PARAM_set_flags(SSL_CTX_get0_param(raw), X509_V_FLAG_PARTIAL_CHAIN);
  return context;
}

void expect_host(SSL* connection, const std::string& host) {
  X509_VERIFY_PARAM* const expected = SSL_get0_param(connection);
  X509_VERIFY_PARAM_set_hostflags(expected, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
  std::string name = host;  // OpenSSL's own word for it wants it without const, and copies it
  const bool is_set = is_ip_address(host) ? X509_VERIFY_PARAM_set1_ip_asc(expected, host.c_str()) == 1
                                          : X509_VERIFY_PARAM_set1_host(expected, host.c_str(), host.size()) == 1 &&
                                                SSL_ctrl(connection, SSL_CTRL_SET_TLSEXT_HOSTNAME,
                                                         TLSEXT_NAMETYPE_host_name, name.data()) == 1;
  if (!is_set) fail(fmt::format("{} is no host", host));
}

std::string objection_to_certificate(const SSL* connection, const std::string& host, const std::string& ca_file) {
  const long result = SSL_get_verify_result(connection);
  const char* const reason = X509_verify_cert_error_string(result);
  switch (result) {
    case X509_V_OK:
      return {};
    case X509_V_ERR_CERT_HAS_EXPIRED:
      return "its certificate has expired: have who runs the service renew it, or set this computer's clock";
    case X509_V_ERR_CERT_NOT_YET_VALID:
      return "its certificate is not valid yet: set this computer's clock, or have who runs the service replace it";
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
      return fmt::format(
          "its certificate is of another host, not of {}: give the address that it is of, or another "
          "service answers in its place",
          host);
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
      return authority_objection(reason, ca_file);
    default:
      return fmt::format("its certificate is not believed: {}", reason);
  }
}

}  // namespace bonboek
