// How fast the service takes the workload over HTTP on this machine, client and all: each post is decoded, hashed,
// decided, on disk with fsync and applied before its answer. The log is checked against the workload's own arithmetic.
#include <fmt/format.h>

#include <boost/json.hpp>
#include <cstdio>

#include "bench/log_folder.hpp"
#include "bench/post/trial.hpp"
#include "bench/room.hpp"

namespace bonboek::bench {
namespace {

void tell_json(const PostOptions& options, const PostFigures& figures) {
  const boost::json::object told{
      {"name", fmt::format("post/{}", name_of(options.shape))},
      {"seed", options.seed},
      {"connections", options.connections},
      {"fileSystem", file_system_of(options.folder)},
      {"events", figures.events},
      {"seconds", figures.seconds},
      {"eventsPerSecond", static_cast<double>(figures.events) / figures.seconds},
      {"bodyBytes", figures.body_bytes},
      {"bytesPerSecond", static_cast<double>(figures.body_bytes) / figures.seconds},
      {"posts", figures.posts},
      {"syncs", figures.syncs},
      {"serviceProcessorSeconds", figures.processor_seconds},
      {"peakResidentBytes", figures.peak_resident_bytes},
  };
  fmt::print("{}\n", boost::json::serialize(told));
}

void tell_text(const PostOptions& options, const PostFigures& figures) {
  constexpr double million = 1e6;
  fmt::print(
      "post/{}, {} connections: {} events in {:.3f} s, {:.3f} million events/s, {:.1f} MB/s of bodies, {} posts, {} "
      "syncs by /metrics, the service took {:.2f} s of processor and {} MiB of memory at most\n",
      name_of(options.shape), options.connections, figures.events, figures.seconds,
      static_cast<double>(figures.events) / figures.seconds / million,
      static_cast<double>(figures.body_bytes) / figures.seconds / million, figures.posts, figures.syncs,
      figures.processor_seconds, figures.peak_resident_bytes >> 20U);
}

void run(const PostOptions& options) {
  const Workload workload({vouchers_for(options.events), options.seed});
  const Expected expected = expected_of(workload);
  const PostFigures figures = post(options, workload, expected);
  (options.is_json ? tell_json : tell_text)(options, figures);
}

}  // namespace
}  // namespace bonboek::bench

int main(int count, char** words) {
  try {
    bonboek::bench::remove_folders_when_stopped();
    int exit_code = 0;
    const auto options = bonboek::bench::read_post_options(count, words, exit_code);
    if (options) bonboek::bench::run(*options);
    return exit_code;
  } catch (const std::exception& failure) {
    fmt::print(stderr, "post_bench: {}\n", failure.what());
    return 1;
  }
}
