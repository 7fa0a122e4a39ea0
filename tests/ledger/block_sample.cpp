#include "tests/ledger/block_sample.hpp"

#include <array>

#include "tests/ledger/arbitrary.hpp"

namespace bonboek {
namespace {

constexpr std::array texts{&Fact::id,   &Fact::name, &Fact::origin, &Fact::currency, &Fact::time_zone,
                           &Fact::isil, &Fact::iban, &Fact::kvk,    &Fact::invoice,  &Fact::reference};

template <class Enum>
Enum any_of_enum() {
  const auto first = static_cast<int>(Names<Enum>::first);
  return static_cast<Enum>(*rc::gen::inRange(0, first + static_cast<int>(Names<Enum>::list.size())));
}

std::string_view any_text() {
  return *rc::gen::element<int>(0, 1, 2) == 0 ? std::string_view{} : keep(*rc::gen::string<std::string>());
}

template <class Value>
Value any() {
  return *rc::gen::arbitrary<Value>();
}

Fact any_fact() {
  Fact fact;
  fact.type = static_cast<EventType>(*rc::gen::inRange(1, 1 + static_cast<int>(Names<EventType>::list.size())));
  fact.reversed_type = any_of_enum<EventType>();
  fact.track = static_cast<Track>(*rc::gen::inRange(0, last_track + 1));
  fact.tracks = static_cast<std::uint8_t>(*rc::gen::inRange(0, 16));
  fact.kind = any_of_enum<Kind>();
  fact.reason = any_of_enum<Reason>();
  fact.policy = any_of_enum<Policy>();
  fact.policy_value = any_of_enum<PolicyValue>();
  fact.party = PartyIndex{any<std::uint16_t>()};
  fact.restored_holder = PartyIndex{any<std::uint16_t>()};
  fact.municipality = Municipality{any<std::uint16_t>()};
  fact.year = any<std::uint16_t>();
  fact.occurred_on = any<Date>();
  fact.from = any<Date>();
  fact.reversed_occurred_on = any<Date>();
  fact.restored_since = any<Date>();
  fact.quarter = any<Quarter>();
  fact.amount = Cents{any<std::int64_t>()};
  fact.reversed_sequence = Sequence{any<std::uint64_t>()};
  for (auto text : texts) fact.*text = any_text();
  return fact;
}

Sequence any_previous(Sequence own) {
  switch (*rc::gen::inRange(0, 4)) {
    case 0:
      return Sequence{*rc::gen::inRange(own.value - std::min<std::uint64_t>(own.value, 1'000), own.value)};
    case 1:
      return Sequence{*rc::gen::inRange<std::uint64_t>(0, own.value)};
    default:
      return Sequence::none();
  }
}

Run any_run(Sequence first) {
  Run run{any_fact(), {}, {}};
  const auto shape = *rc::gen::inRange(0, 3);
  if (shape == 0) return run;
  const auto count = *rc::gen::inRange(1, 12);
  const auto from = *rc::gen::inRange(0U, 4'000'000'000U);
  for (int i = 0; i < count; ++i) {
    run.vouchers.push_back(VoucherIndex{shape == 1 ? from + static_cast<std::uint32_t>(i) : any<std::uint32_t>()});
  }
  const bool all_new = any<bool>();
  for (std::size_t i = 0; i < run.vouchers.size(); ++i) {
    run.previous.push_back(all_new || first.value == 0 ? Sequence::none() : any_previous(first + i));
  }
  return run;
}

Submission any_submission() {
  Submission submission;
  submission.recorded_at = any<Timestamp>();
  submission.actor = any_text();
  submission.key = any_text();
  submission.answer = any_text();
  for (auto& byte : submission.digest) byte = any<std::uint8_t>();
  return submission;
}

Fact full_fact(EventType type) {
  Fact fact;
  fact.type = type;
  fact.amount = Cents{4200};
  fact.party = PartyIndex{3};
  fact.occurred_on = date_of(2026, 8, 3);
  for (std::size_t i = 0; i < texts.size(); ++i) fact.*texts[i] = keep("text " + std::to_string(i % 7));
  return fact;
}

}  // namespace

rc::Gen<Fact> arbitrary_fact() {
  return rc::gen::exec(any_fact);
}

rc::Gen<std::vector<WholeSubmission>> arbitrary_submissions(Sequence first) {
  return rc::gen::exec([first] {
    std::vector<WholeSubmission> all;
    Sequence next = first;
    const auto count = *rc::gen::inRange(1, 4);
    for (int i = 0; i < count; ++i) {
      WholeSubmission posted{any_submission(), {}};
      const auto runs = *rc::gen::inRange(1, 4);
      for (int j = 0; j < runs; ++j) {
        posted.runs.push_back(any_run(next));
        next = next + posted.runs.back().count();
      }
      all.push_back(std::move(posted));
    }
    return all;
  });
}

std::vector<WholeSubmission> sample_submissions() {
  const Sequence near{sample_first.value - 10};
  const Sequence far{12};
  WholeSubmission scheme{{.first = {}, .recorded_at = Timestamp{1'000}, .actor = "cubiss", .key = "k-1", .answer = ""},
                         {{full_fact(EventType::scheme_opened), {}, {}}, {full_fact(EventType::tariff_set), {}, {}}}};
  WholeSubmission mint{{.first = {}, .recorded_at = Timestamp{2'000}, .actor = "cubiss", .key = "k-2", .answer = "[]"},
                       {{full_fact(EventType::minted),
                         {VoucherIndex{0}, VoucherIndex{1}, VoucherIndex{2}},
                         {Sequence::none(), Sequence::none(), Sequence::none()}}}};
  mint.submission.digest.fill(0xA5);
  WholeSubmission use{{.first = {}, .recorded_at = Timestamp{3'000}, .actor = "venlo", .key = "k-3", .answer = ""},
                      {{full_fact(EventType::redeemed), {VoucherIndex{7}, VoucherIndex{2}}, {near, near}},
                       {full_fact(EventType::renewed), {VoucherIndex{4}, VoucherIndex{5}}, {near, far}}}};
  return {scheme, mint, use};
}

std::string block_of(Sequence first, const std::vector<WholeSubmission>& submissions) {
  BlockBuilder builder(first);
  for (const WholeSubmission& posted : submissions) {
    std::vector<const Run*> runs;
    for (const Run& run : posted.runs) runs.push_back(&run);
    builder.add(posted.submission, runs);
  }
  return std::move(builder).finish();
}

std::vector<WholeSubmission> read_block(std::string_view block, Sequence first) {
  BlockReader reader(block, first);
  std::vector<WholeSubmission> all;
  for (Submission submission; reader.next_submission(submission);) {
    all.push_back({submission, {}});
    Run run;
    for (Sequence at; reader.next_run(run, at);) all.back().runs.push_back(run);
  }
  return all;
}

bool operator==(const WholeSubmission& a, const WholeSubmission& b) {
  const auto same_run = [](const Run& x, const Run& y) {
    return x.fact == y.fact && x.vouchers == y.vouchers && x.previous == y.previous;
  };
  return a.submission.recorded_at == b.submission.recorded_at && a.submission.actor == b.submission.actor &&
         a.submission.key == b.submission.key && a.submission.digest == b.submission.digest &&
         a.submission.answer == b.submission.answer && std::ranges::equal(a.runs, b.runs, same_run);
}

void showValue(const WholeSubmission& posted, std::ostream& out) {
  out << "submission of " << posted.submission.actor << ":";
  for (const Run& run : posted.runs) {
    out << "\n  " << name_of(run.fact.type) << " of";
    for (std::size_t i = 0; i < run.vouchers.size(); ++i) {
      out << " " << run.vouchers[i].value << "<-" << run.previous[i].value;
    }
  }
  out << "\n";
}

}  // namespace bonboek
