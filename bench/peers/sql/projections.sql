-- What reports are made of: counts and amounts by party and month (the books are read off them too), the number series
-- by mint year, the fund by year, and what was learned of a quarter after it was closed.
create table activity as
select effect, kind, party, date_trunc('month', effective_on) as month,
       sum(sign) as events, sum(sign * amount_cents) as cents
from effect
group by 1, 2, 3, 4;

create table series as
select extract(year from minted_on) as year,
       case when void_reason is not null then 'voided' when redeemed_on is not null then 'redeemed'
            when issued_on is not null then 'issued' when holder < 65535 then 'withIntermediary'
            else 'inStock' end as place,
       count(*) as vouchers
from voucher_state
group by 1, 2;

create table fund as
select year, 'memberships' as kind,
       case step when 18 then 'paid' when 17 then 'invoiced' else 'accrued' end as stage,
       is_renewal, count(*) as vouchers, sum(amount_cents) as cents
from membership
group by 1, 2, 3, 4
union all
select extract(year from issued_on), 'handlings',
       case handling_step when 18 then 'paid' when 17 then 'invoiced' else 'accrued' end,
       false, count(*), sum(handling_cents)
from voucher_state
where issued_on is not null
group by 1, 2, 3, 4;

create table correction as
with closing as (
  select sequence, quarter, date '2000-01-01' + quarter * interval '3 months' as first_day from event where type = 22)
select closing.quarter, effect.effect, sum(sign) as events, sum(sign * amount_cents) as cents
from effect join closing on date_trunc('quarter', effect.effective_on) = closing.first_day
where effect.sequence > closing.sequence
group by 1, 2;
