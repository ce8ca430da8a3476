import { jest } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { lookUp, operationsOf, referencesIn, type ApiDocument, type NamedOperation } from './openapi.js';
import { cleanUp, sharedStandalone, workspace } from './standalone-under-test.js';

jest.setTimeout(120_000);

const running = sharedStandalone();
let document: ApiDocument;
let operations: readonly NamedOperation[];

beforeAll(async () => {
  const answer = await (await running()).anonymous().get<ApiDocument>('/api/openapi.json');
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  document = answer.body;
  operations = operationsOf(document);
});

afterAll(cleanUp);

/** Pages for everybody, and what a transparency log shows to everybody at the addresses that its readers know. */
function isForEverybody(address: string): boolean {
  return address.includes('/v1/public/') || /^\/api\/audit\/v1\/trees\/.+\/(checkpoint|tile\/\{level\})/.test(address);
}

/** Whatever its parameters are called. */
function asNamed(address: string): string {
  return address.replaceAll(/\{[^}]+\}|\$[A-Z_0-9]+/g, '{}');
}

describe('the OpenAPI document', () => {
  it('is OpenAPI 3.1 with a title and a version', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(document.info.title).not.toBe('');
    expect(document.info.version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('has the operations of every service', () => {
    const contexts = new Set(operations.map(({ path }) => /^\/api\/([a-z]+)\/v\d+\//.exec(path)?.[1]));
    expect([...contexts].sort()).toEqual(['assessments', 'audit', 'awards', 'directory', 'plans']);
    expect(operations.filter(({ method }) => method !== 'GET').length).toBeGreaterThan(60);
  });

  it('has every operation the guides name', () => {
    const folder = path.join(workspace, 'docs/guides');
    const known = new Set(operations.map(({ method, path: address }) => `${method} ${asNamed(address)}`));
    const named = readdirSync(folder).flatMap((guide) =>
      [
        ...readFileSync(path.join(folder, guide), 'utf8').matchAll(/\b(GET|POST|PUT|DELETE) (\/api\/[\w\-./{}$]+)/g),
      ].map(([, method, address]) => `${method} ${asNamed(address ?? '')}`),
    );
    expect(named.filter((each) => !known.has(each))).toEqual([]);
    expect(new Set(named).size).toBeGreaterThan(60);
  });

  it('refers only to what it holds', () => {
    const broken = referencesIn(document).filter(({ to }) => lookUp(document, to) === undefined);
    expect(broken).toEqual([]);
    expect(referencesIn(document).length).toBeGreaterThan(100);
  });

  it('names every operation once and groups it', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(ids).not.toContain(undefined);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(operations.filter(({ operation }) => (operation.tags?.length ?? 0) !== 1).map(({ name }) => name)).toEqual(
      [],
    );
  });

  it('tells success, refusal and who may call of every operation', () => {
    const untold = operations.filter(({ path: address, operation: { responses = {}, security } }) => {
      const isPublic = isForEverybody(address);
      const refusals = isPublic ? ['422'] : ['401', '403', '422'];
      const statuses = Object.keys(responses);
      const told =
        statuses.some((status) => /^2\d\d$/.test(status)) && refusals.every((status) => statuses.includes(status));
      return !told || security?.length !== (isPublic ? 0 : 1);
    });
    expect(untold.map(({ name }) => name)).toEqual([]);
  });

  it('opens the public pages, checkpoints, tiles and what anybody may object to, and nothing else', () => {
    const open = operations.filter(({ operation: { security } }) => security?.length === 0);
    expect(open.map(({ name }) => name).sort()).toEqual([
      'GET /api/audit/v1/trees/{tenant}/{number}/checkpoint',
      'GET /api/audit/v1/trees/{tenant}/{number}/tile/{level}/{path}',
      'GET /api/awards/v1/public/{tenant}/notices',
      'GET /api/awards/v1/public/{tenant}/notices/{id}',
      'GET /api/awards/v1/public/{tenant}/titles',
      'GET /api/directory/v1/public/sign-in',
      'POST /api/awards/v1/public/{tenant}/notices/{id}/objections',
    ]);
    const writes = open.filter(({ method }) => method !== 'GET');
    expect(writes.filter(({ operation: { responses = {} } }) => !('429' in responses))).toEqual([]);
  });

  it('declares exactly the parameters that stand in the path', () => {
    const wrong = operations.filter(({ path, operation }) => {
      const inPath = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name).sort();
      const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
      return (
        JSON.stringify(declared.map(({ name }) => name).sort()) !== JSON.stringify(inPath) ||
        declared.some(({ required, schema }) => required !== true || schema === undefined)
      );
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('gives the schema of what every success answers', () => {
    const without = operations.filter(({ operation }) => {
      const [, success] = Object.entries(operation.responses ?? {}).find(([status]) => /^20[012]$/.test(status)) ?? [];
      const { content = {} } = success as {
        readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
      };
      const schemas = Object.values(content).map(({ schema }) => schema);
      return schemas.length === 0 || schemas.some((schema) => schema === undefined || Object.keys(schema).length === 0);
    });
    expect(without.map(({ name }) => name)).toEqual([]);
  });

  it('holds JSON schemas of dialect 2020-12', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema(document, 'api', undefined, false);
    const compiled = Object.keys(document.components.schemas).map((name) =>
      ajv.compile({ $ref: `api#/components/schemas/${name}` }),
    );
    for (const { body } of operations) {
      const named = JSON.stringify(body).replaceAll('"#/components/', '"api#/components/');
      if (body !== null) compiled.push(ajv.compile(JSON.parse(named) as object));
    }
    expect(compiled.length).toBeGreaterThan(60);
    const problem = ajv.compile({ $ref: 'api#/components/schemas/Problem' });
    expect(problem({ type: 'about:blank' })).toBe(false);
  });
});
