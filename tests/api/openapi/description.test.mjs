// The API's description is a valid OpenAPI document, keeps the rules that linters know, and names what is served.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Description } from './description.mjs';
import { Service } from './service.mjs';
import { findings } from './spectral.mjs';

const rules = fileURLToPath(new URL('openapi_rules.yaml', import.meta.url));

describe('the description', () => {
  let service;
  let description;

  before(async () => {
    service = await Service.start();
    description = new Description(await service.description());
  });

  after(async () => assert.equal(await service.stop(), 0));

  it('is a valid OpenAPI document', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(description.document));
    assert.equal(valid, true, JSON.stringify(errors));
  });

  it('keeps the rules that spectral has for OpenAPI', () => {
    assert.equal(findings(description.document, rules), '');
  });

  it('is found wrong by both once it is spoiled', async () => {
    const spoiled = structuredClone(description.document);
    delete spoiled.info.title;
    assert.equal((await new Validator().validate(structuredClone(spoiled))).valid, false);
    assert.match(findings(spoiled, rules), /title/);
  });

  it('names every method of a path; the others are refused and told which are taken', async () => {
    for (const path of Object.keys(description.document.paths)) {
      const operations = description.operations.filter((each) => each.path === path);
      const taken = operations.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).sort();
      const target = operations[0].url.replace(/\{\w+\}/g, 'x');
      for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
        const answer = await service.ask({ method, path: target });
        assert.equal(answer.status !== 405, taken.includes(method), `${method} ${target}: ${answer.status}`);
        if (answer.status === 405) assert.deepEqual(answer.headers.allow.split(', ').sort(), taken, target);
      }
    }
  });

  it('can be read by every web page', async () => {
    const answer = await service.ask({ path: '/v1/openapi.json' });
    assert.equal(answer.headers['access-control-allow-origin'], '*');
  });
});
