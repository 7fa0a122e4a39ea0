create unique index minted_issued_redeemed_once on event (voucher, type, attempt) where type in (12, 14, 15);
create unique index invoiced_paid_once on event (voucher, kind, year, type, attempt) where type in (17, 18);
create unique index reversed_once on event (reversed_sequence) where type = 21;
create index history on event (voucher, sequence);
