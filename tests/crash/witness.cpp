#include "tests/crash/witness.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace bonboek::crash {
namespace {

std::string name_of(Errand errand) {
  return fmt::format("step {} of client {}", errand.step, errand.client);
}

}  // namespace

void Witness::hear(const std::vector<Receipt>& receipts) {
  for (const Receipt& receipt : receipts) {
    if (receipt.kind == PostOutcome::Kind::refused) throw std::runtime_error(name_of(receipt.errand) + " was refused");
    if (receipt.kind != PostOutcome::Kind::recorded) continue;
    const auto [before, is_new] = receipts_.emplace(receipt.errand, receipt);
    if (!is_new && before->second != receipt) throw std::runtime_error(name_of(receipt.errand) + " has two answers");
  }
}

std::vector<int> Witness::next_steps() const {
  std::vector<int> next(client_count, 0);
  for (const auto& [errand, receipt] : receipts_) {
    if (errand.client != opening_client) {
      auto& step = next.at(static_cast<std::size_t>(errand.client));
      step = std::max(step, errand.step + 1);
    }
  }
  return next;
}

std::string Witness::find_fault(Log& log) const {
  const Kept kept = read(log);
  Views views = replay(log, {});
  for (const auto& fault : {check_whole(log, kept, views), check_acknowledged(kept), check_at_most_one_more(kept)}) {
    if (!fault.empty()) return fault;
  }
  return check_answers(log, std::move(views));
}

std::string Witness::find_break(const Log& log) {
  return check_whole(log, read(log), replay(log, {}));
}

std::string Witness::check_whole(const Log& log, const Kept& kept, const Views& views) {
  for (const auto& fault : {kept.fault, check_order(kept), check_books(kept, views), check_chains(log, views)}) {
    if (!fault.empty()) return fault;
  }
  return {};
}

Witness::Kept Witness::read(const Log& log) {
  Kept kept;
  Sequence next{0};
  Run run;
  log.read(Sequence{0}, log.tip(), [&](std::string_view block, Sequence block_first) {
    BlockReader reader(block, block_first);
    for (Submission submission; reader.next_submission(submission);) {
      const Errand errand = errand_of(submission.actor, submission.key);
      std::uint32_t events = 0;
      for (Sequence first; reader.next_run(run, first); events += run.count()) {
        if (first != next + events) kept.fault = fmt::format("a gap before {}", first.value);
      }
      if (events != events_of(errand)) kept.fault = fmt::format("{} has {} events", name_of(errand), events);
      const Receipt receipt{errand, PostOutcome::Kind::recorded, submission.first, events, submission.recorded_at};
      if (!kept.submissions.emplace(errand, receipt).second) kept.fault = name_of(errand) + " is there twice";
      next = next + events;
    }
    return kept.fault.empty();
  });
  if (kept.fault.empty() && next != log.tip()) kept.fault = fmt::format("events end at {}", next.value);
  return kept;
}

std::string Witness::check_acknowledged(const Kept& kept) const {
  for (const auto& [errand, receipt] : receipts_) {
    const auto found = kept.submissions.find(errand);
    if (found == kept.submissions.end()) return name_of(errand) + " was acknowledged and is not there";
    if (found->second != receipt) return name_of(errand) + " is not as it was acknowledged";
  }
  return {};
}

/// A client waits for its answers: what it was not told of is its last submission at most.
std::string Witness::check_at_most_one_more(const Kept& kept) const {
  const auto next = next_steps();
  for (const auto& [errand, receipt] : kept.submissions) {
    if (errand.client == opening_client) continue;
    if (errand.step > next.at(static_cast<std::size_t>(errand.client))) return name_of(errand) + " was never posted";
  }
  return {};
}

/// Each client's submissions are its first ones.
std::string Witness::check_order(const Kept& kept) {
  std::map<int, int> next;
  for (const auto& [errand, receipt] : kept.submissions) {
    if (errand.step != next[errand.client]++) return name_of(errand) + " is there without the one before it";
  }
  return {};
}

std::string Witness::check_books(const Kept& kept, const Views& views) {
  Cents bank;
  for (const auto& [errand, receipt] : kept.submissions) bank += banked_by(errand);
  if (views.facts().fund().bank != bank) return fmt::format("the bank holds {}", views.facts().fund().bank.value);
  Cents sum;
  for (const Balance& balance : views.figures().balances().over(all_time)) {
    sum += balance.closing();
    if (balance.key.account == Account::bank && balance.closing() != bank) return "bank and books differ";
  }
  return sum == Cents{0} ? "" : fmt::format("the books come to {}", sum.value);
}

/// The newest vouchers' chains lead back to their mint, and each event names the one before it.
std::string Witness::check_chains(const Log& log, const Views& views) {
  constexpr std::uint32_t checked = 200;
  const VoucherTable& vouchers = views.facts().vouchers();
  for (std::uint32_t i = vouchers.size() - std::min(vouchers.size(), checked); i < vouchers.size(); ++i) {
    const auto chain = log.history(vouchers.at(VoucherIndex{i}).last);
    if (chain.back().event.fact.type != EventType::minted) return fmt::format("chain of voucher {} has no mint", i);
    for (const StoredEvent& stored : chain) {
      if (stored.event.voucher != VoucherIndex{i}) return fmt::format("chain of voucher {} strays", i);
    }
  }
  return {};
}

/// Posted again under its key, every acknowledged submission is answered as it was, and nothing is recorded.
std::string Witness::check_answers(Log& log, Views views) const {
  constexpr std::size_t asked_again = 50;
  const Sequence tip = log.tip();
  Spine spine(log, std::move(views), plan_time);
  std::map<Sequence, Receipt> newest;
  for (const auto& [errand, receipt] : receipts_) newest.emplace(receipt.first, receipt);
  std::size_t count = 0;
  for (auto at = newest.rbegin(); at != newest.rend() && count < asked_again; ++at, ++count) {
    std::vector<PostRequest> again;
    again.push_back(request_of(at->second.errand));
    if (receipt_of(at->second.errand, spine.post(again).front()) != at->second) {
      return name_of(at->second.errand) + " is answered otherwise now";
    }
  }
  return log.tip() == tip ? "" : "an answer recorded something anew";
}

}  // namespace bonboek::crash
