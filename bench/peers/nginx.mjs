// nginx answering a constant, against the ledger's single posts: the same wrk call by turns.
import { createServer } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Missing } from './failures.mjs';
import { new_folder, remove_folder } from './folders.mjs';
import { by_turns, has_program, run, start, stop, until_up, while_up } from './measuring.mjs';
import { desk_needs, desk_posts, post_by_wrk, post_to_ledger, prepare_desk, wrk_threads } from './desk.mjs';

export const title = 'nginx answering a constant';
export const checks = ['desk', 'syncs'];
export const needed = ({ tiny }) => desk_needs(tiny);

const nginx = '/usr/sbin/nginx';
const connections_of = { full: [1, 16, 64, 256], tiny: [1, 16] };
const answer = '{"firstSequence":2652358,"lastSequence":2652358,"eventCount":1,"recordedAt":"2025-04-01T08:00:00.649000Z"}';

// As its documentation advises for throughput: a worker for each core, no access log, connections that are kept.
const config = (port) => ` # what is named stands in the folder that nginx is started in
daemon off;
pid pid;
worker_processes auto;
events { worker_connections 1024; }
http {
  access_log off;
  client_body_temp_path bodies;
  proxy_temp_path proxy;
  fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi;
  scgi_temp_path scgi;
  keepalive_requests 1000000000;
  server {
    listen 127.0.0.1:${port};
    default_type application/json;
    location / { return 201 '${answer}'; }
  }
}
`;

async function free_port() {
  const server = createServer();
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address();
  await new Promise((resolve) => { server.close(resolve); });
  return port;
}

async function start_nginx(parent) {
  const folder = new_folder(parent);
  const port = await free_port();
  writeFileSync(join(folder, 'nginx.conf'), config(port));
  const child = start(nginx, ['-e', 'stderr', '-p', folder, '-c', 'nginx.conf']);
  const address = `http://127.0.0.1:${port}`;
  await until_up(child, () => fetch(address).then((got) => got.status === 201, () => false));
  return { child, address, folder };
}

export async function versions() {
  const [server, client] = await Promise.all([
    run('/bin/sh', ['-c', `${nginx} -v 2>&1`]), run('/bin/sh', ['-c', 'wrk -v 2>&1 | head -n 1'])]);
  return { nginx: server.trim(), wrk: client.replace(/Copyright.*/s, '').trim() };
}

export async function must_be_there() {
  for (const name of [nginx, 'wrk']) if (!(await has_program(name))) throw new Missing(`${name} is not installed: ops/packages bench`);
}

export async function compare({ folder, repetitions, tiny, spoiled }) {
  const seconds = tiny ? 1 : 3;
  const desk = await prepare_desk(folder, desk_posts(tiny));
  const { child, address, folder: prefix } = await start_nginx(folder);
  const rows = [];
  for (const connections of connections_of[tiny ? 'tiny' : 'full']) {
    const [ours, theirs] = await by_turns(repetitions, [
      () => post_to_ledger(desk, folder, connections, seconds, spoiled),
      () => while_up(child, () => post_by_wrk(desk, address, connections, seconds))]);
    const work = `single posts, ${connections} connection${connections === 1 ? '' : 's'}`;
    const of = (list, figure) => list.map((each) => each[figure]);
    rows.push({ work, unit: 'requests/s', ours: of(ours, 'perSecond'), theirs: of(theirs, 'perSecond'),
      reach: connections >= 64 ? 0.4 : undefined,
      syncs: of(ours, 'syncs'), posts: of(ours, 'requests') });
    for (const figure of ['p50', 'p99']) {
      rows.push({ work: `${work}, ${figure}`, unit: 'ms', ours: of(ours, figure), theirs: of(theirs, figure) });
    }
  }
  await stop(child);
  remove_folder(prefix);
  remove_folder(desk.folder);
  return { rows, settings: { nginx: 'worker_processes auto, access_log off, keepalive_requests 1000000000',
    bonboek: 'serve, one network thread', wrk: `${seconds} s a turn, ${wrk_threads(2)} threads, one where there is one connection` } };
}
