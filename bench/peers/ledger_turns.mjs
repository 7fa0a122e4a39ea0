// The ledger's side of a turn: each of its programs checks its answer against the workload's own arithmetic, then times.
import { WrongAnswer } from './failures.mjs';
import { new_folder } from './folders.mjs';
import { program, run } from './measuring.mjs';

const sized = ({ events, folder, seed }) => ['--events', `${events}`, '--seed', `${seed}`, '--folder', folder];

/** The workload's log, and the same as files. */
export async function export_events(asked) {
  const exported = new_folder(asked.folder);
  const said = await run(program('bench/export_workload'), sized({ ...asked, folder: exported }));
  return { exported, count: JSON.parse(said).events };
}

const spoiling = ({ program_check }) => (program_check ? ['--spoil-check', program_check] : []);

async function google_benchmark(name, asked, filter, repetitions = 1) {
  const said = await run(program(`bench/${name}`), [...sized(asked), '--benchmark_format=json',
    `--benchmark_filter=${filter}`, `--benchmark_repetitions=${repetitions}`, ...spoiling(asked)]);
  const found = JSON.parse(said);
  if (!found.benchmarks.length) throw new WrongAnswer(`${name} timed nothing`);
  return found;
}

/** Lists of events a second by the name of what a program times, and what else it tells. */
async function rates_of(name, asked, filter, repetitions) {
  const { benchmarks, context } = await google_benchmark(name, asked, filter, repetitions);
  const rates = {};
  for (const each of benchmarks.filter(({ run_type }) => run_type === 'iteration')) {
    (rates[each.name.replace(/\/(real|process)_time/, '')] ??= []).push(each.items_per_second);
  }
  return { rates, context };
}

/** By the name of the replay, such as projections. */
export const replays_by_ledger = (asked, filter, repetitions) => rates_of('replay_bench', asked, filter, repetitions);

/** By what is verified: blocks or lines. */
export const verifications_by_ledger = (asked, repetitions) => rates_of('verify_bench', asked, '.', repetitions);

/** One turn: events a second by the name of the replay. */
export async function replay_by_ledger(asked) {
  const { rates } = await replays_by_ledger(asked, '^(states|projections)', 1);
  return Object.fromEntries(Object.entries(rates).map(([name, [rate]]) => [name, rate]));
}

/** Bulk intake over HTTP, of lists or ndjson. */
export async function bulk_by_ledger(asked, form = 'lists') {
  return JSON.parse(await run(program('bench/post_bench'), [...sized(asked), '--form', form, '--json', ...spoiling(asked)]));
}
