#include "exports/audit_numbers.hpp"

#include <array>
#include <optional>

#include "exports/headings.hpp"

namespace bonboek {
namespace {

constexpr std::array series_headings{
    Heading{"jaar", "year"},    Heading{"plaats", "place"}, Heading{"intermediair", "intermediary"},
    Heading{"reden", "reason"}, Heading{"aantal", "count"},
};

constexpr std::array number_headings{
    Heading{"jaar", "year"},    Heading{"van", "from"},     Heading{"tot en met", "to"},
    Heading{"aantal", "count"}, Heading{"plaats", "place"}, Heading{"intermediair", "intermediary"},
    Heading{"reden", "reason"},
};

constexpr std::array<Heading, place_count> place_words{{
    {"in voorraad", "in stock"},
    {"bij intermediair", "with intermediary"},
    {"uitgegeven", "issued"},
    {"ingewisseld", "redeemed"},
    {"vervallen", "voided"},
}};
constexpr Heading minted{"aangemaakt", "minted"};
constexpr Heading unaccounted{"niet verantwoord", "unaccounted"};

constexpr std::array<Heading, 6> reason_words{{
    {"", ""},
    {"verloren", "lost"},
    {"ingeleverd", "returned"},
    {"verlopen", "expired"},
    {"misdruk", "misprinted"},
    {"ingetrokken", "withdrawn"},
}};

std::string_view word_of(Place place, Language language) {
  return place_words.at(static_cast<std::size_t>(place)).in(language);
}

std::string_view word_of(Reason reason, Language language) {
  return reason_words.at(static_cast<std::size_t>(reason)).in(language);
}

class SeriesCsv {
 public:
  SeriesCsv(const Registers& registers, Language language)
      : registers_(registers), language_(language), csv_(language) {
    write_headings(csv_, series_headings, language);
  }

  void add(Year year, const Series& series) {
    row(year, minted.in(language_), {}, {}, series.minted);
    place(year, series, Place::in_stock);
    parties(year, Place::with_intermediary, series.with_intermediary);
    parties(year, Place::issued, series.issued_by);
    place(year, series, Place::redeemed);
    for (std::size_t reason = 1; reason < series.voided_by_reason.size(); ++reason) {
      const std::int64_t count = series.voided_by_reason[reason];
      if (count == 0) continue;
      row(year, word_of(Place::voided, language_), {}, word_of(static_cast<Reason>(reason), language_), count);
    }
    row(year, unaccounted.in(language_), {}, {}, series.unaccounted());
  }

  [[nodiscard]] std::string finish() && { return std::move(csv_).finish(); }

 private:
  void place(Year year, const Series& series, Place place) {
    row(year, word_of(place, language_), {}, {}, series.in_place.at(static_cast<std::size_t>(place)));
  }

  void parties(Year year, Place place, const std::vector<std::int64_t>& counts) {
    for (std::size_t party = 0; party < counts.size(); ++party) {
      if (counts[party] == 0) continue;
      const std::string& id = registers_.party(PartyIndex{static_cast<std::uint16_t>(party)}).id;
      row(year, word_of(place, language_), id, {}, counts[party]);
    }
  }

  void row(Year year, std::string_view place, std::string_view party, std::string_view reason, std::int64_t count) {
    csv_.number(std::to_string(year));
    csv_.text(place);
    csv_.text(party);
    csv_.text(reason);
    csv_.number(std::to_string(count));
    csv_.end_row();
  }

  const Registers& registers_;
  Language language_;
  CsvWriter csv_;
};

/// Consecutive numbers that are told alike.
struct Stretch {
  VoucherRange numbers;
  Place place{};
  PartyIndex holder;  // where it is with one, or was issued or redeemed from one
  Reason reason{};

  [[nodiscard]] bool takes(VoucherNumber number, const Voucher& voucher) const {
    return number.year == numbers.first.year && number.serial == numbers.first.serial + numbers.count &&
           voucher.place() == place && voucher.holder == holder && voucher.void_reason == reason;
  }
};

void write_stretch(CsvWriter& csv, const Stretch& stretch, const Registers& registers, Language language) {
  csv.number(std::to_string(stretch.numbers.first.year));
  csv.text(to_string(stretch.numbers.first));
  csv.text(to_string(stretch.numbers.last()));
  csv.number(std::to_string(stretch.numbers.count));
  csv.text(word_of(stretch.place, language));
  csv.text(stretch.holder.is_none() ? std::string_view() : registers.party(stretch.holder).id);
  csv.text(word_of(stretch.reason, language));
  csv.end_row();
}

}  // namespace

std::string number_series_csv(const Books& books, Language language) {
  SeriesCsv csv(books.standing.registers, language);
  for (const auto& [year, series] : books.figures.numbers().by_mint_year()) csv.add(year, series);
  return std::move(csv).finish();
}

std::string numbers_csv(const Facts& facts, Language language) {
  const VoucherTable& vouchers = facts.vouchers();
  CsvWriter csv(language);
  write_headings(csv, number_headings, language);
  std::optional<Stretch> stretch;
  for (std::uint32_t i = 0; i < vouchers.size(); ++i) {
    const VoucherNumber number = vouchers.number(VoucherIndex{i});
    const Voucher& voucher = vouchers.at(VoucherIndex{i});
    if (stretch && stretch->takes(number, voucher)) {
      ++stretch->numbers.count;
      continue;
    }
    if (stretch) write_stretch(csv, *stretch, facts.registers(), language);
    stretch = Stretch{{number, 1}, voucher.place(), voucher.holder, voucher.void_reason};
  }
  if (stretch) write_stretch(csv, *stretch, facts.registers(), language);
  return std::move(csv).finish();
}

}  // namespace bonboek
