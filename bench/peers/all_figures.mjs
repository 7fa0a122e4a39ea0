// bench/run: everything that the design asks a figure for, in one file of JSON and one table.
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { compare_all } from './comparison.mjs';
import { large_ledger } from './large_ledger.mjs';
import { bulk_by_ledger, replays_by_ledger } from './ledger_turns.mjs';
import { Misfit, has_program, must_fit, program, stop_all } from './measuring.mjs';
import { markdown_of } from './markdown.mjs';

const usage = `Usage: bench/run [--quick] [--folder DIR] [--json FILE] [--markdown FILE]

Measures everything: replay at 1, 10 and 50 million events, bulk intake, single posts, a large ledger opened and asked
for its past, and the peers. Under half an hour on 2 cores. Build first: ops/packages bench, ops/build release.

  --quick          a hundredth of every size, one second a turn: to see that it runs
  --folder DIR     where ledgers and databases are written for a while. Default: the system's temporary folder
  --json FILE      all figures; bench/plot_growth reads it. Default: bench.json
  --markdown FILE  the table. Default: bench.md
`;

const million = 1_000_000;
const disk_bytes_an_event = 64; // of the largest log while it is written
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
  // PostgreSQL takes minutes for what the others do in seconds, so it is given less of it.
  peers: ({ size, folder, repetitions, quick }) => compare_all({
    only: ['duckdb', 'rocks', 'nginx'], events: 10 * size, seed, repetitions, folder, tiny: quick }),
  postgres: ({ size, folder, repetitions, quick }) => compare_all({
    only: ['postgres'], events: size, seed, repetitions, folder, tiny: quick }),
};

function read(words) {
  const { values } = parseArgs({ args: words, options: {
    quick: { type: 'boolean', default: false }, folder: { type: 'string', default: tmpdir() },
    json: { type: 'string', default: 'bench.json' }, markdown: { type: 'string', default: 'bench.md' },
    help: { type: 'boolean', short: 'h', default: false } } });
  mkdirSync(values.folder, { recursive: true });
  return { ...values, size: values.quick ? million / 100 : million, repetitions: values.quick ? 1 : 3 };
}

async function measure(asked) {
  must_fit(asked.folder, 50 * asked.size * disk_bytes_an_event, 'the largest ledger');
  const began = Date.now();
  const found = { quick: asked.quick, seed };
  for (const [name, part] of Object.entries(parts)) {
    const part_began = Date.now();
    found[name] = await part(asked);
    console.error(`${name}: ${((Date.now() - part_began) / 1000).toFixed(0)} s`);
  }
  const { machine, peers } = found.peers;
  return { machine, seconds: (Date.now() - began) / 1000, ...found, peers: { ...peers, ...found.postgres.peers }, postgres: undefined };
}

export async function main(words) {
  try {
    const asked = read(words);
    if (asked.help) return void process.stdout.write(usage);
    const found = await measure(asked);
    writeFileSync(asked.json, `${JSON.stringify(found, null, 1)}\n`);
    writeFileSync(asked.markdown, markdown_of(found));
    process.stdout.write(markdown_of(found));
  } catch (failure) {
    console.error(`bench/run: ${failure instanceof Misfit ? failure.message : failure.stack}`);
    process.exitCode = failure instanceof Misfit || failure.code?.startsWith('ERR_PARSE_ARGS') ? 2 : 1;
  } finally {
    await stop_all();
  }
}
