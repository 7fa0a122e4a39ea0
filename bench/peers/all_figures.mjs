// bench/run: everything that the design asks a figure for, in one file of JSON and one table.
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { compare_all } from './comparison.mjs';
import { large_ledger } from './large_ledger.mjs';
import { bulk_by_ledger, replays_by_ledger } from './ledger_turns.mjs';
import { Misfit, has_program, must_fit, new_workshop, program, stop_all } from './measuring.mjs';
import { machine } from './machine.mjs';
import { markdown_of } from './markdown.mjs';

const usage = `Usage: bench/run [--quick] [--without-peers] [--folder DIR] [--json FILE] [--markdown FILE]

Measures everything: replay at 1, 10 and 50 million events, bulk intake, single posts, a large ledger opened and asked
for its past, and the peers. Under half an hour on 2 cores. Build first: ops/packages bench, ops/build release.

  --quick          a hundredth of every size, one second a turn: to see that it runs
  --without-peers  the ledger alone
  --folder DIR     where ledgers and databases are written for a while. Default: the system's temporary folder
  --json FILE      all figures; bench/plot_growth reads it. Default: bench.json
  --markdown FILE  the table. Default: bench.md
`;

const million = 1_000_000;
const bytes_an_event = 64; // of the largest log while it is written, and in memory when it is replayed
const seed = 1;

const parts = {
  replay: async ({ size, folder, repetitions }) => {
    const found = [];
    for (const events of [1, 10, 50].map((millions) => millions * size)) {
      const { rates, context } = await replays_by_ledger({ events, seed, folder }, '.', repetitions);
      found.push({ events, workload: context.workload, rates, diskBytesAnEvent: Number(context['bytes an event on disk']),
        memoryBytesAVoucher: Number(context['bytes a voucher in memory']) });
    }
    return found;
  },
  large: ({ size, folder, repetitions }) => large_ledger({ events: 50 * size, seed, folder, repetitions }),
  bulk: async ({ size, folder, repetitions }) => {
    const is_posted = await has_program(program('bench/post_bench'));
    const forms = is_posted ? ['lists', 'ndjson'] : ['lists'];
    const found = [];
    for (const form of forms) {
      for (let i = 0; i < repetitions; ++i) {
        const turn = await bulk_by_ledger({ events: (is_posted && form === 'lists' ? 5 : 1) * size, seed, folder }, form);
        found.push({ form, ...turn });
      }
    }
    return found;
  },
};

/** PostgreSQL takes minutes for what the others do in seconds, so it is given less of it. */
const peers_at = { duckdb: 10, rocks: 10, nginx: 10, postgres: 1 };

async function compare_peers({ size, folder, repetitions, quick }, tell) {
  const peers = {};
  for (const [name, sizes] of Object.entries(peers_at)) {
    const found = await compare_all({ only: [name], events: sizes * size, seed, repetitions, folder, tiny: quick });
    tell(Object.assign(peers, found.peers));
  }
}

function read(words) {
  const { values } = parseArgs({ args: words, options: {
    quick: { type: 'boolean', default: false }, 'without-peers': { type: 'boolean', default: false },
    folder: { type: 'string', default: tmpdir() },
    json: { type: 'string', default: 'bench.json' }, markdown: { type: 'string', default: 'bench.md' },
    help: { type: 'boolean', short: 'h', default: false } } });
  mkdirSync(values.folder, { recursive: true });
  return { ...values, size: values.quick ? million / 100 : million, repetitions: values.quick ? 1 : 3 };
}

/** Tells everything found so far after each part, so that a run that is cut short leaves what it had. */
async function measure(asked, tell) {
  const largest = 50 * asked.size * bytes_an_event;
  must_fit(asked.folder, { disk: largest, memory: largest }, 'the largest ledger');
  const began = Date.now();
  const found = { machine: await machine(), quick: asked.quick, seed };
  const told = (name, value) => {
    Object.assign(found, { [name]: value, seconds: (Date.now() - began) / 1000 });
    console.error(`${name}: found after ${found.seconds.toFixed(0)} s`);
    tell(found);
  };
  const folder = new_workshop(asked.folder);
  for (const [name, part] of Object.entries(parts)) told(name, await part({ ...asked, folder }));
  if (!asked['without-peers']) await compare_peers(asked, (peers) => told('peers', peers));
  return found;
}

export async function main(words) {
  try {
    const asked = read(words);
    if (asked.help) return void process.stdout.write(usage);
    const write = (found) => writeFileSync(asked.json, `${JSON.stringify(found, null, 1)}\n`);
    const found = await measure(asked, write);
    writeFileSync(asked.markdown, markdown_of(found));
    process.stdout.write(markdown_of(found));
  } catch (failure) {
    console.error(`bench/run: ${failure instanceof Misfit ? failure.message : failure.stack}`);
    process.exitCode = failure instanceof Misfit || failure.code?.startsWith('ERR_PARSE_ARGS') ? 2 : 1;
  } finally {
    await stop_all();
  }
}
