// bench/plot_growth: what an event and a voucher cost as the log grows, from the figures of bench/run.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { options_of, output_of } from './command_line.mjs';
import { Usage, tell_failure } from './failures.mjs';
import { median } from './measuring.mjs';

const usage = `Usage: bench/plot_growth [--json FILE] [--svg FILE]

Draws the cost of an event in ns, and bytes an event and a voucher, against the size of the log.

  --json FILE  what bench/run wrote. Default: bench.json
  --svg FILE   Default: bench/growth.svg
`;

const here = dirname(fileURLToPath(import.meta.url));
const canvas = { width: 1180, height: 500 };
const panel = { top: 118, bottom: 416, width: 300 };
const lefts = [70, 680]; // of the panels; their labels stand to the right of each
const label_gap = 17;
const inks = ['#0072B2', '#D55E00', '#009E73', '#9A4F96']; // told apart by colour-blind readers too
const quiet = '#5f6368';

const names = { scan: 'scan', states: 'states', projections: 'projections', 'projections/threads:2': 'projections, 2 threads' };

/** Two charts: title, unit and lines of [events, value]. */
export function charts_of(replay) {
  const kinds = Object.keys(names).filter((name) => replay.every(({ rates }) => rates[name]));
  return [
    { title: 'Replay: time for each event', unit: 'ns an event', lines: kinds.map((kind) => ({
      name: names[kind], points: replay.map(({ events, rates }) => [events, 1e9 / median(rates[kind])]) })) },
    { title: 'Size: for each voucher and event', unit: 'bytes', lines: [
      { name: 'a voucher in memory', points: replay.map((each) => [each.events, each.memoryBytesAVoucher]) },
      { name: 'an event on disk', points: replay.map((each) => [each.events, each.diskBytesAnEvent]) }] }];
}

/** The end of an axis from 0 and the step of its ticks: 1, 2 or 5 times a power of ten, four to eight of them. */
export function axis_to(most) {
  const power = 10 ** Math.floor(Math.log10(most / 4));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => most / each <= 8);
  return { step, end: Math.ceil(most / step) * step };
}

/** Places from top to bottom, moved down where two would touch. */
export function apart(places, gap) {
  const order = places.map((_, at) => at).sort((a, b) => places[a] - places[b]);
  const moved = [...places];
  for (let i = 1; i < order.length; ++i) moved[order[i]] = Math.max(moved[order[i]], moved[order[i - 1]] + gap);
  return moved;
}

const escaped = (text) => text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]);
const text = (x, y, said, more = '') => `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${more}>${escaped(said)}</text>`;
const short = (value) => (value >= 100 ? value.toFixed(0) : Number(value.toPrecision(3)).toString());
const millions = (events) => (events >= 1e6 ? `${Math.round(events / 1e6)} M` : `${Math.round(events / 1e3)} k`);

function chart(left, { title, unit, lines }, sizes) {
  const { step, end } = axis_to(Math.max(...lines.flatMap(({ points }) => points.map(([, value]) => value))));
  const [least, most] = [sizes[0], sizes.at(-1)].map(Math.log10);
  const x = (events) => left + (Math.log10(events) - least) / (most - least) * panel.width;
  const y = (value) => panel.bottom - value / end * (panel.bottom - panel.top);
  const right = left + panel.width;
  const parts = [text(left, panel.top - 34, title, 'class="title"'), text(left, panel.top - 14, unit, 'class="quiet"')];
  for (let tick = 0; tick <= end + step / 2; tick += step) {
    parts.push(`<line x1="${left}" x2="${right}" y1="${y(tick)}" y2="${y(tick)}" stroke="${tick ? '#e3e5e8' : '#8a8f95'}"/>`,
      text(left - 9, y(tick) + 4, short(tick), 'class="quiet" text-anchor="end"'));
  }
  for (const events of sizes) {
    parts.push(`<line x1="${x(events)}" x2="${x(events)}" y1="${panel.bottom}" y2="${panel.bottom + 5}" stroke="#8a8f95"/>`,
      text(x(events), panel.bottom + 22, millions(events), 'class="quiet" text-anchor="middle"'));
  }
  parts.push(text((left + right) / 2, panel.bottom + 44, 'events in the log (logarithmic)', 'class="quiet" text-anchor="middle"'));
  const labels = apart(lines.map(({ points }) => y(points.at(-1)[1])), label_gap);
  for (const [at, { name, points }] of lines.entries()) {
    const ink = inks[at];
    const places = points.map(([events, value]) => `${x(events).toFixed(1)},${y(value).toFixed(1)}`);
    parts.push(`<polyline points="${places.join(' ')}" fill="none" stroke="${ink}" stroke-width="2.5" stroke-linejoin="round"/>`,
      ...places.map((place) => { const [cx, cy] = place.split(','); return `<circle cx="${cx}" cy="${cy}" r="4" fill="${ink}" stroke="#fff" stroke-width="1.5"/>`; }),
      text(right + 12, labels[at] + 4, `${short(points.at(-1)[1])} \u00a0${name}`, `fill="${ink}" font-weight="600"`));
  }
  return parts.join('\n');
}

export function svg_of({ replay, machine }) {
  const sizes = replay.map(({ events }) => events);
  const said = `One run on ${machine.processor}, ${machine.memory}; commit ${machine.commit}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" fill="#202124" viewBox="0 0 ${canvas.width} ${canvas.height}" role="img" aria-labelledby="t d">
<title id="t">What an event and a voucher cost as the log grows</title>
<desc id="d">Replay time for each event in nanoseconds, and bytes for each voucher and event, at ${sizes.map(millions).join(', ')} events.</desc>
<style>text{font:13px system-ui,"Helvetica Neue",Arial,sans-serif}.title{font-size:15px;font-weight:600}.head{font-size:18px;font-weight:600}.quiet{fill:${quiet}}</style>
<rect width="100%" height="100%" fill="#ffffff"/>
${text(lefts[0] - 46, 34, 'What an event and a voucher cost as the log grows', 'class="head"')}
${charts_of(replay).map((each, at) => chart(lefts[at], each, sizes)).join('\n')}
${text(lefts[0] - 46, canvas.height - 12, said, 'class="quiet"')}
</svg>
`;
}

function figures_in(file) {
  let found;
  try {
    found = JSON.parse(readFileSync(file, 'utf8'));
  } catch (failure) {
    throw new Usage(`--json ${file} can't be read: ${failure.code ?? failure.message}`);
  }
  if (!found.machine || !found.replay?.length) throw new Usage(`--json ${file} holds no replay: it is not what bench/run writes`);
  return found;
}

export function main(words) {
  try {
    const values = options_of(words, {
      json: { type: 'string', default: 'bench.json' }, svg: { type: 'string', default: join(here, '..', 'growth.svg') },
      help: { type: 'boolean', short: 'h', default: false } });
    if (values.help) return void process.stdout.write(usage);
    const svg = output_of(values, 'svg');
    writeFileSync(svg, svg_of(figures_in(values.json)));
  } catch (failure) {
    tell_failure('bench/plot_growth', failure);
  }
}
