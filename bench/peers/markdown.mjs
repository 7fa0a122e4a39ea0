// The table of bench/run: what was to be reached beside what was measured.
import { median } from './measuring.mjs';
import { figure, ratio_of } from './table.mjs';

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
    ['memory', millions(events), `${memoryBytesAVoucher} bytes a voucher`, '<= 64', at_most(memoryBytesAVoucher, 64)],
    ['disk', millions(events), `${diskBytesAnEvent} bytes an event`, '<= 24', at_most(diskBytesAnEvent, 24)]]);
}

function large_rows(large) {
  const size = millions(large.events);
  const slowest = Math.max(...large.past) * 1000;
  const open = (list) => `${median(list).toFixed(2)} s`;
  return [
    ['`bonboek replay`, disk cold', size, `${figure(median(large.cold))} events/s`, '', ''],
    ['`bonboek replay`, disk warm', size, `${figure(median(large.warm))} events/s`, '', ''],
    ['open, disk cold', size, open(large.cold_open), '<= 3 s', at_most(median(large.cold_open), 3)],
    ['open, disk warm', size, open(large.warm_open), '<= 3 s', at_most(median(large.warm_open), 3)],
    ['report at a past moment, the slowest', size, `${slowest.toFixed(0)} ms`, '<= 50 ms', at_most(slowest, 50)],
    ['whole service in memory', size, `${large.residentBytesAVoucher.toFixed(1)} bytes a voucher`, '', '']];
}

function bulk_rows(bulk) {
  return [...new Set(bulk.map(({ form }) => form))].map((form) => {
    const turns = bulk.filter((each) => each.form === form);
    const rate = median(turns.map((each) => each.eventsPerSecond));
    const reach = form === 'lists' ? 1e6 : 0.5e6;
    return [`bulk intake, ${form} (${turns[0].name}, ${turns[0].syncs} syncs)`, millions(turns[0].events),
      `${figure(rate)} events/s`, `>= ${figure(reach)} events/s`, at_least(rate, reach)];
  });
}

function peer_tables(peers) {
  return Object.values(peers).map((peer) => {
    const rows = peer.rows.map((each) => [each.peer_work ? `${each.work} / ${each.peer_work}` : each.work, each.unit,
      figure(median(each.ours)), figure(median(each.theirs)), `${ratio_of(each).toPrecision(3)} x`,
      each.reach === undefined ? '' : `>= ${each.reach} x: ${at_least(ratio_of(each), each.reach)}`,
      each.postsPerSync ? figure(median(each.postsPerSync)) : '']);
    const said = Object.entries({ ...peer.versions, ...peer.settings }).map(([name, value]) => `${name}: ${value}`).join('; ');
    return `### ${peer.title}, ${peer.events} events\n\n${table(
      ['work', 'unit', 'Bonboek', 'peer', 'Bonboek / peer', 'reach', 'posts a sync'], rows)}\n\n${said}`;
  });
}

export function markdown_of({ machine, seconds, quick, seed, replay, large, bulk, peers = {} }) {
  const said = Object.entries(machine).map(([name, value]) => `${name}: ${value}`).join('; ');
  return [`# What was measured${quick ? ' (quick: figures mean nothing)' : ''}`,
    `${said}. Seed ${seed}, medians of ${large.cold.length}, ${(seconds / 60).toFixed(0)} minutes in all.`,
    table(['work', 'events', 'measured', 'reach', 'reached'],
      [...replay_rows(replay), ...large_rows(large), ...bulk_rows(bulk), ...size_rows(replay)]),
    ...peer_tables(peers)].join('\n\n') + '\n';
}
