// A ledger served as it is in earnest: a log in a folder of its own, the thread that owns it, keys in memory, the
// routes and a server on loopback. What tests ask goes through real sockets.
#pragma once

#include <atomic>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/routes.hpp"
#include "api/server.hpp"
#include "tests/api/client.hpp"

namespace bonboek::test {

/// Those who hold a key, by role. The library and the municipality's intermediary have the same id: venlo.
namespace who {
inline constexpr std::string_view nobody{};
inline constexpr std::string_view stranger{"stranger"};  // shows a key that is in no file
inline constexpr std::string_view coordinator{"cubiss"};
inline constexpr std::string_view library{"library-venlo"};
inline constexpr std::string_view other_library{"library-heerlen"};
inline constexpr std::string_view intermediary{"volwassenenfonds"};
inline constexpr std::string_view other_intermediary{"municipality-venlo"};
inline constexpr std::string_view unregistered{"library-nowhere"};  // a key for a party that the log does not know
inline constexpr std::string_view province{"province"};
inline constexpr std::string_view auditor{"auditor"};
}  // namespace who

/// One request.
struct Ask {
  std::string_view by{who::coordinator};
  std::string target;
  std::string body{};  // where there is one it is posted
  std::vector<std::string> fields{};
  std::string method{};  // GET or POST where it is not given
};

class ServedLedger {
 public:
  struct Settings {
    Clock clock{system_now};
    std::size_t network_threads{1};
    Bounds bounds{};
    std::vector<std::string> more_libraries{};  // each with a key of the same name
  };

  ServedLedger() : ServedLedger(Settings{}) {}
  explicit ServedLedger(Settings settings);
  ~ServedLedger();
  ServedLedger(const ServedLedger&) = delete;
  ServedLedger& operator=(const ServedLedger&) = delete;

  /// Stops the service as a signal does; the log stays.
  void stop();
  /// Opens the log and serves it again, from the log alone.
  void start();
  void restart() {
    stop();
    start();
  }

  [[nodiscard]] Client connect() const { return Client{server_->port()}; }
  [[nodiscard]] std::string request(const Ask& ask) const;
  /// Asks over a connection of its own. Throws where no answer comes.
  [[nodiscard]] Answer ask(const Ask& ask) const;
  [[nodiscard]] Answer get(std::string_view by, const std::string& target) const { return ask({by, target}); }

  /// Posts with a new idempotency key; `at` is the simulated time, empty for none.
  [[nodiscard]] Answer post(std::string_view by, std::string_view body, std::string_view at = {});
  /// The same, and throws where it is not recorded.
  void record(std::string_view by, std::string_view body, std::string_view at = {});

  /// The number of events on disk.
  [[nodiscard]] std::uint64_t tip() const { return log_->tip().value; }
  [[nodiscard]] const std::string& key_of(std::string_view principal) const { return keys_.find(principal)->second; }
  [[nodiscard]] const std::filesystem::path& log_folder() const { return folder_; }
  [[nodiscard]] Server& server() { return *server_; }

 private:
  std::filesystem::path folder_;
  Settings settings_;
  std::map<std::string, std::string, std::less<>> keys_;  // by principal
  std::string signing_key_{NoteSigner::generate("bonboek.example/limburg").key()};
  std::shared_ptr<const KeyRing> ring_;  // shared: with each request under way
  std::unique_ptr<Log> log_;
  std::unique_ptr<Metrics> metrics_;
  std::unique_ptr<Witnesses> witnesses_;
  std::unique_ptr<LedgerThread> ledger_;
  std::unique_ptr<Server> server_;
  std::atomic<unsigned> posts_{0};
};

/// The text with each `<25-7>` written out as the seventh voucher number of 2025.
[[nodiscard]] std::string with_numbers(std::string_view text);

}  // namespace bonboek::test
