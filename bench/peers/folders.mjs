// The folders that a run writes in: made, measured, taken out of memory, and gone afterwards.
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { Misfit, WrongAnswer } from './failures.mjs';
import { run } from './measuring.mjs';

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

const tmpfs = 0x01021994;

/** Whether it is in memory: there is no fsync to measure then, and no cold disk. */
export const is_in_memory = (folder) => statfsSync(folder).type === tmpfs;

export async function file_system_of(folder) {
  if (is_in_memory(folder)) return 'tmpfs, in memory: neither fsync nor a cold disk is measured';
  return (await run('stat', ['-f', '-c', '%T', folder])).trim();
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

const most_resident = 0.01; // of the bytes: a page that something else looks at may stay

/** The files in a folder and in those within it: what is derived from a log has a folder of its own. */
const files_in = (folder) => readdirSync(folder, { recursive: true }).map((name) => join(folder, name))
  .filter((path) => statSync(path).isFile());

export const bytes_in = (folder) => files_in(folder).reduce((sum, file) => sum + statSync(file).size, 0);

/** How much of a folder's files the system holds in memory, and how much there is. */
async function residency(folder) {
  const said = await run('fincore', ['--bytes', '--noheadings', '--raw', '--output', 'RES,SIZE', ...files_in(folder)]);
  const rows = said.trim().split('\n').map((line) => line.split(' ').map(Number));
  return [0, 1].map((column) => rows.reduce((sum, row) => sum + row[column], 0));
}

/** Takes a folder's files out of the system's page cache, and makes sure: what is read next comes from the disk. */
export async function make_cold(folder, spoiled) {
  await run('sync', ['-f', folder]);
  if (spoiled !== 'cold') {
    for (const file of files_in(folder)) await run('dd', [`if=${file}`, 'iflag=nocache', 'count=0', 'status=none']);
  }
  const [resident, size] = await residency(folder);
  if (resident <= size * most_resident) return;
  throw new WrongAnswer(`cold: ${resident} of ${size} bytes of the log are still in memory`);
}
