// What every comparison needs: programs run and stopped, medians, turns.
import { execFile, spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Stopped, Usage } from './failures.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const most_output = 256 << 20;

/** A program of this repository, as `ops/build release` makes it, or below BONBOEK_BUILD. */
export const program = (name) => join(process.env.BONBOEK_BUILD ?? join(root, 'build', 'release'), name);

const started = new Set();
let is_stopping = false;

/** Runs a program to its end; gives its standard output. Throws with what it said, and without the secret, where it fails. */
export async function run(command, args = [], { secret, ...options } = {}) {
  if (is_stopping) throw new Stopped();
  const running = promisify(execFile)(command, args, { maxBuffer: most_output, ...options });
  const { child } = running;
  child.stop_signal = 'SIGTERM';
  child.ended = running.then(() => {}, () => {});
  started.add(child);
  try {
    return (await running).stdout;
  } catch (failure) {
    if (is_stopping) throw new Stopped();
    const said = [failure.stderr, failure.stdout].filter(Boolean).join('\n').slice(-4000);
    const all = `${command} ${args.join(' ')}: ${failure.signal ?? failure.code}\n${said}`;
    const told = secret ? all.replaceAll(secret, '...') : all;
    throw Object.assign(new Error(told), { told });
  } finally {
    started.delete(child);
  }
}

/**
 * Starts a program that runs until `stop`, or until this one ends; `signal` is what it stops on. It leads a group of
 * processes of its own, so that nothing of it stays when it is killed.
 */
export function start(command, args, { signal = 'SIGTERM', ...options } = {}) {
  if (is_stopping) throw new Stopped();
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true, ...options });
  Object.assign(child, { command, said: '', stop_signal: signal, is_over: false });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => { child.said = (child.said + text).slice(-4000); });
  }
  child.ended = new Promise((resolve) => {
    child.once('error', (failure) => { child.said += failure.message; resolve(); });
    child.once('exit', resolve);
  }).then(() => {
    child.is_over = true;
    started.delete(child);
    end_group(child);
  });
  started.add(child);
  return child;
}

/** Ends what a program that was started left behind. */
function end_group(child) {
  try {
    if (child.pid) process.kill(-child.pid, 'SIGKILL');
  } catch (failure) {
    if (failure.code !== 'ESRCH') throw failure;
  }
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

/** Does some work that a started program is needed for; throws with what that said where it ends meanwhile. */
export async function while_up(child, work) {
  const how = () => new Error(`${child.command} ended with ${child.signalCode ?? child.exitCode}: ${child.said}`);
  const told = () => Object.assign(how(), { told: how().message });
  const over = child.ended.then(() => { throw is_stopping ? new Stopped() : told(); });
  try {
    return await Promise.race([work(), over]);
  } catch (failure) {
    await sleep(50); // what fails because a program ends may be seen before that
    throw child.is_over && !is_stopping ? told() : failure;
  }
}

const numbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };
for (const [signal, number] of Object.entries(numbers)) {
  process.on(signal, () => {
    if (is_stopping) { // asked twice: not a moment more
      for (const child of started) (child.said === undefined ? child.kill('SIGKILL') : end_group(child));
      process.exit(128 + number);
    }
    is_stopping = true;
    console.error('stopping; once more to stop at once');
    stop_all().then(() => process.exit(128 + number));
  });
}

/** Throws where one of this repository's programs is not built. */
export async function must_be_built(...names) {
  for (const name of names) {
    if (!(await has_program(program(name)))) throw new Usage(`${program(name)} is not built: ops/build release`);
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

/** Waits until it is so; throws where that takes longer than the bound. */
export async function wait_until(is_so, what, bound_ms = 60_000) {
  for (const end = Date.now() + bound_ms; Date.now() < end; await sleep(5)) if (await is_so()) return;
  throw new Error(`${what}: not within ${bound_ms} ms`);
}

/** Waits until a started program can be spoken to; throws with what it said where it does not come so far. */
export async function until_up(child, is_up, bound_ms = 60_000) {
  try {
    await while_up(child, () => wait_until(() => child.is_over || is_up(), child.command, bound_ms));
  } catch (failure) {
    throw child.is_over ? failure : Object.assign(failure, { told: `${failure.message}\n${child.said}` });
  }
  if (child.is_over) await while_up(child, () => sleep(1000));
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
