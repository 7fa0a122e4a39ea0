-- Named as bench/workload/figure_names.hpp does; what is zero is left out.
with place as (
  select case when void_reason is not null then 'voided' when redeemed_on is not null then 'redeemed'
              when issued_on is not null then 'issued' when holder < 65535 then 'withIntermediary'
              else 'inStock' end as place
  from voucher_state),
due as (
  select cast(year as integer) as year, 'memberships' as kind, amount_cents as cents,
         case step when 18 then 'paid' when 17 then 'invoiced' else 'accrued' end as stage
  from membership
  union all
  select cast(extract(year from issued_on) as integer), 'handlings', handling_cents,
         case handling_step when 18 then 'paid' when 17 then 'invoiced' else 'accrued' end
  from voucher_state where issued_on is not null)
select 'vouchers' as name, count(*) as value from voucher_state
union all select 'vouchers ' || place, count(*) from place group by place
union all select year || ' ' || kind || ' ' || stage, count(*) from due group by year, kind, stage
union all select year || ' cost cents', sum(cents) from due group by year;
