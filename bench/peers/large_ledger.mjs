// One large ledger, as a service finds it: replayed from a cold and from a warm disk, opened, and asked for its past.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WrongAnswer, new_folder, program, remove_folder, run, seconds_of, sleep, stop, wait_until } from './measuring.mjs';
import { serve } from './desk.mjs';

const principal = ['auditor', '--role', 'auditor', '--json'];
const idle_ticks = 2; // of processor time, in half a second
const past_moments = 15;

/** Takes a folder's files out of the system's page cache: what is read next comes from the disk. */
async function make_cold(folder) {
  await run('sync', ['-f', folder]);
  for (const name of readdirSync(folder)) await run('dd', [`if=${join(folder, name)}`, 'iflag=nocache', 'count=0', 'status=none']);
}

async function replay(folder, events) {
  const told = JSON.parse(await run(program('ops/bonboek'), ['replay', folder, '--json']));
  if (told.eventCount !== events || told.trialBalanceCents !== 0 || told.unaccounted !== 0) {
    throw new WrongAnswer(`replay of ${events} events: ${JSON.stringify(told)}`);
  }
  return told.eventsPerSecond;
}

async function opened(folder) {
  const { child, seconds } = await serve(folder);
  await stop(child);
  return seconds;
}

/** Waits until a service has at hand what it keeps of all past moments: a ledger written straight has nothing of it yet. */
async function kept(address, events) {
  for (const end = Date.now() + 120_000; Date.now() < end;) {
    const figures = await (await fetch(`${address}/metrics`)).text();
    if (Number(figures.match(/figure="kept"} (\S+)/)?.[1]) === events) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the service does not keep up with its past');
}

/** The quarter that a time is in: one that has not begun then has no report. */
const quarter_of = (time) => `${time.slice(0, 4)}-Q${Math.ceil(Number(time.slice(5, 7)) / 3)}`;

/** Reports as they were known at times all over the ledger: each is asked once, for nothing of it may be kept ready. */
async function past_reports(address, key, events) {
  const headers = { Authorization: `Bearer ${key}` };
  const ask = async (path) => {
    const answer = await fetch(`${address}${path}`, { headers });
    if (answer.status !== 200) throw new WrongAnswer(`${path}: ${answer.status}`);
    return answer.json();
  };
  const seconds = [];
  for (let at = 1; at <= past_moments; ++at) {
    const event = Math.floor(events * at / (past_moments + 1));
    const { events: [{ recordedAt }] } = await ask(`/v1/events?afterSequence=${event - 1}&limit=1`);
    const quarter = quarter_of(recordedAt);
    seconds.push(await seconds_of(async () => {
      const told = await ask(`/v1/reports/${quarter}?knownAt=${recordedAt}`);
      if (told.asOf !== recordedAt || told.atSequence < event) throw new WrongAnswer(`${quarter} as of ${recordedAt}: ${told.asOf}`);
    }));
  }
  return seconds;
}

/** Waits until it has nothing to do: a log that no service has had yet is first given what is kept of past moments. */
async function until_idle(child) {
  const ticks = () => readFileSync(`/proc/${child.pid}/stat`, 'utf8').replace(/.*\) /, '').split(' ').slice(11, 13).map(Number)
    .reduce((sum, each) => sum + each);
  await wait_until(async () => {
    const before = ticks();
    await sleep(500);
    return ticks() - before <= idle_ticks;
  }, 'bonboek serve with nothing to do', 300_000);
}

const resident_bytes = (child) => Number(readFileSync(`/proc/${child.pid}/status`, 'utf8').match(/VmRSS:\s+(\d+) kB/)[1]) * 1024;

async function times(count, work) {
  const measured = [];
  for (let i = 0; i < count; ++i) measured.push(await work());
  return measured;
}

export async function large_ledger({ events, seed, folder, repetitions }) {
  const ledger = new_folder(folder);
  const sized = ['--events', `${events}`, '--seed', `${seed}`];
  const made = JSON.parse(await run(program('bench/export_workload'), [...sized, '--folder', ledger, '--log-alone']));
  const { key } = JSON.parse(await run(program('ops/bonboek'), ['key', 'add', ledger, ...principal]));
  const log = join(ledger, 'log');
  await replay(ledger, made.events);
  const cold = await times(repetitions, async () => { await make_cold(log); return replay(ledger, made.events); });
  const warm = await times(repetitions, () => replay(ledger, made.events));
  const cold_open = await times(repetitions, async () => { await make_cold(log); return opened(ledger); });
  const warm_open = await times(repetitions, () => opened(ledger));
  const { child, address } = await serve(ledger);
  await until_idle(child);
  const resident = resident_bytes(child);
  await kept(address, made.events);
  const past = await past_reports(address, key, made.events);
  await stop(child);
  remove_folder(ledger);
  return { ...made, cold, warm, cold_open, warm_open, past, residentBytesAVoucher: resident / made.vouchers };
}
