// bench/compare: the peers by turns with Bonboek, and the table of what came of it.
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as duckdb from './duckdb.mjs';
import * as nginx from './nginx.mjs';
import * as postgres from './postgres.mjs';
import * as rocks from './rocks.mjs';
import { folder_of, one_of, options_of, output_of, whole } from './command_line.mjs';
import { Misfit, Missing, exit, tell_failure } from './failures.mjs';
import { file_system_of, is_in_memory, must_fit, new_workshop, remove_folder } from './folders.mjs';
import { machine } from './machine.mjs';
import { must_be_built, stop_all } from './measuring.mjs';
import { text_of } from './table.mjs';

const peers = { postgres, duckdb, nginx, rocks };
const most_events = 100_000_000;
const programs = ['ops/bonboek', 'bench/desk_ledger', 'bench/export_workload', 'bench/post_bench', 'bench/replay_bench'];

const usage = `Usage: bench/compare [OPTIONS]

Does the same work with Bonboek and with its peers, by turns, checks that both came to the same answer, and prints
medians and ratios. ops/packages bench installs the peers, ops/build release builds Bonboek.

  --only NAME         ${Object.keys(peers).join(', ')}; may be given more than once. Default: all
  --events N          size of the workload. Default: 1000000
  --repetitions N     turns of each side. Default: 3
  --seed N            the same seed makes the same workload. Default: 1
  --folder DIR        where ledgers and databases are written for a while. Default: the system's temporary folder
  --json FILE         writes all figures there
  --tiny              few connections, one second each: to see that it runs
  --spoil-check NAME  expect something else of one check: it has to fail. Of ${
  Object.entries(peers).map(([name, { checks }]) => `\n                      ${name}: ${checks.join(', ')}`).join('')}

Ends with 1 where an answer is wrong, 2 where it was not started (the command line, a program that is not built, a size
that does not fit this machine), 77 where a peer is missing; the others are compared all the same.
`;

const options = {
  only: { type: 'string', multiple: true }, events: { type: 'string', default: '1000000' },
  repetitions: { type: 'string', default: '3' }, seed: { type: 'string', default: '1' },
  folder: { type: 'string', default: tmpdir() }, json: { type: 'string' }, tiny: { type: 'boolean', default: false },
  'spoil-check': { type: 'string' }, help: { type: 'boolean', short: 'h' },
};

function read(words) {
  const values = options_of(words, options);
  if (values.help) return { help: true };
  const only = [...new Set(values.only ?? Object.keys(peers))];
  for (const name of only) one_of(name, Object.keys(peers), 'peer');
  const spoiled = values['spoil-check'];
  if (spoiled !== undefined) one_of(spoiled, [...new Set(only.flatMap((name) => peers[name].checks))], 'check');
  return { only, tiny: values.tiny, spoiled, folder: folder_of(values), json: values.json && output_of(values, 'json'),
    events: whole(values, 'events', most_events), repetitions: whole(values, 'repetitions', 100),
    seed: whole(values, 'seed', 2 ** 31) };
}

/** Which of the peers asked for are there, and why the others are not. */
export async function find_peers(names) {
  const missing = {};
  for (const name of names) {
    try {
      await peers[name].must_be_there();
    } catch (failure) {
      if (!(failure instanceof Missing)) throw failure;
      missing[name] = failure.message;
    }
  }
  return { there: names.filter((name) => !(name in missing)), missing };
}

/** Throws where one of them would not fit. They come one after the other and leave nothing, so nothing is added up. */
export function peers_must_fit(names, asked) {
  for (const name of names) must_fit(asked.folder, peers[name].needed(asked), `${asked.events} events with ${name}`);
}

/** Throws where a figure of fsync or of a cold disk would mean nothing. */
export function must_be_a_disk({ folder, tiny }) {
  if (is_in_memory(folder) && !tiny) throw new Misfit(`${folder} is in memory: neither fsync nor a cold disk can be measured there`);
}

/** Compares with one peer. */
export async function compare_with(name, asked) {
  const peer = peers[name];
  const began = Date.now();
  const folder = new_workshop(asked.folder);
  const compared = await peer.compare({ ...asked, folder });
  remove_folder(folder);
  const seconds = (Date.now() - began) / 1000;
  console.error(`${name}: compared in ${seconds.toFixed(0)} s`);
  return { title: peer.title, events: asked.events, versions: await peer.versions(), seconds, ...compared };
}

async function compare_all(asked) {
  await must_be_built(...programs);
  const { there, missing } = await find_peers(asked.only);
  for (const [name, why] of Object.entries(missing)) console.error(`SKIPPED ${name}: ${why}`);
  peers_must_fit(there, asked);
  must_be_a_disk(asked);
  const { events, seed, repetitions } = asked;
  const found = { machine: { ...await machine(), 'file system': await file_system_of(asked.folder) }, events, seed, repetitions, missing, peers: {} };
  for (const name of there) found.peers[name] = await compare_with(name, asked);
  return found;
}

export async function main(words) {
  try {
    const asked = read(words);
    if (asked.help) return void process.stdout.write(usage);
    const found = await compare_all(asked);
    process.stdout.write(text_of(found));
    if (asked.json) writeFileSync(asked.json, `${JSON.stringify(found, null, 1)}\n`);
    process.exitCode = Object.keys(found.missing).length ? exit.missing : exit.done;
  } catch (failure) {
    tell_failure('bench/compare', failure);
  } finally {
    await stop_all();
  }
}
