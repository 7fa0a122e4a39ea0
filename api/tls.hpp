// The server's side of TLS.
#pragma once

#include <openssl/ssl.h>

#include <memory>
#include <string>

namespace bonboek {

struct TlsContextFree {
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};
using TlsContext = std::unique_ptr<SSL_CTX, TlsContextFree>;

/// TLS 1.2 and 1.3 with this certificate (PEM: the server's own first, then those between it and the root) and its
/// private key. Throws std::runtime_error that names the file where one can't be read or the two don't belong together.
[[nodiscard]] TlsContext open_tls(const std::string& certificate_file, const std::string& key_file);

}  // namespace bonboek
