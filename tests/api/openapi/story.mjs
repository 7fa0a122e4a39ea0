// A small ledger in which every type of event is recorded at least once, as partners would post them.

/// The voucher number of a serial of 2025 with its check digits (ISO 7064 MOD 97-10).
export function voucher(serial) {
  const digits = `25${String(serial).padStart(6, '0')}`;
  const check = 98 - Number((BigInt(digits) * 100n) % 97n);
  return `25-${digits.slice(2)}-${String(check).padStart(2, '0')}`;
}

const range = (first, last) => `${voucher(first)}..${voucher(last)}`;

const opening = [
  { type: 'policy-set', occurredOn: '2025-09-01', policy: 'redemption-before-issue', value: 'accept' },
  { type: 'library-registered', occurredOn: '2025-09-01', id: 'venlo', name: 'Bibliotheek Venlo', municipality: 'GM0983',
    isil: 'NL-0800030000', iban: 'NL91ABNA0417164300', kvk: '12345678' },
  { type: 'library-registered', occurredOn: '2025-09-01', id: 'heerlen', name: 'Schunck', municipality: 'GM0917' },
  { type: 'intermediary-accredited', occurredOn: '2025-09-01', id: 'fonds', name: 'Volwassenenfonds', tracks: [1, 2] },
  { type: 'intermediary-accredited', occurredOn: '2025-09-01', id: 'welzijn', name: 'Welzijn Venlo', municipality: 'GM0983',
    tracks: [4] },
  { type: 'tariff-set', occurredOn: '2025-09-01', kind: 'membership', amountCents: 4200, from: '2025-01-01' },
  { type: 'tariff-set', occurredOn: '2025-09-01', kind: 'membership', amountCents: 4500, from: '2026-01-01' },
  { type: 'tariff-set', occurredOn: '2025-09-01', kind: 'handling', amountCents: 400, from: '2025-01-01' },
  { type: 'ceiling-set', occurredOn: '2025-09-01', year: 2025, amountCents: 9450000 },
  { type: 'ceiling-set', occurredOn: '2025-09-01', year: 2026, amountCents: 26150000 },
  { type: 'fund-deposited', occurredOn: '2025-09-01', amountCents: 9450000, reference: 'DEP-1' },
  { type: 'fund-returned', occurredOn: '2025-09-01', amountCents: 100, reference: 'RET-1' },
  { type: 'cost-booked', occurredOn: '2025-09-01', amountCents: 250000, reference: 'BUTTON' },
];

/// The submissions in order: { by, at, body }. A body that needs the sequence of an event before it is a function of the
/// receipts so far.
export const story = [
  { by: 'cubiss', at: '2025-09-01T10:00:00Z', body: { events: opening } },
  { by: 'cubiss', at: '2025-10-01T09:00:00Z', body: { events: [
    { type: 'minted', occurredOn: '2025-10-01', vouchers: [range(1, 10)], intermediary: 'fonds' },
    { type: 'minted', occurredOn: '2025-10-01', vouchers: [range(11, 12)] },
    { type: 'allotted', occurredOn: '2025-10-01', vouchers: [voucher(11)], intermediary: 'welzijn' }] } },
  { by: 'fonds', at: '2025-10-02T09:00:00Z',
    body: { type: 'issued', occurredOn: '2025-10-02', vouchers: [range(1, 6)], track: 1, municipality: 'GM0983' } },
  { by: 'venlo', at: '2025-10-10T09:00:00Z',
    body: { type: 'redeemed', occurredOn: '2025-10-10', vouchers: [range(1, 3), voucher(7)] } },
  { by: 'cubiss', at: '2025-10-11T09:00:00Z',
    body: { type: 'redeemed', occurredOn: '2025-10-11', vouchers: [voucher(4)], library: 'heerlen' } },
  { by: 'venlo', at: '2025-10-31T09:00:00Z', body: { type: 'invoiced', occurredOn: '2025-10-31', vouchers: [range(1, 3)],
    invoice: 'V/2025/1', membershipYear: 2025, amountCents: 4200 } },
  { by: 'fonds', at: '2025-11-01T09:00:00Z',
    body: { type: 'invoiced', occurredOn: '2025-11-01', vouchers: [range(1, 2)], invoice: 'H-1', amountCents: 400 } },
  { by: 'venlo', at: '2025-11-02T09:00:00Z',
    body: { type: 'credited', occurredOn: '2025-11-02', vouchers: [voucher(3)], invoice: 'V/2025/1' } },
  { by: 'cubiss', at: '2025-11-10T09:00:00Z', body: { type: 'paid', occurredOn: '2025-11-10', library: 'venlo',
    invoice: 'V/2025/1', amountCents: 8400, reference: 'BANK-1' } },
  { by: 'fonds', at: '2025-11-11T09:00:00Z',
    body: { type: 'voided', occurredOn: '2025-11-11', vouchers: [voucher(10)], reason: 'lost' } },
  { by: 'venlo', at: '2025-11-12T09:00:00Z', body: (receipts) =>
    ({ type: 'reversed', occurredOn: '2025-11-12', reversedSequence: receipts[3].lastSequence, reason: 'wrong-voucher' }) },
  { by: 'cubiss', at: '2025-11-12T10:00:00Z', body: (receipts) =>
    ({ type: 'reversed', occurredOn: '2025-11-12', reversedSequence: receipts[1].lastSequence, reason: 'wrong-party' }) },
  { by: 'cubiss', at: '2025-11-12T11:00:00Z', body: (receipts) =>
    ({ type: 'reversed', occurredOn: '2025-11-12', reversedSequence: receipts[0].firstSequence + 11, reason: 'duplicate' }) },
  { by: 'cubiss', at: '2026-01-10T09:00:00Z', body: { type: 'quarter-closed', occurredOn: '2026-01-10', quarter: '2025-Q4' } },
  { by: 'fonds', at: '2026-01-15T09:00:00Z',
    body: { type: 'issued', occurredOn: '2025-12-15', vouchers: [voucher(8)], track: 2 } },
  { by: 'venlo', at: '2026-02-01T09:00:00Z', body: { type: 'renewed', occurredOn: '2026-02-01', vouchers: [voucher(1)] } },
  { by: 'cubiss', at: '2026-02-02T09:00:00Z', body: { events: [
    { type: 'library-withdrawn', occurredOn: '2026-02-02', id: 'heerlen' },
    { type: 'accreditation-withdrawn', occurredOn: '2026-02-02', id: 'welzijn' }] } },
];

/// Posts it all and returns the receipts, with the bodies as they were posted.
export async function play(service) {
  const receipts = [];
  const bodies = [];
  for (const { by, at, body } of story) {
    const posted = typeof body === 'function' ? body(receipts) : body;
    const answer = await service.post({ by, at, body: posted });
    if (answer.status !== 201) throw new Error(`${JSON.stringify(posted)}: ${answer.status} ${answer.body}`);
    receipts.push(JSON.parse(answer.body));
    bodies.push(posted);
  }
  return { receipts, bodies };
}

/// One body of every type of event: the first that the story has of it, and the opening, which `bonboek init` posts.
export function oneOfEachType(bodies) {
  const one = new Map([['scheme-opened', { type: 'scheme-opened', occurredOn: '2025-09-01', name: 'Bibliotheek voor iedereen',
    origin: 'bonboek.example/limburg', currency: 'EUR', timeZone: 'Europe/Amsterdam' }]]);
  for (const event of bodies.flatMap((body) => body.events ?? [body])) {
    if (!one.has(event.type)) one.set(event.type, event);
  }
  return one;
}
