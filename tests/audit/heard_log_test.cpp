// A ledger's own log is audited from its blocks: the same findings and the same tree as from its lines.
#include <gtest/gtest.h>

#include "audit/heard_log.hpp"
#include "ledger/base64.hpp"
#include "tests/audit/export_text.hpp"
#include "tests/ledger/log_folder.hpp"

namespace bonboek {
namespace {

constexpr std::size_t kept_findings = 100;

/// A ledger's events as records, one a submission, as a log holds them.
std::vector<Record> records_of(const MemoryLedger& ledger) {
  std::vector<Record> records;
  const auto& recorded = ledger.recorded();
  for (auto at = recorded.begin(); at != recorded.end();) {
    const auto key = "key-" + std::to_string(records.size());
    Submission submission;
    submission.recorded_at = at->recorded_at;
    submission.actor = at->actor;
    submission.key = key;
    const Sequence first = at->submission;
    std::vector<const Run*> runs;
    for (; at != recorded.end() && at->submission == first; ++at) runs.push_back(&at->run);
    BlockBuilder builder(first);
    builder.add(submission, runs);
    Record record;
    record.first = first;
    record.event_count = builder.event_count();
    record.block = std::move(builder).finish();
    records.push_back(std::move(record));
  }
  return records;
}

struct Outcome {
  Findings findings{kept_findings};
  TreeHead head;
};

Outcome audit_log(const MemoryLedger& ledger) {
  const TestFolder folder;
  write_log(folder.log(), records_of(ledger));
  const Log log(folder.log(), Log::Mode::read_only);
  Outcome outcome;
  HeardLog heard(log, {}, {}, outcome.findings);
  heard.hear(log.tip(), [](Sequence) {});
  outcome.head = {heard.heads().size(), heard.heads().root()};
  return outcome;
}

TEST(HeardLog, HoldsAndHasTheTreeOfItsLines) {
  for (const MemoryLedger* ledger : {&ledger_of_every_type(), &busy_ledger()}) {
    const auto outcome = audit_log(*ledger);
    EXPECT_EQ(text_of(outcome.findings), "");
    const auto lines = lines_of(*ledger);
    EXPECT_EQ(outcome.head, checkpoint_of(lines, lines.size(), log_signer()).checkpoint.head);
  }
}

/// Records what nobody may record after the ledger of every type, and audits.
Findings with_forged(const Fact& fact, std::vector<VoucherIndex> vouchers) {
  MemoryLedger ledger = ledger_of_every_type();
  ledger.record({Run{fact, std::move(vouchers), {}}}, "cubiss", morning_of(date_of(2026, 2, 1)));
  return audit_log(ledger).findings;
}

Fact redemption() {
  Fact fact;
  fact.type = EventType::redeemed;
  fact.party = PartyIndex{0};
  fact.occurred_on = date_of(2026, 1, 5);
  fact.amount = Cents{4200};
  return fact;
}

TEST(HeardLog, ForgedBlocksAreNamedByTheirRule) {
  const std::uint64_t at = ledger_of_every_type().facts().next().value;
  EXPECT_TRUE(has(with_forged(redemption(), {VoucherIndex{0}}), RefusalCode::already_redeemed, at));
  EXPECT_TRUE(
      has(with_forged(redemption(), {VoucherIndex{3}, VoucherIndex{0}}), RefusalCode::already_redeemed, at + 1));
  EXPECT_EQ(with_forged(redemption(), {VoucherIndex{3}}).count(), 0U);
}

TEST(HeardLog, AMemberThatDoesNotFollowIsNamed) {
  const std::uint64_t at = ledger_of_every_type().facts().next().value;
  Fact dearer = redemption();
  dearer.amount = Cents{4300};
  const auto findings = with_forged(dearer, {VoucherIndex{3}});
  ASSERT_TRUE(has(findings, Property::computed_member, at)) << text_of(findings);
  EXPECT_NE(findings.list()[0].what.find("\"amountCents\" is 4300, the rules give 4200"), std::string::npos);
}

TEST(HeardLog, AMemberThatLinesDoNotShowIsNamed) {
  const std::uint64_t at = ledger_of_every_type().facts().next().value;
  Fact hidden = redemption();
  hidden.track = 2;
  EXPECT_TRUE(has(with_forged(hidden, {VoucherIndex{3}}), RefusalCode::unknown_field, at));
  hidden = redemption();
  hidden.restored_since = date_of(2026, 1, 1);
  EXPECT_TRUE(has(with_forged(hidden, {VoucherIndex{3}}), RefusalCode::unknown_field, at));
}

TEST(HeardLog, ADamagedBlockIsNamedByItsKey) {
  const TestFolder folder;
  const auto records = records_of(ledger_of_every_type());
  write_log(folder.log(), records);
  const auto& damaged = records.at(5);
  change_raw(folder.log(), [&](RawLog& raw) {
    std::string bytes = damaged.block;
    bytes.back() = static_cast<char>(bytes.back() ^ 1);
    ASSERT_TRUE(raw.db.Put({}, raw.log, raw_key(damaged.first), bytes).ok());
  });
  Findings findings(kept_findings);
  try {
    const Log log(folder.log(), Log::Mode::read_only);
    HeardLog heard(log, {}, {}, findings);
    heard.hear(log.tip(), [](Sequence) {});
    ADD_FAILURE() << "the damage was not found";
  } catch (const LogDamage& damage) {
    EXPECT_NE(std::string_view(damage.what()).find(std::to_string(damaged.first.value)), std::string_view::npos)
        << damage.what();
  }
}

}  // namespace
}  // namespace bonboek
