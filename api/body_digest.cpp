#include "api/body_digest.hpp"

#include <openssl/evp.h>

#include <cstdlib>

namespace bonboek {

Digest body_digest(std::string_view body, bool in_parts) {
  Digest digest{};
  const std::string_view mode = in_parts ? "partial" : "atomic";
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  const bool done = context != nullptr && EVP_DigestInit_ex(context, EVP_sha256(), nullptr) == 1 &&
                    EVP_DigestUpdate(context, mode.data(), mode.size()) == 1 &&
                    EVP_DigestUpdate(context, body.data(), body.size()) == 1 &&
                    EVP_DigestFinal_ex(context, digest.data(), nullptr) == 1;
  EVP_MD_CTX_free(context);
  if (!done) std::abort();
  return digest;
}

}  // namespace bonboek
