import { Clock, type CommandResult } from '@gongjian/shared-event-sourcing';
import { DomainError } from '@gongjian/shared-kernel';
import {
  Body,
  Controller,
  Get,
  Injectable,
  Module,
  Param,
  Post,
  Query,
  Req,
  UseGuards,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiExtension } from '@nestjs/swagger';
import http from 'node:http';
import { connect, type Socket } from 'node:net';
import { z } from 'zod';
import {
  AcceptsMultipart,
  AcceptsYaml,
  After,
  createHttpApp,
  cursor,
  decimal,
  instant,
  localDate,
  pageLimit,
  personal,
  PinoLogger,
  PositionTokens,
  PublicWrite,
  RateLimited,
  ReadinessCheck,
  readUpload,
  Reply,
  served,
  setPrincipal,
  text,
  uuid,
  WriteContext,
  writeAnswer,
  written,
  type FastifyReply,
  type FastifyRequest,
  type HttpApp,
  type PublicWriteRequest,
  type ReadinessReport,
  type ReadinessState,
  type WriteRequest,
} from './index.js';

const NOW = '2026-11-25T17:30:00.000Z';
const ID = '018f3c1e-6f2a-7b11-9c55-2f1f0e7a9d31';
const LOG = '3b0f7f5c-1b1e-4a55-8a55-aaaaaaaaaaaa';

const noteRequest = z
  .strictObject({
    title: text(100),
    phone: personal(20).optional().meta({ description: '手机号码。Whom to call.' }),
    due: localDate().optional(),
    at: instant().optional(),
    score: decimal().optional(),
    count: z.int().min(0).max(10).optional(),
    owner: uuid().optional(),
    tags: z.array(text(10)).max(3).optional(),
    kind: z.enum(['a', 'b']).optional(),
  })
  .meta({ id: 'NoteRequest' });
const seenRequest = z.strictObject({ by: text(10).optional() }).meta({ id: 'SeenRequest' });
const listQuery = z.strictObject({ limit: pageLimit(), cursor: cursor().optional() });

const seen: { body?: z.output<typeof noteRequest>; write?: WriteRequest } = {};

@Injectable()
class TestGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { authorization } = request.headers;
    const kind = authorization === 'an agency' ? 'service' : 'person';
    if (authorization !== undefined) setPrincipal(request, { kind, name: authorization });
    return true;
  }
}

@Controller('api/notes/v1')
@UseGuards(TestGuard)
class NotesController {
  @Post('notes')
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async create(
    @Body({ schema: noteRequest }) body: z.output<typeof noteRequest>,
    @WriteContext() write: WriteRequest,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    seen.body = body;
    seen.write = write;
    const result: CommandResult = { stream: `note-${ID}`, revision: 3n, position: '0000000042', changed: true };
    return written(reply, { status: 201, id: ID, result });
  }

  @Post('yaml-notes')
  @AcceptsYaml()
  createFromYaml(@Body({ schema: noteRequest }) body: z.output<typeof noteRequest>): unknown {
    return { body };
  }

  @Post('notes/:id/seen')
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  markSeen(@Body({ schema: seenRequest }) body: z.output<typeof seenRequest>): unknown {
    return { body };
  }

  @Get('notes')
  list(@Query({ schema: listQuery }) query: z.output<typeof listQuery>, @After() after?: string): unknown {
    return { query, after: after ?? null };
  }

  @Get('notes/:id')
  async one(@Param('id', { schema: uuid() }) id: string, @Reply() reply: FastifyReply): Promise<unknown> {
    return served(reply, { id }, { revision: 7n, position: '0000000009' });
  }

  @Get('refusals/:code')
  refuse(@Param('code') code: string): never {
    if (code === 'boom') throw new Error('secret detail of 张三');
    const kinds = { invalid: 'invalid', forbidden: 'forbidden', missing: 'not-found', conflict: 'conflict' } as const;
    const kind = kinds[code as keyof typeof kinds] ?? 'conflict';
    throw new DomainError(code in kinds ? 'NOTE.REFUSED' : code, kind, { zh: '不行。', en: 'No.' }, { revision: 3n });
  }

  @Post('files')
  @AcceptsMultipart()
  async upload(@Req() request: FastifyRequest): Promise<unknown> {
    const { fileName, fields, content } = await readUpload(request);
    let bytes = 0;
    for await (const chunk of content) bytes += chunk.length;
    return { fileName, fields, bytes };
  }

  @Get('slow')
  async slow(): Promise<unknown> {
    slow.entered();
    await slow.released;
    return { done: true };
  }
}

@ApiExtension('x-public', true)
@Controller('public/notes/v1')
class OpenNotesController {
  @Get('notes')
  list(): unknown {
    return [];
  }

  @Post('notes')
  @RateLimited({ requests: 3, seconds: 60 })
  create(
    @Body({ schema: seenRequest }) _body: z.output<typeof seenRequest>,
    @PublicWrite() write: PublicWriteRequest,
  ): unknown {
    return write;
  }
}

/** Lets a test hold a request open. */
const slow = ((): { entered: () => void; release: () => void; started: Promise<void>; released: Promise<void> } => {
  let entered = (): void => undefined;
  let release = (): void => undefined;
  const started = new Promise<void>((resolve) => (entered = resolve));
  const released = new Promise<void>((resolve) => (release = resolve));
  return { entered, release, started, released };
})();

class FixedClock extends Clock {
  override now(): string {
    return NOW;
  }
}

class TestTokens extends PositionTokens {
  override async of(position: string): Promise<string> {
    return `${LOG}:1:${position.replace(/^0+/, '')}`;
  }
}

const readiness: { state: ReadinessState } = { state: { ready: true } };

class TestCheck extends ReadinessCheck {
  override readonly name = 'store';

  override async check(): Promise<ReadinessState> {
    return readiness.state;
  }
}

@Module({
  controllers: [NotesController, OpenNotesController],
  providers: [{ provide: Clock, useClass: FixedClock }, { provide: PositionTokens, useClass: TestTokens }, TestCheck],
})
class TestModule {}

const logged: string[] = [];
let app: HttpApp;
let base: string;

beforeAll(async () => {
  const logger = new PinoLogger('debug', { write: (line: string) => void logged.push(line) });
  app = await createHttpApp(TestModule, { port: 0, logger, maxFileBytes: 100_000 });
  base = await app.listen();
});

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly json: Readonly<Record<string, unknown>>;
}

async function send(path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(base + path, init);
  return {
    status: response.status,
    headers: response.headers,
    json: (await response.json()) as Readonly<Record<string, unknown>>,
  };
}

function post(body: string | Buffer, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return send('/api/notes/v1/notes', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer x', ...headers },
    body,
  });
}

function expectProblem(answer: Answer, status: number, code: string): void {
  expect({ status: answer.status, code: answer.json['code'] }).toEqual({ status, code });
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(answer.json).toMatchObject({
    type: `urn:gongjian:problem:${code}`,
    status,
    title: expect.any(String),
    detail: expect.any(String),
    detailEn: expect.any(String),
    instance: expect.stringMatching(/^\//),
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
}

function errorsOf(answer: Answer): readonly (readonly [unknown, unknown])[] {
  return (answer.json['errors'] as readonly { pointer: string; code: string }[]).map(({ pointer, code }) => [
    pointer,
    code,
  ]);
}

describe('a write', () => {
  it('answers ids, revision and position only, with the headers of the next steps', async () => {
    const key = '018F3C1E-6F2A-7B11-9C55-2F1F0E7A9D32';
    const answer = await post('{"title":"甲"}', {
      'idempotency-key': key,
      'if-match': '"3"',
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    });
    expect(answer.status).toBe(201);
    expect(answer.json).toEqual({ id: ID, revision: '3', position: `${LOG}:1:42` });
    expect(answer.headers.get('etag')).toBe('"3"');
    expect(answer.headers.get('gongjian-position')).toBe(`${LOG}:1:42`);
    expect(answer.headers.get('idempotency-key')).toBe(key.toLowerCase());
    expect(answer.headers.get('location')).toBe(`/api/notes/v1/notes/${ID}`);
    expect(seen.write).toEqual({
      principal: { kind: 'person', name: 'Bearer x' },
      commandId: key.toLowerCase(),
      ifMatch: 3n,
      channel: 'console',
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      now: NOW,
      today: '2026-11-26',
    });
  });

  it('comes from an agency when a system signed in, whatever channel it claims', async () => {
    await post('{"title":"甲"}', { authorization: 'an agency', 'gongjian-channel': 'phone' });
    expect(seen.write).toMatchObject({ principal: { kind: 'service' }, channel: 'agency' });
    await post('{"title":"甲"}', { 'gongjian-channel': 'phone' });
    expect(seen.write).toMatchObject({ principal: { kind: 'person' }, channel: 'phone' });
  });

  it('makes a command id when the caller gave none, and answers with it', async () => {
    const answer = await post('{"title":"甲"}');
    expect(answer.headers.get('idempotency-key')).toBe(seen.write?.commandId);
    expect(seen.write?.commandId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('hands personal values over so that they print as nothing', async () => {
    await post('{"title":"甲","phone":"13900001111","at":"2026-11-25T16:00:00+08:00"}');
    expect(() => JSON.stringify(seen.body)).toThrow('personal value');
    expect(seen.body?.at).toBe('2026-11-25T08:00:00.000Z');
  });

  it('is refused without a principal', async () => {
    const answer = await send('/api/notes/v1/notes', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"title":"甲"}',
    });
    expectProblem(answer, 401, 'ACCESS.UNAUTHENTICATED');
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  it.each([
    ['idempotency-key', 'abc', 'REQUEST.INVALID_IDEMPOTENCY_KEY'],
    ['idempotency-key', `${ID}, ${ID}`, 'REQUEST.INVALID_IDEMPOTENCY_KEY'],
    ['if-match', '3', 'REQUEST.INVALID_IF_MATCH'],
    ['if-match', '*', 'REQUEST.INVALID_IF_MATCH'],
    ['if-match', '"-1"', 'REQUEST.INVALID_IF_MATCH'],
    ['if-match', '"99999999999999999999"', 'REQUEST.INVALID_IF_MATCH'],
    ['gongjian-channel', 'rule', 'REQUEST.INVALID_CHANNEL'],
  ])('refuses the header %s: %s', async (name, value, code) => {
    expectProblem(await post('{"title":"甲"}', { [name]: value }), 422, code);
  });
});

describe('a write of anybody', () => {
  const open = (body: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
    send('/public/notes/v1/notes', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });

  it('needs no principal, and is refused with when to come again once its address sent too many', async () => {
    const first = await open('{}', { 'idempotency-key': ID, 'gongjian-channel': 'phone' });
    expect(first).toMatchObject({ status: 201, json: { commandId: ID, channel: 'public', now: NOW } });
    expectProblem(await open('{}', { 'idempotency-key': 'abc' }), 422, 'REQUEST.INVALID_IDEMPOTENCY_KEY');
    expectProblem(await open('{"unknown":1}'), 422, 'REQUEST.INVALID');
    const refused = await open('{}');
    expectProblem(refused, 429, 'REQUEST.TOO_MANY');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await send('/public/notes/v1/notes')).status).toBe(200);
    const { json } = await send('/api/openapi.json');
    const { post: described, get } = (json['paths'] as Record<string, Record<string, { responses: object }>>)[
      '/public/notes/v1/notes'
    ] as Record<string, { responses: object }>;
    expect(described?.responses).toHaveProperty('429');
    expect(get?.responses).not.toHaveProperty('429');
    expect(described).not.toHaveProperty('x-rate-limited');
  });
});

describe('a body that is left out', () => {
  const sent: readonly (readonly [string, RequestInit])[] = [
    ['without a type', {}],
    ['of type JSON', { headers: { 'content-type': 'application/json' }, body: '' }],
  ];

  it.each(sent)('%s, is one without members where none is required', async (_how, init) => {
    const answer = await send(`/api/notes/v1/notes/${ID}/seen`, { method: 'POST', ...init });
    expect(answer).toMatchObject({ status: 201, json: { body: {} } });
  });

  it.each(sent)('%s, breaks the schema where something is', async (_how, init) => {
    const headers = { authorization: 'Bearer x', ...init.headers };
    const answer = await send('/api/notes/v1/notes', { method: 'POST', ...init, headers });
    expectProblem(answer, 422, 'REQUEST.INVALID');
    expect(errorsOf(answer)).toEqual([['/title', 'TYPE']]);
  });

  it('but says null is one of another kind', async () => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: 'null' };
    expectProblem(await send(`/api/notes/v1/notes/${ID}/seen`, init), 422, 'REQUEST.INVALID');
  });

  it('is described as optional there', async () => {
    const { json } = await send('/api/openapi.json');
    const paths = json['paths'] as Readonly<Record<string, { readonly post: { readonly requestBody: object } }>>;
    expect(paths['/api/notes/v1/notes/{id}/seen']?.post.requestBody).toMatchObject({ required: false });
    expect(paths['/api/notes/v1/notes']?.post.requestBody).toMatchObject({ required: true });
  });
});

describe('a bad body', () => {
  it.each([
    ['half a document', '{"title":'],
    ['a trailing comma', '{"title":"a",}'],
    ['two documents', '{}{}'],
    ['an unterminated string', '{"title":"a'],
    ['a byte order mark', '\ufeff{}'],
  ])('that is %s is malformed', async (_name, body) => {
    expectProblem(await post(body), 400, 'REQUEST.MALFORMED_JSON');
  });

  it('that is not UTF-8 is malformed', async () => {
    expectProblem(await post(Buffer.from([0x22, 0xc3, 0x28, 0x22])), 400, 'REQUEST.MALFORMED_JSON');
  });

  it.each([
    ['arrays', '['.repeat(10_000) + ']'.repeat(10_000)],
    ['objects', '{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000)],
    ['brackets that never close', '['.repeat(300_000)],
  ])('of deeply nested %s is refused', async (_name, body) => {
    expectProblem(await post(body), 400, 'REQUEST.TOO_DEEP');
  });

  it.each([['{"title":"a","title":"b"}'], ['{"title":"a","\\u0074itle":"b"}'], ['{"title":"a","x":{"y":1,"y":1}}']])(
    'that names a member twice is refused: %s',
    async (body) => {
      expectProblem(await post(body), 400, 'REQUEST.DUPLICATE_MEMBER');
    },
  );

  it('with a string of 1 MiB is too large', async () => {
    expectProblem(await post(JSON.stringify({ title: 'x'.repeat(1_048_576) })), 413, 'REQUEST.TOO_LARGE');
  });

  it('with a string of 400 KiB breaks the schema', async () => {
    const answer = await post(JSON.stringify({ title: 'x'.repeat(400_000) }));
    expectProblem(answer, 422, 'REQUEST.INVALID');
    expect(errorsOf(answer)).toEqual([['/title', 'TOO_BIG']]);
  });

  it.each([
    ['NUL', '{"title":"a\\u0000b"}', [['/title', 'CHARACTERS']]],
    ['a lone high surrogate', '{"title":"\\ud800"}', [['/title', 'CHARACTERS']]],
    ['a lone low surrogate', '{"title":"a","tags":["\\udc00x"]}', [['/tags/0', 'CHARACTERS']]],
    ['a lone surrogate in a name', '{"title":"a","\\ud800":1}', [['', 'CHARACTERS']]],
    ['an unknown field', '{"title":"a","extra":1}', [['/extra', 'UNKNOWN_FIELD']]],
    ['__proto__', '{"title":"a","__proto__":{"admin":true}}', [['/__proto__', 'UNKNOWN_FIELD']]],
    ['__proto__ escaped', '{"title":"a","\\u005f_proto__":{}}', [['/__proto__', 'UNKNOWN_FIELD']]],
    ['constructor', '{"title":"a","constructor":{"prototype":{}}}', [['/constructor', 'UNKNOWN_FIELD']]],
    ['a number out of range', '{"title":"a","count":1e400}', [['/count', 'NUMBER']]],
    ['a huge integer', '{"title":"a","count":123456789012345678901234567890}', [['/count', 'TOO_BIG']]],
    ['a fraction for an integer', '{"title":"a","count":1.5}', [['/count', 'TYPE']]],
    ['a number for text', '{"title":5}', [['/title', 'TYPE']]],
    ['null for text', '{"title":null}', [['/title', 'TYPE']]],
    ['blank text', '{"title":"  "}', [['/title', 'BLANK']]],
    ['an array', '[]', [['', 'TYPE']]],
    ['null', 'null', [['', 'TYPE']]],
    ['a missing field', '{}', [['/title', 'TYPE']]],
    ['a date that does not exist', '{"title":"a","due":"2026-02-30"}', [['/due', 'DATE']]],
    ['a time without offset', '{"title":"a","at":"2026-02-20T10:00:00"}', [['/at', 'FORMAT']]],
    ['a date for a time', '{"title":"a","at":"2026-02-30T10:00:00Z"}', [['/at', 'FORMAT']]],
    ['an exponent', '{"title":"a","score":"1e5"}', [['/score', 'FORMAT']]],
    ['an upper-case id', `{"title":"a","owner":"${ID.toUpperCase()}"}`, [['/owner', 'FORMAT']]],
    ['too many items', '{"title":"a","tags":["1","2","3","4"]}', [['/tags', 'TOO_BIG']]],
    ['an unknown value', '{"title":"a","kind":"c"}', [['/kind', 'VALUE']]],
  ])('with %s breaks the schema', async (_name, body, errors) => {
    const answer = await post(body);
    expectProblem(answer, 422, 'REQUEST.INVALID');
    expect(errorsOf(answer)).toEqual(errors);
    expect(({} as Readonly<Record<string, unknown>>)['admin']).toBeUndefined();
  });

  it('keeps a pair of surrogates and escaped text', async () => {
    await post('{"title":"\\ud83d\\ude00\\"\\\\"}');
    expect(seen.body?.title).toBe('😀"\\');
  });

  it('never repeats what was sent', async () => {
    const answer = await post('{"title":"a","kind":"王小明","count":"13912345678"}');
    expect(JSON.stringify(answer.json)).not.toMatch(/王小明|13912345678/);
  });

  it.each([
    ['text/plain'],
    ['application/x-www-form-urlencoded'],
    ['multipart/form-data; boundary=x'],
    ['application/json; charset=gbk'],
    ['application/xml'],
    ['application/yaml'],
    ['nonsense'],
  ])('of type %s is an unsupported media type', async (type) => {
    expectProblem(await post('{"title":"a"}', { 'content-type': type }), 415, 'REQUEST.UNSUPPORTED_MEDIA_TYPE');
  });
});

describe('a YAML body', () => {
  const yaml = (body: string): Promise<Answer> =>
    send('/api/notes/v1/yaml-notes', { method: 'POST', headers: { 'content-type': 'application/yaml' }, body });

  it('is taken where a route accepts it, as the JSON it stands for', async () => {
    expect(await yaml('title: 甲\nscore: "96.5"\ntags: [a, b]\n')).toMatchObject({
      status: 201,
      json: { body: { title: '甲', score: '96.5', tags: ['a', 'b'] } },
    });
    const { json } = await send('/api/openapi.json');
    const paths = json['paths'] as Readonly<Record<string, { readonly post: { readonly requestBody: object } }>>;
    const { content } = paths['/api/notes/v1/yaml-notes']?.post.requestBody as { readonly content: object };
    expect(Object.keys(content)).toEqual(['application/json', 'application/yaml']);
  });

  it('is refused with its place as JSON is', async () => {
    const float = await yaml('title: 甲\nscore: 96.5\n');
    expectProblem(float, 422, 'REQUEST.INVALID');
    expect(errorsOf(float)).toEqual([['/score', 'DECIMAL']]);
    expect(errorsOf(await yaml('title: 甲\ncolour: red\n'))).toEqual([['/colour', 'UNKNOWN_FIELD']]);
    expect(errorsOf(await yaml('# nothing\n'))).toEqual([['/title', 'TYPE']]);
    expectProblem(await yaml('title: [\n'), 400, 'REQUEST.MALFORMED_YAML');
    expectProblem(await yaml(`title: ${'x'.repeat(256 * 1024)}\n`), 413, 'REQUEST.TOO_LARGE');
  });
});

describe('a bad address', () => {
  it('is not found', async () => {
    expectProblem(await send('/api/nothing?name=%E5%BC%A0'), 404, 'ROUTE.NOT_FOUND');
    expectProblem(await send('/api/notes/v1/notes', { method: 'DELETE' }), 404, 'ROUTE.NOT_FOUND');
  });

  it('whose escapes are broken is malformed', async () => {
    expectProblem(await send('/api/notes/v1/notes/%E0%A4%A'), 400, 'REQUEST.MALFORMED');
  });

  it('with a NUL or an id of another form breaks the schema', async () => {
    const answer = await send('/api/notes/v1/notes/%00');
    expectProblem(answer, 422, 'REQUEST.INVALID');
    expect(errorsOf(answer)).toEqual([['/id', 'FORMAT']]);
  });

  it('with an over-long parameter is refused', async () => {
    expectProblem(await send(`/api/notes/v1/notes/${'x'.repeat(500)}`), 414, 'REQUEST.URL_TOO_LONG');
  });

  it.each([
    ['?limit=0', [['/limit', 'FORMAT']]],
    ['?limit=201', [['/limit', 'TOO_BIG']]],
    ['?limit=5&limit=6', [['/limit', 'TYPE']]],
    ['?cursor=%00', [['/cursor', 'FORMAT']]],
    ['?other=1', [['/other', 'UNKNOWN_FIELD']]],
    ['?__proto__=1', [['/__proto__', 'UNKNOWN_FIELD']]],
  ])('with the query %s breaks the schema', async (query, errors) => {
    const answer = await send(`/api/notes/v1/notes${query}`);
    expectProblem(answer, 422, 'REQUEST.INVALID');
    expect(errorsOf(answer)).toEqual(errors);
  });
});

describe('a read', () => {
  it('reads its query and position', async () => {
    const answer = await send('/api/notes/v1/notes', { headers: { 'gongjian-after': `${LOG}:1:42` } });
    expect(answer.json).toEqual({ query: { limit: 50 }, after: `${LOG}:1:42` });
  });

  it('refuses a position that is none', async () => {
    for (const value of ['42', `${LOG}:1:042`, `${LOG}:0:1`, `${LOG}:1:-1`]) {
      const answer = await send('/api/notes/v1/notes', { headers: { 'gongjian-after': value } });
      expectProblem(answer, 422, 'REQUEST.INVALID_AFTER');
    }
  });

  it('answers with revision and position', async () => {
    const answer = await send(`/api/notes/v1/notes/${ID}`);
    expect(answer.headers.get('etag')).toBe('"7"');
    expect(answer.headers.get('gongjian-position')).toBe(`${LOG}:1:9`);
  });
});

describe('a refusal', () => {
  it.each([
    ['invalid', 422, 'NOTE.REFUSED'],
    ['forbidden', 403, 'NOTE.REFUSED'],
    ['missing', 404, 'NOTE.REFUSED'],
    ['conflict', 409, 'NOTE.REFUSED'],
    ['PRECONDITION.STALE', 412, 'PRECONDITION.STALE'],
    ['READ.BEHIND', 503, 'READ.BEHIND'],
    ['PROJECTION.STALLED', 503, 'PROJECTION.STALLED'],
    ['ACCESS.STALE', 503, 'ACCESS.STALE'],
    ['FILE.TOO_LARGE', 413, 'FILE.TOO_LARGE'],
  ])('%s answers %i', async (code, status, expected) => {
    const answer = await send(`/api/notes/v1/refusals/${code}`);
    expectProblem(answer, status, expected);
    expect(answer.json['details']).toEqual({ revision: '3' });
    expect(answer.headers.get('retry-after')).toBe(status === 503 ? '1' : null);
  });

  it('speaks Chinese unless English is preferred', async () => {
    const zh = await send('/api/notes/v1/refusals/missing');
    expect(zh.json).toMatchObject({ title: '没有找到', detail: '不行。', detailEn: 'No.' });
    const en = await send('/api/notes/v1/refusals/missing', { headers: { 'accept-language': 'zh;q=0.3,en-GB' } });
    expect(en.json).toMatchObject({ title: 'Not found', detail: 'No.', detailEn: 'No.' });
    expect(en.headers.get('content-language')).toBe('en');
  });

  it('that nobody foresaw answers 500 and tells nothing', async () => {
    const answer = await send('/api/notes/v1/refusals/boom');
    expectProblem(answer, 500, 'INTERNAL');
    expect(JSON.stringify(answer.json)).not.toContain('张三');
  });
});

describe('an upload', () => {
  const form = (bytes: number, name = 'a.txt', field = 'file'): string =>
    `--b\r\nContent-Disposition: form-data; name="note"\r\n\r\n说明\r\n--b\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: text/plain\r\n\r\n${'x'.repeat(bytes)}\r\n--b--\r\n`;
  const upload = (body: string, type = 'multipart/form-data; boundary=b'): Promise<Answer> =>
    send('/api/notes/v1/files', { method: 'POST', headers: { 'content-type': type }, body });

  it('is read on a route that takes it', async () => {
    expect((await upload(form(1_000, '证明.txt'))).json).toEqual({
      fileName: '证明.txt',
      fields: { note: '说明' },
      bytes: 1_000,
    });
  });

  it('keeps a path in the name for the one who checks it', async () => {
    expect((await upload(form(1, '../../etc/passwd'))).json).toMatchObject({ fileName: '../../etc/passwd' });
  });

  it('over the limit is too large, never cut short', async () => {
    expectProblem(await upload(form(100_001)), 413, 'REQUEST.TOO_LARGE');
  });

  it.each([
    ['tells its length', { 'content-length': String(200 * 1024 * 1024) }],
    ['does not', {}],
  ])('of 200 MB that %s is too large', async (_name, headers) => {
    const head = `--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n`;
    const status = await new Promise<number>((resolve, reject) => {
      const request = http.request(
        `${base}/api/notes/v1/files`,
        { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=b', ...headers } },
        (response) => {
          resolve(response.statusCode ?? 0);
          response.resume();
        },
      );
      request.on('error', reject);
      request.write(head);
      const chunk = Buffer.alloc(1024 * 1024, 'x');
      let sent = 0;
      const more = (): void => {
        if (request.destroyed || sent >= 199) {
          request.destroy();
          return;
        }
        sent += 1;
        request.write(chunk, more);
      };
      more();
    });
    expect(status).toBe(413);
  });

  it('without a file breaks the schema', async () => {
    const answer = await upload(form(1, 'a.txt', 'other'));
    expectProblem(answer, 422, 'REQUEST.INVALID');
    expect(errorsOf(answer)).toEqual([['/file', 'TYPE']]);
    expectProblem(await upload('--b--\r\n'), 422, 'REQUEST.INVALID');
  });

  it('of another type is an unsupported media type', async () => {
    expectProblem(await upload('{}', 'application/json'), 415, 'REQUEST.UNSUPPORTED_MEDIA_TYPE');
  });

  it('that breaks off or has no boundary is malformed', async () => {
    expectProblem(await upload(form(100).slice(0, 230)), 400, 'REQUEST.MALFORMED');
    expectProblem(await upload(form(100), 'multipart/form-data'), 400, 'REQUEST.MALFORMED');
    expectProblem(
      await upload(form(100), `multipart/form-data; boundary=${'b'.repeat(300)}`),
      400,
      'REQUEST.MALFORMED',
    );
  });
});

async function rawRequest(bytes: string): Promise<string> {
  const { port } = new URL(base);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

describe('a caller that is refused while it still sends', () => {
  const MEGABYTE = 1024 * 1024;
  const body = Buffer.alloc(64 * MEGABYTE, 'x');
  const head = Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n');
  const refused = [
    ['a JSON body', '/api/notes/v1/notes', 'application/json', body],
    ['a file', '/api/notes/v1/files', 'multipart/form-data; boundary=b', Buffer.concat([head, body])],
  ] as const;

  function announce(at: string, type: string, length: number): string {
    return `POST ${at} HTTP/1.1\r\nhost: x\r\ncontent-type: ${type}\r\ncontent-length: ${length}\r\n\r\n`;
  }

  /** Waits for one answer with a JSON body on a connection that has more to come. */
  async function answerOn(socket: Socket): Promise<{ readonly head: string; readonly code: unknown }> {
    let text = '';
    for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
      text += String(chunk);
      const [all, length] = /content-length: (\d+)[^]*?\r\n\r\n/i.exec(text) ?? ['', '0'];
      const start = text.indexOf(all) + all.length;
      if (all !== '' && Buffer.byteLength(text.slice(start)) >= Number(length)) {
        return { head: text.slice(0, start), code: (JSON.parse(text.slice(start)) as { code?: unknown }).code };
      }
    }
    throw new Error(`the connection ended: ${text}`);
  }

  function opened(at = base): Promise<Socket> {
    return new Promise((resolve, reject) => {
      const socket = connect(Number(new URL(at).port), '127.0.0.1', () => resolve(socket));
      socket.once('error', reject);
    });
  }

  it.each(refused)('has its answer to %s from fetch, length told or not', async (_name, at, type, bytes) => {
    async function* pieces(): AsyncGenerator<Buffer> {
      for (let start = 0; start < bytes.length; start += 65_536) yield bytes.subarray(start, start + 65_536);
    }
    for (let time = 0; time < 3; time += 1) {
      const headers = { 'content-type': type };
      expectProblem(await send(at, { method: 'POST', headers, body: bytes }), 413, 'REQUEST.TOO_LARGE');
      const streamed: RequestInit & { readonly duplex: 'half' } = {
        method: 'POST',
        headers,
        body: pieces(),
        duplex: 'half',
      };
      expectProblem(await send(at, streamed), 413, 'REQUEST.TOO_LARGE');
    }
  });

  it.each(refused)(
    'to which %s goes in whole reads its answer then, and asks again',
    async (_name, at, type, bytes) => {
      const socket = await opened();
      socket.write(announce(at, type, bytes.length));
      await new Promise<void>((resolve, reject) => {
        socket.write(bytes, (error) => (error ? reject(error) : resolve()));
      });
      const answer = await answerOn(socket);
      expect(answer.code).toBe('REQUEST.TOO_LARGE');
      expect(answer.head).toMatch(/^HTTP\/1\.1 413 /);
      expect(answer.head).not.toMatch(/connection: close/i);
      socket.write('GET /public/notes/v1/notes HTTP/1.1\r\nhost: x\r\n\r\n');
      expect((await answerOn(socket)).head).toMatch(/^HTTP\/1\.1 200 /);
      socket.destroy();
    },
  );

  it.each([
    ['however much it sends', { bytes: 2 * MEGABYTE, ms: 300 }, 64 * MEGABYTE],
    ['however long it takes', { bytes: 1_024 * MEGABYTE, ms: 300 }, 1],
  ])('is not listened to for ever, %s', async (_name, unreadBodies, sends) => {
    const bounded = await createHttpApp(TestModule, { port: 0, logLevel: 'silent', unreadBodies });
    try {
      const socket = await opened(await bounded.listen());
      socket.on('error', () => undefined);
      const cut = new Promise<void>((resolve) => socket.once('close', () => resolve()));
      socket.write(announce('/api/notes/v1/notes', 'application/json', 1_024 * MEGABYTE));
      let taken = 0;
      const more = (): void => {
        if (socket.destroyed || taken >= sends) return;
        socket.write(body.subarray(0, Math.min(65_536, sends - taken)), (error) => {
          if (error) return;
          taken += 65_536;
          more();
        });
      };
      more();
      expect((await answerOn(socket)).code).toBe('REQUEST.TOO_LARGE');
      socket.resume();
      await cut;
      expect(taken).toBeLessThan(32 * MEGABYTE);
    } finally {
      await bounded.close();
    }
  });
});

describe('bytes that are no request', () => {
  it.each([
    ['garbage', 'garbage\r\n\r\n', '400', 'REQUEST.MALFORMED'],
    ['a control character in a header', 'GET / HTTP/1.1\r\nhost: x\r\na: \u0001\r\n\r\n', '400', 'REQUEST.MALFORMED'],
    [
      'a huge header',
      `GET / HTTP/1.1\r\nhost: x\r\na: ${'x'.repeat(20_000)}\r\n\r\n`,
      '431',
      'REQUEST.HEADERS_TOO_LARGE',
    ],
    ['a huge address', `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`, '431', 'REQUEST.HEADERS_TOO_LARGE'],
  ])('%s', async (_name, bytes, status, code) => {
    const answer = await rawRequest(bytes);
    expect(answer.startsWith(`HTTP/1.1 ${status} `)).toBe(true);
    expect(answer).toContain('application/problem+json');
    expect(answer).toContain(`"code":"${code}"`);
  });
});

describe('the process', () => {
  it('is live', async () => {
    expect((await send('/health/live')).json).toMatchObject({ status: 'live' });
  });

  it('is ready only when every check is', async () => {
    expect((await send('/health/ready')).json).toEqual({ status: 'ready', checks: { store: { ready: true } } });
    readiness.state = { ready: false, reason: 'catching up' };
    const answer = await send('/health/ready');
    readiness.state = { ready: true };
    expect(answer.status).toBe(503);
    expect(answer.json).toEqual({ status: 'notReady', checks: { store: { ready: false, reason: 'catching up' } } });
  });

  it('counts requests by route, not by address', async () => {
    await send(`/api/notes/v1/notes/${ID}?name=x`).catch(() => undefined);
    const metrics = await (await fetch(`${base}/metrics`)).text();
    expect(metrics).toContain('route="/api/notes/v1/notes/:id"');
    expect(metrics).not.toContain(ID);
    expect(metrics).toContain('nodejs_eventloop_lag_seconds');
  });

  it('shows its readiness checks as metrics', async () => {
    const { checks } = (await (await fetch(`${base}/health/ready`)).json()) as ReadinessReport;
    const metrics = await (await fetch(`${base}/metrics`)).text();
    const shown = Object.entries(checks).map(
      ([check, { ready }]) => `gongjian_ready{check="${check}"} ${ready ? 1 : 0}`,
    );
    expect(shown.length).toBeGreaterThan(0);
    for (const line of shown) expect(metrics).toContain(line);
  });

  it('has the icon browsers ask for', async () => {
    const icon = await fetch(`${base}/favicon.ico`);
    expect(icon.status).toBe(200);
    expect(icon.headers.get('content-type')).toBe('image/svg+xml');
  });

  it('sets headers that keep pages to this origin', async () => {
    const { headers } = await send('/health/live');
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  it('logs neither addresses, bodies, tokens nor what people typed', async () => {
    await post('{"title":"画眉鸟","kind":"画眉鸟"}', { authorization: 'Bearer eyJhbGciOiJFUzI1NiJ9.secretsecret' });
    await send('/api/notes/v1/notes?cursor=%E7%94%BB%E7%9C%89');
    const all = logged.join('');
    expect(all).toContain('/api/notes/v1/notes');
    expect(all).not.toMatch(/画眉|%E7%94%BB|secretsecret/);
  });
});

describe('the description of the interface', () => {
  it('is OpenAPI 3.1 made from the schemas that check requests', async () => {
    const { json, headers } = await send('/api/openapi.json');
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(json['openapi']).toBe('3.1.0');
    const paths = json['paths'] as Record<string, Record<string, Record<string, unknown>>>;
    const create = paths['/api/notes/v1/notes']?.['post'];
    expect(create?.['security']).toEqual([{ bearer: [] }]);
    expect((create?.['parameters'] as { name: string }[]).map(({ name }) => name).sort()).toEqual([
      'Gongjian-Channel',
      'Idempotency-Key',
      'If-Match',
    ]);
    expect(Object.keys(create?.['responses'] as object)).toEqual(
      expect.arrayContaining(['201', '400', '401', '403', '404', '409', '412', '413', '415', '422', '503']),
    );
    const list = paths['/api/notes/v1/notes']?.['get'];
    expect((list?.['parameters'] as { name: string }[]).map(({ name }) => name).sort()).toEqual([
      'Gongjian-After',
      'cursor',
      'limit',
    ]);
    const text = JSON.stringify(json);
    expect(text).toContain('"additionalProperties":false');
    for (const [, name] of text.matchAll(/#\/components\/schemas\/([A-Za-z0-9_]+)/g)) {
      expect((json['components'] as { schemas: object }).schemas).toHaveProperty(name ?? '');
    }
  });

  it('marks what is personal, however it is described', async () => {
    const { json } = await send('/api/openapi.json');
    const { schemas } = json['components'] as {
      readonly schemas: { readonly NoteRequest: { readonly properties: Readonly<Record<string, object>> } };
    };
    const { phone, title } = schemas.NoteRequest.properties;
    expect(phone).toMatchObject({ type: 'string', description: '手机号码。Whom to call.', 'x-personal': true });
    expect(title).not.toHaveProperty('x-personal');
  });
});

describe('a controller open to anyone', () => {
  it('asks for no sign-in in the description, on any of its routes', async () => {
    const { json } = await send('/api/openapi.json');
    const paths = json['paths'] as Record<string, Record<string, Record<string, unknown>>>;
    const list = paths['/public/notes/v1/notes']?.['get'];
    expect(list?.['security']).toEqual([]);
    expect(list).not.toHaveProperty('x-public');
    expect(Object.keys(list?.['responses'] as object)).not.toContain('401');
    expect(await (await fetch(`${base}/api/docs`)).text()).toContain('无需登录');
  });
});

describe('the readable description', () => {
  it('is a page of its own that loads nothing', async () => {
    const response = await fetch(`${base}/api/docs`);
    const page = await response.text();
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page).toContain('/api/notes/v1/notes');
    expect(page).toContain('Idempotency-Key');
    expect(page.match(/<code>title<\/code>/g)?.length).toBeGreaterThan(2);
    expect(page).not.toMatch(/<script|src=|https?:\/\//);
    for (const [, id] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${id}"`);
  });
});

describe('stopping', () => {
  it('lets the running request end and takes no new one', async () => {
    const running = send('/api/notes/v1/slow');
    await slow.started;
    const closed = app.close();
    slow.release();
    expect((await running).json).toEqual({ done: true });
    await closed;
    await expect(fetch(`${base}/health/live`)).rejects.toThrow();
  });

  it('does not wait for ever for a request that never ends', async () => {
    const other = await createHttpApp(TestModule, { port: 0, drainMs: 50, logLevel: 'silent' });
    const address = await other.listen();
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    const ended = new Promise<void>((resolve) => socket.on('close', () => resolve()));
    socket.on('error', () => undefined);
    const head =
      'POST /api/notes/v1/notes HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{';
    await new Promise((resolve) => socket.write(head, resolve));
    await fetch(`${address}/health/live`);
    await other.close();
    await ended;
  });

  it('starts and stops without a word of error when a module brings no ports of its own', async () => {
    const lines: string[] = [];
    @Module({})
    class EmptyModule {}
    const logger = new PinoLogger('warn', { write: (line: string) => void lines.push(line) });
    const empty = await createHttpApp(EmptyModule, { port: 0, logger });
    const address = await empty.listen();
    expect((await fetch(`${address}/health/ready`)).status).toBe(200);
    await empty.close();
    expect(lines).toEqual([]);
  });
});
