#include "api/spine.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "api/encode.hpp"
#include "api/try_out.hpp"

namespace bonboek {

/// A commit group being filled.
struct Spine::Group {
  std::optional<BlockBuilder> block;
  IncrementRowWriter increments;
  Timestamp first_recorded_at;
  std::vector<KeyUse> keys;
  struct Recorded {
    Digest digest{};
    PostOutcome outcome;
  };
  std::map<std::pair<std::string, std::string>, Recorded> recorded;  // by principal and key, until they are in the log
};

/// The event that an item reverses, whose texts the runs may point into; and what its voucher's newest event is before
/// the submission. Nothing where there is no such event.
struct Spine::Reversal {
  std::optional<StoredEvent> reversed;
  Sequence newest{Sequence::none()};
};

/// What one reversal is decided by.
struct Spine::Past {
  std::vector<StoredEvent> history;  // whose texts `fetched` points into
  Fetched fetched;
};

/// What a submission would become, with what its reversals reverse.
struct Spine::Tried {
  std::vector<Run> runs;
  std::vector<Reversal> reversals;  // in the order of the items
};

Spine::Spine(Log& log, Views views, Clock clock, std::optional<NoteSigner> signer, const LogTree::Progress& hashing)
    : log_(log),
      recorded_(log),
      views_(std::move(views)),
      tree_(log, views_.facts(), hashing),
      tree_writer_(tree_),
      clock_(std::move(clock)) {
  if (signer) notary_.emplace(tree_, std::move(*signer));
}

std::vector<PostOutcome> Spine::post(std::span<PostRequest> requests) {
  std::vector<PostOutcome> outcomes;
  outcomes.reserve(requests.size());
  const bool has_room = log_.has_room();
  Group group;
  group_ends_.clear();
  for (PostRequest& request : requests) {
    if (is_failed_) break;
    outcomes.push_back(post_one(request, has_room, group));
    if (group.block && group.block->event_count() >= max_group_events) commit(group);
  }
  commit(group);
  recorded_.forget_unused();
  if (is_failed_) {
    outcomes.resize(requests.size());
    for (auto& outcome : outcomes) outcome.kind = PostOutcome::Kind::storage_failed;
  }
  for (auto& outcome : outcomes) tell_head(outcome);
  return outcomes;
}

/// The group that holds it is known once all are written.
void Spine::tell_head(PostOutcome& outcome) const {
  if (outcome.kind != PostOutcome::Kind::recorded) return;
  if (outcome.group_end == 0) outcome.group_end = std::ranges::upper_bound(group_ends_, outcome.first)->value;
  if (notary_) outcome.head = notary_->at(outcome.group_end);
}

PostOutcome Spine::post_one(PostRequest& request, bool has_room, Group& group) {
  PostOutcome outcome;
  if (!request.dry_run) {  // what was recorded before is told though there is no room to record more
    if (auto earlier = answer_of_key(request, group)) return std::move(*earlier);
    if (!has_room) {
      outcome.kind = PostOutcome::Kind::no_room;
      return outcome;
    }
  }
  outcome.refusals = std::move(request.posted.refusals);
  const auto recorded_at = moment_of(request, outcome.refusals);
  if (!recorded_at || request.posted.items.empty()) return outcome;
  auto tried = try_out(request, *recorded_at, group, outcome.refusals);
  std::uint64_t count = 0;
  for (const Run& run : tried.runs) count += run.count();
  if (count > max_submission_events) {
    outcome.refusals.add({RefusalCode::too_many_events, Refusal::whole_submission, "", Refusal::whole_event,
                          fmt::format("the submission would become {} events; post it in parts", count)});
    return outcome;
  }
  if (tried.runs.empty() || (!request.in_parts && !outcome.refusals.empty())) return outcome;
  outcome.recorded_at = *recorded_at;
  outcome.event_count = static_cast<std::uint32_t>(count);
  outcome.kind = request.dry_run ? PostOutcome::Kind::would_record : PostOutcome::Kind::recorded;
  if (!request.dry_run) record(request, tried.runs, outcome, group);
  return outcome;
}

std::optional<PostOutcome> Spine::answer_of_key(const PostRequest& request, const Group& group) const {
  const auto other_body = [&] {
    PostOutcome outcome;
    outcome.refusals.add({RefusalCode::key_used_for_other_body, Refusal::whole_submission, "Idempotency-Key",
                          Refusal::whole_event,
                          fmt::format("{} used the key {} for another body", request.poster.name, request.key)});
    return outcome;
  };
  const auto pending = group.recorded.find({request.poster.name, request.key});
  if (pending != group.recorded.end()) {
    return pending->second.digest == request.digest ? pending->second.outcome : other_body();
  }
  const auto use = log_.find_key(request.poster.name, request.key);
  if (!use) return {};
  if (use->digest != request.digest) return other_body();
  const auto stored = log_.submission(use->first);
  if (!stored) throw LogDamage(use->first, "the submission of an idempotency key is missing");
  const Submission& submission = stored->submission;
  PostOutcome outcome;
  outcome.kind = PostOutcome::Kind::recorded;
  outcome.first = submission.first;
  outcome.event_count = submission.event_count;
  outcome.recorded_at = submission.recorded_at;
  outcome.refusals_json = submission.answer;
  outcome.group_end = stored->block_end.value;
  return outcome;
}

/// When the submission is recorded: later than everything before it. Nothing where the time that it asks for is
/// refused.
std::optional<Timestamp> Spine::moment_of(const PostRequest& request, Refusals& refusals) const {
  const Facts& facts = views_.facts();
  const Timestamp last = facts.last_recorded_at();
  const bool is_simulated = facts.registers().policy(Policy::clock) == PolicyValue::simulated;
  const auto refuse = [&](RefusalCode code, std::string detail) {
    refusals.add({code, Refusal::whole_submission, "Simulated-Time", Refusal::whole_event, std::move(detail)});
    return std::nullopt;
  };
  if (request.simulated_time && !is_simulated) {
    return refuse(RefusalCode::clock_not_simulated, "this ledger keeps the computer's time; leave Simulated-Time out");
  }
  if (request.simulated_time && *request.simulated_time < last) {
    return refuse(RefusalCode::clock_goes_back, fmt::format("the ledger's time is {} already", to_string(last)));
  }
  if (is_simulated) return request.simulated_time.value_or(last);
  return std::max(clock_(), Timestamp{last.micros + 1});
}

/// Decides the items one after the other, each seeing what those before it would do, and leaves the facts as they were.
Spine::Tried Spine::try_out(const PostRequest& request, Timestamp recorded_at, Group& group, Refusals& refusals) {
  Tried tried;
  for (const Item& item : request.posted.items) {
    if (item.fact.type == EventType::reversed) tried.reversals.push_back(find_reversed(item, group));
  }
  TryOut trial(views_.facts(), {request.poster, recorded_at}, refusals);
  const Posted& posted = request.posted;
  auto joined = posted.joined.begin();
  auto next_reversal = tried.reversals.begin();
  for (std::size_t i = 0; i < posted.items.size(); ++i) {
    const bool is_last = i + 1 == posted.items.size();
    if (joined != posted.joined.end() && *joined == i) {
      ++joined;
      trial.take_joined(posted.items[i], posted.places[i], is_last);
    } else {
      const bool is_reversal = posted.items[i].fact.type == EventType::reversed;
      const Past past = is_reversal ? read_past(*next_reversal++) : Past{};
      trial.take(posted.items[i], posted.places[i], past.fetched, is_last);
    }
  }
  tried.runs = std::move(trial).finish();
  return tried;
}

/// What the group holds is written first where the item needs it; nothing is found where that fails.
Spine::Reversal Spine::find_reversed(const Item& item, Group& group) {
  const Sequence wanted = item.fact.reversed_sequence;
  if (wanted >= views_.facts().next()) return {};
  if (wanted >= log_.tip()) commit(group);
  if (is_failed_) return {};
  Reversal found{recorded_.event(wanted)};
  if (!found.reversed || found.reversed->event.voucher.is_none()) return found;
  found.newest = views_.facts().vouchers().at(found.reversed->event.voucher).last;
  if (found.newest >= log_.tip()) commit(group);
  return is_failed_ ? Reversal{} : std::move(found);
}

/// Read when its item is decided and let go after it: all histories of a submission at once would take gigabytes. After
/// damage the facts are left with what was tried: nothing is taken any more.
Spine::Past Spine::read_past(const Reversal& reversal) {
  Past past;
  if (!reversal.reversed) return past;
  past.fetched.reversed = reversal.reversed->event;
  if (reversal.newest.is_none()) return past;
  try {
    past.history = recorded_.history(reversal.newest);
  } catch (...) {
    is_failed_ = true;
    throw;
  }
  for (const StoredEvent& stored : past.history) past.fetched.history.push_back(stored.event);
  return past;
}

void Spine::record(const PostRequest& request, std::vector<Run>& runs, PostOutcome& outcome, Group& group) {
  outcome.first = views_.facts().next();
  if (!group.block) {
    group.block.emplace(outcome.first);
    group.first_recorded_at = outcome.recorded_at;
  }
  if (!outcome.refusals.empty()) outcome.refusals_json = encode_refusals(outcome.refusals);
  apply(runs, outcome, group);
  std::vector<const Run*> pointers;
  pointers.reserve(runs.size());
  for (const Run& run : runs) pointers.push_back(&run);
  Submission submission;
  submission.first = outcome.first;
  submission.recorded_at = outcome.recorded_at;
  submission.actor = request.poster.name;
  submission.key = request.key;
  submission.digest = request.digest;
  submission.answer = outcome.refusals_json;
  group.block->add(submission, pointers);
  Sequence next = outcome.first;
  for (Run& run : runs) {
    const std::uint32_t count = run.count();
    tree_writer_.add(submission, std::move(run), next);
    next = next + count;
  }
  group.keys.push_back({request.poster.name, request.key, outcome.first, request.digest});
  group.recorded.emplace(std::pair(request.poster.name, request.key), Group::Recorded{request.digest, outcome});
}

void Spine::apply(std::vector<Run>& runs, const PostOutcome& outcome, Group& group) {
  Addition addition{outcome.first, outcome.event_count, outcome.recorded_at, {}, {}};
  for (Run& run : runs) {
    views_.facts().link(run);
    views_.apply(run, outcome.recorded_at, addition);
  }
  addition.increments.collapse();
  group.increments.add(addition);
}

void Spine::commit(Group& group) {
  if (!group.block || is_failed_) return;
  Record record;
  record.first = group.block->first();
  record.event_count = group.block->event_count();
  record.block = std::move(*group.block).finish();
  record.keys = std::move(group.keys);
  record.first_recorded_at = group.first_recorded_at;
  record.increments = std::move(group.increments).finish();
  record.hashes = [this] { return tree_writer_.finish(); };
  group = {};
  group_ends_.push_back(record.first + record.event_count);
  if (log_.append(record) != AppendOutcome::ok) is_failed_ = true;
}

Timestamp system_now() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return Timestamp{std::chrono::duration_cast<std::chrono::microseconds>(now).count()};
}

}  // namespace bonboek
