// The ledger's side of a turn: each of its programs checks its answer against the workload's own arithmetic, then times.
import { WrongAnswer, has_program, new_folder, program, run } from './measuring.mjs';

const sized = ({ events, folder, seed }) => ['--events', `${events}`, '--seed', `${seed}`, '--folder', folder];

/** The workload's log, and the same as files; a spoiled one expects what is wrong. */
export async function export_events(asked) {
  const exported = new_folder(asked.folder);
  const said = await run(program('bench/export_workload'), [...sized({ ...asked, folder: exported }),
    ...(asked.spoiled ? ['--spoil-check'] : [])]);
  return { exported, count: JSON.parse(said).events };
}

async function google_benchmark(name, asked, filter) {
  const said = await run(program(`bench/${name}`), [...sized(asked), '--benchmark_format=json', `--benchmark_filter=${filter}`]);
  const found = JSON.parse(said);
  if (!found.benchmarks.length) throw new WrongAnswer(`${name} timed nothing`);
  return found;
}

/** Events a second by the name of the replay, such as projections, and what else the program tells. */
export async function replay_by_ledger(asked, filter = '^(states|projections)') {
  const { benchmarks, context } = await google_benchmark('replay_bench', asked, filter);
  const rates = benchmarks.map((each) => [each.name.replace('/real_time', ''), each.items_per_second]);
  return { ...Object.fromEntries(rates), context };
}

/** Bulk intake: over HTTP where post_bench is built, otherwise without the network. */
export async function bulk_by_ledger(asked) {
  if (await has_program(program('bench/post_bench'))) {
    return JSON.parse(await run(program('bench/post_bench'), [...sized(asked), '--json']));
  }
  const { benchmarks } = await google_benchmark('append_bench', asked, '^bulk/16');
  const { events, posts, syncs, items_per_second: eventsPerSecond } = benchmarks[0];
  return { name: 'append_bench bulk/16', events, posts, syncs, eventsPerSecond };
}
