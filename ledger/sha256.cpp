// The calls that OpenSSL 3 advises instead look the algorithm up and allocate for every digest, which takes longer than
// hashing a line does; these run the same code, with the processor's own SHA instructions.
#include "ledger/sha256.hpp"

#include <openssl/sha.h>

#include <cstdlib>
#include <new>

namespace bonboek {
namespace {

void demand(int holds) {
  if (holds != 1) std::abort();
}

}  // namespace

Sha256::Sha256() {
  static_assert(sizeof(SHA256_CTX) <= sizeof(state_) && alignof(SHA256_CTX) <= alignof(std::uint64_t));
  demand(SHA256_Init(new (state_.data()) SHA256_CTX));
}

void Sha256::take(std::string_view piece) {
  demand(SHA256_Update(reinterpret_cast<SHA256_CTX*>(state_.data()), piece.data(), piece.size()));
}

Digest Sha256::finish() {
  Digest digest;
  demand(SHA256_Final(digest.data(), reinterpret_cast<SHA256_CTX*>(state_.data())));
  return digest;
}

Digest sha256(std::string_view bytes) {
  Sha256 hash;
  hash.take(bytes);
  return hash.finish();
}

std::string_view bytes_of(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

}  // namespace bonboek
