#include "exports/audit_sample.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "exports/hashed_archive.hpp"
#include "exports/headings.hpp"
#include "ledger/base64.hpp"

namespace bonboek {
namespace {

namespace json = boost::json;

constexpr std::array headings{
    Heading{"plaats", "place"},
    Heading{"voucher", "voucher"},
    Heading{"sha256", "sha256"},
    Heading{"gebeurtenissen", "events"},
    Heading{"eerste gebeurtenis", "first event"},
    Heading{"laatste gebeurtenis", "last event"},
};

json::string base64(const Digest& digest) {
  return json::string(to_base64(bytes_of(digest)));
}

json::object proof_of(const LogTree& tree, Sequence event, std::string_view line, std::uint64_t size) {
  json::array hashes;
  for (const Digest& hash : tree.inclusion(event.value, size)) hashes.emplace_back(base64(hash));
  json::object proof{{"sequence", event.value}};
  proof["leafHash"] = base64(leaf_hash(line));
  proof["hashes"] = std::move(hashes);
  return proof;
}

}  // namespace

std::vector<SampledVoucher> draw_sample(std::span<const PaidClaim> population, const VoucherNumbers& numbers,
                                        std::string_view seed, std::size_t count) {
  std::vector<SampledVoucher> ranked;
  for (const PaidClaim& claim : population) {
    if (!ranked.empty() && ranked.back().voucher == claim.voucher) continue;  // claims of one voucher stand together
    SampledVoucher each{claim.voucher, to_string(numbers.number(claim.voucher)), {}};
    each.rank = sha256(std::string(seed) + each.number);
    ranked.push_back(std::move(each));
  }
  const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(std::min(count, ranked.size()));
  std::ranges::partial_sort(ranked, end, {}, &SampledVoucher::rank);
  ranked.erase(end, ranked.end());
  return ranked;
}

VoucherTrail voucher_trail(const Facts& facts, const Log& log, const LogTree& tree, VoucherIndex voucher) {
  const LineNames names = line_names(facts);
  const TreeHead head = tree.head(facts.next().value);
  auto history = log.history(facts.vouchers().at(voucher).last);
  std::ranges::reverse(history);
  VoucherTrail trail;
  json::array events;
  for (const StoredEvent& stored : history) {
    std::string line;
    append_canonical_line(line, stored.event, names);
    events.push_back(proof_of(tree, stored.event.sequence, line, head.size));
    trail.events.push_back(stored.event.sequence);
    trail.lines += line + '\n';
  }
  json::object proofs{{"voucher", to_string(facts.vouchers().number(voucher))}, {"treeSize", head.size}};
  proofs["rootHash"] = base64(head.root);
  proofs["proofs"] = std::move(events);
  trail.proofs = json::serialize(proofs) + "\n";
  return trail;
}

std::string sample_csv(std::span<const SampledVoucher> sample, std::span<const std::vector<Sequence>> trails,
                       Language language) {
  CsvWriter csv(language);
  write_headings(csv, headings, language);
  for (std::size_t i = 0; i < sample.size(); ++i) {
    csv.number(std::to_string(i + 1));
    csv.text(sample[i].number);
    csv.text(hex_of(sample[i].rank));
    csv.number(std::to_string(trails[i].size()));
    write_sequence(csv, trails[i].front());
    write_sequence(csv, trails[i].back());
    csv.end_row();
  }
  return std::move(csv).finish();
}

}  // namespace bonboek
