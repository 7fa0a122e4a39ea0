#include "ops/served_log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "ops/exit_codes.hpp"

namespace bonboek {
namespace {

constexpr std::string_view scheme = "http://";
constexpr unsigned status_ok = 200;
constexpr unsigned status_not_found = 404;

std::string_view authority_of(std::string_view url) {
  if (!url.starts_with(scheme)) {
    throw CommandFailed(ExitCode::usage, fmt::format("{} is no address of the form http://127.0.0.1:8080; one that "
                                                     "speaks TLS is read through an export",
                                                     url));
  }
  url.remove_prefix(scheme.size());
  return url.ends_with('/') ? url.substr(0, url.size() - 1) : url;
}

std::string host_of(std::string_view url) {
  const auto authority = authority_of(url);
  return std::string(authority.substr(0, authority.rfind(':')));
}

std::string port_of(std::string_view url) {
  const auto authority = authority_of(url);
  const auto colon = authority.rfind(':');
  return colon == std::string_view::npos ? "80" : std::string(authority.substr(colon + 1));
}

}  // namespace

bool is_url(std::string_view text) {
  return text.starts_with(scheme) || text.starts_with("https://");
}

ServedLog::ServedLog(const std::string& url, std::string api_key)
    : url_(url), authorization_("Bearer " + std::move(api_key)), client_(host_of(url), port_of(url)) {}

HttpAnswer ServedLog::ask(const std::string& path, std::string_view accept) {
  const std::array<HttpClient::Header, 2> headers{{{"Authorization", authorization_}, {"Accept", accept}}};
  try {
    return client_.request("GET", path, headers, "");
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

void ServedLog::read_lines(std::uint64_t size,
                           const std::function<void(std::string_view lines, std::uint64_t done)>& take) {
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
