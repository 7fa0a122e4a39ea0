// RocksDB with nothing around it: the same blocks written with the same fsyncs, and scanned. What is left to be gained.
import { must_be_built, program, run } from './measuring.mjs';

export const title = 'bare RocksDB';
export const checks = ['log', 'blocks', 'syncs', 'scan', 'bytes'];
export const needed = ({ events }) => ({ disk: events * 128 + 2 ** 27, memory: events * 64 + 2 ** 29 });
export const versions = async () => ({ RocksDB: (await run('dpkg-query', ['-W', '-f', '${Version}', 'librocksdb-dev'])).trim() });

export async function must_be_there() {
  await must_be_built('bench/rocks_limit');
}

export async function compare({ events, folder, repetitions, seed, spoiled }) {
  const said = await run(program('bench/rocks_limit'), ['--events', `${events}`, '--repetitions', `${repetitions}`,
    '--seed', `${seed}`, '--folder', folder, ...(spoiled ? ['--spoil-check', spoiled] : [])]);
  const found = JSON.parse(said);
  const rates = (seconds) => seconds.map((each) => found.events / each);
  return {
    rows: [
      { work: 'record: decide, encode, fsync, apply', peer_work: 'write with fsync', unit: 'events/s',
        ours: rates(found.recordSeconds), theirs: rates(found.bareWriteSeconds) },
      { work: 'scan: read, check, decode', peer_work: 'read', unit: 'events/s',
        ours: rates(found.scanSeconds), theirs: rates(found.bareScanSeconds) }],
    settings: { blocks: found.blocks, bytes: found.bytes, syncs: found.syncs },
  };
}
