#include "tests/api/served_ledger.hpp"

#include <fmt/format.h>

#include <array>
#include <stdexcept>

#include "ledger/voucher_number.hpp"
#include "projections/replay.hpp"

namespace bonboek::test {
namespace {

struct KeyHolder {
  std::string_view name;
  Role role;
  std::string_view party;
};

constexpr std::array key_holders{
    KeyHolder{who::coordinator, Role::coordinator, ""},
    KeyHolder{who::library, Role::library, "venlo"},
    KeyHolder{who::other_library, Role::library, "heerlen"},
    KeyHolder{who::intermediary, Role::intermediary, "volwassenenfonds"},
    KeyHolder{who::other_intermediary, Role::intermediary, "venlo"},
    KeyHolder{who::unregistered, Role::library, "nowhere"},
    KeyHolder{who::province, Role::province, ""},
    KeyHolder{who::auditor, Role::auditor, ""},
};

std::filesystem::path new_folder() {
  std::string name = (std::filesystem::temp_directory_path() / "bonboek-served-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error{"can't make a folder"};
  return name;
}

}  // namespace

ServedLedger::ServedLedger(Settings settings) : folder_(new_folder()), settings_(std::move(settings)) {
  std::vector<KeyHolder> holders(key_holders.begin(), key_holders.end());
  for (const std::string& library : settings_.more_libraries) holders.push_back({library, Role::library, library});
  std::string file;
  for (const KeyHolder& holder : holders) {
    const auto key = generate_key();
    file += key_line({std::string(holder.name), holder.role, std::string(holder.party)}, key) + "\n";
    keys_.emplace(holder.name, key);
  }
  keys_.emplace(who::stranger, generate_key());
  ring_ = std::make_shared<const KeyRing>(KeyRing::parse(file).value());
  start();
}

ServedLedger::~ServedLedger() {
  stop();
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

void ServedLedger::stop() {
  if (!server_) return;
  server_->drain();
  ledger_.reset();  // before the server: questions that still wait look at the handler's context
  server_.reset();
  log_.reset();
}

void ServedLedger::start() {
  log_ = std::make_unique<Log>(folder_, Log::Mode::create);
  metrics_ = std::make_unique<Metrics>();
  witnesses_ = std::make_unique<Witnesses>(folder_ / "witnesses");
  ledger_ = std::make_unique<LedgerThread>(*log_, replay(*log_, {}), settings_.clock,
                                           NoteSigner::parse(signing_key_).value(), [](const std::string& what) {
                                             fmt::print(stderr, "the log is damaged: {}\n", what);
                                             std::abort();
                                           });
  ServerOptions options;
  options.network_threads = settings_.network_threads;
  options.bounds = settings_.bounds;
  const RouteContext context{*ledger_, *metrics_, [ring = ring_] { return ring; }, settings_.clock, *witnesses_};
  server_ = std::make_unique<Server>(options, make_handler(context), make_sinks(context));
  server_->start();
}

std::string ServedLedger::request(const Ask& ask) const {
  const auto method = !ask.method.empty() ? ask.method : ask.body.empty() ? "GET" : "POST";
  auto text = fmt::format("{} {} HTTP/1.1\r\nHost: test\r\n", method, ask.target);
  if (const auto key = keys_.find(ask.by); key != keys_.end()) {
    text += fmt::format("Authorization: Bearer {}\r\n", key->second);
  }
  bool has_type = false;
  for (const std::string& field : ask.fields) {
    text += field + "\r\n";
    has_type = has_type || field.starts_with("Content-Type:");
  }
  if (method == "POST") {
    if (!has_type) text += "Content-Type: application/json\r\n";
    text += fmt::format("Content-Length: {}\r\n", ask.body.size());
  }
  return text + "\r\n" + ask.body;
}

Answer ServedLedger::ask(const Ask& ask) const {
  auto client = connect();
  client.send(request(ask));
  auto answer = client.read_answer(ask.method == "HEAD");
  if (!answer) throw std::runtime_error{"no answer to " + ask.target};
  return std::move(*answer);
}

Answer ServedLedger::post(std::string_view by, std::string_view body, std::string_view at) {
  std::vector<std::string> fields{fmt::format("Idempotency-Key: post-{}", ++posts_)};
  if (!at.empty()) fields.push_back(fmt::format("Simulated-Time: {}", at));
  return ask({by, "/v1/events", with_numbers(body), std::move(fields)});
}

void ServedLedger::record(std::string_view by, std::string_view body, std::string_view at) {
  const auto answer = post(by, body, at);
  if (answer.status != 201) throw std::runtime_error{fmt::format("{} was answered {}", body, answer.body)};
}

std::string with_numbers(std::string_view text) {
  std::string out;
  while (true) {
    const auto open = text.find('<');
    out += text.substr(0, open);
    if (open == std::string_view::npos) return out;
    const auto close = text.find('>', open);
    const std::string number{text.substr(open + 1, close - open - 1)};
    const auto dash = number.find('-');
    const auto year = static_cast<Year>(first_year + std::stoi(number.substr(0, dash)));
    out += to_string(VoucherNumber{year, static_cast<std::uint32_t>(std::stoul(number.substr(dash + 1)))});
    text.remove_prefix(close + 1);
  }
}

}  // namespace bonboek::test
