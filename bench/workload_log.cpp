#include "bench/workload_log.hpp"

#include <fmt/format.h>

#include "api/body_digest.hpp"
#include "bench/recorder.hpp"
#include "bench/straight_log.hpp"
#include "bench/workload/body.hpp"

namespace bonboek::bench {
namespace {

/// What a server makes of the submission's body and headers.
PostRequest posted(const PostRequest& told, std::string& body) {
  body.clear();
  append_body(body, told.posted, BodyShape::lists);
  PostRequest request;
  request.poster = told.poster;
  request.key = told.key;
  request.simulated_time = told.simulated_time;
  request.digest = body_digest(body, request.in_parts);
  request.posted = decode(body, form_of(BodyShape::lists));
  return request;
}

/// So many events of two logs are held in memory to be compared.
constexpr std::uint64_t compared_events = 1'000'000;

struct Block {
  Sequence first;
  std::string bytes;
};

std::vector<Block> blocks_from(const Log& log, Sequence from) {
  std::vector<Block> blocks;
  log.read(from, from + compared_events, [&](std::string_view bytes, Sequence first) {
    blocks.push_back({first, std::string(bytes)});
    return true;
  });
  return blocks;
}

void must_hold_key(const Log& log, const Submission& submission) {
  const auto use = log.find_key(submission.actor, submission.key);
  if (!use || use->first != submission.first || use->digest != submission.digest) {
    throw WrongAnswer(fmt::format("the key {} of {} is not that of event {}", submission.key, submission.actor,
                                  submission.first.value));
  }
}

void must_hold_keys(const Log& log, const Block& block) {
  BlockReader reader(block.bytes, block.first);
  for (Submission submission; reader.next_submission(submission);) must_hold_key(log, submission);
}

}  // namespace

void write_log(const std::filesystem::path& folder, const Workload& workload, std::uint32_t block_events) {
  Log log(folder, Log::Mode::create);
  StraightLog straight(log, workload, {block_events, block_events});
  workload.tell([&](const PostRequest& request) {
    straight.take(request);
    return true;
  });
  straight.finish();
}

void import_log(const std::filesystem::path& folder, const Workload& workload, std::uint32_t block_events) {
  Log log(folder, Log::Mode::create);
  Spine spine(log, Views{}, Workload::opens_at);
  Recorder recorder(spine, {block_events, block_events});
  std::string body;
  workload.tell([&](const PostRequest& request) {
    recorder.take(posted(request, body));
    return true;
  });
  recorder.flush();
}

void must_be_identical(const std::filesystem::path& folder, const std::filesystem::path& other) {
  const Log log(folder, Log::Mode::read_only);
  const Log other_log(other, Log::Mode::read_only);
  if (log.tip() != other_log.tip()) {
    throw WrongAnswer(fmt::format("one log has {} events, the other {}", log.tip().value, other_log.tip().value));
  }
  for (Sequence from{0}; from < log.tip(); from = from + compared_events) {
    const auto blocks = blocks_from(log, from);
    const auto others = blocks_from(other_log, from);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (i >= others.size() || blocks[i].first != others[i].first || blocks[i].bytes != others[i].bytes) {
        throw WrongAnswer(fmt::format("the logs differ in the block of event {}", blocks[i].first.value));
      }
      must_hold_keys(log, blocks[i]);
      must_hold_keys(other_log, others[i]);
    }
  }
}

}  // namespace bonboek::bench
