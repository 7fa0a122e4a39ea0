#include "bench/post/trial.hpp"

#include <fmt/format.h>

#include <atomic>
#include <boost/json.hpp>
#include <charconv>
#include <exception>
#include <mutex>
#include <thread>

#include "bench/log_folder.hpp"
#include "bench/post/connection.hpp"
#include "bench/post/phases.hpp"
#include "bench/post/served_ledger.hpp"
#include "bench/recorder.hpp"
#include "projections/replay.hpp"

namespace bonboek::bench {
namespace {

struct Post {
  std::string key;
  std::string head;
  std::string body;
  Answer answer;
};

/// The service's clients.
class Desk {
 public:
  Desk(const PostOptions& options, const NewLedger& ledger, std::uint16_t port) : options_(options), ledger_(ledger) {
    for (unsigned i = 0; i < options.connections; ++i) connections_.emplace_back(port);
  }

  /// Posts all of a phase. Only the posting is timed: bodies are written before, and answers read after it.
  std::vector<Stood> record(const std::vector<PostRequest>& requests) {
    std::vector<Post> posts;
    posts.reserve(requests.size());
    for (const PostRequest& request : requests) posts.push_back(post_of(request));
    const auto begin = std::chrono::steady_clock::now();
    send_all(posts);
    figures_.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    std::vector<Stood> stood;
    stood.reserve(posts.size());
    for (const Post& post : posts) stood.push_back(stood_of(post));
    return stood;
  }

  [[nodiscard]] std::uint64_t sync_count() {
    const auto answer = connections_.front().ask("GET /metrics HTTP/1.1\r\nHost: bench\r\n\r\n", "");
    constexpr std::string_view series = "\nbonboek_ledger{figure=\"syncs\"} ";
    const auto at = answer.body.find(series);
    double count = 0;
    const char* const digits = answer.body.data() + at + series.size();
    if (at == std::string::npos ||
        std::from_chars(digits, answer.body.data() + answer.body.size(), count).ec != std::errc{}) {
      throw WrongAnswer("the service's metrics tell no syncs");
    }
    return static_cast<std::uint64_t>(count);
  }

  [[nodiscard]] const PostFigures& figures() const { return figures_; }

 private:
  [[nodiscard]] Post post_of(const PostRequest& request) {
    Post post;
    post.key = request.key;
    append_body(post.body, request.posted, options_.shape);
    post.head = fmt::format(
        "POST /v1/events HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {}\r\nContent-Type: {}\r\n"
        "Idempotency-Key: {}\r\nSimulated-Time: {}\r\nContent-Length: {}\r\n\r\n",
        ledger_.key_of(request.poster.name),
        form_of(options_.shape) == BodyForm::json ? "application/json" : "application/x-ndjson", request.key,
        to_string(request.simulated_time.value()), post.body.size());
    return post;
  }

  void send_all(std::vector<Post>& posts) {
    std::atomic<std::size_t> next{0};
    std::exception_ptr failure;
    std::mutex mutex;
    const auto send = [&](Connection& connection) {
      try {
        for (std::size_t at = next++; at < posts.size(); at = next++) {
          posts[at].answer = connection.ask(posts[at].head, posts[at].body);
        }
      } catch (...) {
        const std::lock_guard lock(mutex);
        failure = std::current_exception();
      }
    };
    const std::size_t others = std::min(connections_.size(), posts.size()) - 1;
    std::vector<std::thread> threads;
    threads.reserve(others);
    for (std::size_t i = 0; i < others; ++i) threads.emplace_back(send, std::ref(connections_[i + 1]));
    send(connections_.front());
    for (std::thread& thread : threads) thread.join();
    if (failure) std::rethrow_exception(failure);
  }

  Stood stood_of(const Post& post) {
    constexpr unsigned created = 201;
    if (post.answer.status != created) {
      throw WrongAnswer(fmt::format("{} {:.400} to the post {}: {:.400}", post.answer.status, post.answer.body,
                                    post.key,
                                    post.body));  // never the head, which holds a key of the ledger's
    }
    const auto receipt = boost::json::parse(post.answer.body);
    Stood stood;
    stood.first = Sequence{receipt.at("firstSequence").to_number<std::uint64_t>()};
    stood.event_count = receipt.at("eventCount").to_number<std::uint64_t>();
    figures_.events += stood.event_count;
    figures_.body_bytes += post.body.size();
    ++figures_.posts;
    return stood;
  }

  const PostOptions& options_;
  const NewLedger& ledger_;
  std::vector<Connection> connections_;
  PostFigures figures_;
};

/// The submissions that open the ledger: all before the first mint.
std::vector<PostRequest> opening_of(const Workload& workload) {
  std::vector<PostRequest> opening;
  workload.tell([&](PostRequest request) {
    if (request.posted.items.front().fact.type == EventType::minted) return false;
    opening.push_back(std::move(request));
    return true;
  });
  return opening;
}

void check(const std::filesystem::path& folder, const Checks& checks, const Expected& expected) {
  const Log log(folder, Log::Mode::read_only);
  const Views views = replay(log, {});
  checks.must_agree("log", expected.log, log_figures(log));
  checks.must_agree("states", expected.states, state_figures(views.facts()));
  checks.must_agree("projections", expected.projections, projection_figures(views));
}

}  // namespace

PostFigures post(const PostOptions& options, const Workload& workload, const Expected& expected) {
  const LogFolder folder(options.folder);
  auto opening = opening_of(workload);
  std::size_t opened = opening.size();
  const NewLedger ledger(folder.path(), workload, std::move(opening));
  Service service(options.program, ledger.folder());
  Desk desk(options, ledger, service.port());
  const std::uint64_t syncs_before = desk.sync_count();
  Phases phases(ledger.event_count(), [&](const std::vector<PostRequest>& requests) { return desk.record(requests); });
  workload.tell([&](PostRequest request) {
    if (opened > 0) {
      --opened;
    } else {
      phases.take(std::move(request));
    }
    return true;
  });
  phases.flush();
  PostFigures figures = desk.figures();
  figures.syncs = desk.sync_count() - syncs_before;
  const Ended ended = service.stop();
  options.checks.must_be("ended", "as the service's exit code", 0, static_cast<std::uint64_t>(ended.exit_code));
  figures.peak_resident_bytes = ended.peak_resident_bytes;
  figures.processor_seconds = ended.processor_seconds;
  const auto least_syncs = (figures.posts + options.connections - 1) / options.connections;
  options.checks.must_reach("syncs",
                            fmt::format("for {} posts over {} connections", figures.posts, options.connections),
                            least_syncs, figures.syncs);
  check(ledger.log(), options.checks, expected);
  return figures;
}

}  // namespace bonboek::bench
