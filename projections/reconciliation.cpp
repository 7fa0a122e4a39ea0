#include "projections/reconciliation.hpp"

namespace bonboek {
namespace {

class Reconciling {
 public:
  Reconciling(const Facts& facts, const OpenQuestion& question, std::size_t limit)
      : facts_(facts), question_(question), limit_(limit) {}

  OpenVouchers run() {
    const auto years = facts_.vouchers().membership_years();
    for (std::uint32_t i = 0; i < facts_.vouchers().size(); ++i) {
      const VoucherIndex index{i};
      look_at_voucher(index, facts_.vouchers().at(index));
      for (Year year : years) look_at_membership(index, year);
    }
    return std::move(result_);
  }

 private:
  void look_at_voucher(VoucherIndex index, const Voucher& voucher) {
    if (voucher.is_redeemed && !voucher.is_issued) {
      const auto membership = facts_.vouchers().membership(year_of(voucher.redeemed_on), index);
      add(OpenItem::redeemed_issue_not_reported,
          {index, membership.library, voucher.redeemed_on, Cents{membership.amount_cents}});
    }
    if (!voucher.is_issued) return;
    const OpenVoucher open{index, voucher.holder, voucher.issued_on, Cents{voucher.handling_cents}};
    if (voucher.place() == Place::issued) add(OpenItem::issued_not_redeemed, open);
    if (voucher.handling == Stage::accrued) add(OpenItem::issued_not_claimed, open);
    if (voucher.handling == Stage::invoiced) add(OpenItem::claimed_not_paid, open);
  }

  void look_at_membership(VoucherIndex index, Year year) {
    const auto membership = facts_.vouchers().membership(year, index);
    if (!membership.stands()) return;
    const OpenVoucher open{index, membership.library, date_in_year(year, membership.day),
                           Cents{membership.amount_cents}};
    if (membership.stage() == Stage::accrued) add(OpenItem::redeemed_not_invoiced, open);
    if (membership.stage() == Stage::invoiced) add(OpenItem::invoiced_not_paid, open);
  }

  void add(OpenItem item, const OpenVoucher& open) {
    auto& vouchers = result_.at(static_cast<std::size_t>(item));
    if (vouchers.size() >= limit_ || !question_.period.contains(month_of(open.since))) return;
    if (!question_.party.is_none() && question_.party != open.party) return;
    vouchers.push_back(open);
  }

  const Facts& facts_;
  const OpenQuestion& question_;
  std::size_t limit_;
  OpenVouchers result_;
};

}  // namespace

OpenVouchers open_vouchers(const Facts& facts, const OpenQuestion& question, std::size_t limit) {
  return Reconciling(facts, question, limit).run();
}

}  // namespace bonboek
