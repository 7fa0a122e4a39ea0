// The client's side of TLS: a server is believed only where its certificate is.
#pragma once

#include <string>

#include "api/tls.hpp"

namespace bonboek {

/// TLS 1.2 and 1.3 with servers whose certificate was signed by an authority that this machine trusts or, where a file
/// (PEM) is given, by one in it and no other. Throws std::runtime_error, which names the file, where it can't be read.
[[nodiscard]] TlsContext open_client_tls(const std::string& ca_file);

/// Before the handshake: the certificate has to be of this host, a name or an IP address. Throws std::runtime_error.
void expect_host(SSL* connection, const std::string& host);

/// After a handshake that failed: what is wrong with the certificate and what to do about it; empty where that was not
/// the reason.
[[nodiscard]] std::string objection_to_certificate(const SSL* connection, const std::string& host,
                                                   const std::string& ca_file);

}  // namespace bonboek
