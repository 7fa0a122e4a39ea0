// What the figures are of: processor, memory, disk, system, compiler, and what this build is.
import { cpus, release, totalmem } from 'node:os';
import { readFileSync } from 'node:fs';
import { program, root, run } from './measuring.mjs';

const first_line = (text) => text.split('\n')[0].trim();
const or_unknown = (promise) => promise.then(first_line, () => 'unknown');

export async function machine() {
  const system = readFileSync('/etc/os-release', 'utf8').match(/PRETTY_NAME="(.*)"/)?.[1] ?? 'unknown';
  return {
    processor: `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${system}, Linux ${release()}`,
    compiler: await or_unknown(run('g++', ['--version'])),
    node: process.version,
    bonboek: await or_unknown(run(program('ops/bonboek'), ['--version'])),
    commit: await or_unknown(run('git', ['-C', root, 'describe', '--always', '--dirty'])),
  };
}
