// Single posts to a service: a ledger in which vouchers wait to be redeemed, served, and wrk that redeems them.
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { WrongAnswer } from './failures.mjs';
import { new_folder, remove_folder } from './folders.mjs';
import { program, root, run, start, stop, until_up, while_up } from './measuring.mjs';

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
  await until_up(child, () => existsSync(address_file) && readFileSync(address_file, 'utf8').trim(), 300_000);
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  return { child, seconds, address: readFileSync(address_file, 'utf8').trim() };
}

export const wrk_threads = (connections) => Math.min(2, connections);

/** Posts for so many seconds; gives what wrk counted. The same call for every server. */
export async function post_by_wrk(desk, address, connections, seconds) {
  const threads = wrk_threads(connections);
  const said = await run('wrk', ['-t', `${threads}`, '-c', `${connections}`, '-d', `${seconds}s`, '-s',
    join(root, 'bench/peers/posts.lua'), address, '--', join(desk.folder, 'posts.csv'), desk.key, `${threads}`], { secret: desk.key });
  const counted = JSON.parse(said.trim().split('\n').at(-1));
  if (counted.refused || counted.broken || !counted.requests) {
    throw new WrongAnswer(`${address}: of ${counted.requests} posts ${counted.refused} were refused, ${counted.broken} broken`);
  }
  return { ...counted, perSecond: counted.requests / counted.seconds };
}

/** How much disk and memory single posts take: the ledger they begin from, as rows too, and a copy for the turn. */
export const desk_needs = (tiny) => ({ disk: (tiny ? 1 : 2) * 2 ** 30, memory: (tiny ? 0.75 : 1.5) * 2 ** 30 });
export const desk_posts = (tiny) => (tiny ? 60_000 : 500_000);

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
  const recorded = eventCount - desk.events + (spoiled === 'desk' ? connections + 1 : 0);
  if (recorded < requests || recorded > requests + connections) {
    throw new WrongAnswer(`desk: wrk counted ${requests} posts, the ledger holds ${recorded}`);
  }
}

/** Each connection has one post under way, so no more than that many can share a sync. */
function check_syncs({ requests, syncs }, connections, spoiled) {
  const least = spoiled === 'syncs' ? syncs + 1 : Math.floor(requests / connections);
  if (syncs < least) throw new WrongAnswer(`syncs: ${requests} posts over ${connections} connections, but ${syncs} syncs`);
}

/** One turn of the ledger's: each post is on disk before its answer. */
export async function post_to_ledger(desk, parent, connections, seconds, spoiled) {
  const folder = new_folder(parent);
  for (const part of ['log', 'keys']) cpSync(join(desk.folder, part), join(folder, part), { recursive: true });
  const { child, address } = await serve(folder);
  const counted = await while_up(child, async () => {
    const before = await gauge(address, 'syncs');
    const found = await post_by_wrk(desk, address, connections, seconds);
    return { ...found, syncs: (await gauge(address, 'syncs')) - before };
  });
  await stop(child);
  if (counted.rounds) throw new WrongAnswer(`the posts prepared did not last ${seconds} seconds: prepare more`);
  check_syncs(counted, connections, spoiled);
  await check(desk, folder, connections, counted.requests, spoiled);
  remove_folder(folder);
  return counted;
}
