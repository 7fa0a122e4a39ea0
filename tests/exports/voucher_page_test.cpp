// A voucher's history as a page: nothing that somebody typed becomes markup, and every word has both languages.
#include "exports/voucher_page.hpp"

#include <gmock/gmock.h>

#include "exports/event_words.hpp"

namespace bonboek {
namespace {

using testing::HasSubstr;
using testing::Not;

VoucherHistory small_history() {
  VoucherHistory history;
  Fact opened;
  opened.type = EventType::scheme_opened;
  opened.name = "Bibliotheek <b>";
  opened.origin = "ledger.example.org/x";
  history.standing.registers.apply(opened, Sequence{0});
  Fact registered;
  registered.type = EventType::library_registered;
  registered.party = PartyIndex{0};
  registered.id = "venlo";
  registered.name = "Bieb & <script>";
  history.standing.registers.apply(registered, Sequence{1});
  history.standing.number = VoucherNumber{2026, 7};
  history.standing.next = Sequence{4};
  history.head.size = 4;
  history.note = "ledger.example.org/x\n4\nAAAA\n";
  HistoryEvent event{{nullptr, {}}, R"({"actor":"x<y","sequence":3})", {}, {Digest{}}};
  event.stored.event.sequence = Sequence{3};
  event.stored.event.actor = "x<y";
  event.stored.event.fact.type = EventType::redeemed;
  event.stored.event.fact.party = PartyIndex{0};
  event.stored.event.fact.amount = Cents{123'450};
  event.receipt.first = event.receipt.last = Sequence{3};
  history.events.push_back(event);
  return history;
}

TEST(VoucherPage, TellsEachLanguageItsOwnWordsAndNumbers) {
  const auto dutch = voucher_page(small_history(), Language::dutch);
  EXPECT_THAT(dutch, HasSubstr("<html lang=\"nl\">"));
  EXPECT_THAT(dutch, HasSubstr("<h2>ingewisseld, gebeurtenis 3</h2>"));
  EXPECT_THAT(dutch, HasSubstr("<dd>1.234,50</dd>"));
  const auto english = voucher_page(small_history(), Language::english);
  EXPECT_THAT(english, HasSubstr("<h2>redeemed, event 3</h2>"));
  EXPECT_THAT(english, HasSubstr("<dd>1,234.50</dd>"));
}

TEST(VoucherPage, EscapesWhatWasTyped) {
  const auto page = voucher_page(small_history(), Language::dutch);
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr("<b>")));
  EXPECT_THAT(page, HasSubstr("Bieb &amp; &lt;script&gt; (venlo)"));
}

TEST(VoucherPage, HoldsTheCheckpointThenEachLineWithItsProof) {
  const auto page = voucher_page(small_history(), Language::dutch);
  EXPECT_THAT(page, HasSubstr("<pre>ledger.example.org/x\n4\nAAAA\n</pre>"));
  EXPECT_THAT(page, HasSubstr("<pre>{&quot;actor&quot;:&quot;x&lt;y&quot;,&quot;sequence&quot;:3}\n"
                              "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=</pre>"));
}

TEST(EventWords, AreThereForEveryEventInBothLanguages) {
  for (const Language language : {Language::dutch, Language::english}) {
    for (std::size_t i = 0; i < Names<EventType>::list.size(); ++i) {
      EXPECT_NE(deed_text(static_cast<EventType>(i + Names<EventType>::first), language), "");
    }
    for (std::size_t i = 1; i <= Names<Reason>::list.size(); ++i) {
      EXPECT_NE(reason_text(static_cast<Reason>(i), language), "");
    }
  }
}

}  // namespace
}  // namespace bonboek
