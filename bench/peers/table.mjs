// The comparison for people: medians, and ours over theirs.
import { median } from './measuring.mjs';

export function figure(value) {
  if (value === undefined || Number.isNaN(value)) return '';
  if (value >= 1e6) return `${(value / 1e6).toFixed(value >= 1e8 ? 0 : 2)} M`;
  if (value >= 1e4) return `${(value / 1e3).toFixed(1)} k`;
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

/** Rows of texts as lines, the first column to the left and the others to the right. */
export function aligned(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => `${row[column]}`.length)));
  return rows.map((row) => row.map((cell, column) => (column ? `${cell}`.padStart(widths[column]) : `${cell}`.padEnd(widths[column])))
    .join('  ').trimEnd()).join('\n');
}

export const ratio_of = (row) => median(row.ours) / median(row.theirs);

/** A ratio with what was to be reached, where that is told. */
export function judged(row) {
  const ratio = `${ratio_of(row).toPrecision(3)} x`;
  return row.reach === undefined ? ratio : `${ratio} (reach ${row.reach}: ${ratio_of(row) >= row.reach ? 'yes' : 'no'})`;
}

/** How many syncs the ledger's posts took, and how many shared each; empty where none were counted. */
export function syncs_of(row) {
  if (!row.syncs) return ['', ''];
  return [figure(median(row.syncs)), figure(median(row.posts.map((posts, at) => posts / row.syncs[at])))];
}

export function text_of({ machine, events, repetitions, peers, missing }) {
  const lines = [...Object.entries(machine).map(([name, value]) => `${name}: ${value}`),
    `${events} events, medians of ${repetitions} turns`];
  for (const peer of Object.values(peers)) {
    const rows = peer.rows.map((row) => [row.peer_work ? `${row.work} | ${row.peer_work}` : row.work, row.unit,
      figure(median(row.ours)), figure(median(row.theirs)), judged(row), ...syncs_of(row)]);
    lines.push('', peer.title, aligned([['', '', 'Bonboek', 'peer', 'Bonboek / peer', 'syncs', 'posts a sync'], ...rows]));
    for (const [name, value] of Object.entries({ ...peer.versions, ...peer.settings })) lines.push(`  ${name}: ${value}`);
  }
  for (const [name, why] of Object.entries(missing)) lines.push('', `${name} was skipped: ${why}`);
  return `${lines.join('\n')}\n`;
}
