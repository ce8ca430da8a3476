import { jest } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { succeeded, type Answer, type Caller, type ProblemAnswer, type RawRequest } from './caller.js';
import {
  documentNumber,
  draftPlan,
  inDays,
  issuedCampaign,
  me,
  picture,
  storedFile,
  why,
  type Campaign,
} from './campaign.js';
import { logLength } from './databases.js';
import { foundOtherTenant, NOBODYS, type OtherTenant } from './other-tenant.js';
import {
  leavesOf,
  operationsOf,
  replaced,
  resolved,
  sampleOf,
  shapeOf,
  type ApiDocument,
  type ApiParameter,
  type ApiSchema,
  type Leaf,
  type NamedOperation,
} from './openapi.js';
import { cleanUp, sharedStandalone, until } from './standalone-under-test.js';

jest.setTimeout(240_000);

const server = await sharedStandalone()();
const api = (await server.anonymous().get<ApiDocument>('/api/openapi.json')).body;
const operations = operationsOf(api);
const changing = operations.filter(({ method }) => method !== 'GET');
const open = changing.filter(({ operation }) => operation.security?.length === 0);
const writes = changing.filter((operation) => !open.includes(operation));
const office = server.as('office');

/** Names no record, so that there is nothing a sample could lack. */
const TAKES_A_SAMPLE = /\/v1\/(?:exports|retention\/changes)$/;
/** Reference data of the deployment, of no tenant. */
const WITHOUT_TENANT = ['/api/directory/v1/divisions'];
/** Made by a job, from no event of its own; states.e2e.spec.ts asks for another tenant's. */
const OF_JOBS = ['/api/audit/v1/states'];
const JSON_TYPE = { 'content-type': 'application/json' };

afterAll(cleanUp);

type Refused = Answer<ProblemAnswer>;

/** What is wrong with a refusal: nothing is expected. */
function faults({ status, headers, body, text }: Refused, expected?: { status?: number; code?: string }): string[] {
  const found: string[] = [];
  if (status < 400 || status > 499) found.push(`status ${status}`);
  if (!(headers.get('content-type') ?? '').startsWith('application/problem+json')) {
    return [...found, `content type ${headers.get('content-type')}: ${text.slice(0, 200)}`];
  }
  if (body.status !== status) found.push(`body says status ${body.status}`);
  if (!/^[A-Z_]+\.[A-Z_]+$/.test(body.code)) found.push(`code ${body.code}`);
  if (expected?.status !== undefined && status !== expected.status)
    found.push(`${status} instead of ${expected.status} ${body.code}`);
  if (expected?.code !== undefined && body.code !== expected.code)
    found.push(`${body.code} instead of ${expected.code}`);
  return found;
}

function expectRefused(answer: Refused, status: number, code: string): void {
  expect({ status: answer.status, code: answer.body?.code }).toEqual({ status, code });
  expect(faults(answer)).toEqual([]);
}

/** The path with every id in it replaced. */
function at(operation: NamedOperation, id: string): string {
  return operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => (name === 'number' ? '1' : id));
}

async function send(caller: Caller, request: RawRequest): Promise<Refused> {
  return caller.send<ProblemAnswer>(request);
}

/** Sends every request, one after the other, and tells which were not refused as they should be. */
async function all(
  requests: readonly (RawRequest & { readonly what: string; readonly status?: number; readonly code?: string })[],
  caller = office,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const { what, status, code, ...request } of requests) {
    const answer = await send(caller, request);
    const found = faults(answer, {
      ...(status === undefined ? {} : { status }),
      ...(code === undefined ? {} : { code }),
    });
    if (found.length > 0) wrong.push(`${what}: ${found.join(', ')}`);
  }
  return wrong;
}

function storedFiles(): readonly string[] {
  const folder = path.join(server.folder, 'files');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();
}

let before = { events: 0, files: storedFiles() };

async function remember(): Promise<void> {
  before = { events: await logLength(server), files: storedFiles() };
}

async function expectNothingWritten(): Promise<void> {
  expect({ events: await logLength(server), files: storedFiles() }).toEqual(before);
}

function typeOf(schema: ApiSchema): string | undefined {
  if (schema.enum !== undefined || schema.const !== undefined) return 'choice';
  return typeof schema.type === 'string' ? schema.type : schema.type?.[0];
}

const OF_ANOTHER_TYPE: Readonly<Record<string, readonly unknown[]>> = {
  string: [12, true, {}, ['text']],
  choice: [12, 'no such choice', {}],
  integer: ['many', 1.5, {}],
  number: ['many', {}],
  boolean: ['yes', 1],
  array: [{}, 'text'],
  object: ['text', 12, []],
};

const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema(api, 'api', undefined, false);

/** Whether another branch of the union takes the value: then it is no bad input. */
function isTaken({ union }: Leaf, value: unknown): boolean {
  if (union === null) return false;
  const named = JSON.stringify(union).replaceAll('"#/components/', '"api#/components/');
  return ajv.validate(JSON.parse(named) as object, value);
}

/**
 * Every kind of bad input goes to one operation of each shape of body (without one: of each form of address); every
 * other operation refuses one of each sort. What stands in a named schema, such as a reason or a late entry, is tried
 * in the operation in which that schema comes first.
 */
const typical = new Set<NamedOperation>();
const firstWith = new Map<string, NamedOperation>();
for (const operation of writes) {
  const { method, path: at_, body } = operation;
  const shape = body === null ? `${method} ${at_.split('{').length}` : JSON.stringify(shapeOf(api, body));
  if (!firstWith.has(shape)) typical.add(operation);
  for (const key of [shape, ...leavesOf(api, body ?? {}).flatMap(({ named }) => named ?? [])]) {
    if (!firstWith.has(key)) firstWith.set(key, operation);
  }
}

/** A pointer of the answer names the place, or the union it is in. */
function names(answer: Refused, pointer: string): boolean {
  return (answer.body.errors ?? []).some((error) => error.in === 'body' && pointer.startsWith(error.pointer));
}

describe.each(writes.filter(({ body }) => body !== null).map((operation) => [operation.name, operation] as const))(
  '%s',
  (_name, operation) => {
    const schema = operation.body ?? {};
    const sample = sampleOf(api, schema);
    const isFirst = (name: string | null): boolean => name === null || firstWith.get(name) === operation;
    const leaves = leavesOf(api, schema).filter(({ within }) => isFirst(within));
    const opened = leaves.filter(({ named }) => isFirst(named));
    const target = at(operation, NOBODYS);
    const { method } = operation;
    const asJson = (value: unknown): RawRequest => ({
      method,
      path: target,
      headers: JSON_TYPE,
      body: JSON.stringify(value),
    });

    /** Puts each value at each place; the answer is 422 and names the place. */
    async function refusesAt(
      places: readonly Leaf[],
      values: (leaf: Leaf) => readonly unknown[],
      suffix = '',
    ): Promise<readonly string[]> {
      const wrong: string[] = [];
      for (const leaf of places) {
        for (const value of values(leaf)) {
          const answer = await send(office, asJson(replaced(sample, leaf.pointer, value)));
          const found = faults(answer, { status: 422, code: 'REQUEST.INVALID' });
          if (found.length === 0 && !names(answer, leaf.pointer + suffix)) {
            found.push(`names ${JSON.stringify(answer.body.errors)}`);
          }
          if (found.length > 0)
            wrong.push(`${leaf.pointer} = ${JSON.stringify(value).slice(0, 40)}: ${found.join(', ')}`);
        }
      }
      return wrong;
    }

    const texts = leaves.filter(({ schema: leaf }) => typeOf(leaf) === 'string');

    beforeAll(remember);
    afterAll(expectNothingWritten);

    it('refuses a member it does not know, and records that nobody has', async () => {
      const more = { ...(sample as object), notAMember: 1 };
      expect(await refusesAt(leaves.slice(0, 1), () => [more], '/notAMember')).toEqual([]);
      if (TAKES_A_SAMPLE.test(operation.path)) return;
      expect(await all([{ ...asJson(sample), what: 'the sample' }])).toEqual([]);
    });

    it('goes without a body exactly where nothing in it is required', async () => {
      const { required } = operation.operation.requestBody ?? {};
      const { status, body } = await send(office, { method, path: target });
      const missing = status === 422 && body.code === 'REQUEST.INVALID';
      expect({ required, missing }).toEqual(
        required === false ? { required, missing: false } : { required: true, missing: true },
      );
    });

    if (!typical.has(operation)) return;

    it('refuses what is not JSON, or not JSON in UTF-8', async () => {
      const bad = (what: string, body: string | Buffer): RawRequest & { what: string; status: number } => ({
        what,
        status: 400,
        method,
        path: target,
        headers: JSON_TYPE,
        body: typeof body === 'string' ? body : Uint8Array.from(body),
      });
      expect(
        await all([
          bad('cut off', JSON.stringify(sample).slice(0, -1)),
          bad('more behind', `${JSON.stringify(sample)}x`),
          bad('GBK', Buffer.from([0x22, 0xd6, 0xd0, 0x22])),
          bad('nested deeply', `${'['.repeat(5_000)}${']'.repeat(5_000)}`),
          bad('a member twice', '{"name":1,"name":2}'),
        ]),
      ).toEqual([]);
      const tooLarge = asJson({ text: 'x'.repeat(1024 * 1024) });
      expectRefused(await send(office, tooLarge), 413, 'REQUEST.TOO_LARGE');
    });

    it('refuses a body of another kind', async () => {
      const others = [null, [], 'text', 12, true].map((value) => ({
        ...asJson(value),
        what: JSON.stringify(value),
        status: 422,
        code: 'REQUEST.INVALID',
      }));
      expect(await all(others)).toEqual([]);
      const types = [
        'text/plain',
        'application/xml',
        'application/x-www-form-urlencoded',
        'application/json; charset=gbk',
      ];
      const media = types.map((type) => ({
        ...asJson(sample),
        headers: { 'content-type': type },
        what: type,
        status: 415,
        code: 'REQUEST.UNSUPPORTED_MEDIA_TYPE',
      }));
      expect(await all(media)).toEqual([]);
    });

    it('refuses members it does not know, inner ones too', async () => {
      const objects = opened.filter(({ schema: leaf }) => leaf.additionalProperties === false);
      const adding = (leaf: Leaf): readonly unknown[] => {
        const inner = leaf.pointer
          .split('/')
          .slice(1)
          .reduce<unknown>((value, token) => (value as Readonly<Record<string, unknown>>)[token], sample);
        return [{ ...(inner as object), notAMember: 1 }];
      };
      expect(objects.length).toBeGreaterThan(0);
      expect(await refusesAt(objects, adding, '/notAMember')).toEqual([]);
    });

    it('refuses to go without what it requires', async () => {
      const required = opened.flatMap((leaf) =>
        (leaf.schema.required ?? []).map((name) => ({ ...leaf, pointer: `${leaf.pointer}/${name}` })),
      );
      expect(await refusesAt(required, () => [undefined])).toEqual([]);
    });

    it('refuses values of another type', async () => {
      const others = (leaf: Leaf): readonly unknown[] =>
        (OF_ANOTHER_TYPE[typeOf(leaf.schema) ?? ''] ?? []).filter((value) => !isTaken(leaf, value));
      expect(await refusesAt(leaves.slice(1), others)).toEqual([]);
    });

    it('refuses dates that do not exist and ids that are none', async () => {
      const bad = ({ schema: { format } }: Leaf): readonly unknown[] => {
        if (format === 'date') return ['2026-02-30', '2026-2-3', '0000-00-00', '2026-03-02T00:00:00Z', ''];
        return format === 'uuid' ? ['1', NOBODYS.toUpperCase(), `${NOBODYS}0`, ''] : [];
      };
      expect(await refusesAt(texts, bad)).toEqual([]);
    });

    it('refuses NUL, lone surrogates and endless text', async () => {
      const bad = ['a\u0000b', '\ud800', 'a\udfffb', 'x'.repeat(300_000)];
      expect(await refusesAt(texts, () => bad)).toEqual([]);
    });
  },
);

describe.each(writes.map((operation) => [operation.name, operation] as const))('%s', (_name, operation) => {
  const { method, body } = operation;
  const sample = body === null ? undefined : JSON.stringify(sampleOf(api, body));
  const request = (id: string, headers: Readonly<Record<string, string>> = {}): RawRequest => ({
    method,
    path: at(operation, id),
    headers: { ...(sample === undefined ? {} : JSON_TYPE), ...headers },
    ...(sample === undefined ? {} : { body: sample }),
  });

  beforeAll(remember);
  afterAll(expectNothingWritten);

  it('refuses who sends no token, and a path that names no record', async () => {
    const none = { ...request(NOBODYS), what: 'no token', status: 401, code: 'ACCESS.UNAUTHENTICATED' };
    expect(await all([none], server.anonymous())).toEqual([]);
    if (operation.path.includes('{')) expect(await all([{ ...request('null'), what: 'null' }])).toEqual([]);
  });

  if (!typical.has(operation)) return;

  it('refuses who is not signed in', async () => {
    const bearer = (authorization: string): RawRequest & { what: string; status: number; code: string } => ({
      ...request(NOBODYS, { authorization }),
      what: authorization,
      status: 401,
      code: 'ACCESS.UNAUTHENTICATED',
    });
    const token = (await office.token()) ?? '';
    const [head, claims] = token.split('.');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    expect(
      await all(
        [
          bearer('Bearer '),
          bearer('Bearer x.y.z'),
          bearer('Basic b2ZmaWNlOmdvbmdqaWFu'),
          bearer(`Bearer ${head}.${claims}.AAAA`),
          bearer(`Bearer ${none}.${claims}.`),
        ],
        server.anonymous(),
      ),
    ).toEqual([]);
  });

  const writesOnce = (operation.operation.parameters ?? []).some(({ name }) => name === 'Idempotency-Key');
  if (writesOnce && !operation.takesForm) {
    it('refuses headers that cannot be', async () => {
      const bad = (
        headers: Readonly<Record<string, string>>,
        code: string,
      ): RawRequest & { what: string; status: number; code: string } => ({
        ...request(NOBODYS, headers),
        what: JSON.stringify(headers),
        status: 422,
        code,
      });
      expect(
        await all([
          bad({ 'idempotency-key': 'again' }, 'REQUEST.INVALID_IDEMPOTENCY_KEY'),
          bad({ 'idempotency-key': `${NOBODYS}, ${NOBODYS}` }, 'REQUEST.INVALID_IDEMPOTENCY_KEY'),
          bad({ 'if-match': '3' }, 'REQUEST.INVALID_IF_MATCH'),
          bad({ 'if-match': '*' }, 'REQUEST.INVALID_IF_MATCH'),
          bad({ 'if-match': '"-1"' }, 'REQUEST.INVALID_IF_MATCH'),
          bad({ 'if-match': `"${'9'.repeat(40)}"` }, 'REQUEST.INVALID_IF_MATCH'),
          bad({ 'gongjian-channel': 'pigeon' }, 'REQUEST.INVALID_CHANNEL'),
        ]),
      ).toEqual([]);
    });
  }

  if (operation.path.includes('{')) {
    it('refuses paths that name no record', async () => {
      const ids = ['1', '%00', '..%2f..%2fetc%2fpasswd', '%E4%BA%91', 'x'.repeat(3_000), NOBODYS.toUpperCase()];
      expect(await all(ids.map((id) => ({ ...request(id), what: id })))).toEqual([]);
    });
  }
});

const queryOf = ({ operation }: NamedOperation): readonly ApiParameter[] =>
  (operation.parameters ?? []).filter((parameter) => parameter.in === 'query');
const reads = operations.filter(({ method, streams }) => method === 'GET' && !streams);
/** One of each form of address and query: a history, a single record, a list of its own filters. */
const typicalReads = [...new Map(reads.map((operation) => [formOf(operation), operation])).values()];

function formOf(operation: NamedOperation): string {
  const query = queryOf(operation).map(({ name, schema }) => [name, shapeOf(api, schema ?? {})]);
  return JSON.stringify([operation.path.split('{').length, query]);
}

describe.each(typicalReads.map((operation) => [operation.name, operation] as const))('%s', (_name, operation) => {
  const query = queryOf(operation);

  beforeAll(remember);
  afterAll(expectNothingWritten);

  it('refuses queries that cannot be', async () => {
    const values = ['%00', '%ED%A0%80', "'; DROP TABLE x; --", `${'9'.repeat(400)}`, 'x'.repeat(4_100), '-1'];
    const unknown = { method: 'GET', path: `${at(operation, NOBODYS)}?notAParameter=1`, what: 'unknown parameter' };
    const strict = query.length > 0 ? [{ ...unknown, status: 422, code: 'REQUEST.INVALID' }] : [];
    const bad = query
      .filter(({ schema }) => typeOf(resolved(api, schema ?? {})) !== 'string' || schema?.format !== undefined)
      .flatMap(({ name }) =>
        values.map((value) => ({
          method: 'GET',
          path: `${at(operation, NOBODYS)}?${name}=${encodeURI(decodeSafely(value))}`,
          what: `${name}=${value.slice(0, 30)}`,
        })),
      );
    expect(await all([...strict, ...bad])).toEqual([]);
  });

  it('never fails inside, whatever is asked', async () => {
    const values = [
      '%00',
      '%ED%A0%80',
      '%',
      "'; DROP TABLE x; --",
      '云'.repeat(300),
      'AAAA',
      '2026-13-45',
      '1e400',
      '[]',
    ];
    const broken: string[] = [];
    for (const { name } of [...query, { name: 'cursor' }, { name: 'asOf' }, { name: 'effectiveOn' }]) {
      for (const value of values) {
        const { status } = await send(office, {
          method: 'GET',
          path: `${at(operation, NOBODYS)}?${name}=${encodeURI(value).replaceAll('%25', '%')}`,
        });
        if (status >= 500) broken.push(`${name}=${value}: ${status}`);
      }
    }
    for (const after of ['x', '1:2:3', `${NOBODYS}:1:0`, `${NOBODYS}:1:99999999999999999999`]) {
      const { status } = await send(office, {
        method: 'GET',
        path: at(operation, NOBODYS),
        headers: { 'gongjian-after': after },
      });
      if (status >= 500) broken.push(`Gongjian-After ${after}: ${status}`);
    }
    expect(broken).toEqual([]);
  });
});

function decodeSafely(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

describe('an address or a request that is none', () => {
  beforeAll(remember);
  afterAll(expectNothingWritten);

  it('is refused with a code', async () => {
    const request = (method: string, at_: string): RawRequest & { what: string } => ({
      method,
      path: at_,
      what: `${method} ${at_.slice(0, 60)}`,
    });
    expect(
      await all([
        request('GET', '/api/directory/v1/nothing'),
        request('GET', '/api/directory/v2/units'),
        request('DELETE', '/api/directory/v1/units'),
        request('PATCH', '/api/plans/v1/plans'),
        request('GET', `/${'x'.repeat(10_000)}`),
        request('GET', '/%c0%af..%c0%afetc/passwd'),
        request('GET', '/api/../../../../etc/passwd'),
      ]),
    ).toEqual([]);
  });

  it('is refused when it is not HTTP, or its head is too large', async () => {
    const { status } = await new Promise<{ readonly status: number }>((resolve, reject) => {
      const request = http.get(`${server.address}/health/live`, { headers: { 'x-large': 'x'.repeat(100_000) } });
      request.on('response', (response) => {
        response.resume();
        resolve({ status: response.statusCode ?? 0 });
      });
      request.on('error', reject);
    });
    expect(status).toBe(431);
  });
});

/** Sends a form of which the file never ends before `bytes`, as fast as it is taken. */
function stream(
  at_: string,
  token: string,
  bytes: number,
  options: { readonly declareLength: boolean },
): Promise<{ readonly status: number; readonly text: string; readonly sent: number }> {
  const head = Buffer.from(
    '--edge\r\nContent-Disposition: form-data; name="file"; filename="large.txt"\r\nContent-Type: text/plain\r\n\r\n',
  );
  const tail = Buffer.from('\r\n--edge--\r\n');
  const chunk = Buffer.alloc(256 * 1024, 'x');
  const agent = new http.Agent({ keepAlive: true });
  let sent = 0;
  return new Promise((resolve, reject) => {
    const request = http.request(new URL(at_, server.address), {
      method: 'POST',
      agent,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'multipart/form-data; boundary=edge',
        ...(options.declareLength ? { 'content-length': head.length + bytes + tail.length } : {}),
      },
    });
    let answered = false;
    request.on('response', (response) => {
      answered = true;
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => {
        request.destroy();
        agent.destroy();
        resolve({ status: response.statusCode ?? 0, text, sent });
      });
      response.on('error', reject);
    });
    request.on('error', (error) => {
      if (!answered) reject(error);
    });
    const more = (): void => {
      while (!answered && sent < bytes) {
        sent += chunk.length;
        if (!request.write(chunk)) {
          request.once('drain', more);
          return;
        }
      }
      if (!answered) request.end(tail);
    };
    request.write(head);
    more();
  });
}

describe('a file', () => {
  beforeAll(remember);
  afterAll(expectNothingWritten);

  const FILES = '/api/plans/v1/files';
  const IMPORTS = '/api/plans/v1/plan-imports';

  it.each([
    [FILES, true],
    [FILES, false],
    [IMPORTS, true],
    [IMPORTS, false],
  ])('of 200 MB is refused by %s before it is all there (length declared: %s)', async (at_, declareLength) => {
    const token = (await office.token()) ?? '';
    const { status, text, sent } = await stream(at_, token, 200 * 1024 * 1024, { declareLength });
    expect(status).toBe(413);
    expect((JSON.parse(text) as ProblemAnswer).code).toMatch(/^(REQUEST|FILE|DOCUMENT)\.TOO_LARGE$/);
    expect(sent).toBeLessThan(200 * 1024 * 1024);
    expect(await server.anonymous().get('/health/live')).toMatchObject({ status: 200 });
  });

  it.each(['../../../etc/passwd.png', '/etc/passwd.png', '..\\..\\boot.png', 'C:\\boot.png', '..', 'a\u0000.png', ''])(
    'named %j is refused',
    async (name) => {
      const answer = await rawUpload(FILES, name, picture());
      expect(faults(answer)).toEqual([]);
      expect([400, 422]).toContain(answer.status);
    },
  );

  it.each([
    ['that is empty', 'empty.txt', Buffer.alloc(0), 'FILE.EMPTY'],
    [
      'that is a program',
      'report.pdf',
      Buffer.from('\x7fELF\x02\x01\x01\0'.padEnd(4_096, '\0'), 'latin1'),
      'FILE.TYPE_REFUSED',
    ],
    [
      'of unknown bytes',
      'photo.png',
      Buffer.from(Array.from({ length: 4_096 }, (_, n) => (n * 37) % 256)),
      'FILE.TYPE_REFUSED',
    ],
    ['marked 机密', 'note.txt', Buffer.from('机密★10年\n关于某事的通知\n正文。'), 'FILE.SECRET'],
    ['whose name is marked 绝密', '绝密-名单.png', picture(), 'FILE.SECRET'],
  ])('%s is refused', async (_what, name, bytes, code) => {
    expectRefused(await office.upload<ProblemAnswer>(FILES, { name, bytes }), 422, code);
  });

  it.each([
    ['that is empty', 'plan.txt', Buffer.alloc(0), 'DOCUMENT.EMPTY'],
    ['of blanks', 'plan.txt', Buffer.from(' \n\t\r\n　'), 'DOCUMENT.EMPTY'],
    ['that is a picture', 'plan.txt', picture(), undefined],
    ['of unknown bytes', 'plan.docx', Buffer.from(Array.from({ length: 4_096 }, (_, n) => (n * 37) % 256)), undefined],
    ['that is only the start of a zip', 'plan.docx', Buffer.from('PK\x03\x04\x14\0\0\0', 'latin1'), undefined],
    ['marked 秘密', 'plan.txt', Buffer.from('秘密★5年\n清河县创建工作方案\n一、工作目标。'), 'DOCUMENT.SECRET'],
  ])('%s is no plan document', async (_what, name, bytes, code) => {
    const answer = await office.upload<ProblemAnswer>(IMPORTS, { name, bytes });
    expect(faults(answer)).toEqual([]);
    expect(answer.body.code).toMatch(/^DOCUMENT\./);
    if (code !== undefined) expect(answer.body.code).toBe(code);
  });

  it.each([FILES, IMPORTS])('is what %s takes, in a form', async (at_) => {
    const form = (body: string, type = 'multipart/form-data; boundary=edge'): RawRequest => ({
      method: 'POST',
      path: at_,
      headers: { 'content-type': type },
      body,
    });
    const part = (name: string, rest = ''): string =>
      `--edge\r\nContent-Disposition: form-data; name="${name}"${rest}\r\n\r\nx\r\n--edge--\r\n`;
    expect(
      await all([
        { ...form('{}', 'application/json'), what: 'JSON', status: 415 },
        { ...form('x', 'text/plain'), what: 'plain text', status: 415 },
        { ...form('--edge--\r\n'), what: 'an empty form' },
        { ...form('not a form'), what: 'no form' },
        { ...form(part('file')), what: 'a field instead of a file' },
        { ...form(part('other', '; filename="a.txt"')), what: 'another field' },
        { ...form(part('file', '; filename="a.txt"').slice(0, -12)), what: 'a form that breaks off' },
        { ...form('x', 'multipart/form-data'), what: 'no boundary' },
      ]),
    ).toEqual([]);
  });

  async function rawUpload(at_: string, name: string, bytes: Uint8Array): Promise<Refused> {
    const body = Buffer.concat([
      Buffer.from(`--edge\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`, 'utf8'),
      bytes,
      Buffer.from('\r\n--edge--\r\n'),
    ]);
    return send(office, {
      method: 'POST',
      path: at_,
      headers: { 'content-type': 'multipart/form-data; boundary=edge' },
      body: Uint8Array.from(body),
    });
  }
});

describe('a command id', () => {
  it('sent twice with one body is answered alike, and written once', async () => {
    const { rootDivision } = await me(office);
    const body = { name: '一次登记的单位', kind: 'bureau', divisionId: rootDivision.id, effectiveOn: '2026-01-01' };
    const key = { 'idempotency-key': randomUUID() };
    await remember();
    const first = await office.post('/api/directory/v1/units', body, key);
    const second = await office.post('/api/directory/v1/units', body, key);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    expect(await logLength(server)).toBe(before.events + 1);
    const { id } = first.body;
    const rename = { name: '改过一次名的单位', effectiveOn: '2026-02-01' };
    const again = { 'idempotency-key': randomUUID() };
    const answers = [
      await office.post(`/api/directory/v1/units/${id}/rename`, rename, again),
      await office.post(`/api/directory/v1/units/${id}/rename`, rename, again),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    expect(await logLength(server)).toBe(before.events + 2);
  });

  it('sent again with another body is refused', async () => {
    const { rootDivision } = await me(office);
    const body = { name: '第一份', kind: 'bureau', divisionId: rootDivision.id, effectiveOn: '2026-01-01' };
    const key = { 'idempotency-key': randomUUID() };
    const { id } = succeeded(await office.post('/api/directory/v1/units', body, key));
    const file = { name: '同号.png', bytes: picture() };
    const fileKey = { 'idempotency-key': randomUUID() };
    succeeded(await office.upload('/api/plans/v1/files', file, {}, fileKey));
    await remember();
    const others = [
      await office.post<ProblemAnswer>('/api/directory/v1/units', { ...body, name: '第二份' }, key),
      await office.post<ProblemAnswer>(
        `/api/directory/v1/units/${id}/rename`,
        { name: '第三份', effectiveOn: '2026-02-01' },
        key,
      ),
      await office.upload<ProblemAnswer>('/api/plans/v1/files', { ...file, bytes: picture() }, {}, fileKey),
    ];
    expect(others.map(({ status }) => status)).toEqual(others.map(() => 422));
    expect(new Set(others.map(({ body: { code } }) => code)).size).toBe(1);
    await expectNothingWritten();
  });

  it('sent again with another name of a person keeps the first: personal values are in no hash', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const first = await office.post('/api/directory/v1/people', { name: '先到的人', phone: '13900000001' }, key);
    await remember();
    const second = await office.post('/api/directory/v1/people', { name: '后到的人', phone: '13900000002' }, key);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    await expectNothingWritten();
    const after = { 'gongjian-after': first.body.position ?? '' };
    const read = await office.get(`/api/directory/v1/people/${first.body.id}`, after);
    expect(read.body).toMatchObject({ name: '先到的人' });
  });

  it('sent at the same moment many times is written once', async () => {
    const { rootDivision } = await me(office);
    const body = { name: '同时登记的单位', kind: 'bureau', divisionId: rootDivision.id, effectiveOn: '2026-01-01' };
    const key = { 'idempotency-key': randomUUID() };
    await remember();
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => office.post('/api/directory/v1/units', body, key)),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await logLength(server)).toBe(before.events + 1);
  });
});

describe('what cannot follow', () => {
  let campaign: Campaign;
  let draft: { readonly planId: string };
  let closedUnit: string;

  beforeAll(async () => {
    campaign = await issuedCampaign(server);
    draft = await draftPlan(server);
    const { rootDivision } = await me(office);
    const unit = { name: '将要撤销的单位', kind: 'bureau', divisionId: rootDivision.id, effectiveOn: '2026-01-01' };
    closedUnit = succeeded(await office.post('/api/directory/v1/units', unit)).id;
    succeeded(
      await office.post(`/api/directory/v1/units/${closedUnit}/close`, {
        reason: '机构改革',
        effectiveOn: '2026-02-01',
      }),
    );
    await remember();
  });

  afterAll(expectNothingWritten);

  const task = (suffix: string): string => `/api/plans/v1/tasks/${campaign.taskId}/${suffix}`;

  it('a stale If-Match is refused with 412', async () => {
    const stale = { 'if-match': '"0"' };
    const refused = [
      await office.post<ProblemAnswer>(
        `/api/directory/v1/units/${closedUnit}/rename`,
        { name: '旧版本改名', effectiveOn: '2026-01-15' },
        stale,
      ),
      await office.post<ProblemAnswer>(`/api/plans/v1/plans/${campaign.planId}/close`, {}, stale),
      await office.post<ProblemAnswer>(
        `/api/plans/v1/plans/${draft.planId}/issue`,
        { number: documentNumber(), issuedOn: inDays(0) },
        { 'if-match': '"77"' },
      ),
    ];
    for (const answer of refused) expectRefused(answer, 412, 'PRECONDITION.STALE');
  });

  it('a unit that is closed is not renamed, moved or given work', async () => {
    const { rootDivision } = await me(office);
    const later = '2026-03-01';
    const refused = [
      await office.post<ProblemAnswer>(`/api/directory/v1/units/${closedUnit}/rename`, {
        name: '新名',
        effectiveOn: later,
      }),
      await office.post<ProblemAnswer>(`/api/directory/v1/units/${closedUnit}/move`, {
        divisionId: rootDivision.id,
        effectiveOn: later,
      }),
      await office.post<ProblemAnswer>(`/api/directory/v1/units/${closedUnit}/close`, {
        reason: '再撤',
        effectiveOn: later,
      }),
    ];
    for (const answer of refused) expectRefused(answer, 409, 'UNIT.CLOSED');
    await until(async () => {
      const { body } = await office.get<{ readonly status: string }>(`/api/directory/v1/units/${closedUnit}`);
      return body.status === 'closed';
    }, 'the unit reads closed');
    const given = await office.post<ProblemAnswer>(`/api/plans/v1/tasks`, {
      planId: campaign.planId,
      heading: '分给已撤销单位',
      units: [{ role: 'lead', unitId: closedUnit }],
      dueOn: inDays(20),
      source: { kind: 'meeting' },
    });
    expectRefused(given, 422, 'UNIT.CLOSED');
  });

  it('a plan is not issued twice, nor its draft changed, nor a draft closed', async () => {
    const refused = [
      await office.post<ProblemAnswer>(`/api/plans/v1/plans/${campaign.planId}/issue`, {
        number: documentNumber(),
        issuedOn: inDays(0),
      }),
      await office.post<ProblemAnswer>(`/api/plans/v1/plans/${campaign.planId}/items`, { heading: '迟到的一项' }),
      await office.post<ProblemAnswer>(`/api/plans/v1/plans/${campaign.planId}/discard`, { reason: why }),
      await office.post<ProblemAnswer>(`/api/plans/v1/plans/${draft.planId}/close`, {}),
    ];
    for (const answer of refused) expect(faults(answer, { status: 409 })).toEqual([]);
  });

  it('a task is not reviewed before evidence, nor submitted before it is signed for', async () => {
    const liaison = server.as('unit-liaison');
    const { id: fileId } = await storedFile(liaison);
    await remember();
    const refused = [
      await liaison.post<ProblemAnswer>(task('submissions'), { evidence: [{ fileId }] }),
      await liaison.post<ProblemAnswer>(task('extension-requests'), { until: inDays(60), reason: why }),
      await server.as('unit-head').post<ProblemAnswer>(task('reviews'), {
        submission: 1,
        level: 1,
        reviewed: ['a'.repeat(64)],
        result: 'approve',
      }),
      await office.post<ProblemAnswer>(task('extension-requests/1/decision'), { decision: 'refuse', reason: why }),
    ];
    for (const answer of refused) expect(faults(answer)).toEqual([]);
  });

  it('a task is not done by whom it was not given, nor by readers', async () => {
    for (const account of ['auditor', 'reviewer', 'community', 'security']) {
      const answer = await server.as(account).post<ProblemAnswer>(task('sign-for'), {});
      expect(faults(answer)).toEqual([]);
      expect([403, 404]).toContain(answer.status);
    }
  });
});

describe("another tenant's ids", () => {
  let other: OtherTenant;

  let own: string;
  let events: number;

  beforeAll(async () => {
    other = await foundOtherTenant(server);
    own = (await me(office)).tenant.id;
    events = await logLength(server, own);
  });

  /** What the other tenant's records set off is its own affair. */
  afterAll(async () => expect(await logLength(server, own)).toBe(events));

  it('are refused by every operation exactly as those that nobody has, and so is what lies below them', async () => {
    const wrong: string[] = [];
    const asked = new Set<string>();
    for (const operation of [...writes, ...reads]) {
      const category = other.ids.find(([prefix]) => operation.path.startsWith(`${prefix}/{`));
      if (category === undefined) continue;
      const [prefix, id] = category;
      asked.add(prefix);
      const sample = operation.body === null ? undefined : JSON.stringify(sampleOf(api, operation.body));
      const ask = (one: string, account: string): Promise<Refused> =>
        send(server.as(account), {
          method: operation.method,
          path: operation.path.replace(/\{id\}/, one).replace(/\{[^}]+\}/g, NOBODYS),
          ...(sample === undefined ? {} : { headers: JSON_TYPE, body: sample }),
        });
      for (const account of ['office', 'leader', 'auditor', 'security']) {
        const answer = await ask(id, account);
        const nobodys = await ask(NOBODYS, account);
        const found = faults(answer, { status: nobodys.status, code: nobodys.body.code });
        if (![403, 404, 422].includes(answer.status)) found.push(`status ${answer.status}`);
        if (answer.text.includes(other.secret)) found.push('shows what the record holds');
        if (found.length > 0) wrong.push(`${account} ${operation.name}: ${found.join(', ')}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(other.ids.filter(([prefix]) => !asked.has(prefix))).toEqual([]);
  });

  it('are of every kind of record that the API reads', () => {
    const collections = reads.flatMap(({ path: at_ }) => /^[^{]+(?=\/\{id\})/.exec(at_) ?? []);
    const known = new Set(other.ids.map(([prefix]) => prefix));
    expect([...new Set(collections)].filter((collection) => !known.has(collection))).toEqual([
      ...WITHOUT_TENANT,
      ...OF_JOBS,
    ]);
  });

  it('are refused in bodies', async () => {
    const id = (prefix: string): string => other.ids.find(([known]) => known === prefix)?.[1] ?? '';
    const { rootDivision, units } = await me(office);
    const foreignUnit = id('/api/directory/v1/units');
    const refused = [
      await office.post<ProblemAnswer>('/api/directory/v1/units', {
        name: '挂在别处的单位',
        kind: 'bureau',
        divisionId: rootDivision.id,
        superiorId: foreignUnit,
        effectiveOn: '2026-01-01',
      }),
      await office.post<ProblemAnswer>('/api/directory/v1/people', {
        name: '别处任职',
        post: { title: '干部', unitId: foreignUnit, from: '2026-01-01' },
      }),
      await office.post<ProblemAnswer>('/api/plans/v1/programmes', { authorityUnitId: foreignUnit, definition: {} }),
      await office.post<ProblemAnswer>('/api/plans/v1/tasks', {
        planId: id('/api/plans/v1/plans'),
        heading: '别处方案的任务',
        units: [{ role: 'lead', unitId: units[0]?.id }],
        dueOn: inDays(20),
        source: { kind: 'meeting' },
      }),
      await office.post<ProblemAnswer>('/api/plans/v1/plans', {
        programmeId: id('/api/plans/v1/programmes'),
        header: {
          title: '别处项目的方案',
          authorityUnitId: units[0]?.id,
          divisionId: rootDivision.id,
          period: { from: inDays(0), to: inDays(10) },
        },
      }),
    ];
    for (const answer of refused) {
      expect(faults(answer)).toEqual([]);
      expect([404, 422]).toContain(answer.status);
    }
  });

  it('are on no public page of this tenant', async () => {
    const id = other.ids.find(([prefix]) => prefix.endsWith('/notices'))?.[1] ?? '';
    const { tenant } = await me(office);
    const pages = `/api/awards/v1/public/${encodeURIComponent(tenant.name)}`;
    const notice = await server.anonymous().get<ProblemAnswer>(`${pages}/notices/${id}`);
    expectRefused(notice, 404, 'RESOURCE.NOT_FOUND');
    for (const list of ['notices', 'titles']) {
      const { status, text } = await server.anonymous().get(`${pages}/${list}`);
      expect([status, text.includes(other.secret)]).toEqual([200, false]);
    }
    const objection = { titleId: NOBODYS, name: '某人', contact: '00000', text: '有异议。' };
    const objecting = await server.anonymous().post<ProblemAnswer>(`${pages}/notices/${id}/objections`, objection);
    const nobodys = await server.anonymous().post<ProblemAnswer>(`${pages}/notices/${NOBODYS}/objections`, objection);
    expectRefused(objecting, nobodys.status, nobodys.body.code);
    expect(nobodys.status).toBe(404);
  });

  it('stand in no list', async () => {
    const lists = reads.filter(({ path: at_ }) => !at_.includes('{'));
    const seen: string[] = [];
    for (const { path: at_ } of lists) {
      const { text } = await server.as('auditor').get(at_);
      for (const [, id] of other.ids) if (text.includes(id)) seen.push(`${at_} shows ${id}`);
      if (text.includes(other.secret)) seen.push(`${at_} shows what the record holds`);
    }
    expect(lists.length).toBeGreaterThan(8);
    expect(seen).toEqual([]);
  });
});

describe.each(open.map((operation) => [operation.name, operation] as const))(
  '%s, which anybody may send',
  (_name, operation) => {
    beforeAll(remember);
    afterAll(expectNothingWritten);

    it('refuses bad input without a sign-in, and all input once there was too much of it', async () => {
      const { method, body } = operation;
      const sample = sampleOf(api, body ?? {}) as Readonly<Record<string, unknown>>;
      const [required = ''] = body?.required ?? [];
      const { [required]: _missing, ...without } = sample;
      const request = (what: string, sent: string, status: number, code: string, id = NOBODYS) => ({
        ...{ what, status, code, method, path: at(operation, id), headers: JSON_TYPE, body: sent },
      });
      const invalid = (what: string, value: unknown) => request(what, JSON.stringify(value), 422, 'REQUEST.INVALID');
      const anybody = server.anonymous();
      expect(
        await all(
          [
            request('cut off', JSON.stringify(sample).slice(0, -1), 400, 'REQUEST.MALFORMED_JSON'),
            invalid('a list', []),
            invalid('a member more', { ...sample, notAMember: 1 }),
            invalid('without what is required', without),
            invalid('of another type', { ...sample, [required]: 12 }),
            invalid('NUL', { ...sample, [required]: 'a\u0000b' }),
            invalid('endless', { ...sample, [required]: 'x'.repeat(300_000) }),
          ],
          anybody,
        ),
      ).toEqual([]);
      let last: Refused | undefined;
      for (let n = 0; n < 10 && last?.status !== 429; n += 1) {
        last = await anybody.send<ProblemAnswer>(request('the sample', JSON.stringify(sample), 404, ''));
        expect([404, 429]).toContain(last.status);
      }
      expect({ status: last?.status, code: last?.body.code }).toEqual({ status: 429, code: 'REQUEST.TOO_MANY' });
      expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
    });
  },
);
