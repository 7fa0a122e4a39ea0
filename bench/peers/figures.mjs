// Figures by name: what a peer's SQL found, against what the workload comes to by its own arithmetic.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WrongAnswer } from './failures.mjs';

const most_shown = 20;

/** Lines of name,value. */
export function figures_of(text) {
  return new Map(text.split('\n').filter(Boolean).map((line) => {
    const comma = line.lastIndexOf(',');
    return [line.slice(0, comma), line.slice(comma + 1)];
  }));
}

/** A text as SQL has it. */
export const quoted = (text) => `'${text.replaceAll("'", "''")}'`;

/** How many lines a file of text has. */
export function lines_of(file) {
  const bytes = readFileSync(file);
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) ++count;
  return count;
}

/** Throws with every figure that is not as expected; `what` is log, states or projections.
 * Of those `among` which it looks only; spoiled, it has to throw. */
export function must_agree(who, what, folder, found, { is_spoiled = false, among = /./ } = {}) {
  const written = figures_of(readFileSync(join(folder, `expected-${what}.csv`), 'utf8'));
  const expected = new Map([...written].filter(([name]) => among.test(name)));
  if (expected.size === 0) throw new WrongAnswer(`${who}: no figure of the ${what} is expected`);
  if (is_spoiled) expected.set([...expected.keys()][0], `${Number([...expected.values()][0]) + 1}`);
  const names = [...new Set([...expected.keys(), ...found.keys()])];
  const wrong = names.filter((name) => (expected.get(name) ?? '0') !== (found.get(name) ?? '0'))
    .map((name) => `${name}: ${expected.get(name) ?? 0} expected, ${found.get(name) ?? 0} found`);
  if (wrong.length === 0) return;
  throw new WrongAnswer([`${who}, ${what}: ${wrong.length} figures differ`, ...wrong.slice(0, most_shown)].join('\n'));
}
