// Single posts to a service: a ledger in which vouchers wait to be redeemed, served, and wrk that redeems them.
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { WrongAnswer, new_folder, program, remove_folder, root, run, start, stop, wait_until } from './measuring.mjs';

const principal = ['coordinator', '--role', 'coordinator'];

/** The ledger that every turn gets a copy of. */
export async function prepare_desk(parent, posts) {
  const folder = new_folder(parent);
  const { events } = JSON.parse(await run(program('bench/desk_ledger'), ['--posts', `${posts}`, '--folder', folder]));
  const made = await run(program('ops/bonboek'), ['key', 'add', folder, ...principal, '--json']);
  return { folder, events, key: JSON.parse(made).key };
}

/** Starts `bonboek serve` on a folder; gives its address and what it took until it could be spoken to. */
export async function serve(folder, args = []) {
  const address_file = join(folder, 'address');
  rmSync(address_file, { force: true });
  const began = process.hrtime.bigint();
  const child = start(program('ops/bonboek'), ['serve', folder, '--port', '0', '--address-file', address_file, ...args]);
  let is_over = false;
  child.ended.then(() => { is_over = true; });
  await wait_until(() => is_over || (existsSync(address_file) && readFileSync(address_file, 'utf8').trim()), 'bonboek serve', 300_000);
  if (is_over) throw new Error(`bonboek serve: ${child.said}`);
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  return { child, seconds, address: readFileSync(address_file, 'utf8').trim() };
}

export const wrk_threads = (connections) => Math.min(2, connections);

/** Posts for so many seconds; gives what wrk counted. The same call for every server. */
export async function post_by_wrk(desk, address, connections, seconds) {
  const threads = wrk_threads(connections);
  const said = await run('wrk', ['-t', `${threads}`, '-c', `${connections}`, '-d', `${seconds}s`, '-s',
    join(root, 'bench/peers/posts.lua'), address, '--', join(desk.folder, 'posts.csv'), desk.key, `${threads}`]);
  const counted = JSON.parse(said.trim().split('\n').at(-1));
  if (counted.refused || counted.broken || !counted.requests) {
    throw new WrongAnswer(`${address}: of ${counted.requests} posts ${counted.refused} were refused, ${counted.broken} broken`);
  }
  return { ...counted, perSecond: counted.requests / counted.seconds };
}

async function gauge(address, figure) {
  const text = await (await fetch(`${address}/metrics`)).text();
  return Number(text.match(new RegExp(`figure="${figure}"} (\\S+)`))[1]);
}

/**
 * What the ledger holds when it is opened again has to be what wrk counted as done. wrk leaves at its end without
 * waiting for its last answer on each connection, so that many more may have been recorded.
 */
async function check(desk, folder, connections, requests, spoiled) {
  const { eventCount } = JSON.parse(await run(program('ops/bonboek'), ['replay', folder, '--json']));
  const recorded = eventCount - desk.events + (spoiled ? connections + 1 : 0);
  if (recorded < requests || recorded > requests + connections) {
    throw new WrongAnswer(`bonboek: wrk counted ${requests} posts, the ledger holds ${recorded}`);
  }
}

/** One turn of the ledger's: each post is on disk before its answer. */
export async function post_to_ledger(desk, parent, connections, seconds, spoiled) {
  const folder = new_folder(parent);
  for (const part of ['log', 'keys']) cpSync(join(desk.folder, part), join(folder, part), { recursive: true });
  const { child, address } = await serve(folder);
  const counted = await post_by_wrk(desk, address, connections, seconds);
  const syncs = await gauge(address, 'syncs');
  await stop(child);
  if (counted.rounds) throw new Error(`the posts prepared did not last ${seconds} seconds: prepare more`);
  await check(desk, folder, connections, counted.requests, spoiled);
  remove_folder(folder);
  return { ...counted, syncs };
}
