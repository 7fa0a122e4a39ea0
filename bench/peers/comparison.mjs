// bench/compare: the peers by turns with Bonboek, and the table of what came of it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import * as duckdb from './duckdb.mjs';
import * as nginx from './nginx.mjs';
import * as postgres from './postgres.mjs';
import * as rocks from './rocks.mjs';
import { machine } from './machine.mjs';
import { Misfit, Missing, WrongAnswer, must_fit, new_workshop, remove_folder, stop_all } from './measuring.mjs';
import { text_of } from './table.mjs';

const peers = { postgres, duckdb, nginx, rocks };
const exit = { done: 0, wrong: 1, usage: 2, missing: 77 };
const most_events = 100_000_000;

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
  --spoil-check       expect one figure wrong: it has to fail

Ends with 1 where an answer is wrong, 2 where the size does not fit this machine, 77 where a peer is missing.
`;

const options = {
  only: { type: 'string', multiple: true }, events: { type: 'string', default: '1000000' },
  repetitions: { type: 'string', default: '3' }, seed: { type: 'string', default: '1' },
  folder: { type: 'string', default: tmpdir() }, json: { type: 'string' }, tiny: { type: 'boolean', default: false },
  'spoil-check': { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h' },
};

class Usage extends Error {}

function number(values, name, most) {
  const value = Number(values[name]);
  if (!Number.isInteger(value) || value < 1 || value > most) throw new Usage(`--${name} takes a whole number from 1 to ${most}`);
  return value;
}

function read(words) {
  let values;
  try {
    ({ values } = parseArgs({ args: words, options }));
  } catch (error) {
    throw new Usage(error.message);
  }
  const only = values.only ?? Object.keys(peers);
  for (const name of only) if (!peers[name]) throw new Usage(`there is no peer ${name}`);
  mkdirSync(values.folder, { recursive: true });
  return { only, help: values.help, json: values.json, folder: values.folder, tiny: values.tiny,
    spoiled: values['spoil-check'], events: number(values, 'events', most_events),
    repetitions: number(values, 'repetitions', 100), seed: number(values, 'seed', 2 ** 31) };
}

/** Compares with each of the peers asked for; a peer that is missing is told and left out. */
export async function compare_all(asked, tell = console.error) {
  const found = { machine: await machine(), events: asked.events, seed: asked.seed, repetitions: asked.repetitions, peers: {} };
  for (const name of asked.only) {
    const peer = peers[name];
    try {
      await peer.must_be_there();
    } catch (failure) {
      if (!(failure instanceof Missing)) throw failure;
      tell(`SKIPPED ${name}: ${failure.message}`);
      continue;
    }
    must_fit(asked.folder, peer.needed(asked.events), name);
    const began = Date.now();
    const folder = new_workshop(asked.folder);
    const compared = await peer.compare({ ...asked, folder });
    remove_folder(folder);
    found.peers[name] = { title: peer.title, events: asked.events, versions: await peer.versions(), seconds: (Date.now() - began) / 1000, ...compared };
    tell(`${name}: compared in ${found.peers[name].seconds.toFixed(0)} s`);
  }
  return found;
}

export async function main(words) {
  try {
    const asked = read(words);
    if (asked.help) return void process.stdout.write(usage);
    const found = await compare_all(asked);
    process.stdout.write(text_of(found));
    if (asked.json) writeFileSync(asked.json, `${JSON.stringify(found, null, 1)}\n`);
    process.exitCode = Object.keys(found.peers).length ? exit.done : exit.missing;
  } catch (failure) {
    const is_known = [Usage, Misfit, WrongAnswer].some((kind) => failure instanceof kind);
    console.error(`bench/compare: ${is_known ? failure.message : failure.stack}`);
    process.exitCode = failure instanceof Usage || failure instanceof Misfit ? exit.usage : exit.wrong;
  } finally {
    await stop_all();
  }
}
