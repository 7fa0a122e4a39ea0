-- Posts that wait: each client takes the next one, prepares nothing else, and commits it by itself.
create table post (
  number integer generated always as identity (minvalue 0 start 0) primary key,
  voucher integer not null, party integer not null, occurred_on date not null, amount_cents bigint not null,
  library text not null, voucher_number text not null);
create sequence next_post minvalue 0 cache 1;
create sequence next_sequence minvalue 0 cache 1;
