// PostgreSQL: bulk intake by COPY, single commits by many clients, and the states and projections that a replay makes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Missing, WrongAnswer } from './failures.mjs';
import { remove_folder } from './folders.mjs';
import { by_turns, has_program, root, run, seconds_of, stop, while_up } from './measuring.mjs';
import { desk_needs, desk_posts, post_to_ledger, prepare_desk } from './desk.mjs';
import { bulk_by_ledger, export_events, replay_by_ledger } from './ledger_turns.mjs';
import { figures_of, lines_of, must_agree, quoted } from './figures.mjs';
import { binaries, must_be_durable, new_database, pgbench, psql, settings, start_cluster } from './postgres_cluster.mjs';

export const title = 'PostgreSQL';
const post_checks = ['posts', 'desk', 'syncs'];
export const checks = ['load', 'bare', 'contents', 'constraints', 'log', 'states', 'projections', ...post_checks, 'durability'];
export function needed({ events, tiny }) { // both databases with their WAL, and the desk's
  const desk = desk_needs(tiny);
  return { disk: events * 1500 + 2 * desk.disk, memory: events * 300 + desk.memory };
}
export const versions = async () => ({ postgres: (await run(join(binaries, 'postgres'), ['--version'])).trim() });

const sql = (name) => readFileSync(join(root, 'bench/peers/sql', name), 'utf8');
const results = 'drop table if exists voucher_state, membership, activity, series, fund, correction';
const clients_of = { full: [1, 16, 64, 256], tiny: [1, 16] };

export async function must_be_there() {
  for (const name of ['postgres', 'initdb', 'psql', 'pgbench'].map((each) => join(binaries, each)).concat('wrk')) {
    if (!(await has_program(name))) throw new Missing(`${name} is not installed: ops/packages bench`);
  }
}

const copy = (folder, table, columns = '') => `\\copy ${table}${columns} from ${quoted(join(folder, `${
  { event_type: 'types', party: 'parties', submission: 'submissions', event: 'events' }[table]}.csv`))} with (format csv, header)`;

/** What is in a database after a turn: every submission that was exported, and the events that the log has to come to. */
async function check_loaded(cluster, database, exported, spoiled) {
  must_agree(`postgres, ${database}`, 'log', exported, figures_of(await psql(cluster, database, sql('figures-log.sql'))),
    { is_spoiled: spoiled === 'load' });
  const told = lines_of(join(exported, 'submissions.csv')) - 1; // the first line names the columns
  const held = Number(await psql(cluster, database, 'select count(*) from submission'));
  if (held !== told) throw new WrongAnswer(`postgres, ${database}: ${told} submissions expected, ${held} found`);
}

const contents = ['event', 'submission', 'party', 'event_type']
  .map((table) => `select '${table}', count(*), sum(hashtextextended(${table}::text, 0)::numeric) from ${table}`).join(' union all ');
const promises = `select conrelid::regclass || ' ' || pg_get_constraintdef(oid) as text from pg_constraint where conrelid <> 0
  and connamespace = 'public'::regnamespace union all select regexp_replace(indexdef, '^.* ON ', '') from pg_indexes
  where schemaname = 'public' order by text`;

/** Both ways of loading have to end alike: the same rows under the same constraints and indexes. */
async function check_alike(cluster, spoiled) {
  for (const [name, query] of Object.entries({ contents, constraints: promises })) {
    const [all, bare] = await Promise.all(['ledger', 'bare'].map((database) => psql(cluster, database, query)));
    if (all + (spoiled === name ? '?' : '') === bare) continue;
    throw new WrongAnswer(`postgres: ${name} are not the same with constraints afterwards:\n${all}\nand\n${bare}`);
  }
}

/** Loads exported events into a new database, all in place that has to hold; gives what the submissions and events took. */
async function load(cluster, exported, spoiled) {
  const database = await new_database(cluster, 'ledger');
  await psql(cluster, database, sql('postgres-tables.sql'), sql('postgres-indexes.sql'),
    copy(exported, 'event_type'), copy(exported, 'party'));
  const seconds = await seconds_of(
    () => psql(cluster, database, 'begin', copy(exported, 'submission'), copy(exported, 'event'), 'commit'));
  await check_loaded(cluster, database, exported, spoiled);
  return seconds;
}

/** The same into bare tables, and the keys and indexes after that: quicker, but for a ledger that nobody uses yet. */
async function load_bare(cluster, exported, spoiled) {
  const database = await new_database(cluster, 'bare');
  const bare = sql('postgres-tables.sql').replaceAll(/ primary key| references \w+/g, '').replace(/,\s*unique \(actor, key\)/, '');
  await psql(cluster, database, bare, copy(exported, 'event_type'), copy(exported, 'party'));
  const keys = `alter table submission add primary key (first), add unique (actor, key);
    alter table event_type add primary key (number); alter table party add primary key (index);
    alter table event add primary key (sequence), add foreign key (submission) references submission,
      add foreign key (type) references event_type, add foreign key (party) references party,
      add foreign key (reversed_type) references event_type, add foreign key (restored_holder) references party;
    alter table event add foreign key (reversed_sequence) references event;`;
  const seconds = await seconds_of(() => psql(cluster, database, 'begin', 'truncate submission, event',
    copy(exported, 'submission'), copy(exported, 'event'), 'commit', keys, sql('postgres-indexes.sql')));
  await check_loaded(cluster, database, exported, spoiled === 'bare' ? 'load' : '');
  await check_alike(cluster, spoiled);
  return seconds;
}

async function replay(cluster, exported, spoiled) {
  const views = `drop view if exists standing, effect; ${sql('views.sql')}`;
  await psql(cluster, 'ledger', results, views);
  const states = await seconds_of(() => psql(cluster, 'ledger', sql('states.sql')));
  await psql(cluster, 'ledger', 'analyze voucher_state, membership');
  const projections = await seconds_of(() => psql(cluster, 'ledger', sql('projections.sql')));
  for (const what of ['log', 'states', 'projections']) {
    must_agree('postgres', what, exported, figures_of(await psql(cluster, 'ledger', sql(`figures-${what}.sql`))), { is_spoiled: spoiled === what });
  }
  return { states, projections };
}

/** A desk's database as it is before any post. */
async function prepare(cluster, desk) {
  const database = await new_database(cluster, 'desk');
  await psql(cluster, database, sql('postgres-tables.sql'), sql('postgres-indexes.sql'), sql('postgres-desk.sql'),
    ...['event_type', 'party', 'submission', 'event'].map((table) => copy(desk.folder, table)),
    `\\copy post (voucher, party, occurred_on, amount_cents, library, voucher_number) from ${quoted(join(desk.folder, 'posts.csv'))} with (format csv, header)`,
    `select setval('next_sequence', ${desk.events}, false)`, 'vacuum analyze', 'checkpoint');
}

/** One turn of single commits. Clients go on where those before them stopped, so no post comes twice. */
async function post(cluster, clients, seconds, spoiled) {
  const redeemed = async () => Number(await psql(cluster, 'desk', 'select count(*) from event where type = 15'));
  const before = await redeemed();
  const counted = await pgbench(cluster, 'desk', join(root, 'bench/peers/sql/postgres-post.pgbench'), clients, seconds);
  const recorded = (await redeemed()) - before + (spoiled === 'posts' ? 1 : 0);
  if (!counted.done || counted.failed || recorded !== counted.done) {
    throw new WrongAnswer(`postgres: pgbench counted ${counted.done} posts and ${counted.failed} failures, ${recorded} are in the table`);
  }
  return counted;
}

async function compare_events(cluster, asked) {
  const { exported, count } = await export_events(asked);
  const theirs = [load, load_bare, replay].map((work) => () => work(cluster, exported, asked.spoiled));
  for (const work of theirs) await work(); // untimed, for its checks
  const [copied, bare, computed, bulk, replayed] = await by_turns(asked.repetitions, [
    ...theirs, () => bulk_by_ledger(asked), () => replay_by_ledger(asked)]);
  const bytes = Number(await psql(cluster, 'ledger', "select pg_total_relation_size('event') + pg_total_relation_size('submission')"));
  remove_folder(exported);
  const rates = (list) => list.map((seconds) => count / seconds);
  const unit = 'events/s';
  const of = (figure) => bulk.map((each) => each[figure]);
  const intake = { ours: of('eventsPerSecond'), syncs: of('syncs'), posts: of('posts') };
  return { bytes: bytes / count, rows: [
    { work: `bulk intake: ${bulk[0].name}`, peer_work: 'COPY, constraints in place', unit, ...intake, theirs: rates(copied) },
    { work: `bulk intake: ${bulk[0].name}`, peer_work: 'COPY, constraints afterwards', unit, ...intake, theirs: rates(bare) },
    { work: 'states', unit, ours: replayed.map((each) => each.states), theirs: rates(computed.map((each) => each.states)) },
    { work: 'states and projections', unit, ours: replayed.map((each) => each.projections),
      theirs: rates(computed.map((each) => each.states + each.projections)) }] };
}

async function compare_posts(cluster, { folder, repetitions, tiny, spoiled }) {
  const seconds = tiny ? 1 : 3;
  const desk = await prepare_desk(folder, desk_posts(tiny));
  await prepare(cluster, desk);
  const rows = [];
  for (const clients of clients_of[tiny ? 'tiny' : 'full']) {
    const [theirs, ours] = await by_turns(repetitions, [
      () => post(cluster, clients, seconds, spoiled), () => post_to_ledger(desk, folder, clients, seconds, spoiled)]);
    rows.push({ work: `single posts, ${clients} client${clients === 1 ? '' : 's'}`, peer_work: 'pgbench', unit: 'posts/s',
      syncs: ours.map((each) => each.syncs), posts: ours.map((each) => each.requests),
      ours: ours.map((each) => each.perSecond), theirs: theirs.map((each) => each.perSecond) });
  }
  remove_folder(desk.folder);
  return rows;
}

export async function compare(asked) {
  const cluster = await start_cluster(asked.folder);
  const shown = await must_be_durable(cluster, asked.spoiled);
  const { rows, bytes } = await while_up(cluster.child, async () => {
    const is_of_posts = post_checks.includes(asked.spoiled); // then the rest need not be waited for
    const compared = is_of_posts ? { rows: [] } : await compare_events(cluster, asked);
    compared.rows.push(...await compare_posts(cluster, asked));
    return compared;
  });
  await stop(cluster.child);
  remove_folder(cluster.folder);
  return { rows, settings: { ...settings, ...shown, 'PostgreSQL bytes an event on disk': bytes.toFixed(0) } };
}
