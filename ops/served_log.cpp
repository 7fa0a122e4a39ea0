#include "ops/served_log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "ops/exit_codes.hpp"
#include "ops/service_address.hpp"

namespace bonboek {
namespace {

constexpr unsigned status_ok = 200;
constexpr unsigned status_no_content = 204;
constexpr unsigned status_not_found = 404;

std::optional<HttpClient::Tls> tls_of(const ServiceAddress& address, const std::string& ca_file) {
  if (address.is_tls) return HttpClient::Tls{ca_file};
  if (!ca_file.empty()) {
    throw CommandFailed(ExitCode::usage, "--ca is for an address that begins with https://, where certificates are");
  }
  return {};
}

std::unique_ptr<HttpClient> client_of(const std::string& url, const std::string& ca_file) {
  const ServiceAddress address = parse_service_address(url);
  try {
    return std::make_unique<HttpClient>(address.host, address.port, tls_of(address, ca_file));
  } catch (const CommandFailed&) {
    throw;
  } catch (const std::runtime_error& error) {
    throw CommandFailed(ExitCode::no_input, error.what());
  }
}

}  // namespace

ServedLog::ServedLog(const std::string& url, std::string api_key, const std::string& ca_file)
    : url_(url), authorization_("Bearer " + std::move(api_key)), client_(client_of(url, ca_file)) {}

HttpAnswer ServedLog::ask(const std::string& path, std::string_view accept) {
  const std::array<HttpClient::Header, 2> headers{{{"Authorization", authorization_}, {"Accept", accept}}};
  try {
    return client_->request("GET", path, headers, "");
  } catch (const ConnectionLost& error) {
    throw CommandFailed(ExitCode::unavailable, error.what());
  }
}

std::string ServedLog::get(const std::string& path, std::string_view accept) {
  HttpAnswer answer = ask(path, accept);
  if (answer.status == status_ok) return std::move(answer.body);
  throw CommandFailed(ExitCode::unavailable,
                      fmt::format("{} answers {} to {}: {}", url_, answer.status, path, answer.body));
}

KeptCheckpoint ServedLog::checkpoint_in(const std::string& note) const {
  auto kept = read_checkpoint("the checkpoint of " + url_, note);
  if (!kept) {
    throw CommandFailed(ExitCode::unavailable, fmt::format("{} serves no checkpoint: {}", url_, kept.error()));
  }
  return std::move(*kept);
}

KeptCheckpoint ServedLog::newest_checkpoint() {
  return checkpoint_in(get("/v1/log/checkpoint", "text/plain"));
}

std::optional<KeptCheckpoint> ServedLog::newest_cosigned_checkpoint() {
  const std::string path = "/v1/log/checkpoint?cosigned=true";
  if (ask(path, "text/plain").status == status_not_found) return {};
  return checkpoint_in(get(path, "text/plain"));
}

void ServedLog::expect_whole_log(std::uint64_t size) {
  if (size == 0) return;
  const std::string nothing = fmt::format("/v1/exports/events?afterSequence={0}&atSequence={0}", size - 1);
  const HttpAnswer answer = ask(nothing, "application/x-ndjson");
  if (answer.status == status_no_content) return;
  throw CommandFailed(ExitCode::unavailable,
                      fmt::format("{} does not show its whole log to this API key ({} to {}): give the key of an "
                                  "auditor or of the coordinator. It says: {}",
                                  url_, answer.status, nothing, answer.body));
}

void ServedLog::read_lines(std::uint64_t size,
                           const std::function<void(std::string_view lines, std::uint64_t done)>& take) {
  expect_whole_log(size);
  std::uint64_t done = 0;
  while (done < size) {
    const auto after = done == 0 ? std::string() : fmt::format("?afterSequence={}", done - 1);
    const std::string page = get("/v1/events" + after, "application/x-ndjson");
    std::size_t end = 0;
    while (done < size && end < page.size()) {
      const auto newline = page.find('\n', end);
      if (newline == std::string::npos) break;
      end = newline + 1;
      ++done;
    }
    if (end == 0) return;  // the log ends before its checkpoint: that is found
    take(std::string_view(page).substr(0, end), done);
  }
}

}  // namespace bonboek
