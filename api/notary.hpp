// Signs what the log was at a size, and keeps the newest that it signed: a commit group's receipts all carry one.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "ledger/checkpoint.hpp"
#include "ledger/log_tree.hpp"
#include "ledger/signed_note.hpp"

namespace bonboek {

/// What the log was at a size.
struct SignedHead {
  Checkpoint checkpoint;
  std::string note;     // the checkpoint as a note that the ledger signed
  std::string members;  // size, root and note as members of a JSON object: a group's receipts share their text
};

/// The key's name is the log's origin. Asked from any thread; the tree must outlive it.
class Notary {
 public:
  Notary(const LogTree& tree, NoteSigner signer) : tree_(tree), signer_(std::move(signer)) {}

  /// Of a size that the log has reached, the same for ever. Throws LogDamage.
  [[nodiscard]] std::shared_ptr<const SignedHead> at(std::uint64_t size) const;
  [[nodiscard]] const NoteVerifier& verifier() const { return signer_.verifier(); }

 private:
  const LogTree& tree_;
  mutable std::mutex mutex_;  // guards the two below
  NoteSigner signer_;
  mutable std::shared_ptr<const SignedHead> newest_;  // shared: with the receipts that carry it
};

}  // namespace bonboek
