#include "api/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <map>
#include <mutex>
#include <utility>

namespace bonboek {
namespace {

const prometheus::Histogram::BucketBoundaries second_buckets{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
                                                             0.05,   0.1,   0.25,   1.0,   5.0};

}  // namespace

struct Metrics::Series {
  prometheus::Registry registry;
  prometheus::Family<prometheus::Counter>& requests = prometheus::BuildCounter()
                                                          .Name("bonboek_requests_total")
                                                          .Help("Requests answered, by route and status.")
                                                          .Register(registry);
  prometheus::Family<prometheus::Histogram>& seconds = prometheus::BuildHistogram()
                                                           .Name("bonboek_request_seconds")
                                                           .Help("Time from request to answer, by route.")
                                                           .Register(registry);
  prometheus::Family<prometheus::Counter>& recorded = prometheus::BuildCounter()
                                                          .Name("bonboek_recorded_events_total")
                                                          .Help("Events recorded since the start.")
                                                          .Register(registry);
  prometheus::Family<prometheus::Counter>& refused = prometheus::BuildCounter()
                                                         .Name("bonboek_refusals_total")
                                                         .Help("Refusals since the start, by name.")
                                                         .Register(registry);
  prometheus::Family<prometheus::Gauge>& state =
      prometheus::BuildGauge().Name("bonboek_ledger").Help("The ledger as it stands, by figure.").Register(registry);
  prometheus::Counter& recorded_in_all = recorded.Add({});

  /// What one route's answers of one status are counted by. Looked up here and not in the families, which copy and hash
  /// the labels each time.
  struct OfAnswers {
    prometheus::Counter& count;
    prometheus::Histogram& seconds;
  };
  OfAnswers& of_answers(std::string_view route, unsigned status) {
    const std::lock_guard lock(mutex);
    const auto found = answers.find({route, status});
    if (found != answers.end()) return found->second;
    OfAnswers made{requests.Add({{"route", std::string(route)}, {"status", std::to_string(status)}}),
                   seconds.Add({{"route", std::string(route)}}, second_buckets)};
    return answers.emplace(std::pair(route, status), made).first->second;
  }
  std::mutex mutex;
  std::map<std::pair<std::string_view, unsigned>, OfAnswers> answers;  // routes' paths live as long as the program
};

Metrics::Metrics() : series_(std::make_unique<Series>()) {}
Metrics::~Metrics() = default;

void Metrics::count_request(std::string_view route, unsigned status, double seconds) {
  auto& answers = series_->of_answers(route, status);
  answers.count.Increment();
  answers.seconds.Observe(seconds);
}

void Metrics::count_recorded(std::uint64_t events) {
  series_->recorded_in_all.Increment(static_cast<double>(events));
}

void Metrics::count_refused(std::string_view refusal) {
  series_->refused.Add({{"refusal", std::string(refusal)}}).Increment();
}

std::string Metrics::text(const Gauges& gauges) {
  const auto set = [this](const char* figure, std::uint64_t value) {
    series_->state.Add({{"figure", figure}}).Set(static_cast<double>(value));
  };
  set("events", gauges.events);
  set("vouchers", gauges.vouchers);
  set("kept", gauges.kept);
  set("syncs", gauges.syncs);
  set("free_bytes", gauges.free_bytes);
  set("waiting_posts", gauges.waiting_posts);
  set("failed", gauges.is_failed ? 1 : 0);
  return prometheus::TextSerializer().Serialize(series_->registry.Collect());
}

}  // namespace bonboek
