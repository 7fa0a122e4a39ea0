-- What stands: every event that no reversal names, and no reversal.
create view standing as
select *
from event
where type <> 21 and sequence not in (select reversed_sequence from event where type = 21);

-- What counts in sums: an event makes its effect (sign 1), a reversal unmakes that of the event whose values it carries.
create view effect as
select *, coalesce(reversed_type, type) as effect, case when type = 21 then -1 else 1 end as sign
from event;
