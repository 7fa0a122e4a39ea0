// One large ledger, as a service finds it: replayed from a cold and from a warm disk, opened, and asked for its past.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WrongAnswer } from './failures.mjs';
import { figures_of } from './figures.mjs';
import { bytes_in, is_in_memory, make_cold, new_folder, remove_folder } from './folders.mjs';
import { must_tell } from './large_figures.mjs';
import { program, run, seconds_of, sleep, stop, wait_until, while_up } from './measuring.mjs';
import { serve } from './desk.mjs';

export const large_checks = ['vouchers', 'cold', 'figures', 'past'];

const principal = ['auditor', '--role', 'auditor', '--json'];
const idle_ticks = 2; // of processor time, in half a second
const past_moments = 15;
const checked_moments = [1, 5, 9, 15]; // from the first to the last

async function replay({ folder, events, spoiled }) {
  const told = JSON.parse(await run(program('ops/bonboek'), ['replay', folder, '--json']));
  const expected = figures_of(readFileSync(join(folder, 'expected-states.csv'), 'utf8'));
  const vouchers = Number(expected.get('vouchers')) + (spoiled === 'vouchers' ? 1 : 0);
  if (told.eventCount !== events || told.voucherCount !== vouchers || told.trialBalanceCents !== 0 || told.unaccounted !== 0) {
    throw new WrongAnswer(`vouchers: replay of ${events} events and ${vouchers} vouchers came to ${JSON.stringify(told)}`);
  }
  return told.eventsPerSecond;
}

async function opened({ folder }) {
  const { child, seconds } = await serve(folder);
  await stop(child);
  return seconds;
}

/** Waits until a service has at hand what it keeps of all past moments: a ledger written straight has nothing of it yet. */
async function kept(address, events) {
  await wait_until(async () => {
    const figures = await (await fetch(`${address}/metrics`)).text();
    return Number(figures.match(/figure="kept"} (\S+)/)?.[1]) === events;
  }, 'what is kept of past moments', 300_000);
}

/** The quarter that a time is in: one that has not begun then has no report. */
const quarter_of = (time) => `${time.slice(0, 4)}-Q${Math.ceil(Number(time.slice(5, 7)) / 3)}`;

const text_asker = (address, key) => async (path) => {
  const answer = await fetch(`${address}${path}`, { headers: { Authorization: `Bearer ${key}` } });
  if (answer.status !== 200) throw new WrongAnswer(`${path}: ${answer.status}`);
  return answer.text();
};

/**
 * Reports as they were known at times all over the ledger: each is asked once, for nothing of it may be kept ready, and
 * timed until its last byte is here.
 */
async function past_reports(ask_text, events) {
  const reports = [];
  for (let at = 1; at <= past_moments; ++at) {
    const event = Math.floor(events * at / (past_moments + 1));
    const { events: [{ recordedAt }] } = JSON.parse(await ask_text(`/v1/events?afterSequence=${event - 1}&limit=1`));
    const report = { at, quarter: quarter_of(recordedAt), known_at: recordedAt };
    let text = '';
    report.seconds = await seconds_of(async () => { text = await ask_text(`/v1/reports/${report.quarter}?knownAt=${recordedAt}`); });
    report.told = JSON.parse(text);
    if (report.told.asOf !== recordedAt || report.told.atSequence < event) {
      throw new WrongAnswer(`past: ${report.quarter} as of ${recordedAt} is told as of ${report.told.asOf}`);
    }
    reports.push(report);
  }
  return reports;
}

/** A report of the past has to be, figure by figure, what replaying the log up to that moment alone comes to. */
async function check_past(folder, reports, spoiled) {
  for (const { quarter, known_at, told } of reports.filter(({ at }) => checked_moments.includes(at))) {
    const replayed = JSON.parse(await run(program('ops/bonboek'), ['report', folder, quarter, '--json', '--known-at', known_at]));
    if (spoiled === 'past') replayed.counts.minted.count += 1;
    if (JSON.stringify(told) === JSON.stringify(replayed)) continue;
    const wrong = Object.keys(replayed).filter((name) => JSON.stringify(told[name]) !== JSON.stringify(replayed[name]));
    throw new WrongAnswer(`past: ${quarter} as of ${known_at} differs from a replay in ${wrong.join(', ')}`);
  }
}

/** Waits until it has nothing to do. */
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

/** Some work from a cold disk and from a warm one; where the folder is in memory there is no cold one. */
async function both(ledger, work) {
  const log = join(ledger.folder, 'log');
  const from_disk = async () => { await make_cold(log, ledger.spoiled); return work(ledger); };
  const cold = is_in_memory(log) ? [] : await times(ledger.repetitions, from_disk);
  return { cold, warm: await times(ledger.repetitions, () => work(ledger)) };
}

/** Asks a service, once it has kept what it keeps; gives what was told, and what it had in memory before that. */
async function asked_for_its_past(ledger, key) {
  const { child, address } = await serve(ledger.folder);
  const found = await while_up(child, async () => {
    await kept(address, ledger.events);
    await until_idle(child);
    const resident = resident_bytes(child);
    const ask_text = text_asker(address, key);
    const reports = await past_reports(ask_text, ledger.events);
    await must_tell(ledger.folder, async (path) => JSON.parse(await ask_text(path)), ledger.spoiled);
    return { resident, reports };
  });
  await stop(child);
  await check_past(ledger.folder, found.reports, ledger.spoiled);
  return found;
}

export async function large_ledger({ events, seed, folder: parent, repetitions, spoiled }) {
  const folder = new_folder(parent);
  const sized = ['--events', `${events}`, '--seed', `${seed}`];
  const made = JSON.parse(await run(program('bench/export_workload'), [...sized, '--folder', folder, '--log-alone']));
  const { key } = JSON.parse(await run(program('ops/bonboek'), ['key', 'add', folder, ...principal]));
  const ledger = { folder, events: made.events, repetitions, spoiled };
  await replay(ledger); // untimed, for its check
  const replayed = await both(ledger, replay);
  const bare_open = await both(ledger, opened);
  const { resident, reports } = await asked_for_its_past(ledger, key);
  const kept_open = await both(ledger, opened);
  const bytes = bytes_in(join(folder, 'log'));
  remove_folder(folder);
  return { ...made, replay: replayed, bare_open, kept_open, past: reports.map(({ seconds }) => seconds),
    residentBytesAVoucher: resident / made.vouchers, diskBytesAnEvent: bytes / made.events };
}
