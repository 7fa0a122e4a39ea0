// bench/run: everything that the design asks a figure for, in one file of JSON and one table.
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { folder_of, one_of, options_of, output_of } from './command_line.mjs';
import { compare_with, find_peers, must_be_a_disk, peers_must_fit } from './comparison.mjs';
import { tell_failure } from './failures.mjs';
import { file_system_of, must_fit, new_workshop } from './folders.mjs';
import { large_checks, large_ledger } from './large_ledger.mjs';
import { bulk_by_ledger, replays_by_ledger, verifications_by_ledger } from './ledger_turns.mjs';
import { must_be_built, stop_all } from './measuring.mjs';
import { machine } from './machine.mjs';
import { markdown_of } from './markdown.mjs';

const checks_of = { replay: ['replay'], verify: ['verify'], large: large_checks, bulk: ['bulk'] };
const checks = Object.values(checks_of).flat();

const usage = `Usage: bench/run [--quick] [--without-peers] [--folder DIR] [--json FILE] [--markdown FILE]

Measures everything: replay at 1, 10 and 50 million events, bulk intake, single posts, a large ledger opened and asked
for its past, and the peers. Under half an hour on 2 cores. Build first: ops/packages bench, ops/build release.

  --quick             a hundredth of every size, one second a turn: to see that it runs
  --without-peers     the ledger alone
  --folder DIR        where ledgers and databases are written for a while. Default: the system's temporary folder
  --json FILE         all figures; bench/plot_growth reads it. Default: bench.json
  --markdown FILE     the table. Default: bench.md
  --spoil-check NAME  expect something else of one check: its part runs alone and has to fail. Of
                      ${checks.join(', ')}

Ends with 1 where an answer is wrong, 2 where it was not started. Both files have what was found until then. A peer that
is missing is left out, and named in the table.
`;

const million = 1_000_000;
const seed = 1;
const programs = ['ops/bonboek', 'bench/desk_ledger', 'bench/export_workload', 'bench/post_bench', 'bench/replay_bench',
  'bench/verify_bench'];

// What each part takes at the most, in bytes, with what it takes whatever its size.
const replay_need = (events) => ({ disk: events * 64 + 2 ** 26, memory: events * 64 + 2 ** 29 });
const served_need = (events) => ({ disk: events * 80 + 2 ** 26, memory: events * 80 + 2 ** 29 });
const posted_need = (events) => ({ disk: events * 64 + 2 ** 26, memory: 2 * (events * 72 + 2 ** 29) });

const verified_need = (events) => ({ disk: events * 64 + 2 ** 26, memory: events * 384 + 2 ** 29 });

const part_spoiled = (spoiled, name, check = 'projections') => (spoiled === name ? check : undefined);

const parts = {
  replay: {
    needed: ({ size }) => replay_need(50 * size),
    measure: async ({ size, folder, repetitions, spoiled }) => {
      const found = [];
      for (const events of [1, 10, 50].map((millions) => millions * size)) {
        const asked = { events, seed, folder, program_check: part_spoiled(spoiled, 'replay') };
        const { rates, context } = await replays_by_ledger(asked, '.', repetitions);
        found.push({ events, workload: context.workload, rates, diskBytesAnEvent: Number(context['bytes an event on disk']),
          memoryBytesAVoucher: Number(context['bytes a voucher in memory']) });
      }
      return found;
    },
  },
  verify: {
    needed: ({ size }) => verified_need(2 * size),
    measure: async ({ size, folder, repetitions, spoiled }) => {
      const events = 2 * size;
      const asked = { events, seed, folder, program_check: part_spoiled(spoiled, 'verify', 'lines') };
      return { events, rates: (await verifications_by_ledger(asked, repetitions)).rates };
    },
  },
  large: {
    needed: ({ size }) => served_need(50 * size),
    measure: ({ size, ...asked }) => large_ledger({ ...asked, events: 50 * size, seed }),
  },
  bulk: {
    needed: ({ size }) => posted_need(5 * size),
    measure: async ({ size, folder, repetitions, spoiled }) => {
      const found = [];
      for (const [form, sizes] of [['lists', 5], ['ndjson', 5]]) {
        for (let i = 0; i < repetitions; ++i) {
          const asked = { events: sizes * size, seed, folder, program_check: part_spoiled(spoiled, 'bulk') };
          found.push({ form, ...await bulk_by_ledger(asked, form) });
        }
      }
      return found;
    },
  },
};

/** PostgreSQL takes minutes for what the others do in seconds, so it is given less of it. */
const peers_at = { duckdb: 10, rocks: 10, nginx: 10, postgres: 1 };

const peer_asked = ({ size, repetitions, folder, quick }, name) =>
  ({ events: peers_at[name] * size, seed, repetitions, folder, tiny: quick });

function read(words) {
  const values = options_of(words, {
    quick: { type: 'boolean', default: false }, 'without-peers': { type: 'boolean', default: false },
    folder: { type: 'string', default: tmpdir() }, 'spoil-check': { type: 'string' },
    json: { type: 'string', default: 'bench.json' }, markdown: { type: 'string', default: 'bench.md' },
    help: { type: 'boolean', short: 'h', default: false } });
  if (values.help) return values;
  const { quick, 'spoil-check': spoiled } = values;
  if (spoiled !== undefined) one_of(spoiled, checks, 'check');
  return { quick, spoiled, folder: folder_of(values), json: output_of(values, 'json'), markdown: output_of(values, 'markdown'),
    peers: values['without-peers'] ? [] : Object.keys(peers_at), size: quick ? million / 100 : million, repetitions: quick ? 1 : 3 };
}

/** Throws where any part would not run or fit, before the first begins. They come one after the other and leave nothing. */
async function must_be_possible(asked) {
  await must_be_built(...programs);
  for (const [name, { needed }] of Object.entries(parts)) must_fit(asked.folder, needed(asked), `the part ${name}`);
  const found = await find_peers(asked.peers);
  for (const name of found.there) peers_must_fit([name], peer_asked(asked, name));
  must_be_a_disk({ folder: asked.folder, tiny: asked.quick });
  return found;
}

/** Tells everything found so far after each part, so that a run that is cut short leaves what it had. */
async function measure(asked, tell) {
  const { there, missing } = await must_be_possible(asked);
  const began = Date.now();
  const found = { machine: { ...await machine(), 'file system': await file_system_of(asked.folder) }, quick: asked.quick, seed,
    repetitions: asked.repetitions, missing, peers: {} };
  const told = (name) => {
    found.seconds = (Date.now() - began) / 1000;
    console.error(`${name}: ${found.failed ? 'failed' : 'found'} after ${found.seconds.toFixed(0)} s`);
    tell(found);
  };
  const folder = new_workshop(asked.folder);
  const wanted = ([name]) => !asked.spoiled || checks_of[name].includes(asked.spoiled);
  const works = [...Object.entries(parts).filter(wanted).map(([name, part]) => [name, async () => { found[name] = await part.measure({ ...asked, folder }); }]),
    ...there.map((name) => [name, async () => { found.peers[name] = await compare_with(name, peer_asked({ ...asked, folder }, name)); }])];
  for (const [name, work] of works) {
    try {
      await work();
    } catch (failure) {
      found.failed = { part: name, why: (failure.told ?? failure.message).split('\n')[0] };
      told(name);
      throw failure;
    }
    told(name);
  }
  return found;
}

export async function main(words) {
  try {
    const asked = read(words);
    if (asked.help) return void process.stdout.write(usage);
    const found = await measure(asked, (so_far) => {
      writeFileSync(asked.json, `${JSON.stringify(so_far, null, 1)}\n`);
      writeFileSync(asked.markdown, markdown_of(so_far));
    });
    process.stdout.write(markdown_of(found));
  } catch (failure) {
    tell_failure('bench/run', failure);
  } finally {
    await stop_all();
  }
}
