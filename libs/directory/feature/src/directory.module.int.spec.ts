import { AccessModule, allDirectoryTables, directoryTables, ProjectedDirectory } from '@gongjian/shared-access';
import {
  Clock,
  CommandHashes,
  DeciderRunner,
  EventStore,
  Opener,
  Sealer,
  SystemClock,
} from '@gongjian/shared-event-sourcing';
import { migrateEventStore, PostgresEventStore } from '@gongjian/shared-event-store-postgres';
import { createHttpApp, EventStorePositionTokens, PositionTokens, type HttpApp } from '@gongjian/shared-http';
import {
  InMemoryErasureList,
  InMemoryKeyStore,
  KeyEraser,
  Keyring,
  KeyringCommandHashes,
  KeyringEraser,
  KeyringOpener,
  KeyringSealer,
  LocalMasterKey,
} from '@gongjian/shared-keys';
import { migrate, migrationsOf, ProjectionsModule, ReadModels } from '@gongjian/shared-projections';
import { rolePools, until, type RolePools } from '@gongjian/shared-projections/testing';
import { localDateAt } from '@gongjian/shared-kernel';
import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { DescribedApi } from '@gongjian/shared-testing/described-api';
import { Module, type DynamicModule } from '@nestjs/common';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JSONWebKeySet } from 'jose';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { RegisterUnit } from './commands/register-unit/register-unit.command.js';
import { ForgetErasedNames } from './names/forget-erased-names.js';
import { PostgresPersonNames } from './names/postgres-person-names.js';
import {
  CreateNameSearch,
  DirectoryModule,
  directoryProjections,
  loadSampleDistrict,
  sampleAccounts,
  ServiceCredentials,
  type SampleDistrict,
} from './index.js';

const ISSUER = 'http://127.0.0.1/oidc';
const AUDIENCE = 'urn:gongjian:api';

@Module({})
class PlatformModule {
  static around(store: EventStore, erasures: InMemoryErasureList): DynamicModule {
    const clock = new SystemClock();
    const keyStore = new InMemoryKeyStore();
    const keyring = new Keyring(keyStore, LocalMasterKey.random());
    const sealer = new KeyringSealer(keyring);
    const hashes = new KeyringCommandHashes(keyring);
    const providers = [
      { provide: EventStore, useValue: store },
      { provide: Clock, useValue: clock },
      { provide: Sealer, useValue: sealer },
      { provide: Opener, useValue: new KeyringOpener(keyring) },
      { provide: CommandHashes, useValue: hashes },
      { provide: KeyEraser, useValue: new KeyringEraser(keyStore, keyring, erasures, clock) },
      { provide: PositionTokens, useValue: new EventStorePositionTokens(store) },
      { provide: DeciderRunner, useValue: new DeciderRunner(store, sealer, hashes, clock) },
    ];
    return { module: PlatformModule, global: true, providers, exports: providers.map(({ provide }) => provide) };
  }
}

/** Credentials of an issuer in this deployment whose tokens the test signs itself. */
class IssuedCredentials extends ServiceCredentials {
  readonly issuer = ISSUER;
  readonly tokenEndpoint = `${ISSUER}/token`;
  readonly issued = new Map<string, string>();
  readonly ended: string[] = [];

  override async issue(clientId: string, name: string): Promise<string | null> {
    if (this.issued.has(clientId)) return null;
    this.issued.set(clientId, name);
    return `secret of ${name}`;
  }

  override async end(clientId: string): Promise<void> {
    this.ended.push(clientId);
  }
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

interface Row {
  readonly id: string;
  readonly name: string;
}

interface Found extends Row {
  readonly kind: string;
  readonly found: unknown;
}

describe('the directory over HTTP', () => {
  let database: TestDatabase;
  let pools: RolePools;
  let store: PostgresEventStore;
  let app: HttpApp;
  let described: DescribedApi | null = null;
  let base: string;
  let signingKey: CryptoKey;
  let sample: SampleDistrict;
  const erasures = new InMemoryErasureList();
  const credentials = new IssuedCredentials();
  const subjects = new Map<string, string>(sampleAccounts().map(({ username }) => [username, randomUUID()]));

  const load = (): Promise<SampleDistrict> =>
    loadSampleDistrict({
      commands: app.nest.get(CommandBus),
      clock: new SystemClock(),
      accountOf: async (username) => {
        const subject = subjects.get(username);
        return subject === undefined ? null : { issuer: ISSUER, subject };
      },
    });

  beforeAll(async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    signingKey = privateKey;
    const jwks: JSONWebKeySet = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256' }] };
    database = await createTestDatabase();
    const projections = [...allDirectoryTables(directoryTables('directory')), ...directoryProjections];
    await migrate(database.connection, [...migrationsOf([{ context: 'directory', projections }]), CreateNameSearch]);
    await migrateEventStore(database.connection, {
      grants: [{ role: String(database.connection.user), categories: ['*'] }],
    });
    pools = rolePools(database.connection, 12);
    store = await PostgresEventStore.open({ connection: database.connection });
    @Module({
      imports: [
        PlatformModule.around(store, erasures),
        CqrsModule.forRoot(),
        ProjectionsModule.forRoot({ store, servicePool: pools.service, projectorPool: pools.projector }),
        AccessModule.forRoot({
          context: 'directory',
          tokens: () => ({
            issuers: [{ issuer: ISSUER, audiences: [AUDIENCE], keys: { load: async () => jwks } }],
          }),
        }),
        DirectoryModule.forRoot({ projectorPool: pools.projector, erasures, credentials }),
      ],
    })
    class TestModule {}
    app = await createHttpApp(TestModule, { port: 0, logLevel: 'error' });
    base = await app.listen();
    sample = await load();
    await known();
  }, 60_000);

  afterAll(async () => {
    await app.close();
    await store.close();
    await pools.end();
    await database.drop();
  });

  /** Answers when rights are decided by everything recorded so far. */
  async function known(): Promise<void> {
    const { last } = await store.head();
    const directory = app.nest.get(ProjectedDirectory);
    expect(await directory.fresh(10_000)).toBe(true);
    expect(await directory.follows(last?.position ?? '', 10_000)).toBe(true);
  }

  async function bearer(username: string, subject = subjects.get(username)): Promise<string> {
    const now = Math.floor(Date.now() / 1_000);
    const claims = { iss: ISSUER, aud: AUDIENCE, sub: subject as string, iat: now, exp: now + 300 };
    return new SignJWT({ ...claims, preferred_username: username })
      .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
      .sign(signingKey);
  }

  async function call(
    username: string | null,
    method: string,
    path: string,
    { body, headers = {}, subject }: { body?: unknown; headers?: Record<string, string>; subject?: string } = {},
  ): Promise<Answer> {
    const response = await fetch(`${base}/api/directory/v1${path}`, {
      method,
      headers: {
        ...(username === null
          ? {}
          : { authorization: `Bearer ${await bearer(username, subject ?? subjects.get(username))}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as Answer['body'];
    described ??= await DescribedApi.of(base);
    expect(described.faultsOf(method, `/api/directory/v1${path}`, response.status, answer)).toEqual([]);
    return { status: response.status, headers: response.headers, body: answer };
  }

  const get = (username: string, path: string, after?: Answer): Promise<Answer> =>
    call(username, 'GET', path, {
      headers: after === undefined ? {} : { 'gongjian-after': String(after.headers.get('gongjian-position')) },
    });
  const post = (username: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
    call(username, 'POST', path, { body, headers });
  const division = (code: string): string => sample.divisions.get(code) as string;
  const unit = (key: string): string => sample.units.get(key) as string;
  const person = (key: string): string => sample.people.get(key) as string;
  const items = (answer: Answer): readonly Row[] => answer.body['items'] as readonly Row[];

  async function registered(path: string, body: unknown, as = 'office'): Promise<{ id: string; answer: Answer }> {
    const answer = await post(as, path, body);
    expect(answer.body).toMatchObject({ revision: expect.any(String) });
    expect(answer.status).toBe(201);
    return { id: String(answer.body['id']), answer };
  }

  describe('the sample district', () => {
    it('loads again without changing anything', async () => {
      const before = (await store.head()).last;
      expect(await load()).toEqual(sample);
      expect((await store.head()).last).toEqual(before);
    });

    it('has its accounts, units and subjects', async () => {
      expect(
        sampleAccounts()
          .map(({ username }) => username)
          .sort(),
      ).toEqual([
        'assessor',
        'assessor-second',
        'audit-admin',
        'auditor',
        'city-assessor',
        'community',
        'community-head',
        'community-second',
        'county-leader',
        'county-leader-second',
        'county-office',
        'county-office-deputy',
        'county-reviewer',
        'handler',
        'leader',
        'leader-second',
        'office',
        'office-deputy',
        'reviewer',
        'security',
        'system',
        'town',
        'town-head',
        'town-second',
        'unit-head',
        'unit-liaison',
      ]);
      expect(items(await get('auditor', '/units?limit=200'))).toHaveLength(16);
      expect(items(await get('auditor', '/subjects?kind=division'))).toHaveLength(8);
      expect(items(await get('auditor', '/people?limit=200'))).toHaveLength(39);
      const heads = items(await get('auditor', '/people?role=unitHead&limit=200'));
      const units = items(await get('auditor', '/units?limit=200')).map(({ id }) => id);
      const led = new Set<unknown>();
      for (const { id } of heads) {
        const { body: head } = await get('auditor', `/people/${String(id)}`);
        for (const { unit: of } of head['posts'] as readonly { readonly unit: { readonly id: string } }[])
          led.add(of.id);
      }
      expect(units.filter((id) => !led.has(id))).toEqual([]);
      const { body } = await get('office', '/me');
      expect(body['may']).toEqual(expect.arrayContaining(['plan.manage', 'directory.manage', 'round.manage']));
      expect(body['may']).not.toContain('round.decideTie');
      expect(body).toMatchObject({
        id: person('office'),
        name: '沈知远',
        accountName: 'office',
        rootDivision: { name: '云溪市' },
        posts: [{ title: '主任', unit: { name: '云溪市创建办' } }],
        roles: [{ role: 'office', division: { name: '云溪市' } }],
      });
    });
  });

  describe('someone', () => {
    it('without a token, or whose account is bound to nobody, gets nothing', async () => {
      expect(await call(null, 'GET', '/me')).toMatchObject({ status: 401, body: { code: 'ACCESS.UNAUTHENTICATED' } });
      expect(await call('office', 'GET', '/me', { subject: randomUUID() })).toMatchObject({
        status: 403,
        body: { code: 'ACCESS.UNKNOWN_ACCOUNT' },
      });
    });
  });

  describe('divisions', () => {
    const community = {
      code: '990121101002',
      name: '新桥社区',
      effectiveOn: '2026-01-01',
    };

    it('are listed by parent and shown with their parent', async () => {
      const towns = await get('handler', `/divisions?parentId=${division('990121000000')}`);
      expect(items(towns).map(({ name }) => name)).toEqual(['河东镇', '南桥镇']);
      expect(await get('handler', `/divisions/${division('990121101000')}`)).toMatchObject({
        status: 200,
        body: { code: '990121101000', level: 'town', parent: { name: '清河县' }, status: 'standing', revision: '0' },
      });
    });

    it('are founded by an office above them, once, under the same key', async () => {
      const key = { 'idempotency-key': randomUUID() };
      const body = { ...community, parentId: division('990121101000') };
      const first = await post('office', '/divisions', body, key);
      expect(first).toMatchObject({ status: 201, body: { revision: '0' } });
      expect(first.headers.get('location')).toBe(`/api/directory/v1/divisions/${String(first.body['id'])}`);
      const again = await post('office', '/divisions', body, key);
      expect(again).toMatchObject({ status: 201, body: first.body });
      expect(await post('office', '/divisions', { ...body, name: '别的社区' }, key)).toMatchObject({
        status: 422,
        body: { code: 'COMMAND.REUSED' },
      });
      expect(await post('office', '/divisions', { ...body, name: '别的社区' })).toMatchObject({
        status: 409,
        body: { code: 'DIVISION.CODE_TAKEN' },
      });
      expect(await get('handler', `/divisions/${String(first.body['id'])}`, first)).toMatchObject({
        body: { name: '新桥社区', parent: { name: '河东镇' } },
      });
    });

    it('are not founded by others, nor outside their office’s own', async () => {
      const body = { ...community, code: '990121101003', parentId: division('990121101000') };
      expect(await post('town', '/divisions', body)).toMatchObject({
        status: 403,
        body: { code: 'ACCESS.DENIED', details: { reason: 'NO_ROLE' } },
      });
      expect(
        await post('office', '/divisions', { ...body, code: '980000000000', name: '别省', parentId: null }),
      ).toMatchObject({ status: 403, body: { details: { reason: 'OUT_OF_SCOPE' } } });
    });

    it('are renamed, moved and ended; rights follow', async () => {
      const { id } = await registered('/divisions', {
        ...community,
        code: '990121102003',
        name: '石桥社区',
        parentId: division('990121102000'),
      });
      await known();
      const moved = await post('office', `/divisions/${id}/move`, {
        parentId: division('990121101000'),
        effectiveOn: '2026-02-01',
      });
      expect(moved.status).toBe(200);
      await known();
      expect(
        items(await get('office', `/divisions?parentId=${division('990121101000')}&name=石桥`, moved)),
      ).toHaveLength(1);
      const merged = await post('office', `/divisions/${id}/merge`, {
        intoId: division('990121101001'),
        effectiveOn: '2026-03-01',
        documentNumber: '清政〔2026〕3号',
      });
      expect(await get('office', `/divisions/${id}`, merged)).toMatchObject({
        body: { status: 'merged', mergedInto: { name: '柳荫社区' }, parent: { name: '河东镇' } },
      });
      expect(await get('office', `/divisions/${id}?effectiveOn=2026-01-15`)).toMatchObject({
        body: { status: 'standing', parent: { name: '南桥镇' } },
      });
      expect(
        await post('office', `/divisions/${id}/abolish`, { reason: '撤销', effectiveOn: '2026-04-01' }),
      ).toMatchObject({
        status: 409,
        body: { code: 'DIVISION.ENDED' },
      });
      const history = (await get('auditor', `/divisions/${id}/history`)).body['entries'] as Record<string, unknown>[];
      expect(history.map(({ type }) => type)).toEqual(['DivisionFounded', 'DivisionMoved', 'DivisionMerged']);
      expect(history[1]).toMatchObject({
        effectiveOn: '2026-02-01',
        actor: { role: 'office', post: { name: '主任' }, unit: { name: '云溪市创建办' }, division: { name: '云溪市' } },
      });
    });
  });

  describe('a unit', () => {
    const bureau = (name: string): Record<string, unknown> => ({
      name,
      kind: 'bureau',
      divisionId: division('990121000000'),
      superiorId: unit('county-government'),
      effectiveOn: '2020-01-01',
    });

    it('is registered, renamed against what was seen, and shown as of any moment', async () => {
      const { id, answer } = await registered('/units', bureau('清河县体育局'));
      const renamed = await post(
        'office',
        `/units/${id}/rename`,
        { name: '清河县文体局', effectiveOn: '2024-01-01' },
        { 'if-match': '"0"' },
      );
      expect(renamed).toMatchObject({ status: 200, body: { id, revision: '1' } });
      expect(renamed.headers.get('etag')).toBe('"1"');
      expect(
        await post('office', `/units/${id}/rename`, { name: '别名', effectiveOn: '2024-01-01' }, { 'if-match': '"0"' }),
      ).toMatchObject({ status: 412, body: { code: 'PRECONDITION.STALE' } });
      const now = await get('town', `/units/${id}`, renamed);
      expect(now).toMatchObject({
        body: { name: '清河县文体局', superior: { name: '清河县人民政府' }, revision: '1' },
      });
      expect(now.headers.get('etag')).toBe('"1"');
      const position = encodeURIComponent(String(answer.headers.get('gongjian-position')));
      expect(await get('town', `/units/${id}?asOf=${position}`)).toMatchObject({
        body: { name: '清河县体育局', revision: '0' },
      });
      expect(await get('town', `/units/${id}?effectiveOn=2023-12-31`)).toMatchObject({
        body: { name: '清河县体育局' },
      });
      expect(await get('town', `/units/${id}?asOf=2001-01-01T00:00:00Z`)).toMatchObject({
        status: 404,
        body: {
          code: 'RESOURCE.NOT_YET_RECORDED',
          details: { recordedAt: expect.stringMatching(/Z$/) as unknown },
          detail: expect.stringContaining('还没有这条记录') as unknown,
        },
      });
      expect(await get('town', `/units/${randomUUID()}?asOf=2001-01-01T00:00:00Z`)).toMatchObject({
        status: 404,
        body: { code: 'RESOURCE.NOT_FOUND' },
      });
      expect(await get('town', `/units/${id}?asOf=yesterday`)).toMatchObject({ status: 422 });
      expect(await get('town', `/units/${id}?asOf=2099-01-01T08:00:00+08:00`)).toMatchObject({ status: 200 });
    });

    it('tells who changed what, before and after, and a correction names the wrong record', async () => {
      const { id } = await registered('/units', bureau('清河县旅游局'));
      await post('office', `/units/${id}/move`, { divisionId: division('990121101000'), effectiveOn: '2025-01-01' });
      const entries = async (): Promise<Record<string, unknown>[]> =>
        (await get('auditor', `/units/${id}/history`)).body['entries'] as Record<string, unknown>[];
      const [founding] = await entries();
      const corrected = await post('office', `/units/${id}/corrections`, {
        corrects: founding?.['eventId'],
        name: '清河县文化和旅游局',
        reason: '名称录入有误',
      });
      expect(corrected).toMatchObject({ status: 200, body: { revision: '2' } });
      const [, moved, correction] = await entries();
      expect(moved?.['changes']).toContainEqual({
        path: '/divisions/1',
        after: { value: expect.objectContaining({ name: '河东镇' }), from: '2025-01-01', revision: 1 },
      });
      expect(correction).toMatchObject({
        type: 'UnitRecordCorrected',
        reason: '名称录入有误',
        data: { previous: { name: '清河县旅游局' }, name: '清河县文化和旅游局' },
      });
      expect(
        await post('office', `/units/${id}/corrections`, { corrects: randomUUID(), name: '甲', reason: '有误' }),
      ).toMatchObject({ status: 422, body: { code: 'UNIT.FACT_UNKNOWN' } });
    });

    it('changes its superior, is closed, and takes nobody after that', async () => {
      const { id } = await registered('/units', bureau('清河县粮食局'));
      expect(
        await post('office', `/units/${id}/change-superior`, { superiorId: id, effectiveOn: '2025-01-01' }),
      ).toMatchObject({ status: 422, body: { code: 'UNIT.UNDER_ITSELF' } });
      const closed = await post('office', `/units/${id}/close`, {
        successorId: unit('market'),
        reason: '机构改革',
        effectiveOn: '2025-06-01',
      });
      expect(closed.status).toBe(200);
      expect(await get('office', `/units/${id}`, closed)).toMatchObject({
        body: { status: 'closed', successor: { name: '清河县市场监督管理局' } },
      });
      expect(
        await post('office', `/people/${person('handler')}/posts`, { title: '科员', unitId: id, from: '2025-06-01' }),
      ).toMatchObject({ status: 409, body: { code: 'UNIT.CLOSED' } });
    });

    it('is found in pages, by division subtree, name and kind', async () => {
      const within = `/units?within=${division('990121101000')}&limit=2`;
      const first = await get('auditor', within);
      expect(items(first)).toHaveLength(2);
      const second = await get('auditor', `${within}&cursor=${String(first.body['next'])}`);
      const names = [...items(first), ...items(second)].map(({ name }) => name);
      expect(names).toEqual(
        expect.arrayContaining(['云溪安居物业服务有限公司', '柳荫社区居民委员会', '河东镇人民政府']),
      );
      expect(new Set(names).size).toBe(names.length);
      expect(items(await get('auditor', '/units?kind=company'))).toHaveLength(1);
      expect(items(await get('auditor', `/units?name=${encodeURIComponent('清河县民')}`))).toMatchObject([
        { name: '清河县民政局' },
      ]);
      expect(await get('auditor', '/units?cursor=bm9uc2Vuc2U')).toMatchObject({
        status: 422,
        body: { code: 'REQUEST.INVALID_CURSOR' },
      });
      expect(await get('auditor', '/units?colour=red')).toMatchObject({
        status: 422,
        body: { code: 'REQUEST.INVALID' },
      });
    });

    it('is found by any part of a name, however it is written, and so are subjects and divisions', async () => {
      const search = (q: string, more = ''): Promise<Answer> =>
        get('handler', `/search?q=${encodeURIComponent(q)}${more}`);
      const found = (answer: Answer): readonly Found[] => answer.body['items'] as readonly Found[];
      expect(items(await search('縣民政', '&kinds=unit'))).toMatchObject([
        { kind: 'unit', title: '清河县民政局', subtitle: expect.any(String), matched: [[2, 5]], found: null },
      ]);
      expect(found(await search('990121101', '&kinds=division')).map((each) => each.found)).toContainEqual({
        kind: 'code',
        text: '990121101000',
        matched: [[0, 9]],
      });
      const kinds = found(await search('柳荫社区')).map(({ kind }) => kind);
      expect(new Set(kinds)).toEqual(new Set(['division', 'unit', 'subject']));
      expect(await search('', '')).toMatchObject({ status: 422, body: { code: 'REQUEST.INVALID' } });
    });

    it('of another tenant does not exist', async () => {
      const other = randomUUID();
      const write = {
        principal: {
          kind: 'service' as const,
          tenant: other,
          id: randomUUID(),
          accountName: 'other',
          grants: [
            {
              id: 'g',
              role: 'office' as const,
              division: { id: division('990100000000'), name: '云溪市' },
              divisionCode: '990100000000',
              divisionIds: new Set([division('990100000000')]),
              from: '2000-01-01',
              to: null,
            },
          ],
          posts: [],
          unitIds: [],
          rootDivisionId: division('990100000000'),
        },
        commandId: randomUUID(),
        channel: 'import' as const,
        now: new Date().toISOString(),
        today: '2026-03-02',
      };
      const { id } = await app.nest.get(CommandBus).execute(
        new RegisterUnit(write, {
          name: '别家的单位',
          kind: 'bureau',
          divisionId: division('990100000000'),
          superiorId: null,
          effectiveOn: '2020-01-01',
        }),
      );
      await known();
      for (const path of [`/units/${id}`, `/units/${id}/history`, `/units/${id}?asOf=2030-01-01T00:00:00Z`]) {
        expect(await get('office', path)).toMatchObject({ status: 404, body: { code: 'RESOURCE.NOT_FOUND' } });
      }
      expect(await post('office', `/units/${id}/rename`, { name: '甲', effectiveOn: '2024-01-01' })).toMatchObject({
        status: 404,
      });
      expect(items(await get('office', `/units?name=${encodeURIComponent('别家')}`))).toEqual([]);
      expect(
        await post('office', '/people', { name: '某人', post: { title: '员', unitId: id, from: '2024-01-01' } }),
      ).toMatchObject({ status: 404, body: { code: 'UNIT.UNKNOWN' } });
    });
  });

  describe('a person', () => {
    it('is found by any part of the name, by unit and by role', async () => {
      expect(items(await get('handler', `/people?name=${encodeURIComponent('若谷')}`))).toMatchObject([
        { id: person('unit-head'), name: '方若谷' },
      ]);
      expect(items(await get('handler', `/people?name=${encodeURIComponent('%')}`))).toEqual([]);
      expect(
        items(await get('handler', `/people?unitId=${unit('civil-affairs')}`))
          .map(({ name }) => name)
          .sort(),
      ).toEqual(['叶知微', '方若谷', '袁小满']);
      expect(items(await get('handler', '/people?role=securityAdmin'))).toMatchObject([{ name: '贺清和' }]);
    });

    it('shows the phone number to those who work with it', async () => {
      const id = person('town');
      expect((await get('office', `/people/${id}`)).body).toMatchObject({ phone: '000-0018', contactHidden: false });
      expect((await get('town', `/people/${id}`)).body).toMatchObject({ phone: '000-0018' });
      expect((await get('handler', `/people/${id}`)).body).toMatchObject({ phone: null, contactHidden: true });
      const history = await get('handler', `/people/${id}/history`);
      expect(JSON.stringify(history.body)).toContain('章北辰');
      expect(JSON.stringify(history.body)).not.toContain('000-0018');
      expect(JSON.stringify((await get('office', `/people/${id}/history`)).body)).toContain('000-0018');
    });

    it('takes and leaves posts, with the names as they were', async () => {
      const { id } = await registered('/people', {
        name: '测试甲',
        post: { title: '科员', unitId: unit('health'), from: '2025-01-01' },
      });
      const taken = await post('office', `/people/${id}/posts`, {
        title: '科长',
        unitId: unit('health'),
        from: '2026-01-01',
      });
      expect(taken.status).toBe(200);
      const posts = (await get('office', `/people/${id}?effectiveOn=2025-06-01`, taken)).body['posts'] as {
        id: string;
      }[];
      expect(posts).toMatchObject([
        { title: '科员', unit: { name: '清河县卫生健康局' }, division: { name: '清河县' } },
      ]);
      const left = await post('office', `/people/${id}/posts/${String(posts[0]?.id)}/leave`, { to: '2025-12-31' });
      expect((await get('office', `/people/${id}`, left)).body['posts']).toMatchObject([{ title: '科长' }]);
      expect(await post('office', `/people/${id}/posts/${randomUUID()}/leave`, { to: '2025-12-31' })).toMatchObject({
        status: 404,
        body: { code: 'PERSON.POST_UNKNOWN' },
      });
    });

    it('registered once is answered alike when the unit was closed and the request comes again', async () => {
      const place = {
        kind: 'bureau',
        divisionId: division('990121000000'),
        superiorId: null,
        effectiveOn: '2020-01-01',
      };
      const { id: unitId } = await registered('/units', { ...place, name: '临时整治指挥部' });
      const key = { 'idempotency-key': randomUUID() };
      const body = { name: '测试癸', post: { title: '科员', unitId, from: '2026-02-01' } };
      const first = await post('office', '/people', body, key);
      expect(first.status).toBe(201);
      const closed = { effectiveOn: '2026-01-01', reason: '任务完成', successorId: null };
      expect((await post('office', `/units/${unitId}/close`, closed)).status).toBe(200);
      expect(await post('office', '/people', body, key)).toMatchObject({ status: 201, body: first.body });
      expect((await post('office', '/people', body)).body).toMatchObject({ code: 'UNIT.CLOSED' });
    });

    it('gets rights from the security administrator alone, never from themselves', async () => {
      const { id } = await registered('/people', {
        name: '测试乙',
        post: { title: '科员', unitId: unit('county-office'), from: '2025-01-01' },
      });
      const grant = { role: 'reviewer', divisionId: division('990121000000'), from: '2026-01-01' };
      expect(await post('office', `/people/${id}/grants`, grant)).toMatchObject({
        status: 403,
        body: { code: 'ACCESS.DENIED' },
      });
      expect(await post('security', `/people/${person('security')}/grants`, grant)).toMatchObject({
        status: 403,
        body: { details: { reason: 'ON_ONESELF' } },
      });
      const granted = await post('security', `/people/${id}/grants`, grant);
      expect(granted.status).toBe(200);
      expect((await get('security', `/people/${id}`, granted)).body['grants']).toMatchObject([{ role: 'reviewer' }]);
      const duty = { ...grant, role: 'securityAdmin' };
      expect(await post('security', `/people/${person('audit-admin')}/grants`, duty)).toMatchObject({
        status: 409,
        body: { code: 'PERSON.DUTIES_NOT_SEPARATE' },
      });
    });

    describe('with an auditor’s seat', () => {
      const subject = randomUUID();
      const aYearOn = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
      const today = localDateAt(new Date().toISOString());
      let id = '';
      let seatId = '';
      const seat = () => ({
        divisionIds: [division('990121000000'), division('990102000000')],
        records: { from: '2025-01-01' },
        from: today,
        to: aYearOn(today),
        purpose: '省审计厅专项审计',
      });
      const asAuditor = (path: string): Promise<Answer> => call('seated', 'GET', path, { subject });
      const grants = async (after: Answer) =>
        (await get('audit-admin', `/people/${id}`, after)).body['grants'] as readonly object[];

      beforeAll(async () => {
        ({ id } = await registered('/people', {
          name: '测试审计师',
          post: { title: '审计师', unitId: unit('county-office'), from: '2025-01-01' },
        }));
        await post('security', `/people/${id}/accounts`, { issuer: ISSUER, subject });
        await known();
      });

      it('is given by the audit administrator alone, to others, for a year at most', async () => {
        for (const who of ['security', 'system', 'office'] as const) {
          expect(await post(who, `/people/${id}/auditor-seats`, seat())).toMatchObject({
            status: 403,
            body: { code: 'ACCESS.DENIED' },
          });
        }
        const own = `/people/${person('audit-admin')}/auditor-seats`;
        expect(await post('audit-admin', own, seat())).toMatchObject({
          status: 403,
          body: { details: { reason: 'ON_ONESELF' } },
        });
        const endless = { ...seat(), to: aYearOn(aYearOn(today)) };
        expect(await post('audit-admin', `/people/${id}/auditor-seats`, endless)).toMatchObject({
          status: 422,
          body: { code: 'PERSON.SEAT_TOO_LONG' },
        });
        const { to: _, ...withoutEnd } = seat();
        expect(await post('audit-admin', `/people/${id}/auditor-seats`, withoutEnd)).toMatchObject({ status: 422 });
        expect(await post('audit-admin', `/people/${id}/auditor-seats`, { ...seat(), divisionIds: [] })).toMatchObject({
          status: 422,
        });
        expect((await asAuditor('/me')).body['roles']).toEqual([]);
      });

      it('is a right of the role auditor on each division, shown with its records and purpose', async () => {
        const key = { 'idempotency-key': randomUUID() };
        const given = await post('audit-admin', `/people/${id}/auditor-seats`, seat(), key);
        expect(given.status).toBe(200);
        seatId = String(given.body['id']);
        expect(await post('audit-admin', `/people/${id}/auditor-seats`, seat(), key)).toMatchObject({
          body: given.body,
        });
        const right = {
          role: 'auditor',
          from: today,
          to: aYearOn(today),
          seat: { id: seatId, records: { from: '2025-01-01', to: null }, wholeLog: false, purpose: '省审计厅专项审计' },
        };
        expect(await grants(given)).toMatchObject([right, right]);
        await known();
        const me = await asAuditor('/me');
        expect(me.body['roles']).toMatchObject([
          { role: 'auditor', seat: { id: seatId, records: { from: '2025-01-01', to: null } } },
          { role: 'auditor', seat: { id: seatId } },
        ]);
        expect(me.body['may']).not.toContain('feed.read');
        expect(me.body['may']).not.toContain('log.read');
        expect((await asAuditor('/units')).status).toBe(200);
        expect((await asAuditor('/units')).headers.get('gongjian-read')).not.toBeNull();
        expect(me.headers.get('gongjian-read')).toBeNull();
      });

      it('is never held with another right, and is ended as a whole', async () => {
        const grant = { role: 'reviewer', divisionId: division('990121000000'), from: today };
        expect(await post('security', `/people/${id}/grants`, grant)).toMatchObject({
          status: 409,
          body: { code: 'PERSON.SEAT_NOT_ALONE' },
        });
        const [right] = (await get('security', `/people/${id}`)).body['grants'] as readonly { readonly id: string }[];
        expect(
          await post('security', `/people/${id}/grants/${String(right?.id)}/end`, { reason: '终止' }),
        ).toMatchObject({ status: 409, body: { code: 'PERSON.GRANT_OF_SEAT' } });
      });

      it('is extended and ended by the audit administrator, and is gone at once', async () => {
        const path = `/people/${id}/auditor-seats/${seatId}`;
        expect(await post('security', `${path}/extend`, { to: aYearOn(today), reason: '延期' })).toMatchObject({
          status: 403,
        });
        expect(await post('audit-admin', `${path}/extend`, { to: today, reason: '延期' })).toMatchObject({
          status: 422,
          body: { code: 'PERSON.SEAT_NOT_LATER' },
        });
        expect(await post('security', `${path}/end`, { reason: '终止' })).toMatchObject({ status: 403 });
        const shortened = await post('audit-admin', `${path}/end`, { to: today, reason: '提前结束' });
        expect(await grants(shortened)).toMatchObject([{ to: today }, { to: today }]);
        const extended = await post('audit-admin', `${path}/extend`, { to: aYearOn(today), reason: '延期' });
        expect(await grants(extended)).toMatchObject([{ to: aYearOn(today) }, { to: aYearOn(today) }]);
        const ended = await post('audit-admin', `${path}/end`, { reason: '审计结束' });
        expect(await grants(ended)).toMatchObject([{ endedAtOnce: true }, { endedAtOnce: true }]);
        await known();
        expect(await asAuditor('/units')).toMatchObject({ status: 403, body: { code: 'ACCESS.DENIED' } });
        const { entries } = (await get('audit-admin', `/people/${id}/history`)).body as {
          readonly entries: readonly { readonly type: string }[];
        };
        expect(entries.slice(-4).map(({ type }) => type)).toEqual([
          'AuditorSeatGiven',
          'AuditorSeatEnded',
          'AuditorSeatExtended',
          'AuditorSeatEnded',
        ]);
      });
    });

    it('signs in with a bound account, and a right taken away is gone', async () => {
      const { id } = await registered('/people', {
        name: '测试丙',
        post: { title: '副主任', unitId: unit('county-office'), from: '2025-01-01' },
      });
      const account = { issuer: ISSUER, subject: randomUUID() };
      const bound = await post('security', `/people/${id}/accounts`, account);
      expect(bound.status).toBe(200);
      expect(await post('security', `/people/${person('handler')}/accounts`, account)).toMatchObject({
        status: 409,
        body: { code: 'ACCOUNT.TAKEN' },
      });
      const granted = await post('security', `/people/${id}/grants`, {
        role: 'office',
        divisionId: division('990121000000'),
        from: '2026-01-01',
      });
      await known();
      const act = (): Promise<Answer> =>
        call('county', 'POST', '/subjects', {
          subject: account.subject,
          body: { kind: 'team', name: '志愿服务队', divisionId: division('990121101001'), effectiveOn: '2026-01-01' },
        });
      expect((await act()).status).toBe(201);
      expect(
        await call('county', 'POST', '/subjects', {
          subject: account.subject,
          body: { kind: 'team', name: '外区队', divisionId: division('990102001001'), effectiveOn: '2026-01-01' },
        }),
      ).toMatchObject({ status: 403, body: { details: { reason: 'OUT_OF_SCOPE' } } });
      const [grant] = (await get('security', `/people/${id}`, granted)).body['grants'] as { id: string }[];
      await post('security', `/people/${id}/grants/${String(grant?.id)}/end`, { reason: '停职' });
      await known();
      expect((await act()).status).toBe(403);
      expect((await post('security', `/people/${id}/accounts/unbind`, { ...account, reason: '离职' })).status).toBe(
        200,
      );
      await known();
      expect(await call('county', 'GET', '/me', { subject: account.subject })).toMatchObject({
        status: 403,
        body: { code: 'ACCESS.UNKNOWN_ACCOUNT' },
      });
      expect((await post('security', `/people/${person('county-office')}/accounts`, account)).status).toBe(200);
    });

    it('has a wrong post record put right, and may act for another', async () => {
      const { id } = await registered('/people', {
        name: '测试丁',
        post: { title: '科员', unitId: unit('housing'), from: '2025-01-01' },
      });
      const entries = (await get('office', `/people/${id}/history`)).body['entries'] as Record<string, unknown>[];
      const taken = entries[1] as { eventId: string; data: { postId: string } };
      const corrected = await post('office', `/people/${id}/posts/${taken.data.postId}/corrections`, {
        corrects: taken.eventId,
        title: '副科长',
        reason: '录入有误',
      });
      expect(corrected.status).toBe(200);
      expect((await get('office', `/people/${id}`, corrected)).body['posts']).toMatchObject([{ title: '副科长' }]);
      const acting = await post('security', `/people/${id}/acting`, {
        role: 'unitHead',
        divisionId: division('990121000000'),
        actsForPersonId: person('housing-head'),
        from: '2026-01-01',
      });
      expect(acting.status).toBe(200);
      expect((await get('office', `/people/${id}`, acting)).body['grants']).toMatchObject([
        { kind: 'acting', role: 'unitHead', actsForPersonId: person('housing-head') },
      ]);
    });

    it('keeps no sign-in reserved when binding it was refused', async () => {
      const { id } = await registered('/people', { name: '测试戊' });
      const account = { issuer: ISSUER, subject: randomUUID() };
      const stale = await post('security', `/people/${id}/accounts`, account, { 'if-match': '"7"' });
      expect(stale).toMatchObject({ status: 412, body: { code: 'PRECONDITION.STALE' } });
      const key = { 'idempotency-key': randomUUID() };
      const other = person('community-qiaotou');
      expect((await post('security', `/people/${other}/accounts`, account, key)).status).toBe(200);
      expect((await post('security', `/people/${other}/accounts`, account, key)).status).toBe(200);
      expect(await post('security', `/people/${id}/accounts`, account)).toMatchObject({
        status: 409,
        body: { code: 'ACCOUNT.TAKEN' },
      });
    });

    it('keeps and frees a sign-in by what is now, however often an old request is repeated', async () => {
      const [{ id: one }, { id: two }] = [
        await registered('/people', { name: '测试己' }),
        await registered('/people', { name: '测试庚' }),
      ];
      const account = { issuer: ISSUER, subject: randomUUID() };
      const [binding, unbinding] = [{ 'idempotency-key': randomUUID() }, { 'idempotency-key': randomUUID() }];
      const bound = await post('security', `/people/${one}/accounts`, account, binding);
      const unbound = await post('security', `/people/${one}/accounts/unbind`, account, unbinding);
      expect(await post('security', `/people/${one}/accounts`, account, binding)).toMatchObject({
        status: 200,
        body: bound.body,
      });
      expect((await post('security', `/people/${two}/accounts`, account)).status).toBe(200);
      expect(await post('security', `/people/${one}/accounts`, account, binding)).toMatchObject({
        status: 200,
        body: bound.body,
      });
      expect((await post('security', `/people/${two}/accounts/unbind`, account)).status).toBe(200);
      expect((await post('security', `/people/${one}/accounts`, account)).status).toBe(200);
      expect(await post('security', `/people/${one}/accounts/unbind`, account, unbinding)).toMatchObject({
        status: 200,
        body: unbound.body,
      });
      expect(await post('security', `/people/${two}/accounts`, account)).toMatchObject({
        status: 409,
        body: { code: 'ACCOUNT.TAKEN' },
      });
    });

    it('acts for another by delegation, and the act names both', async () => {
      const delegated = await post('unit-head', `/people/${person('unit-liaison')}/delegations`, {
        role: 'unitHead',
        divisionId: division('990121000000'),
        delegatorId: person('unit-head'),
        from: '2026-01-01',
        to: '2099-12-31',
      });
      expect(delegated.status).toBe(200);
      expect(
        await post('unit-liaison', `/people/${person('handler')}/delegations`, {
          role: 'leader',
          divisionId: division('990100000000'),
          delegatorId: person('leader'),
          from: '2026-01-01',
          to: '2026-12-31',
        }),
      ).toMatchObject({ status: 403 });
      await known();
      expect((await get('unit-liaison', '/me')).body['roles']).toContainEqual(
        expect.objectContaining({ role: 'unitHead', onBehalfOfPersonId: person('unit-head') }),
      );
    });
  });

  describe('the roles in a division', () => {
    interface Held {
      readonly id: string;
      readonly role: string;
      readonly kind: string;
      readonly person: { readonly id: string; readonly name: string };
      readonly posts: readonly { readonly title: string }[];
      readonly actsFor: { readonly personId: string; readonly name: string } | null;
    }
    const held = async (code: string, query = ''): Promise<readonly Held[]> => {
      const answer = await get('auditor', `/divisions/${division(code)}/roles?limit=200${query}`);
      expect(answer).toMatchObject({ status: 200, body: { next: null } });
      return answer.body['items'] as readonly Held[];
    };

    it('are those held on a day by whoever holds them, with for whom they act', async () => {
      const { id } = await registered('/people', {
        name: '测试辛',
        post: { title: '主任科员', unitId: unit('housing'), from: '2025-01-01' },
      });
      const before = new Date().toISOString();
      const acting = await post('security', `/people/${id}/acting`, {
        role: 'unitHead',
        divisionId: division('990121000000'),
        actsForPersonId: person('housing-head'),
        from: '2026-01-10',
        to: '2026-01-20',
      });
      expect(acting.status).toBe(200);
      const of = (roles: readonly Held[]): readonly Held[] => roles.filter((each) => each.person.id === id);
      await get('auditor', `/people/${id}`, acting);
      expect(of(await held('990121000000', '&effectiveOn=2026-01-20&role=unitHead'))).toMatchObject([
        {
          kind: 'acting',
          role: 'unitHead',
          from: '2026-01-10',
          to: '2026-01-20',
          person: { name: '测试辛' },
          posts: [{ title: '主任科员' }],
          actsFor: { personId: person('housing-head') },
        },
      ]);
      for (const day of ['2026-01-09', '2026-01-21']) {
        expect(of(await held('990121000000', `&effectiveOn=${day}`))).toEqual([]);
      }
      expect(of(await held('990121000000', '&effectiveOn=2026-01-20&role=leader'))).toEqual([]);
      const asOf = encodeURIComponent(before);
      expect(of(await held('990121000000', `&effectiveOn=2026-01-20&asOf=${asOf}`))).toEqual([]);
      expect(of(await held('990121000000', '&effectiveOn=2026-01-20&asOf=2099-01-01T00:00:00Z'))).toHaveLength(1);
      expect(of(await held('990100000000', '&effectiveOn=2026-01-20'))).toEqual([]);
      expect(of(await held('990100000000', '&effectiveOn=2026-01-20&below=true'))).toHaveLength(1);
    });

    it('are what each person’s own record says of that day', async () => {
      const roles = await held('990121000000');
      expect(roles.length).toBeGreaterThan(3);
      for (const { id, person: who } of roles) {
        const grants = (await get('auditor', `/people/${who.id}`)).body['grants'] as readonly { readonly id: string }[];
        expect(grants.map((grant) => grant.id)).toContain(id);
      }
      expect((await get('auditor', `/divisions/${randomUUID()}/roles`)).status).toBe(404);
    });
  });

  describe('the tenant', () => {
    it('is shown to all who work in it, and settled by its system administrator alone', async () => {
      expect((await get('handler', '/tenant')).body).toMatchObject({
        id: sample.tenant,
        retentionYears: 10,
        rootDivision: { code: '990100000000' },
      });
      const years = { years: 30, reason: '档案管理规定' };
      expect(await post('office', '/tenant/retention-period', years)).toMatchObject({ status: 403 });
      const account = { issuer: ISSUER, subject: randomUUID() };
      await post('security', `/people/${person('system')}/accounts`, account);
      await known();
      const set = await call('system', 'POST', '/tenant/retention-period', { body: years, subject: account.subject });
      expect(set.status).toBe(200);
      expect((await get('handler', '/tenant', set)).body).toMatchObject({ retentionYears: 30, revision: '1' });
      expect((await get('auditor', '/tenant/history')).body['entries']).toMatchObject([
        { type: 'TenantFounded', actor: { kind: 'service' }, channel: 'import' },
        {
          type: 'RetentionPeriodSet',
          reason: '档案管理规定',
          changes: [{ path: '/retentionYears', before: 10, after: 30 }],
        },
      ]);
    });
  });

  describe('a subject', () => {
    it('is registered, reclassified, closed and shown with its history', async () => {
      const { id } = await registered('/subjects', {
        kind: 'compound',
        name: '河东小区',
        class: 'newEstate',
        divisionId: division('990121101001'),
        effectiveOn: '2010-01-01',
      });
      await post('office', `/subjects/${id}/reclassify`, { class: 'oldEstate', effectiveOn: '2025-01-01' });
      const closed = await post('office', `/subjects/${id}/close`, { reason: '拆迁', effectiveOn: '2026-01-01' });
      expect((await get('community', `/subjects/${id}`, closed)).body).toMatchObject({
        class: 'oldEstate',
        status: 'closed',
      });
      expect((await get('community', `/subjects/${id}?effectiveOn=2024-12-31`)).body).toMatchObject({
        class: 'newEstate',
        status: 'open',
      });
      const { entries } = (await get('community', `/subjects/${id}/history`)).body as { entries: { type: string }[] };
      expect(entries.map(({ type }) => type)).toEqual(['SubjectRegistered', 'SubjectReclassified', 'SubjectClosed']);
    });
  });

  describe('erasure', () => {
    const NAME = '诸葛测验词';
    const PHONE = '000-CANARY-77';

    async function inDatabase(word: string): Promise<readonly string[]> {
      const client = new pg.Client(database.connection);
      await client.connect();
      try {
        const tables = await client.query<{ name: string }>(
          `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
            WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
        );
        const found: string[] = [];
        for (const { name } of tables.rows) {
          const hits = await client.query(`SELECT 1 FROM ${name} AS t WHERE t::text LIKE $1 LIMIT 1`, [`%${word}%`]);
          if (hits.rows.length > 0) found.push(name);
        }
        return found;
      } finally {
        await client.end();
      }
    }

    it('is refused for officers while retention runs', async () => {
      expect(await post('security', `/people/${person('handler')}/erase`, { reason: '本人申请' })).toMatchObject({
        status: 409,
        body: { code: 'PERSON.RETENTION_RUNS' },
      });
      expect(await post('office', `/people/${person('handler')}/erase`, { reason: '本人申请' })).toMatchObject({
        status: 403,
      });
    });

    it('leaves nothing of a person who held no post', async () => {
      const { id, answer } = await registered('/people', { name: NAME, phone: PHONE });
      await searchable(NAME, 1);
      expect((await get('office', `/people/${id}`, answer)).body).toMatchObject({ name: NAME, phone: PHONE });
      expect(await inDatabase('云溪安居物业服务有限公司')).toContain('eventlog.events');
      expect(await inDatabase(NAME)).toEqual(['directory.directory_name_search_v1']);
      expect(await inDatabase(PHONE)).toEqual([]);
      const erased = await post('security', `/people/${id}/erase`, { reason: '本人申请' });
      expect(erased.status).toBe(200);
      expect((await get('office', `/people/${id}`, erased)).body).toMatchObject({
        status: 'erased',
        name: null,
        phone: null,
      });
      const history = await get('office', `/people/${id}/history`);
      expect(history.body['entries']).toMatchObject([{ type: 'PersonRegistered' }, { type: 'PersonErased' }]);
      expect(JSON.stringify(history.body)).not.toContain(NAME);
      expect(await inDatabase(NAME)).toEqual([]);
      await searchable(NAME, 0);
      expect(await post('office', `/people/${id}/change-name`, { name: '别名' })).toMatchObject({
        status: 409,
        body: { code: 'PERSON.ERASED' },
      });
    });

    it('is applied to the searchable names again at every start', async () => {
      const names = new PostgresPersonNames(pools.projector, app.nest.get(ReadModels));
      const [tenant, erased, other] = [sample.tenant, randomUUID(), randomUUID()];
      await names.remember(tenant, erased, '欧阳重现');
      await names.remember(tenant, other, '欧阳留存');
      await erasures.append({
        tenant,
        owner: `person:${erased}`,
        eventId: randomUUID(),
        at: '2026-03-02T00:00:00.000Z',
      });
      await new ForgetErasedNames(erasures, names).onApplicationBootstrap();
      expect(await names.holding(tenant, '欧阳', 10)).toEqual([other]);
      expect(await names.holding(randomUUID(), '欧阳', 10)).toEqual([]);
      await names.forget(tenant, [other]);
    });

    /** The name search follows the log a moment later. */
    async function searchable(name: string, count: number): Promise<void> {
      const until = Date.now() + 10_000;
      for (;;) {
        const found = items(await get('office', `/people?name=${encodeURIComponent(name)}`)).length;
        if (found === count) return;
        if (Date.now() > until) throw new Error(`${found} people of that name instead of ${count}`);
      }
    }
  });

  describe('the system of an agency', () => {
    const registration = (): object => ({ name: '投诉报送系统', unitId: unit('civil-affairs') });
    const grant = (): object => ({ role: 'agency', divisionId: division('990121000000'), from: '2026-01-01' });
    const reasonless = { reason: null };

    it('is registered by the office, and gets its right and its credentials from others', async () => {
      expect(await post('town', '/services', registration())).toMatchObject({
        status: 403,
        body: { code: 'ACCESS.DENIED' },
      });
      const { id, answer } = await registered('/services', registration());
      expect(await post('office', `/services/${id}/grants`, grant())).toMatchObject({ status: 403 });
      expect(await post('office', `/services/${id}/credentials`, undefined)).toMatchObject({ status: 403 });
      expect(await post('security', `/services/${id}/grants`, { ...grant(), role: 'office' })).toMatchObject({
        status: 422,
      });
      expect(await post('security', `/people/${person('handler')}/grants`, grant())).toMatchObject({ status: 422 });
      expect((await post('security', `/services/${id}/grants`, grant())).status).toBe(200);
      expect(await get('auditor', `/services/${id}`, answer)).toMatchObject({
        status: 200,
        body: { name: '投诉报送系统', unit: { name: '清河县民政局' }, division: { name: '清河县' }, accounts: [] },
      });
    });

    it('gets a secret that is told once, also when the request comes again', async () => {
      const { id } = await registered('/services', { ...registration(), name: '民情系统' });
      const key = { 'idempotency-key': randomUUID() };
      const first = await post('system', `/services/${id}/credentials`, undefined, key);
      expect(first).toMatchObject({
        status: 200,
        body: { id, revision: '1', clientSecret: 'secret of 民情系统', tokenEndpoint: `${ISSUER}/token` },
      });
      expect(first.headers.get('cache-control')).toContain('no-store');
      const again = await post('system', `/services/${id}/credentials`, undefined, key);
      expect(again).toMatchObject({ status: 200, body: { ...first.body, clientSecret: null } });
      const clientId = String(first.body['clientId']);
      expect(
        await post('security', `/people/${person('handler')}/accounts`, { issuer: ISSUER, subject: clientId }),
      ).toMatchObject({ status: 409, body: { code: 'ACCOUNT.TAKEN' } });
      const shown = async (who: string): Promise<unknown> =>
        (await get(who, `/services/${id}`, again)).body['accounts'];
      expect(await shown('system')).toEqual([{ issuer: ISSUER, subject: clientId }]);
      expect(await shown('office')).toEqual([]);
      const history = await get('auditor', `/services/${id}/history`);
      expect(JSON.stringify(history.body)).not.toContain('secret of');
    });

    it('signs in as itself, may do nothing that is not an agency’s, and is out once its credentials are ended', async () => {
      const { id } = await registered('/services', { ...registration(), name: '热线系统' });
      await post('security', `/services/${id}/grants`, grant());
      const credentialsOf = async (): Promise<string> =>
        String((await post('system', `/services/${id}/credentials`, undefined)).body['clientId']);
      const [old, next] = [await credentialsOf(), await credentialsOf()];
      await known();
      const as = (subject: string, method: string, path: string, body?: unknown): Promise<Answer> =>
        call('agency', method, path, { subject, ...(body === undefined ? {} : { body }) });
      for (const subject of [old, next]) {
        expect(await as(subject, 'GET', '/me')).toMatchObject({
          status: 200,
          body: {
            id,
            kind: 'service',
            name: '热线系统',
            roles: [{ role: 'agency' }],
            units: [{ name: '清河县民政局' }],
          },
        });
      }
      for (const path of [
        '/people',
        '/units',
        '/subjects',
        '/services',
        `/services/${id}`,
        `/services/${id}/history`,
      ]) {
        expect(await as(next, 'GET', path)).toMatchObject({ status: 403, body: { details: { reason: 'NO_ROLE' } } });
      }
      expect(await as(next, 'POST', `/services/${id}/credentials`)).toMatchObject({ status: 403 });
      const unbound = await post('system', `/services/${id}/accounts/unbind`, {
        issuer: ISSUER,
        subject: old,
        ...reasonless,
      });
      expect(unbound.status).toBe(200);
      await known();
      expect(await as(old, 'GET', '/me')).toMatchObject({ status: 403, body: { code: 'ACCESS.UNKNOWN_ACCOUNT' } });
      expect((await as(next, 'GET', '/me')).status).toBe(200);
      await until(async () => credentials.ended.includes(old));
      const closed = await post('office', `/services/${id}/closure`, { reason: '系统下线' });
      expect(closed.status).toBe(200);
      await known();
      expect(await as(next, 'GET', '/me')).toMatchObject({ status: 403, body: { code: 'ACCESS.UNKNOWN_ACCOUNT' } });
      await until(async () => credentials.ended.includes(next));
      expect(await post('system', `/services/${id}/credentials`, undefined)).toMatchObject({
        status: 409,
        body: { code: 'SERVICE.CLOSED' },
      });
      expect(await post('security', `/services/${id}/grants`, grant())).toMatchObject({
        status: 409,
        body: { code: 'SERVICE.CLOSED' },
      });
      expect(await get('auditor', `/services/${id}`, closed)).toMatchObject({ body: { status: 'closed' } });
    });

    it('finds the open subjects of the divisions it reports about, by code and name or by id', async () => {
      const { id } = await registered('/services', { ...registration(), name: '查询系统' });
      const account = { issuer: ISSUER, subject: randomUUID() };
      await post('security', `/services/${id}/accounts`, account);
      await post('security', `/services/${id}/grants`, grant());
      await known();
      const find = (query: string): Promise<Answer> =>
        call('agency', 'GET', `/subject-lookup?${query}`, { subject: account.subject });
      const body = (name: string, kind = 'compound'): object => ({
        kind,
        name,
        divisionId: division('990121101001'),
        effectiveOn: '2026-01-01',
      });
      const found = await registered('/subjects', body('查找小区一'));
      const { id: other } = await registered('/subjects', body('查找村', 'hamlet'));
      const item = { id: found.id, kind: 'compound', name: '查找小区一', division: { code: '990121101001' } };
      await until(async () => {
        const { body: held } = await find(`divisionCode=990121000000&name=${encodeURIComponent('查找')}`);
        return (held['items'] as unknown[] | undefined)?.length === 2;
      });
      const compound = await find(`divisionCode=990121101001&name=${encodeURIComponent('查找')}&kind=compound`);
      expect(compound).toMatchObject({ status: 200, body: { items: [item], more: false } });
      expect((await find(`id=${other}`)).body).toMatchObject({ items: [{ id: other, kind: 'hamlet' }] });
      expect((await find('divisionCode=990121101000&kind=hamlet')).body['items']).toContainEqual(
        expect.objectContaining({ id: other }),
      );
      for (const query of ['divisionCode=990100000000', `id=${randomUUID()}`]) {
        expect(await find(query)).toMatchObject({ status: 403, body: { code: 'ACCESS.DENIED' } });
      }
      for (const query of ['', `name=${encodeURIComponent('查找')}`, `id=${other}&divisionCode=990121101001`]) {
        expect(await find(query)).toMatchObject({ status: 422, body: { code: 'REQUEST.INVALID' } });
      }
    });

    it('keeps its sign-in while its right is ended, and then may do nothing', async () => {
      const { id } = await registered('/services', { ...registration(), name: '巡查系统' });
      const account = { issuer: ISSUER, subject: randomUUID() };
      expect((await post('security', `/services/${id}/accounts`, account)).status).toBe(200);
      const granted = await post('security', `/services/${id}/grants`, grant());
      const [held] = (await get('security', `/services/${id}`, granted)).body['grants'] as { id: string }[];
      const ended = await post('security', `/services/${id}/grants/${String(held?.id)}/end`, { reason: '停报' });
      expect(ended.status).toBe(200);
      await known();
      expect((await call('agency', 'GET', '/me', { subject: account.subject })).body).toMatchObject({ roles: [] });
      const { body } = await get('auditor', `/services/${id}/history`, ended);
      expect((body['entries'] as { type: string }[]).map(({ type }) => type)).toEqual([
        'ServiceRegistered',
        'ServiceAccountBound',
        'ServiceRoleGranted',
        'ServiceRoleEnded',
      ]);
    });

    it('is listed by name and unit', async () => {
      const names = async (query: string): Promise<readonly string[]> =>
        items(await get('auditor', `/services${query}`)).map(({ name }) => name);
      expect(await names(`?unitId=${unit('health')}`)).toEqual(['清河县卫生健康局疫情报送系统']);
      expect(await names(`?status=closed&name=${encodeURIComponent('热线')}`)).toEqual(['热线系统']);
    });
  });

  it('describes itself, every answer with its schema', async () => {
    const api = await DescribedApi.of(base);
    const own = Object.entries(api.paths).filter(([path]) => path.startsWith('/api/directory/v1/'));
    expect(own.map(([path]) => path)).toEqual(
      expect.arrayContaining([
        '/api/directory/v1/me',
        '/api/directory/v1/people/{id}/grants',
        '/api/directory/v1/units',
      ]),
    );
    expect(own.length).toBeGreaterThan(35);
    const bare = own.flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { responses }]) => {
        const success = Object.keys(responses).find((status) => status.startsWith('2')) ?? '';
        return api.schemaOf(path, method as keyof typeof methods, success) === null ? [`${method} ${path}`] : [];
      }),
    );
    // A stream of events has no one answer.
    expect(bare).toEqual(['get /api/directory/v1/changes']);
  });
});
