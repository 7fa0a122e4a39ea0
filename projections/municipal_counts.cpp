#include "projections/municipal_counts.hpp"

#include <map>

namespace bonboek {
namespace {

constexpr std::size_t place_of(Measure measure) {
  for (std::size_t i = 0; i < municipal_measures.size(); ++i) {
    if (municipal_measures.at(i) == measure) return i;
  }
  return municipal_measures.size();
}

class Counting {
 public:
  Counting(const Books& books, Period period) : books_(books), period_(period) {
    rows_.try_emplace(Municipality::none());
  }

  std::vector<MunicipalCounts> run() {
    PartyIndex next{0};
    for (const Party& party : books_.standing.registers.parties()) count_party(PartyIndex{next.value++}, party);
    add(Municipality::none(), Measure::minted, tracks_of(PartyIndex::none(), Measure::minted));
    add(Municipality::none(), Measure::allotted, tracks_of(PartyIndex::none(), Measure::allotted));
    for (const Municipality named : books_.figures.named_issues().municipalities()) {
      add(named, Measure::issued, books_.figures.named_issues().naming(named, period_));
    }
    std::vector<MunicipalCounts> all;
    for (auto& [code, row] : rows_) {
      row.municipality = code;
      all.push_back(row);
    }
    return all;
  }

 private:
  void count_party(PartyIndex index, const Party& party) {
    const Tally tally = books_.figures.counts().of(index, period_);
    for (const Measure measure : municipal_measures) add(party.municipality, measure, {tally.tracks(measure)});
    auto& issued = rows_[party.municipality].by_measure.at(place_of(Measure::issued));
    issued -= books_.figures.named_issues().named_by(index, period_);
  }

  void add(Municipality municipality, Measure measure, const TrackCounts& counts) {
    rows_[municipality].by_measure.at(place_of(measure)) += counts;
  }

  [[nodiscard]] TrackCounts tracks_of(PartyIndex party, Measure measure) const {
    return {books_.figures.counts().of(party, period_).tracks(measure)};
  }

  const Books& books_;
  Period period_;
  std::map<Municipality, MunicipalCounts> rows_;  // none is the greatest, and so comes last
};

}  // namespace

std::vector<MunicipalCounts> municipal_counts(const Books& books, Period period) {
  return Counting(books, period).run();
}

}  // namespace bonboek
