// The spine: decide, append, apply, for one commit group of submissions at a time. Owned and called by one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "api/decode.hpp"
#include "api/notary.hpp"
#include "ledger/log.hpp"
#include "ledger/recorded_events.hpp"
#include "ledger/tree_writer.hpp"
#include "projections/views.hpp"

namespace bonboek {

/// A commit group is written once it holds this many events.
inline constexpr std::uint32_t max_group_events = 200'000;

/// What one request posts.
struct PostRequest {
  Principal poster;
  Posted posted;
  Digest digest{};  // SHA-256 of the body
  std::string key;  // idempotency key; may be empty for a dry run alone
  bool dry_run{false};
  bool in_parts{false};  // record what is not refused
  std::optional<Timestamp> simulated_time;
};

struct PostOutcome {
  enum class Kind : std::uint8_t {
    recorded,        // on stable storage, now or when the same key was first used
    would_record,    // of a dry run
    refused,         // nothing recorded; `refusals` says why
    no_room,         // nothing recorded: the disk is nearly full
    storage_failed,  // recorded or not: the same key tells after a restart
  };
  Kind kind{Kind::refused};
  Sequence first;
  std::uint32_t event_count{0};
  Timestamp recorded_at;
  Refusals refusals;
  std::string
      refusals_json;  // of what was left out of a submission in parts, as first answered; empty where nothing was
  std::uint64_t group_end{0};              // of what is recorded: the log's size when its commit group was written
  std::shared_ptr<const SignedHead> head;  // the log of that size, where the spine has a notary; shared: by the group
};

using Clock = std::function<Timestamp()>;

class Spine {
 public:
  /// Takes the views that were rebuilt from the log to its tip. The log must outlive the spine.
  /// With a signer's key, named as the log, what is recorded is told with the signed head of the log that holds it.
  /// `hashing` is told of what has to be hashed first.
  Spine(Log& log, Views views, Clock clock, std::optional<NoteSigner> signer = {},
        const LogTree::Progress& hashing = {});
  Spine(const Spine&) = delete;
  Spine& operator=(const Spine&) = delete;

  /// Handles submissions as one commit group: all that are recorded are on stable storage when it returns. One outcome
  /// for each, in order.
  [[nodiscard]] std::vector<PostOutcome> post(std::span<PostRequest> requests);

  [[nodiscard]] const Views& views() const { return views_; }
  [[nodiscard]] const Log& log() const { return log_; }
  [[nodiscard]] const LogTree& tree() const { return tree_; }
  /// Null where there is no signer's key.
  [[nodiscard]] const Notary* notary() const { return notary_ ? &*notary_ : nullptr; }

  /// Whether a durable write has failed. The views may then be ahead of the log: nothing may be answered from them.
  [[nodiscard]] bool is_failed() const { return is_failed_; }

 private:
  struct Group;
  struct Reversal;
  struct Past;
  struct Tried;

  PostOutcome post_one(PostRequest& request, bool has_room, Group& group);
  std::optional<PostOutcome> answer_of_key(const PostRequest& request, const Group& group) const;
  std::optional<Timestamp> moment_of(const PostRequest& request, Refusals& refusals) const;
  Tried try_out(const PostRequest& request, Timestamp recorded_at, Group& group, Refusals& refusals);
  Reversal find_reversed(const Item& item, Group& group);
  Past read_past(const Reversal& reversal);
  void record(const PostRequest& request, std::vector<Run>& runs, PostOutcome& outcome, Group& group);
  void apply(std::vector<Run>& runs, const PostOutcome& outcome, Group& group);
  void commit(Group& group);
  void tell_head(PostOutcome& outcome) const;

  Log& log_;
  RecordedEvents recorded_;
  Views views_;
  LogTree tree_;
  TreeWriter tree_writer_;
  std::optional<Notary> notary_;
  Clock clock_;
  std::vector<Sequence> group_ends_;  // of the groups written since `post` was called
  bool is_failed_{false};
};

/// The computer's clock.
[[nodiscard]] Timestamp system_now();

}  // namespace bonboek
