#include "api/body_digest.hpp"

#include <openssl/evp.h>

#include <cstdlib>

namespace bonboek {
namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

/// Looked up once: OpenSSL takes a lock for it.
const EVP_MD* sha256() {
  static const EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  return algorithm;
}

}  // namespace

BodyDigest::BodyDigest(bool in_parts) : context_(EVP_MD_CTX_new()) {
  demand(context_ != nullptr && EVP_DigestInit_ex2(context_, sha256(), nullptr) == 1);
  take(in_parts ? "partial" : "atomic");
}

BodyDigest::~BodyDigest() {
  EVP_MD_CTX_free(context_);
}

void BodyDigest::take(std::string_view piece) {
  demand(EVP_DigestUpdate(context_, piece.data(), piece.size()) == 1);
}

Digest BodyDigest::finish() {
  Digest digest{};
  demand(EVP_DigestFinal_ex(context_, digest.data(), nullptr) == 1);
  return digest;
}

Digest body_digest(std::string_view body, bool in_parts) {
  BodyDigest digest(in_parts);
  digest.take(body);
  return digest.finish();
}

}  // namespace bonboek
