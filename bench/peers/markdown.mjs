// The table of bench/run: what was to be reached beside what was measured.
import { median } from './measuring.mjs';
import { figure, ratio_of, syncs_of } from './table.mjs';

const row = (...cells) => `| ${cells.join(' | ')} |`;
const table = (heads, rows) => [row(...heads), row(...heads.map(() => '---')), ...rows.map((each) => row(...each))].join('\n');
const yes_no = (is_reached) => (is_reached ? 'yes' : 'no');
const at_least = (value, reach) => yes_no(value >= reach);
const at_most = (value, reach) => yes_no(value <= reach);
const millions = (events) => `${figure(events)}`;

function replay_rows(replay) {
  const rows = [];
  for (const { events, rates } of replay) {
    const one = median(rates.projections);
    for (const [name, list] of Object.entries(rates)) {
      const reach = { projections: ['>= 30 M events/s', at_least(one, 30e6)],
        'projections/threads:2': ['>= 1.6 x one thread', at_least(median(list) / one, 1.6)] }[name] ?? ['', ''];
      rows.push([`replay, ${name}`, millions(events), `${figure(median(list))} events/s`, ...reach]);
    }
  }
  return rows;
}

function size_rows(replay) {
  return replay.flatMap(({ events, memoryBytesAVoucher, diskBytesAnEvent }) => [
    ['memory, states and projections', millions(events), `${memoryBytesAVoucher} bytes a voucher`, '<= 64', at_most(memoryBytesAVoucher, 64)],
    ['disk, the log alone', millions(events), `${diskBytesAnEvent} bytes an event`, '<= 24', at_most(diskBytesAnEvent, 24)]]);
}

function verify_rows({ events, rates }) {
  return Object.entries(rates).map(([form, list]) => [`verify, from ${form}, one thread`, millions(events),
    `${figure(median(list))} events/s`, '>= 1.5 M events/s', at_least(median(list), 1.5e6)]);
}

function timed_rows(work, size, { cold, warm }, print, ...reach) {
  return Object.entries({ cold, warm }).map(([disk, list]) => (list.length
    ? [`${work}, disk ${disk}`, size, print(list), ...(reach.length ? [reach[0], reach[1](list)] : ['', ''])]
    : [`${work}, disk ${disk}`, size, 'not measured: the folder is in memory', '', '']));
}

function large_rows(large) {
  const size = millions(large.events);
  const slowest = Math.max(...large.past) * 1000;
  const seconds = (list) => `${median(list).toFixed(2)} s`;
  const within = (bound) => [`<= ${bound} s`, (list) => at_most(median(list), bound)];
  return [
    ...timed_rows('`bonboek replay`', size, large.replay, (list) => `${figure(median(list))} events/s`),
    ...timed_rows('open, nothing kept', size, large.bare_open, seconds, ...within(3)),
    ...timed_rows('open, with what is kept of the past', size, large.kept_open, seconds, ...within(2)),
    ['report at a past moment, the slowest', size, `${slowest.toFixed(0)} ms`, '<= 50 ms', at_most(slowest, 50)]];
}

/** The whole service and all that is kept, beside what `size_rows` has of the voucher states and the log alone. */
function whole_rows(large) {
  const size = millions(large.events);
  return [
    ['memory, the whole service', size, `${large.residentBytesAVoucher.toFixed(1)} bytes a voucher`, '<= 64', at_most(large.residentBytesAVoucher, 64)],
    ['disk, with what is kept of the past', size, `${large.diskBytesAnEvent.toFixed(1)} bytes an event`, '<= 24', at_most(large.diskBytesAnEvent, 24)]];
}

function bulk_rows(bulk) {
  return [...new Set(bulk.map(({ form }) => form))].map((form) => {
    const turns = bulk.filter((each) => each.form === form);
    const rate = median(turns.map((each) => each.eventsPerSecond));
    const reach = form === 'lists' ? 1e6 : 0.5e6;
    const syncs = median(turns.map((each) => each.syncs));
    return [`bulk intake, ${form} (${turns[0].name}, ${figure(turns[0].posts)} posts, ${figure(syncs)} syncs)`, millions(turns[0].events),
      `${figure(rate)} events/s`, `>= ${figure(reach)} events/s`, at_least(rate, reach)];
  });
}

function peer_tables(peers) {
  return Object.values(peers).map((peer) => {
    const rows = peer.rows.map((each) => [each.peer_work ? `${each.work} / ${each.peer_work}` : each.work, each.unit,
      figure(median(each.ours)), figure(median(each.theirs)), `${ratio_of(each).toPrecision(3)} x`,
      each.reach === undefined ? '' : `>= ${each.reach} x: ${at_least(ratio_of(each), each.reach)}`,
      ...syncs_of(each)]);
    const said = Object.entries({ ...peer.versions, ...peer.settings }).map(([name, value]) => `${name}: ${value}`).join('; ');
    return `### ${peer.title}, ${peer.events} events\n\n${table(
      ['work', 'unit', 'Bonboek', 'peer', 'Bonboek / peer', 'reach', 'syncs', 'posts a sync'], rows)}\n\n${said}`;
  });
}

function head_of({ machine, seconds, seed, repetitions, failed }) {
  const said = Object.entries(machine).map(([name, value]) => `${name}: ${value}`).join('; ');
  const end = failed ? ` Cut short: ${failed.part} failed (${failed.why}).` : '';
  return `${said}. Seed ${seed}, medians of ${repetitions}, ${(seconds / 60).toFixed(0)} minutes in all.${end}`;
}

/** The table of everything, or of as much as was found. */
export function markdown_of(found) {
  const { quick, replay = [], verify, large, bulk = [], peers, missing } = found;
  return [`# What was measured${quick ? ' (quick: figures mean nothing)' : ''}`, head_of(found),
    table(['work', 'events', 'measured', 'reach', 'reached'],
      [...replay_rows(replay), ...(verify ? verify_rows(verify) : []), ...(large ? large_rows(large) : []), ...bulk_rows(bulk), ...size_rows(replay), ...(large ? whole_rows(large) : [])]),
    ...peer_tables(peers), ...Object.entries(missing).map(([name, why]) => `### ${name}: skipped\n\n${why}`)].join('\n\n') + '\n';
}
