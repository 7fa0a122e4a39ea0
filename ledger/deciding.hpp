// One decision under way: what the rules of every family share. Known to the rules' own files alone.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "ledger/rules.hpp"

namespace bonboek {

/// Why one voucher, or a whole item, is refused.
struct Objection {
  RefusalCode code;
  std::string detail;
};
using Verdict = std::optional<Objection>;

class Deciding {
 public:
  Deciding(const Facts& facts, const Item& item, const Posting& posting, const Fetched& fetched)
      : facts_(facts), item_(item), posting_(posting), fetched_(fetched), fact_(item.fact) {}

  [[nodiscard]] Decision decide() &&;

 private:
  // What every item goes through; false where nothing more can be said of it.
  bool may_post();
  bool scheme_can_be();
  void check_date();
  bool resolve_party();
  bool resolve_party_as(PartyKind kind, std::string_view given, Field field);

  // One family a file.
  void decide_by_type();
  void open_scheme();
  void set_policy();
  void register_party();
  void withdraw_party();
  void set_tariff();
  void book_on_fund();
  void close_quarter();
  void check_party_takes_part(RefusalCode otherwise);
  void price(Kind kind);
  void mint();
  void check_exposure(std::uint64_t count);
  void check_exposure_on(Date day, std::uint64_t count);
  void allot();
  void issue();
  void redeem();
  void renew();
  void void_vouchers();
  [[nodiscard]] Objection is_redeemed(const Voucher& voucher) const;
  void invoice();
  void check_invoice_takes_more();
  [[nodiscard]] Verdict check_membership_invoiced(VoucherIndex index, const Voucher& voucher) const;
  [[nodiscard]] Verdict check_handling_invoiced(const Voucher& voucher) const;
  void pay();
  void credit();
  void record_lines(std::vector<InvoiceLine> lines);
  void reverse();
  void describe_reversal(const Event& event);
  [[nodiscard]] Verdict check_reversible(const Event& event) const;
  [[nodiscard]] Verdict check_nothing_rests_on(const Event& event) const;
  [[nodiscard]] bool is_voucher_newer_than_read(const Event& event) const;
  [[nodiscard]] bool stands(const Event& event) const;
  void restore_holder(const Event& event);

  void refuse(Objection fault) { refuse_at("", Refusal::whole_event, std::move(fault)); }
  void refuse_field(Field field, Objection fault) {
    refuse_at(std::string(row_of(field).name), Refusal::whole_event, std::move(fault));
  }
  void refuse_at(std::string member, std::uint32_t element, Objection fault) {
    decision_.refusals.add({fault.code, posting_.event, std::move(member), element, std::move(fault.detail)});
  }

  /// The item's vouchers that exist and that `check(index, voucher)` finds no fault in; the others are refused.
  template <class Check>
  std::vector<VoucherIndex> accepted_vouchers(Check check);
  void refuse_repeated(std::vector<VoucherIndex>& vouchers);

  /// Of the item's vouchers in order; none for a number that was never minted.
  [[nodiscard]] std::vector<VoucherIndex> indexes() const;

  /// How many vouchers ahead of its turn a state is asked for.
  static constexpr std::size_t prefetched_ahead = 24;

  /// Adds a run of the fact about these vouchers; none where there are none.
  void record(std::vector<VoucherIndex> vouchers) {
    if (!vouchers.empty()) decision_.runs.push_back({fact_, std::move(vouchers), {}});
  }
  /// Adds the fact as one event about no voucher.
  void record_fact() { decision_.runs.push_back({fact_, {}, {}}); }

  [[nodiscard]] bool clean() const { return decision_.refusals.empty(); }
  [[nodiscard]] const Registers& registers() const { return facts_.registers(); }
  [[nodiscard]] std::string number(VoucherIndex index) const { return to_string(facts_.vouchers().number(index)); }
  /// Whether whoever posts may be told what others did: a party is told of its own vouchers alone.
  [[nodiscard]] bool may_know_of(PartyIndex index) const {
    return !acts_for_party(posting_.poster.role) || index == fact_.party;
  }
  [[nodiscard]] std::string party_id(PartyIndex index) const {
    if (!may_know_of(index)) return "another party";
    return index.is_none() ? "the coordinator's stock" : registers().party(index).id;
  }

  const Facts& facts_;
  const Item& item_;
  const Posting& posting_;
  const Fetched& fetched_;
  Fact fact_;  // what will be recorded, completed rule by rule
  Decision decision_;
};

template <class Check>
std::vector<VoucherIndex> Deciding::accepted_vouchers(Check check) {
  // Numbers first, states after: a state can be asked of memory well ahead of its turn only once its place is known.
  std::vector<VoucherIndex> accepted = indexes();
  std::size_t at = 0;
  std::size_t kept = 0;
  for (std::uint32_t element = 0; element < item_.vouchers.size(); ++element) {
    const auto& range = item_.vouchers[element];
    for (std::uint32_t i = 0; i < range.count; ++i, ++at) {
      const VoucherIndex index = accepted[at];
      if (at + prefetched_ahead < accepted.size()) facts_.vouchers().prefetch(accepted[at + prefetched_ahead]);
      const auto refuse_voucher = [&](RefusalCode code, std::string_view why) {
        const VoucherNumber wanted{range.first.year, range.first.serial + i};
        refuse_at("vouchers", element, {code, fmt::format("voucher {} {}", to_string(wanted), why)});
      };
      if (index.is_none()) {
        refuse_voucher(RefusalCode::never_minted, "was never minted");
      } else if (auto fault = check(index, facts_.vouchers().at(index))) {
        refuse_voucher(fault->code, fault->detail);
      } else {
        accepted[kept++] = index;
      }
    }
  }
  accepted.resize(kept);
  refuse_repeated(accepted);
  return accepted;
}

}  // namespace bonboek
