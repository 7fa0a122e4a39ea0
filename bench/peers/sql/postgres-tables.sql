-- The events as a careful user would keep them in PostgreSQL: what a row alone can show to be wrong is refused, and what
-- may be done once can be recorded once (an attempt counts what was undone before). That a voucher was handed to who
-- issues it, or that an invoice is open when it is paid, these constraints do not tell: the ledger's rules do more.
create table event_type (number smallint primary key, name text not null unique);
create table party (
  index integer primary key,
  kind text not null check (kind in ('library', 'intermediary')),
  id text not null unique);
create table submission (
  first bigint primary key,
  actor text not null,
  key text not null,
  unique (actor, key));
create table event (
  sequence bigint primary key,
  submission bigint not null references submission,
  recorded_at timestamptz not null,
  type smallint not null references event_type,
  kind smallint check (kind in (1, 2)),
  voucher integer check (voucher >= 0),
  party integer references party,
  year smallint check (year between 2000 and 2099),
  occurred_on date not null check (occurred_on <= (recorded_at at time zone 'Europe/Amsterdam')::date),
  effective_on date not null check (effective_on <= occurred_on),
  track smallint check (track between 1 and 4),
  amount_cents bigint check (amount_cents > 0),
  reversed_type smallint references event_type,
  reversed_sequence bigint references event,
  reason smallint check (reason between 1 and 12),
  restored_holder integer references party,
  quarter smallint,
  invoice text,
  reference text,
  attempt smallint,
  check (submission <= sequence),
  check ((type between 12 and 20) <= (voucher is not null)),
  check ((type in (9, 10, 11, 14, 15, 16, 17, 18)) <= (amount_cents is not null)),
  check ((type in (14, 15, 16, 17, 18)) <= (party is not null)),
  check ((type = 14) <= (track is not null)),
  check ((type in (17, 18)) <= (invoice is not null and kind is not null and year is not null)),
  check ((type = 20) <= (reason is not null)),
  check ((type = 21) = (reversed_sequence is not null and reversed_type is not null and reversed_sequence < sequence)));
