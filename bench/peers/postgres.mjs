// PostgreSQL: bulk intake by COPY, single commits by many clients, and the states and projections that a replay makes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Missing, WrongAnswer, by_turns, has_program, remove_folder, root, run, seconds_of, stop } from './measuring.mjs';
import { post_to_ledger, prepare_desk } from './desk.mjs';
import { bulk_by_ledger, export_events, replay_by_ledger } from './ledger_turns.mjs';
import { figures_of, must_agree } from './figures.mjs';
import { binaries, new_database, pgbench, psql, settings, start_cluster } from './postgres_cluster.mjs';

export const title = 'PostgreSQL';
export const needed = (events) => ({ disk: events * 1500 + 4 * 2 ** 30, memory: events * 300 + 2 ** 30 });
export const versions = async () => ({ postgres: (await run(join(binaries, 'postgres'), ['--version'])).trim() });

const sql = (name) => readFileSync(join(root, 'bench/peers/sql', name), 'utf8');
const results = 'drop table if exists voucher_state, membership, activity, series, fund, correction';
const clients_of = { full: [1, 16, 64, 256], tiny: [1, 16] };

export async function must_be_there() {
  for (const name of ['postgres', 'initdb', 'psql', 'pgbench'].map((each) => join(binaries, each)).concat('wrk')) {
    if (!(await has_program(name))) throw new Missing(`${name} is not installed: ops/packages bench`);
  }
}

const copy = (folder, table, columns = '') => `\\copy ${table}${columns} from '${folder}/${
  { event_type: 'types', party: 'parties', submission: 'submissions', event: 'events' }[table]}.csv' with (format csv, header)`;

/** Loads exported events into a new database, all in place that has to hold; gives what the submissions and events took. */
async function load(cluster, exported) {
  const database = await new_database(cluster, 'ledger');
  await psql(cluster, database, sql('postgres-tables.sql'), sql('postgres-indexes.sql'),
    copy(exported, 'event_type'), copy(exported, 'party'));
  return seconds_of(() => psql(cluster, database, 'begin', copy(exported, 'submission'), copy(exported, 'event'), 'commit'));
}

/** The same into bare tables, and the keys and indexes after that: quicker, but for a ledger that nobody uses yet. */
async function load_bare(cluster, exported) {
  const database = await new_database(cluster, 'bare');
  const bare = sql('postgres-tables.sql').replaceAll(/ primary key| references \w+/g, '').replace(/,\s*unique \(actor, key\)/, '');
  await psql(cluster, database, bare, copy(exported, 'event_type'), copy(exported, 'party'));
  const keys = `alter table submission add primary key (first), add unique (actor, key);
    alter table event_type add primary key (number); alter table party add primary key (index);
    alter table event add primary key (sequence), add foreign key (submission) references submission,
      add foreign key (type) references event_type, add foreign key (party) references party,
      add foreign key (reversed_type) references event_type, add foreign key (restored_holder) references party;
    alter table event add foreign key (reversed_sequence) references event;`;
  return seconds_of(() => psql(cluster, database, 'begin', 'truncate submission, event', copy(exported, 'submission'),
    copy(exported, 'event'), 'commit', keys, sql('postgres-indexes.sql')));
}

async function replay(cluster, exported) {
  const views = `drop view if exists standing, effect; ${sql('views.sql')}`;
  await psql(cluster, 'ledger', results, views);
  const states = await seconds_of(() => psql(cluster, 'ledger', sql('states.sql')));
  await psql(cluster, 'ledger', 'analyze voucher_state, membership');
  const projections = await seconds_of(() => psql(cluster, 'ledger', sql('projections.sql')));
  for (const what of ['log', 'states', 'projections']) {
    must_agree('postgres', what, exported, figures_of(await psql(cluster, 'ledger', sql(`figures-${what}.sql`))));
  }
  return { states, projections };
}

/** A desk's database as it is before any post. */
async function prepare(cluster, desk) {
  const database = await new_database(cluster, 'desk');
  await psql(cluster, database, sql('postgres-tables.sql'), sql('postgres-indexes.sql'), sql('postgres-desk.sql'),
    ...['event_type', 'party', 'submission', 'event'].map((table) => copy(desk.folder, table)),
    `\\copy post (voucher, party, occurred_on, amount_cents, library, voucher_number) from '${desk.folder}/posts.csv' with (format csv, header)`,
    `select setval('next_sequence', ${desk.events}, false)`, 'vacuum analyze', 'checkpoint');
}

/** One turn of single commits. Clients go on where those before them stopped, so no post comes twice. */
async function post(cluster, clients, seconds, spoiled) {
  const redeemed = async () => Number(await psql(cluster, 'desk', 'select count(*) from event where type = 15'));
  const before = await redeemed();
  const counted = await pgbench(cluster, 'desk', join(root, 'bench/peers/sql/postgres-post.pgbench'), clients, seconds);
  const recorded = (await redeemed()) - before + (spoiled ? 1 : 0);
  if (!counted.done || counted.failed || recorded !== counted.done) {
    throw new WrongAnswer(`postgres: pgbench counted ${counted.done} posts and ${counted.failed} failures, ${recorded} are in the table`);
  }
  return counted;
}

async function compare_events(cluster, asked) {
  const { exported, count } = await export_events(asked);
  const [copied, bare, computed, bulk, replayed] = await by_turns(asked.repetitions, [
    () => load(cluster, exported), () => load_bare(cluster, exported), () => replay(cluster, exported),
    () => bulk_by_ledger(asked), () => replay_by_ledger(asked)]);
  const bytes = Number(await psql(cluster, 'ledger', "select pg_total_relation_size('event') + pg_total_relation_size('submission')"));
  remove_folder(exported);
  const rates = (list) => list.map((seconds) => count / seconds);
  const unit = 'events/s';
  const ours = bulk.map((each) => each.eventsPerSecond);
  return { bytes: bytes / count, rows: [
    { work: `bulk intake: ${bulk[0].name}`, peer_work: 'COPY, constraints in place', unit, ours, theirs: rates(copied) },
    { work: `bulk intake: ${bulk[0].name}`, peer_work: 'COPY, constraints afterwards', unit, ours, theirs: rates(bare) },
    { work: 'states', unit, ours: replayed.map((each) => each.states), theirs: rates(computed.map((each) => each.states)) },
    { work: 'states and projections', unit, ours: replayed.map((each) => each.projections),
      theirs: rates(computed.map((each) => each.states + each.projections)) }] };
}

async function compare_posts(cluster, { folder, repetitions, tiny, spoiled }) {
  const seconds = tiny ? 1 : 3;
  const desk = await prepare_desk(folder, tiny ? 60_000 : 500_000);
  await prepare(cluster, desk);
  const rows = [];
  for (const clients of clients_of[tiny ? 'tiny' : 'full']) {
    const [theirs, ours] = await by_turns(repetitions, [
      () => post(cluster, clients, seconds, spoiled), () => post_to_ledger(desk, folder, clients, seconds)]);
    rows.push({ work: `single posts, ${clients} clients`, peer_work: 'pgbench', unit: 'posts/s',
      ours: ours.map((each) => each.perSecond), theirs: theirs.map((each) => each.perSecond) });
  }
  remove_folder(desk.folder);
  return rows;
}

export async function compare(asked) {
  const cluster = await start_cluster(asked.folder);
  const { rows, bytes } = await compare_events(cluster, asked);
  rows.push(...await compare_posts(cluster, asked));
  await stop(cluster.child);
  remove_folder(cluster.folder);
  return { rows, settings: { ...settings, 'PostgreSQL bytes an event on disk': bytes.toFixed(0) } };
}
