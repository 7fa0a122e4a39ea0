#include "api/notary.hpp"

#include <fmt/format.h>

#include "ledger/base64.hpp"

namespace bonboek {
namespace {

SignedHead signed_head(const Checkpoint& checkpoint, const NoteSigner& signer) {
  SignedHead head{checkpoint, checkpoint.text(), ""};
  head.note.append("\n").append(signer.sign(checkpoint.text()).line());
  head.members = fmt::format(R"("treeSize":{},"rootHash":"{}","checkpoint":)", checkpoint.head.size,
                             to_base64(bytes_of(checkpoint.head.root)));
  append_json_string(head.members, head.note);
  return head;
}

}  // namespace

std::shared_ptr<const SignedHead> Notary::at(std::uint64_t size) const {
  {
    const std::lock_guard lock(mutex_);
    if (newest_ && newest_->checkpoint.head.size == size) return newest_;
  }
  const Checkpoint checkpoint{signer_.verifier().name(), tree_.head(size)};
  const std::lock_guard lock(mutex_);
  auto head = std::make_shared<const SignedHead>(signed_head(checkpoint, signer_));
  if (!newest_ || newest_->checkpoint.head.size < size) newest_ = head;
  return head;
}

}  // namespace bonboek
