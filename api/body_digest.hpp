// The digest of what was posted, by which a repeated idempotency key is told from one that is used for another body.
#pragma once

#include <string_view>

#include "ledger/block.hpp"

struct evp_md_ctx_st;

namespace bonboek {

/// SHA-256 of the mode, "atomic" or "partial", and the body: the same body in parts and as one whole are two different
/// questions. Aborts where OpenSSL has no SHA-256. For one thread at a time.
class BodyDigest {
 public:
  explicit BodyDigest(bool in_parts);
  ~BodyDigest();
  BodyDigest(const BodyDigest&) = delete;
  BodyDigest& operator=(const BodyDigest&) = delete;

  /// Takes the body's next piece.
  void take(std::string_view piece);
  /// After the last piece; once.
  [[nodiscard]] Digest finish();

 private:
  evp_md_ctx_st* context_;
};

/// That of a body that is there whole. Callable from any thread.
[[nodiscard]] Digest body_digest(std::string_view body, bool in_parts);

}  // namespace bonboek
