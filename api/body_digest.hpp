// The digest of what was posted, by which a repeated idempotency key is told from one that is used for another body.
#pragma once

#include <string_view>

#include "ledger/block.hpp"

namespace bonboek {

/// SHA-256 of the mode, "atomic" or "partial", and the body: the same body in parts and as one whole are two different
/// questions. Callable from any thread. Aborts where OpenSSL has no SHA-256.
[[nodiscard]] Digest body_digest(std::string_view body, bool in_parts);

}  // namespace bonboek
