// Makes a ledger in the folder that --folder names in which vouchers wait to be redeemed, and the posts for it: the
// workload's first wave, minted, allotted and reported as issued. Its log also comes as files that other databases load
// (see exported_log.hpp). The posts stand in posts.csv, in no order, one a line:
//
//   voucher,party,occurred_on,amount_cents,library,number
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "bench/options.hpp"
#include "bench/peers/exported_log.hpp"
#include "bench/peers/text_file.hpp"
#include "bench/recorder.hpp"
#include "bench/single_posts.hpp"
#include "bench/workload/random.hpp"

namespace bonboek::bench {
namespace {

constexpr std::uint32_t vouchers_a_post = 2;  // half of those minted are redeemed; some spare ones make up for chance
constexpr std::uint32_t spare_vouchers = 1'000;
constexpr Wave wave{0};

std::uint32_t vouchers_for_posts(std::uint32_t posts) {
  return usual_waves * std::min(posts * vouchers_a_post + spare_vouchers, max_wave_vouchers);
}

/// Records everything up to the first reports, and of these the issues.
void write_log(const std::filesystem::path& folder, const Workload& workload) {
  Log log(folder, Log::Mode::create);
  Spine spine(log, Views{}, Workload::opens_at);
  Recorder recorder(spine, {16, max_group_events});
  bool has_begun_reports = false;
  workload.tell([&](PostRequest request) {
    const bool is_report = is_desk_report(request);
    if (has_begun_reports && !is_report) return false;
    has_begun_reports = is_report;
    if (request.poster.role != Role::library) recorder.take(std::move(request));
    return true;
  });
  recorder.flush();
}

std::vector<VoucherIndex> redeemed_in_wave(const Workload& workload) {
  std::vector<VoucherIndex> vouchers;
  for (std::uint32_t at = workload.waves().begin(wave); at < workload.waves().end(wave); ++at) {
    if (workload.life(VoucherIndex{at}).is_redeemed) vouchers.push_back(VoucherIndex{at});
  }
  Random(workload.seed()).shuffle(std::span(vouchers));
  return vouchers;
}

std::size_t write_posts(const std::filesystem::path& path, const Workload& workload, std::uint32_t posts) {
  auto vouchers = redeemed_in_wave(workload);
  vouchers.resize(std::min<std::size_t>(vouchers.size(), posts));
  TextFile file(path);
  file.put("voucher,party,occurred_on,amount_cents,library,number\n");
  for (const VoucherIndex voucher : vouchers) {
    const Life life = workload.life(voucher);
    file.put(fmt::format("{},{},{},{},{},{}\n", voucher.value, Parties::index_of(life.library).value,
                         to_string(enrolment_date(life.library, wave, life.redemption_month)),
                         membership_tariff(opening_year).value, workload.parties().at(life.library).party,
                         to_string(workload.waves().number(voucher))));
  }
  file.close();
  return vouchers.size();
}

void run(const Options& options) {
  const std::filesystem::path& folder = options.folder;
  must_be_new(folder);
  const Workload workload({vouchers_for_posts(options.posts), options.seed});
  write_log(folder / "log", workload);
  export_log(folder, workload.parties());
  const auto posts = write_posts(folder / "posts.csv", workload, options.posts);
  const Log log(folder / "log", Log::Mode::read_only);
  fmt::print("{{\"events\": {}, \"posts\": {}, \"seed\": {}}}\n", log.tip().value, posts, workload.seed());
}

/// Of a voucher three events: minted, allotted and issued.
Need need(const Options& options) {
  constexpr std::uint64_t events_a_voucher = 3;
  const std::uint64_t events = events_a_voucher * (vouchers_for_posts(options.posts) / usual_waves);
  Need need = need_of(events);
  need.disk += events * csv_bytes_an_event;
  return need;
}

Program program() {
  return {"desk_ledger", "Makes a ledger in which vouchers wait to be redeemed, and the posts for it.",
          {"--posts"},   {},
          need,          run};
}

}  // namespace
}  // namespace bonboek::bench

int main(int count, char** words) {
  return bonboek::bench::run_program(bonboek::bench::program(), count, words);
}
