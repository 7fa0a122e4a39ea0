#include "audit/heard_log.hpp"

#include <algorithm>

#include "audit/members.hpp"
#include "ledger/canonical_line.hpp"
#include "ledger/recorded_events.hpp"

namespace bonboek {
namespace {

class BlocksBefore final : public Past {
 public:
  explicit BlocksBefore(const Log& log) : recorded_(log) {}

  std::optional<Event> event(Sequence sequence) override {
    auto stored = recorded_.event(sequence);
    if (!stored) return {};
    return kept_.emplace_back(std::move(*stored)).event;
  }
  void forget() override { kept_.clear(); }

 private:
  RecordedEvents recorded_;
  std::vector<StoredEvent> kept_;
};

}  // namespace

class HeardLog::Hearing {
 public:
  Hearing(const Log& log, Retrial::Terms terms, std::vector<std::uint64_t> sizes, Findings& findings)
      : log_(log), past_(log), retrial_(past_, findings, std::move(terms)), heads_(std::move(sizes)) {}

  void hear(Sequence until, const std::function<void(Sequence done)>& progress) {
    Run run;  // kept for its memory
    log_.read(Sequence{0}, until, [&](std::string_view block, Sequence block_first) {
      BlockReader reader(block, block_first);
      for (Submission submission; reader.next_submission(submission) && submission.first < until;) {
        retrial_.begin(submission, 0);
        for (Sequence first; reader.next_run(run, first);) {
          tell(run, first);
          retrial_.take(told_);
          hash(submission, run, first);
        }
        retrial_.end();
      }
      progress(block_first + reader.event_count());
      return true;
    });
  }

  [[nodiscard]] const Views& views() const { return retrial_.views(); }
  [[nodiscard]] const TreeHeads& heads() const { return heads_; }

 private:
  [[nodiscard]] const Registers& registers() const { return views().facts().registers(); }

  void tell(const Run& run, Sequence first) {
    told_.first = first;
    told_.fact = run.fact;
    told_.present = members_of(run.fact);
    told_.library = {};
    told_.intermediary = {};
    if (run.fact.id.empty() && !run.fact.party.is_none()) tell_party(run.fact);
    tell_vouchers(run);
  }

  void tell_party(const Fact& fact) {
    constexpr std::string_view nobody = "a party that is not registered";
    const bool is_known = fact.party.value < registers().parties().size();
    const bool is_library =
        is_known ? registers().party(fact.party).kind == PartyKind::library : fact.kind == Kind::membership;
    told_.present.add(is_library ? Field::library : Field::intermediary);
    (is_library ? told_.library : told_.intermediary) =
        is_known ? std::string_view(registers().party(fact.party).id) : nobody;
  }

  /// A voucher that was not minted yet has the number that minting would give it, if it is minted by this event.
  void tell_vouchers(const Run& run) {
    const VoucherNumbers& known = views().facts().vouchers().numbers();
    told_.previous = run.previous;
    told_.numbers.clear();
    told_.numbers.reserve(run.vouchers.size());
    if (run.vouchers.empty()) return;
    told_.present.add(Field::voucher);
    if (!run.previous.front().is_none()) told_.present.add(Field::previous);
    const std::uint32_t size = known.size();
    const Year year = year_of(std::min(run.fact.occurred_on, last_date));
    const std::uint32_t next_serial = known.next_serial(year);
    for (const VoucherIndex voucher : run.vouchers) {
      if (voucher.value < size) {
        told_.numbers.push_back(known.number(voucher));
      } else {
        told_.numbers.push_back({year, std::min(max_serial, next_serial + (voucher.value - size))});
      }
    }
  }

  /// An event of somebody or something that is not there has no line; a finding says so by then.
  void hash(const Submission& submission, const Run& run, Sequence first) {
    if (!has_lines(run)) {
      for (std::uint32_t i = 0; i < run.count(); ++i) heads_.add(leaf_hash(""));
      return;
    }
    const RunLines lines(submission, run.fact, line_names(views().facts()));
    for (std::uint32_t i = 0; i < run.count(); ++i) {
      line_.clear();
      lines.append(line_, run, first, i);
      heads_.add(leaf_hash(line_));
    }
  }

  [[nodiscard]] bool has_lines(const Run& run) const {
    const auto is_known = [this](PartyIndex party) {
      return party.is_none() || party.value < registers().parties().size();
    };
    const std::uint32_t size = views().facts().vouchers().size();
    const bool is_of_party = run.fact.id.empty();
    return (!is_of_party || is_known(run.fact.party)) && is_known(run.fact.restored_holder) &&
           std::ranges::all_of(run.vouchers, [size](VoucherIndex voucher) { return voucher.value < size; });
  }

  const Log& log_;
  BlocksBefore past_;
  Retrial retrial_;
  TreeHeads heads_;
  ToldRun told_;      // kept for its memory
  std::string line_;  // the same
};

HeardLog::HeardLog(const Log& log, Retrial::Terms terms, std::vector<std::uint64_t> sizes, Findings& findings)
    : hearing_(std::make_unique<Hearing>(log, std::move(terms), std::move(sizes), findings)) {}

HeardLog::~HeardLog() = default;

void HeardLog::hear(Sequence until, const std::function<void(Sequence done)>& progress) {
  hearing_->hear(until, progress);
}

const Views& HeardLog::views() const {
  return hearing_->views();
}

const TreeHeads& HeardLog::heads() const {
  return hearing_->heads();
}

}  // namespace bonboek
