// A PostgreSQL cluster of our own: made in a temporary folder, reached by a socket in it and by nothing else, stopped
// and removed afterwards. PostgreSQL does not run as root, so under root it runs as the user postgres.
import { chownSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { WrongAnswer } from './failures.mjs';
import { new_folder } from './folders.mjs';
import { run, start, until_up } from './measuring.mjs';

export const binaries = '/usr/lib/postgresql/15/bin';
const superuser = 'bonboek';
const mebibytes = (share) => `${Math.floor(totalmem() * share / 2 ** 20)}MB`;

// As the chapters "Resource Consumption" and "Populating a Database" advise: a quarter of the memory shared, long
// checkpoints, the least WAL that one node without standbys needs. Commits are as durable as they are by default.
export const settings = {
  shared_buffers: mebibytes(0.25), effective_cache_size: mebibytes(0.6), work_mem: mebibytes(0.08),
  maintenance_work_mem: mebibytes(0.08), hash_mem_multiplier: '2.0', max_wal_size: '16GB', min_wal_size: '1GB',
  checkpoint_timeout: '30min', checkpoint_completion_target: '0.9', wal_buffers: '64MB', wal_level: 'minimal',
  max_wal_senders: '0', random_page_cost: '1.1', max_connections: '300', synchronous_commit: 'on', fsync: 'on',
  full_page_writes: 'on', max_parallel_workers_per_gather: '2', timezone: "'UTC'",
};

async function account() {
  if (process.getuid() !== 0) return {};
  return { uid: Number(await run('id', ['-u', 'postgres'])), gid: Number(await run('id', ['-g', 'postgres'])) };
}

export async function start_cluster(parent) {
  const folder = new_folder(parent);
  const as = await account();
  if (as.uid !== undefined) chownSync(folder, as.uid, as.gid);
  const in_folder = { ...as, cwd: folder };
  const data = join(folder, 'data');
  await run(join(binaries, 'initdb'), ['-D', data, '-U', superuser, '--auth=trust', '-E', 'UTF8', '--locale=C'], in_folder);
  const lines = Object.entries({ ...settings, listen_addresses: "''", unix_socket_directories: "'.'" }); // of its data
  writeFileSync(join(data, 'postgresql.conf'), lines.map(([name, value]) => `${name} = ${value}\n`).join(''));
  const child = start(join(binaries, 'postgres'), ['-D', data], { ...in_folder, signal: 'SIGINT' });
  const connection = ['-h', data, '-U', superuser];
  const is_ready = () => run(join(binaries, 'pg_isready'), connection).then(() => true, () => false);
  await until_up(child, is_ready);
  return { child, folder, connection };
}

const psql_options = ['-X', '-q', '-A', '-t', '-F', ',', '-v', 'ON_ERROR_STOP=1'];

/** Runs commands of SQL or psql's own, one after the other, in one session; gives the rows as lines of commas. */
export function psql(cluster, database, ...commands) {
  return run(join(binaries, 'psql'), [...cluster.connection, '-d', database, ...psql_options,
    ...commands.flatMap((command) => ['-c', command])]);
}

const durable = ['fsync', 'synchronous_commit', 'full_page_writes'];

/** What the server itself says of how commits reach the disk; throws where any of it is off. */
export async function must_be_durable(cluster, spoiled) {
  const shown = {};
  for (const name of [...durable, 'wal_sync_method']) shown[`SHOW ${name}`] = (await psql(cluster, 'postgres', `show ${name}`)).trim();
  for (const name of durable) {
    const expected = spoiled === 'durability' ? 'off' : 'on';
    if (shown[`SHOW ${name}`] !== expected) throw new WrongAnswer(`durability: ${name} is ${shown[`SHOW ${name}`]}`);
  }
  return shown;
}

/** A new, empty database. */
export async function new_database(cluster, name) {
  await psql(cluster, 'postgres', `drop database if exists ${name}`, `create database ${name}`);
  return name;
}

/** Runs pgbench's script by so many clients for so many seconds, each waiting for its commit before its next. */
export async function pgbench(cluster, database, script, clients, seconds) {
  const said = await run(join(binaries, 'pgbench'), [...cluster.connection, '-n', '-M', 'prepared', '-f', script,
    '-c', `${clients}`, '-j', `${Math.min(2, clients)}`, '-T', `${seconds}`, database]);
  const count = (pattern) => Number(said.match(pattern)?.[1]);
  return { done: count(/actually processed: (\d+)/), failed: count(/failed transactions: (\d+)/),
    perSecond: count(/tps = ([\d.]+)/), meanMs: count(/latency average = ([\d.]+)/) };
}
