// A running service's log, read over HTTP or HTTPS: its newest checkpoint, and the lines that this covers.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "audit/checkpoints.hpp"
#include "ops/http_client.hpp"

namespace bonboek {

class ServedLog {
 public:
  /// `url`: https://HOST[:PORT] or http://HOST[:PORT]; `ca_file` as HttpClient::Tls takes it, for https alone. Throws
  /// CommandFailed where they are not.
  ServedLog(const std::string& url, std::string api_key, const std::string& ca_file);

  /// Throws CommandFailed where the service does not answer, or with something else.
  [[nodiscard]] KeptCheckpoint newest_checkpoint();
  /// The newest that a witness cosigned; nothing where none did.
  [[nodiscard]] std::optional<KeptCheckpoint> newest_cosigned_checkpoint();
  /// Gives `take` the first `size` lines, each with its newline, many at a time.
  void read_lines(std::uint64_t size, const std::function<void(std::string_view lines, std::uint64_t done)>& take);

 private:
  [[nodiscard]] HttpAnswer ask(const std::string& path, std::string_view accept);
  /// A party's key is shown its own events alone, which look like a log with holes.
  void expect_whole_log(std::uint64_t size);
  [[nodiscard]] std::string get(const std::string& path, std::string_view accept);
  [[nodiscard]] KeptCheckpoint checkpoint_in(const std::string& note) const;

  std::string url_;
  std::string authorization_;
  std::unique_ptr<HttpClient> client_;
};

}  // namespace bonboek
