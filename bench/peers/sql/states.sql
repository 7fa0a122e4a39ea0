-- The state of every voucher, and of the memberships that it pays, by year. Types: 12 minted, 13 allotted, 14 issued,
-- 15 redeemed, 16 renewed, 17 invoiced, 18 paid, 19 credited, 20 voided. Kinds: 1 membership, 2 handling.
--
-- Of an issue or a redemption at most one stands, so the largest is the only one. Of allotments and of steps of an
-- amount due the newest counts: the largest of sequence and value in one number, of which the value is taken.
create table voucher_state as
select voucher,
       max(sequence) as last_sequence,
       max(case when type = 12 then occurred_on end) as minted_on,
       max(case when type in (12, 13) then sequence * 65536 + coalesce(party, 65535) end) % 65536 as holder,
       max(case when type = 14 then occurred_on end) as issued_on,
       max(case when type = 14 then track end) as track,
       max(case when type = 14 then amount_cents end) as handling_cents,
       max(case when type = 15 then occurred_on end) as redeemed_on,
       max(case when type = 15 then party end) as library,
       max(case when type = 20 then reason end) as void_reason,
       max(case when type in (17, 18, 19) and kind = 2 then sequence * 256 + type end) % 256 as handling_step
from standing
where voucher is not null
group by voucher;

create table membership as
select voucher,
       case when type in (15, 16) then extract(year from occurred_on) else year end as year,
       max(case when type in (15, 16) then amount_cents end) as amount_cents,
       max(case when type in (15, 16) then party end) as library,
       max(case when type in (15, 16) then type end) = 16 as is_renewal,
       max(case when type in (17, 18, 19) then sequence * 256 + type end) % 256 as step
from standing
where type in (15, 16) or (type in (17, 18, 19) and kind = 1)
group by 1, 2;
