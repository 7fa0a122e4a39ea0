#include "projections/reconciliation.hpp"

#include <algorithm>

namespace bonboek {
namespace {

class Reconciling {
 public:
  Reconciling(const Facts& facts, const ReconciliationQuestion& question) : facts_(facts), question_(question) {}

  Reconciliation run() {
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
    if (!question_.period.contains(month_of(open.since))) return;
    if (!question_.party.is_none() && question_.party != open.party) return;
    OpenGroup& group = result_.at(static_cast<std::size_t>(item));
    add_to(group.total, open);
    add_to(group.by_party[open.party], open);
    if (group.vouchers.size() < question_.limit) group.vouchers.push_back(open);
  }

  void add_to(OpenSum& sum, const OpenVoucher& open) const {
    const int age = int{question_.today.day} - int{open.since.day};
    const auto bound = std::ranges::lower_bound(age_bounds, age);
    ++sum.by_age.at(static_cast<std::size_t>(bound - age_bounds.begin()));
    ++sum.count;
    sum.amount += open.amount;
    sum.oldest = std::min(sum.oldest, open.since);
  }

  const Facts& facts_;
  const ReconciliationQuestion& question_;
  Reconciliation result_;
};

}  // namespace

Reconciliation reconcile(const Facts& facts, const ReconciliationQuestion& question) {
  return Reconciling(facts, question).run();
}

}  // namespace bonboek
