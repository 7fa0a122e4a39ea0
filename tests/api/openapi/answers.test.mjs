// Every answer is as the API's description says: its status, its media type, its headers, its body. And what the
// description says can be answered is answered.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Description } from './description.mjs';
import { Service, maxBodyBytes } from './service.mjs';
import { Witness, textOf } from './witness.mjs';
import { oneOfEachType, play, voucher } from './story.mjs';

/// What each read is asked for. `forbidden` is who may not ask it, of what; `missing` is what is not there.
const reads = [
  { path: '/v1/events', forbidden: ['province'], missing: '?atSequence=9999' },
  { path: `/v1/vouchers/${voucher(1)}`, forbidden: ['province'], missing: `/v1/vouchers/${voucher(99)}` },
  { path: `/v1/vouchers/${voucher(1)}/events`, forbidden: ['province'], missing: `/v1/vouchers/${voucher(99)}/events` },
  { path: `/v1/vouchers/${voucher(1)}/history`, forbidden: ['province'], missing: `/v1/vouchers/${voucher(99)}/history` },
  { path: '/v1/libraries?period=2025', missing: '/v1/libraries?period=2031' },
  { path: '/v1/libraries/venlo?period=2025-Q4', forbidden: ['fonds'], missing: '/v1/libraries/nowhere' },
  { path: '/v1/intermediaries?period=2025-10..2026', missing: '&atSequence=9999' },
  { path: '/v1/intermediaries/fonds', forbidden: ['venlo'], missing: '/v1/intermediaries/nobody' },
  { path: '/v1/libraries/venlo/statements/2025-Q4', forbidden: ['fonds', 'province'], missing: '/v1/libraries/nowhere/statements/2025-Q4' },
  { path: '/v1/intermediaries/fonds/statements/2025-Q4', forbidden: ['venlo', 'province'], missing: '/v1/intermediaries/fonds/statements/2031-Q4' },
  { path: '/v1/balances', forbidden: ['venlo'], missing: '?knownAt=2025-01-01T00:00:00Z' },
  { path: '/v1/fund', forbidden: ['fonds'], missing: '?year=2031' },
  { path: '/v1/reports/2025-Q4', forbidden: ['venlo'], missing: '?atSequence=9999' },
  { path: '/v1/reports/2025-Q4/changes?since=25', forbidden: ['venlo'], missing: '&atSequence=9999' },
  { path: '/v1/reports/2025-Q4/changes?since=25&figure=/counts/issued/count&limit=2', forbidden: ['venlo'], missing: '&afterSequence=9999' },
  { path: '/v1/reconciliation?limit=5', missing: '&atSequence=9999' },
  { path: '/v1/number-series?nextCount=3', forbidden: ['venlo'], missing: '&atSequence=9999' },
  { path: '/v1/invoices', forbidden: ['province'], missing: '?atSequence=9999' },
  { path: '/v1/invoices/venlo/V%2F2025%2F1', forbidden: ['fonds'], missing: '/v1/invoices/venlo/V-9' },
  { path: '/v1/log/checkpoint', missing: '?treeSize=9999' },
  { path: '/v1/log/key' },
  { path: '/v1/log/tile/entries/000.p/3', forbidden: ['venlo', 'province'], missing: '/v1/log/tile/entries/000' },
  { path: '/v1/log/tile/0/000.p/3', forbidden: ['venlo', 'province'], missing: '/v1/log/tile/1/000' },
  { path: '/v1/log/proofs/inclusion?sequence=0', forbidden: ['venlo', 'province'], missing: '&treeSize=9999' },
  { path: '/v1/log/proofs/consistency?fromSize=1', missing: '&treeSize=9999' },
  { path: '/v1/log/witnesses' },
  { path: '/v1/exports/events?afterSequence=20', forbidden: ['province'], missing: '&atSequence=9999' },
  { path: '/v1/exports/journal?year=2025', forbidden: ['venlo'], missing: '/v1/exports/journal?year=2031' },
  { path: '/v1/exports/auditfile?year=2025', forbidden: ['province'], missing: '/v1/exports/auditfile?year=2031' },
  { path: '/v1/openapi.json' },
  { path: '/healthz' },
  { path: '/readyz' },
  { path: '/metrics' },
];

const withQuery = (path, query) => path + (path.includes('?') ? '&' : '?') + query;
const refused = { type: 'issued', occurredOn: '2026-02-02', vouchers: [voucher(1)], track: 1 };

describe('an answer', () => {
  let service;
  let description;
  let bodies;
  let receipts;
  const seen = new Map(); // operationId: the statuses and media types that were answered

  before(async () => {
    service = await Service.start();
    ({ bodies, receipts } = await play(service));
    await service.ask({ by: 'auditor', method: 'POST', path: '/v1/log/witnesses', headers: { 'Content-Type': 'text/plain' },
      body: new Witness('auditor.example/witness').key });
    description = new Description(await service.description());
  });

  after(async () => assert.equal(await service.stop(), 0));

  /// Holds an answer against the description, and notes that it was seen.
  function expectAsDescribed(method, path, answer, status, type = answer.type) {
    const asked = `${method} ${path}`;
    const { operation } = description.operationOf(method, path) ?? assert.fail(`${asked} is not described`);
    assert.equal(answer.status, status, `${asked}: ${answer.body}`);
    assert.equal(answer.type, type, asked);
    assert.equal(description.objectionsToAnswer(operation, answer), '', `${asked}: ${status} ${type}`);
    if (!seen.has(operation.operationId)) seen.set(operation.operationId, new Set());
    seen.get(operation.operationId).add(`${status} ${type}`);
  }

  async function expectRead(ask, status, type) {
    const answer = await service.ask(ask);
    expectAsDescribed('GET', ask.path, answer, status, type);
    return answer;
  }

  async function expectPost(ask, status) {
    const answer = await service.post(ask);
    expectAsDescribed('POST', '/v1/events', answer, status);
    return answer;
  }

  it('to a read is as described in every form that is offered', async () => {
    for (const { path } of reads) {
      const { operation } = description.operationOf('GET', path);
      for (const type of Object.keys(description.responseOf(operation, 200).content)) {
        const answer = await expectRead({ by: 'cubiss', path, headers: { Accept: type }, events: 5 }, 200, type);
        assert.notEqual(answer.body, '', path);
      }
    }
  });

  it('to a read by every role is as described', async () => {
    for (const by of ['venlo', 'fonds', 'province', 'auditor']) {
      for (const { path } of reads) {
        const answer = await service.ask({ by, path });
        expectAsDescribed('GET', path, answer, answer.status === 403 ? 403 : 200);
      }
    }
  });

  it('about every past moment is as described', async () => {
    const last = Number(JSON.parse((await service.ask({ by: 'auditor', path: '/v1/fund' })).body).atSequence);
    const path = '/v1/reports/2025-Q4';
    const begun = receipts.find(({ recordedAt }) => recordedAt >= '2025-10-01').firstSequence;
    for (let sequence = 0; sequence <= last; sequence += 1) {
      // A quarter that had not begun has no report; the public one has another schema.
      const { status } = await service.ask({ by: 'auditor', path: `${path}?atSequence=${sequence}` });
      await expectRead({ by: 'auditor', path: `${path}?atSequence=${sequence}` }, sequence < begun ? 404 : 200);
      await expectRead({ by: 'province', path: `${path}?audience=public&atSequence=${sequence}` }, status);
    }
  });

  it('that says no is as described', async () => {
    for (const { path, forbidden = [], missing } of reads) {
      const { operation } = description.operationOf('GET', path);
      await expectRead({ by: 'cubiss', path: withQuery(path, 'nonsense=1') }, 400);
      if (missing) await expectRead({ by: 'cubiss', path: missing.startsWith('/') ? missing : path + missing }, 404);
      if (operation.security?.length === 0) continue;
      await expectRead({ path }, 401);
      await expectRead({ by: 'stranger', path }, 401);
      for (const by of forbidden) await expectRead({ by, path }, 403);
      // What is told in one form whatever is accepted lists no 406; all else does.
      await expectRead({ by: 'cubiss', path, headers: { Accept: 'image/png' } }, operation.responses['406'] ? 406 : 200);
    }
  });

  it('to what is wrong in several ways is as described, and so only with its errors', async () => {
    const { schema } = description.responseOf(description.operationOf('GET', '/v1/fund').operation, 400).content['application/problem+json'];
    const rows = [
      { path: '/v1/fund?yaer=1&year=abc&knownAt=then', codes: [901, 904, 904] },
      { path: '/v1/reports/2025-Q5?audience=all&audience=all', codes: [906, 902, 904] },
      { path: '/v1/log/proofs/inclusion?treeSize=x', codes: [903, 904] },
      { path: '/v1/events?atSequence=1&knownAt=2026-01-01T00:00:00Z', headers: { Accept: 'text/event-stream', 'Last-Event-ID': 'x' }, codes: [907, 905, 905] },
    ];
    for (const { codes, ...ask } of rows) {
      const problem = JSON.parse((await expectRead({ by: 'cubiss', ...ask }, 400)).body);
      assert.deepEqual(problem.errors.map(({ code }) => code), codes, ask.path);
      assert.equal(problem.errorCount, codes.length, ask.path);
      for (const spoiled of [{ ...problem, errors: undefined }, { ...problem, errors: [] }, { ...problem, errors: [{ ...problem.errors[0], code: 101 }] }]) {
        assert.notEqual(description.objectionsTo(JSON.parse(JSON.stringify(spoiled)), schema), '', ask.path);
      }
    }
    await expectRead({ by: 'cubiss', path: '/v1/fund?%zz' }, 400);
  });

  it('to who has all that there is is as described', async () => {
    const last = JSON.parse((await service.ask({ by: 'auditor', path: '/v1/fund' })).body).atSequence;
    const answer = await expectRead({ by: 'auditor', path: `/v1/exports/events?afterSequence=${last}` }, 204);
    assert.equal(Number(answer.headers['at-sequence']), last);
    for (const path of ['/v1/exports/events', '/v1/events']) {
      await expectRead({ by: 'auditor', path: `${path}?afterSequence=${last + 1}` }, 404);
    }
  });

  it('to a post is as described', async () => {
    const body = { type: 'issued', occurredOn: '2026-02-02', vouchers: [voucher(9), voucher(1)], track: 1 };
    await expectPost({ by: 'fonds', query: '?dryRun=true&mode=partial', body }, 200);
    await expectPost({ by: 'fonds', at: '2026-02-02T10:00:00Z', query: '?mode=partial', body }, 201);
    await expectPost({ by: 'cubiss', headers: { 'Content-Type': 'application/x-ndjson' },
      body: `${JSON.stringify({ type: 'cost-booked', occurredOn: '2026-02-02', amountCents: 1, reference: 'A' })}\n` }, 201);
    await expectPost({ by: 'cubiss', body: '{"type":' }, 400);
    await expectPost({ by: 'cubiss', query: '?mode=some', body }, 400);
    await expectPost({ by: 'nobody', body }, 401);
    await expectPost({ by: 'province', body }, 403);
    await expectPost({ by: 'venlo', body: refused }, 403);
    await expectPost({ by: 'fonds', body: refused }, 409);
    await expectPost({ by: 'cubiss', body: ' '.repeat(maxBodyBytes + 1) }, 413);
    await expectPost({ by: 'cubiss', headers: { 'Content-Type': 'text/plain' }, body: 'x' }, 415);
  });

  it('to a witness is as described', async () => {
    const witness = new Witness('province.example/witness');
    const expect = async (name, ask, status) => {
      const path = `/v1/log/${name}`;
      const answer = await service.ask({ by: 'province', method: 'POST', path, headers: { 'Content-Type': 'text/plain' }, ...ask });
      expectAsDescribed('POST', path, answer, status);
    };
    const text = textOf((await service.ask({ path: '/v1/log/checkpoint' })).body);
    const [origin, size, root] = text.split('\n');
    await expect('witnesses', { body: witness.key }, 201);
    await expect('witnesses', { body: witness.key }, 200);
    await expect('witnesses', { by: 'auditor', body: witness.key }, 409);
    await expect('witnesses', { body: 'nonsense' }, 400);
    await expect('cosignatures', { body: witness.cosigned(text, 1_700_000_000) }, 201);
    await expect('cosignatures', { body: witness.cosigned(text, 1_700_000_000) }, 200);
    await expect('cosignatures', { body: text }, 400);
    await expect('cosignatures', { body: witness.cosigned(`${origin}\n9999\n${root}\n`) }, 404);
    await expect('cosignatures', { body: witness.cosigned(`${origin}\n${Number(size) - 1}\n${root}\n`) }, 409);
    for (const name of ['witnesses', 'cosignatures']) {
      await expect(name, { by: 'stranger', body: 'x' }, 401);
      await expect(name, { body: ' '.repeat(maxBodyBytes + 1) }, 413);
      await expect(name, { headers: { 'Content-Type': 'application/json' }, body: '{}' }, 415);
    }
    const cosigned = await service.ask({ path: '/v1/log/checkpoint?cosigned=true' });
    assert.equal(textOf(cosigned.body), text);
    assert.match(cosigned.body, /— province\.example\/witness /);
  });

  it('that is described was seen', () => {
    // 429 comes of too much that waits, 503 of a disk that fails: tests of the transport and of the program make it so.
    for (const { operation } of description.operations) {
      for (const status of Object.keys(operation.responses)) {
        if (['429', '503', 'default'].includes(status)) continue;
        for (const type of Object.keys(description.responseOf(operation, status).content ?? { '': {} })) {
          assert.ok(seen.get(operation.operationId)?.has(`${status} ${type}`), `${operation.operationId}: ${status} ${type}`);
        }
      }
    }
  });

  it('holds every type of event', async () => {
    const { body } = await service.ask({ by: 'auditor', path: '/v1/events' });
    const recorded = new Set(JSON.parse(body).events.map(({ type }) => type));
    assert.deepEqual([...recorded].sort(), [...oneOfEachType(bodies).keys()].sort());
    const { mapping } = description.document.components.schemas.RecordedEvent.discriminator;
    assert.deepEqual(Object.keys(mapping).sort(), [...recorded].sort());
  });

  it('to an event is yes where the description knows it, and 400 where it does not', async () => {
    const schema = { $ref: '#/components/schemas/Event' };
    for (const [type, event] of oneOfEachType(bodies)) {
      assert.equal(description.objectionsTo(event, schema), '', type);
      for (const spoiled of spoiledForms(event)) {
        const text = JSON.stringify(spoiled);
        assert.notEqual(description.objectionsTo(spoiled, schema), '', text);
        const answer = await service.post({ by: 'cubiss', query: '?dryRun=true', body: text });
        assert.equal(answer.status, 400, `${text}: ${answer.body}`);
        assert.ok(JSON.parse(answer.body).errors.every(({ code }) => code < 200), `${text}: ${answer.body}`);
      }
    }
  });
});

/// The event with each of its needed fields left out, each of another type, and one that nobody knows.
function spoiledForms(event) {
  const optional = ['intermediary', 'library', 'municipality', 'isil', 'iban', 'kvk', 'membershipYear'];
  const names = Object.keys(event);
  const without = (name) => Object.fromEntries(Object.entries(event).filter(([each]) => each !== name));
  return [
    ...names.filter((name) => !optional.includes(name)).map(without),
    ...names.map((name) => ({ ...event, [name]: { nested: true } })),
    ...names.map((name) => ({ ...event, [name]: null })),
    { ...event, recipient: 'a person' },
  ];
}
