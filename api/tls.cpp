#include "api/tls.hpp"

#include <fmt/format.h>
#include <openssl/err.h>

#include <stdexcept>

namespace bonboek {
namespace {

[[noreturn]] void fail(const std::string& what) {
  const unsigned long error = ERR_get_error();
  const char* const reason = error == 0 ? nullptr : ERR_reason_error_string(error);
  ERR_clear_error();
  throw std::runtime_error{fmt::format("TLS: {}: {}", what, reason == nullptr ? "unknown error" : reason)};
}

}  // namespace

TlsContext open_tls(const std::string& certificate_file, const std::string& key_file) {
  TlsContext context{SSL_CTX_new(TLS_server_method())};
  if (!context) fail("no memory");
  SSL_CTX* const raw = context.get();
  SSL_CTX_set_min_proto_version(raw, TLS1_2_VERSION);
  SSL_CTX_set_options(raw, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
  SSL_CTX_set_mode(raw, SSL_MODE_RELEASE_BUFFERS);  // an idle connection keeps no record buffers
  if (SSL_CTX_use_certificate_chain_file(raw, certificate_file.c_str()) != 1) {
    fail(fmt::format("can't use the certificate in {}", certificate_file));
  }
  if (SSL_CTX_use_PrivateKey_file(raw, key_file.c_str(), SSL_FILETYPE_PEM) != 1) {
    fail(fmt::format("can't use the key in {}", key_file));
  }
  if (SSL_CTX_check_private_key(raw) != 1) {
    fail(fmt::format("the key in {} is not that of the certificate in {}", key_file, certificate_file));
  }
  return context;
}

}  // namespace bonboek
