-- Named as bench/workload/figure_names.hpp does; what is zero is left out.
with entry as (
  select 'bank' as account, case effect when 9 then cents else -cents end as cents
  from activity where effect in (9, 10, 11, 18)
  union all select 'subsidy', case effect when 9 then -cents else cents end from activity where effect in (9, 10)
  union all select 'other-cost', cents from activity where effect = 11
  union all select 'handling-cost', cents from activity where effect = 14
  union all select 'membership-cost', cents from activity where effect in (15, 16)
  union all select 'accrued', case effect when 17 then cents else -cents end
    from activity where effect in (14, 15, 16, 17, 19)
  union all select 'payable', case effect when 17 then -cents else cents end from activity where effect in (17, 18, 19)),
counted as (
  select event_type.name as measure, party, events
  from activity join event_type on event_type.number = effect
  where effect between 12 and 20),
figure as (
  select cast(year as integer) || case when is_renewal then ' renewals' else ' new memberships' end as name,
         vouchers as value
  from fund where kind = 'memberships'
  union all select cast(year as integer) || ' ' || kind || ' ' || stage, vouchers from fund
  union all select cast(year as integer) || ' ' || kind || ' ' || stage || ' cents', cents from fund
  union all select cast(year as integer) || ' series ' || place, vouchers from series
  union all select 'account ' || account || ' cents', cents from entry
  union all select 'trial balance cents', cents from entry
  union all select 'counted ' || measure, events from counted
  union all select 'counted ' || measure || ' by party ' || party, events
    from counted join party on party.index = counted.party
    where measure = case party.kind when 'library' then 'redeemed' else 'issued' end
  union all
  select 'issues of ' || (2000 + cast(floor(quarter / 4.0) as integer)) || '-Q' || (quarter % 4 + 1) || ' learned late',
         events
  from correction where effect = 14)
select name, sum(value) as value from figure group by name having sum(value) <> 0;
