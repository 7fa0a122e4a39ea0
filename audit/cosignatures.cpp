#include "audit/cosignatures.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace bonboek {

bool is_cosignature(const NoteSignature& signature) {
  constexpr std::size_t time_and_ed25519_bytes = 8 + 64;
  return signature.signature.size() == time_and_ed25519_bytes;
}

void check_cosignatures(const KeptCheckpoint& kept, std::span<const NoteVerifier> witnesses, Cosigned demanded,
                        Findings& findings) {
  const auto& signatures = kept.note.signatures;
  for (const NoteVerifier& witness : witnesses) {
    const auto is_its = [&](const NoteSignature& each) { return witness.made(each); };
    const auto holds = [&](const NoteSignature& each) { return witness.verifies(kept.note.text, each); };
    const bool is_there = std::ranges::any_of(signatures, is_its);
    if (is_there ? std::ranges::any_of(signatures, holds) : demanded == Cosigned::where_it_says) continue;
    findings.add({Sequence::none(), 0, Property::cosignature,
                  is_there ? fmt::format("the cosignature by {} on {} is not of its text", witness.key(), kept.source)
                           : fmt::format("{} is not cosigned by {}", kept.source, witness.key())});
  }
}

}  // namespace bonboek
