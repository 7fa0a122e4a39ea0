// The API's description keeps the NL API Design Rules, where the published linter's rules are at hand.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { Service } from './service.mjs';
import { findings } from './spectral.mjs';

const rules = join(process.env.BONBOEK_STANDARDS ?? '../shared/standards', 'adr-linter.yaml');
const skip = existsSync(rules) ? false : `${rules} is not there: set BONBOEK_STANDARDS to the folder that has it`;

it('the description keeps the NL API Design Rules', { skip }, async () => {
  const service = await Service.start();
  const document = await service.description();
  await service.stop();
  assert.equal(findings(document, rules), '');
  const spoiled = structuredClone(document);
  spoiled.paths['/Balances/'] = spoiled.paths['/balances'];
  assert.match(findings(spoiled, rules), /kebab-case/);
});
