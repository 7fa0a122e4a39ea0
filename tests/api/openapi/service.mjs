// The service as it is in earnest: the program, a ledger of its own in a folder that goes afterwards, a key for each
// role, and requests through real sockets on loopback.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const program = process.env.BONBOEK_PROGRAM;
if (!program) throw new Error('BONBOEK_PROGRAM names the program to look at');

export const maxBodyBytes = 65536;
const patienceMs = 60_000;

const principals = [
  ['venlo', 'library', 'venlo'],
  ['fonds', 'intermediary', 'fonds'],
  ['province', 'province'],
  ['auditor', 'auditor'],
];

export class Service {
  #folder = mkdtempSync(join(tmpdir(), 'bonboek-openapi-'));
  #keys = new Map();
  #process;
  #posts = 0;

  static async start() {
    const service = new Service();
    const data = join(service.#folder, 'ledger');
    const run = (...words) => execFileSync(program, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    service.#keys.set('cubiss', run('init', data, '--name', 'Bibliotheek voor iedereen', '--origin', 'bonboek.example/limburg',
      '--coordinator', 'cubiss', '--opened-on', '2025-09-01', '--simulated', '--simulated-time', '2025-09-01T09:00:00Z'));
    for (const [name, role, party] of principals) {
      service.#keys.set(name, run('key', 'add', data, name, '--role', role, ...(party ? ['--party', party] : [])));
    }
    await service.#serve(data);
    return service;
  }

  async #serve(data) {
    this.#process = spawn(program, ['serve', data, '--port', '0', '--max-body-bytes', `${maxBodyBytes}`],
      { stdio: ['ignore', 'pipe', 'ignore'] });
    for await (const line of createInterface({ input: this.#process.stdout })) {
      this.address = new URL(line);
      return;
    }
    throw new Error('the service did not start');
  }

  async stop() {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill('SIGTERM');
    const code = await ended;
    rmSync(this.#folder, { recursive: true });
    return code;
  }

  async description() {
    return JSON.parse((await this.ask({ path: '/v1/openapi.json' })).body);
  }

  /// Asks once: { by, method, path, headers, body }. Answers { status, headers, type, body }. Of an answer that goes on
  /// for ever it takes what stands in the first `events` events.
  ask({ by, method = 'GET', path, headers = {}, body, events }) {
    const authorization = by ? { Authorization: `Bearer ${this.#keys.get(by) ?? 'x'.repeat(43)}` } : {};
    return new Promise((resolve, reject) => {
      const asked = request(new URL(path, this.address), { method, agent: false, headers: { ...authorization, ...headers } });
      asked.setTimeout(patienceMs, () => asked.destroy(new Error(`${method} ${path}: no answer`)));
      asked.on('error', reject);
      asked.on('response', (response) => {
        let text = '';
        const done = () => {
          resolve({ status: response.statusCode, headers: response.headers, type: mediaType(response), body: text });
          asked.destroy();
        };
        response.setEncoding('utf8').on('error', reject).on('end', done);
        response.on('data', (piece) => {
          text += piece;
          if (events && text.split('\n\n').length > events) done();
        });
      });
      asked.end(body);
    });
  }

  /// Posts events with an idempotency key of their own.
  post({ by = 'cubiss', at, body, query = '', headers = {} }) {
    this.#posts += 1;
    return this.ask({
      by,
      method: 'POST',
      path: `/v1/events${query}`,
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': `post-${this.#posts}`,
        ...(at ? { 'Simulated-Time': at } : {}),
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }
}

function mediaType(response) {
  return (response.headers['content-type'] ?? '').split(';')[0];
}
