// DuckDB, which holds the events in columns as a warehouse would: the states and projections that a replay makes.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { export_events, replay_by_ledger } from './ledger_turns.mjs';
import { Missing } from './failures.mjs';
import { remove_folder } from './folders.mjs';
import { by_turns, root, run } from './measuring.mjs';

export const title = 'DuckDB';
export const checks = ['log', 'states', 'projections'];
export const needed = ({ events }) => ({ disk: events * 500 + 2 ** 28, memory: events * 300 + 2 ** 30 });

const here = join(root, 'bench/peers');
const worker = (...words) => run(process.execPath, [join(here, 'duckdb_replay.mjs'), ...words]);

export async function must_be_there() {
  try {
    await import('@duckdb/node-api');
  } catch {
    throw new Missing('@duckdb/node-api is not installed: ops/packages bench');
  }
}

export async function versions() {
  const { packages } = JSON.parse(readFileSync(join(here, 'package-lock.json'), 'utf8'));
  return { '@duckdb/node-api': packages['node_modules/@duckdb/node-api'].version };
}

export async function compare(asked) {
  const { exported, count } = await export_events(asked);
  const file = join(exported, 'events.duckdb');
  await worker('load', exported, file);
  const replay = async (threads) => JSON.parse(await worker('replay', exported, file, threads, asked.spoiled ?? ''));
  const [one, two, ours] = await by_turns(asked.repetitions, [
    () => replay('1'), () => replay('2'), () => replay_by_ledger(asked)]);
  const bytes = statSync(file).size;
  remove_folder(exported);

  const in_two = ours[0]['projections/threads:2'] ? 'projections/threads:2' : 'projections';
  const states = (list) => list.map((each) => count / each.states);
  const all = (list) => list.map((each) => count / (each.states + each.projections));
  const of = (name) => ours.map((each) => each[name]);
  const unit = 'events/s';
  return {
    rows: [
      { work: 'states, 1 thread', unit, ours: of('states'), theirs: states(one) },
      { work: 'states and projections, 1 thread', unit, ours: of('projections'), theirs: all(one), reach: 3 },
      { work: `states and projections, 2 threads${in_two === 'projections' ? ' of the peer' : ''}`, unit, ours: of(in_two),
        theirs: all(two), reach: 3 }],
    settings: { DuckDB: one[0].version, 'DuckDB bytes an event on disk': (bytes / count).toFixed(1),
      'DuckDB peak resident bytes': Math.max(...two.map((each) => each.peakResidentBytes)) },
  };
}
