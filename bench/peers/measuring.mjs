// What every comparison needs: programs run and stopped, a folder that is gone afterwards, medians.
import { execFile, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const most_output = 256 << 20;

/** The answer is not the right one: nothing that was measured with it counts. */
export class WrongAnswer extends Error {}
/** A peer is not installed. */
export class Missing extends Error {}
/** The size does not fit this machine. */
export class Misfit extends Error {}

/** A program of this repository, as `ops/build release` makes it, or below BONBOEK_BUILD. */
export const program = (name) => join(process.env.BONBOEK_BUILD ?? join(root, 'build', 'release'), name);

const started = new Set();

/** Runs a program to its end; gives its standard output. Throws with what it said where it fails. */
export async function run(command, args = [], options = {}) {
  const running = promisify(execFile)(command, args, { maxBuffer: most_output, ...options });
  const { child } = running;
  child.stop_signal = 'SIGTERM';
  child.ended = running.then(() => {}, () => {});
  started.add(child);
  try {
    return (await running).stdout;
  } catch (failure) {
    const said = [failure.stderr, failure.stdout].filter(Boolean).join('\n').slice(-4000);
    throw new Error(`${command} ${args.join(' ')}: ${failure.code}\n${said}`, { cause: failure });
  } finally {
    started.delete(child);
  }
}

/** Starts a program that runs until `stop`, or until this one ends; `signal` is what it stops on. */
export function start(command, args, { signal = 'SIGTERM', ...options } = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  child.said = '';
  child.stop_signal = signal;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => { child.said = (child.said + text).slice(-4000); });
  }
  child.ended = new Promise((resolve) => {
    child.once('error', (failure) => { child.said += failure.message; resolve(); });
    child.once('exit', resolve);
  });
  child.ended.then(() => started.delete(child));
  started.add(child);
  return child;
}

/** Asks it to stop, waits, and ends it where it does not within 30 seconds. */
export async function stop(child) {
  child.kill(child.stop_signal);
  const late = setTimeout(() => child.kill('SIGKILL'), 30_000);
  await child.ended;
  clearTimeout(late);
}

/** Stops whatever still runs: without it, this program would wait for them. */
export const stop_all = () => Promise.all([...started].map(stop));

const folders = new Set();

/** A new folder of ours that is removed when the program ends. */
export function new_folder(parent) {
  const folder = mkdtempSync(join(parent, 'bonboek-peers-'));
  folders.add(folder);
  return folder;
}

/** A new folder for all that a run writes: others may pass through it, for PostgreSQL is another user than root. */
export function new_workshop(parent) {
  const folder = new_folder(parent);
  chmodSync(folder, 0o711);
  return folder;
}

const remove = (folder) => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });

export function remove_folder(folder) {
  remove(folder);
  folders.delete(folder);
}

process.on('exit', () => folders.forEach(remove));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => stop_all().then(() => process.exit(130)));
}

/** What can be had without swapping: pages that only keep files are as good as free. */
const free_memory = () => Number(readFileSync('/proc/meminfo', 'utf8').match(/MemAvailable:\s+(\d+) kB/)?.[1] ?? 0) * 1024;

/** Throws where a folder's disk or the memory is too small, with the figure that it would need; `what` says for what. */
export function must_fit(folder, { disk, memory }, what) {
  const { bavail, bsize } = statfsSync(folder);
  for (const [needed, free, where] of [[disk, bavail * bsize, `in ${folder}`], [memory, free_memory(), 'of memory']]) {
    if (needed <= free) continue;
    throw new Misfit(`${what} needs ${Math.ceil(needed / 2 ** 20)} MB ${where}, ${Math.floor(free / 2 ** 20)} MB are free`);
  }
}

/** Whether a program can be found in the path or, where it has a slash, in its place. */
export async function has_program(name) {
  return run('/bin/sh', ['-c', 'command -v "$1"', 'sh', name]).then(() => true, () => false);
}

export const seconds_of = async (work) => {
  const began = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - began) / 1e9;
};

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until `is_so`; throws where that takes longer than the bound. */
export async function wait_until(is_so, what, bound_ms = 60_000) {
  for (const end = Date.now() + bound_ms; Date.now() < end; await sleep(5)) if (await is_so()) return;
  throw new Error(`${what}: not within ${bound_ms} ms`);
}

export function median(list) {
  const sorted = [...list].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Does each of the works in turn, so often; gives what each of them measured. */
export async function by_turns(repetitions, works) {
  const measured = works.map(() => []);
  for (let i = 0; i < repetitions; ++i) {
    for (const [at, work] of works.entries()) measured[at].push(await work());
  }
  return measured;
}
