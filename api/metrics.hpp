// What the service counts about itself, served as Prometheus text: the only door to prometheus-cpp.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace bonboek {

/// Figures that are read off when somebody asks.
struct Gauges {
  std::uint64_t events{0};      // in the log
  std::uint64_t vouchers{0};    // minted
  std::uint64_t kept{0};        // events up to which the books of past moments are at hand, looked at now and then
  std::uint64_t syncs{0};       // fsyncs of the log since it was opened
  std::uint64_t free_bytes{0};  // where the log lies
  std::uint64_t waiting_posts{0};
  bool is_failed{false};
};

class Metrics {
 public:
  Metrics();
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  /// Counts an answered request. `route` is a path of the table, so that the number of series is bounded; it must live
  /// as long as this.
  void count_request(std::string_view route, unsigned status, double seconds);
  void count_recorded(std::uint64_t events);
  void count_refused(std::string_view refusal);

  [[nodiscard]] std::string text(const Gauges& gauges);

 private:
  struct Series;
  std::unique_ptr<Series> series_;
};

}  // namespace bonboek
