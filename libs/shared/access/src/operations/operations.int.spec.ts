import {
  Clock,
  commandFingerprint,
  DeciderRunner,
  derivedId,
  InMemoryEventStore,
  reservationAggregate,
  reservationId,
  SystemClock,
  type EventCatalogue,
  type ReservationCommand,
  type ReservationState,
} from '@gongjian/shared-event-sourcing';
import { createHttpApp, type HttpApp } from '@gongjian/shared-http';
import { InMemoryKeyStore, Keyring, KeyringCommandHashes, KeyringSealer, LocalMasterKey } from '@gongjian/shared-keys';
import { DomainError, type DomainEvent, type Fact, type Instant } from '@gongjian/shared-kernel';
import { DeadlineDefinition, migrate, migrationsOf, ProjectionsModule, Reaction } from '@gongjian/shared-projections';
import { appendEvents, rolePools, until, type RolePools } from '@gongjian/shared-projections/testing';
import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { Injectable, Module } from '@nestjs/common';
import { APP_GUARD, Reflector } from '@nestjs/core';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { randomUUID } from 'node:crypto';
import { AccessGuard } from '../access.guard.js';
import { Policy } from '../policy/policy.js';
import type { Principal, Role } from '../principal.js';
import { Principals } from '../principals.js';
import { TokenVerifier, type VerifiedToken } from '../token/token-verifier.js';
import { OperationsModule } from './operations.module.js';

const ISSUER = 'https://id.example/oidc';
const TENANT = '11111111-1111-4111-8111-111111111111';
const OTHER_TENANT = '22222222-2222-4222-8222-222222222222';
const CITY = 'd-city';
const START = Date.parse('2026-03-02T00:00:00.000Z');

/** Subjects are `<role>`, `<role>@county` or `<role>@elsewhere`. */
class KnownPrincipals extends Principals {
  override async of({ subject, accountName }: VerifiedToken): Promise<Principal> {
    const [role = '', place] = subject.split('@');
    const divisionIds = new Set(place === 'county' ? ['d-county'] : [CITY, 'd-county']);
    return {
      kind: 'person',
      tenant: place === 'elsewhere' ? OTHER_TENANT : TENANT,
      id: `p-${subject}`,
      accountName,
      grants: [
        {
          id: 'g-1',
          role: role as Role,
          division: { id: CITY, name: '云溪市' },
          divisionCode: '990100000000',
          divisionIds,
          from: '2020-01-01',
          to: null,
        },
      ],
      posts: [],
      unitIds: [],
      rootDivisionId: CITY,
    };
  }
}

class HandClock extends Clock {
  milliseconds = START;
  steady = 0;

  override now(): Instant {
    return new Date(this.milliseconds).toISOString();
  }
}

type LetterSent = DomainEvent<'LetterSent', { readonly to: string }>;
const letters: EventCatalogue = { category: 'letter', types: { LetterSent: { upcasters: [] } } };

function refused(): DomainError {
  return new DomainError('LETTER.REFUSED', 'conflict', { zh: '拒收。', en: 'Refused.' });
}

/** A tray holds the letters of one stream; whoever wants it for another waits until it is released. */
@Injectable()
class Trays {
  constructor(private readonly runner: DeciderRunner) {}

  async run(
    type: ReservationCommand['type'],
    { tenant, tray, target }: { readonly tenant: string; readonly tray: string; readonly target: string },
    commandId: string = randomUUID(),
  ): Promise<void> {
    const id = reservationId(tenant, 'tray', tray);
    const data = { what: 'tray', target };
    await this.runner.execute(
      reservationAggregate,
      id,
      { type, data, now: '2026-03-02T00:00:00.000Z', today: '2026-03-02' },
      {
        tenant,
        commandId,
        fingerprint: commandFingerprint(type, id, data),
        actor: { kind: 'rule', id: 'letters', role: null, post: null, division: null, unit: null },
        channel: 'rule',
        correlationId: commandId,
      },
    );
  }

  async state(tenant: string, tray: string): Promise<ReservationState | undefined> {
    return (await this.runner.load(reservationAggregate, reservationId(tenant, 'tray', tray), tenant))?.state;
  }
}

@Injectable()
class FileLetters extends Reaction<LetterSent> {
  readonly context = 'samples';
  readonly name = 'file_letters';
  readonly catalogues = [letters];
  /** What was tried, and went through, in order. */
  readonly filed: string[] = [];
  readonly when = {
    LetterSent: async ({ id, stream, revision, event, metadata: { tenant } }: Fact<LetterSent>): Promise<void> => {
      const wanted = { tenant, tray: event.data.to, target: stream };
      await this.trays.run('TakeReservation', wanted, derivedId(id, this.name, ''));
      this.filed.push(`${stream} ${revision}`);
    },
  };

  constructor(private readonly trays: Trays) {
    super();
  }
}

@Injectable()
class AnswerLetters extends DeadlineDefinition<LetterSent> {
  readonly context = 'samples';
  readonly name = 'answer_letters';
  readonly catalogue = letters;
  readonly answered: string[] = [];
  refusing = true;

  deadline({ event }: Fact<LetterSent>): { readonly dueAt: Instant } | null {
    return event.data.to === 'nobody' ? null : { dueAt: '2026-03-01T00:00:00.000Z' };
  }

  async command({ streamId }: { readonly streamId: string }): Promise<void> {
    if (this.refusing) throw refused();
    this.answered.push(streamId);
  }
}

describe('operations', () => {
  let database: TestDatabase;
  let pools: RolePools;
  let app: HttpApp;
  let base: string;
  let privateKey: CryptoKey;
  let store: InMemoryEventStore;
  let place = 'samples';
  const clock = new HandClock();

  beforeAll(async () => {
    const pair = await generateKeyPair('ES256', { extractable: true });
    privateKey = pair.privateKey;
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'ES256' };
    const issuers = [{ issuer: ISSUER, audiences: ['urn:example:api'], keys: { load: async () => ({ keys: [jwk] }) } }];
    database = await createTestDatabase();
    await migrate(database.connection, migrationsOf([{ context: 'samples', projections: [] }]));
    pools = rolePools(database.connection, 10);
    store = new InMemoryEventStore(randomUUID());
    const keyring = new Keyring(new InMemoryKeyStore(), LocalMasterKey.random());
    const hashes = new KeyringCommandHashes(keyring);
    const runner = new DeciderRunner(store, new KeyringSealer(keyring), hashes, new SystemClock());
    @Module({
      providers: [
        Policy,
        { provide: DeciderRunner, useValue: runner },
        { provide: Clock, useClass: SystemClock },
        {
          provide: APP_GUARD,
          inject: [Reflector, Clock],
          useFactory: (reflector: Reflector, now: Clock) =>
            new AccessGuard(reflector, new TokenVerifier({ issuers }, now), new KnownPrincipals(null as never, now)),
        },
      ],
      exports: [Policy, Clock, DeciderRunner],
    })
    class PlatformModule {}
    @Module({
      imports: [
        { module: PlatformModule, global: true },
        ProjectionsModule.forRoot({
          store,
          servicePool: pools.service,
          projectorPool: pools.projector,
          clock,
          monotonic: () => clock.steady,
        }),
        ProjectionsModule.forFeature({ context: 'samples', reactions: [FileLetters], deadlines: [AnswerLetters] }),
        OperationsModule.of(['samples', 'others']),
      ],
      providers: [Trays, FileLetters, AnswerLetters],
    })
    class TestModule {}
    app = await createHttpApp(TestModule, { port: 0, logLevel: 'silent' });
    base = await app.listen();
  }, 60_000);

  afterAll(async () => {
    await app.close();
    await pools.end();
    await database.drop();
  });

  afterEach(() => {
    place = 'samples';
  });

  async function call(
    subject: string | null,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    const now = Math.floor(Date.now() / 1_000);
    const token = await new SignJWT({
      iss: ISSUER,
      aud: 'urn:example:api',
      sub: subject ?? '',
      iat: now,
      exp: now + 60,
    })
      .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
      .sign(privateKey);
    const response = await fetch(`${base}/api/${place}/v1/operations/${path}`, {
      method,
      headers: {
        ...(subject === null ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  async function send(to: string, tenant = TENANT): Promise<string> {
    const id = randomUUID();
    await appendEvents(store, letters, { tenant, id, events: [{ type: 'LetterSent', data: { to } }] });
    return id;
  }

  async function parked(subject = 'systemAdmin'): Promise<{
    readonly facts: readonly Record<string, unknown>[];
    readonly deadlines: readonly Record<string, unknown>[];
  }> {
    const { status, body } = await call(subject, 'GET', 'parked');
    expect(status).toBe(200);
    return body as Awaited<ReturnType<typeof parked>>;
  }

  const requests = [
    ['GET', 'parked', undefined],
    ['POST', 'parked/replay', { reaction: 'file_letters' }],
    ['POST', 'deadlines/retry', { deadline: 'answer_letters' }],
    ['GET', 'clock-stop', undefined],
    ['POST', 'clock-stop/confirm', undefined],
  ] as const;

  it.each(requests)('%s %s is for the system administrator of the whole tenant alone', async (method, path, body) => {
    expect(await call(null, method, path, body)).toMatchObject({
      status: 401,
      body: { code: 'ACCESS.UNAUTHENTICATED' },
    });
    for (const role of ['office', 'leader', 'auditor', 'securityAdmin', 'auditAdmin', 'systemAdmin@county']) {
      const answer = await call(role, method, path, body);
      expect(answer).toMatchObject({ status: 403, body: { code: 'ACCESS.DENIED' } });
      expect(answer.body['detail']).toMatch(/[一-龥]/);
      expect(answer.body['detailEn']).toMatch(/^[\x20-\x7e]+$/);
    }
    expect(await call('systemAdmin', method, path, body)).toMatchObject({ status: 200 });
  });

  it('shows facts of the own tenant whose command was refused, and has them handled again, in order', async () => {
    const [reaction, trays] = [app.nest.get(FileLetters), app.nest.get(Trays)];
    const holder = { tray: 'nobody', target: 'letter-before' };
    for (const tenant of [TENANT, OTHER_TENANT]) await trays.run('TakeReservation', { tenant, ...holder });
    const own = await send('nobody');
    const foreign = await send('nobody', OTHER_TENANT);
    await until(async () => (await parked()).facts.length === 1);
    await until(async () => (await parked('systemAdmin@elsewhere')).facts.length === 1);
    const again: LetterSent = { type: 'LetterSent', data: { to: 'nobody' } };
    await appendEvents(store, letters, { tenant: TENANT, id: own, events: [again], after: 0n });
    await until(async () => (await parked()).facts.length === 2);
    const fact = {
      reaction: 'file_letters',
      stream: `letter-${own}`,
      eventId: expect.any(String) as string,
      type: 'LetterSent',
      parkedAt: expect.any(String) as string,
    };
    const waiting = { ...fact, revision: '1', code: null, tries: 0 };
    expect((await parked()).facts).toEqual([{ ...fact, revision: '0', code: 'RESERVATION.TAKEN', tries: 3 }, waiting]);
    const replay = (stream?: string): ReturnType<typeof call> =>
      call('systemAdmin', 'POST', 'parked/replay', {
        reaction: 'file_letters',
        ...(stream === undefined ? {} : { stream }),
      });
    expect(await replay(`letter-${foreign}`)).toMatchObject({ status: 200, body: { count: 0 } });
    expect(await replay(`letter-${own}`)).toMatchObject({ status: 200, body: { count: 1 } });
    await until(async () => (await parked()).facts[0]?.['tries'] === 6);
    expect((await parked()).facts).toEqual([{ ...fact, revision: '0', code: 'RESERVATION.TAKEN', tries: 6 }, waiting]);
    await trays.run('ReleaseReservation', { tenant: TENANT, ...holder });
    expect(await replay()).toMatchObject({ status: 200, body: { count: 1 } });
    await until(async () => (await parked()).facts.length === 0);
    expect(reaction.filed).toEqual([`letter-${own} 0`, `letter-${own} 1`]);
    expect(await trays.state(TENANT, 'nobody')).toEqual({ status: 'taken', target: `letter-${own}` });
    expect(await replay()).toMatchObject({ status: 200, body: { count: 0 } });
    expect((await parked('systemAdmin@elsewhere')).facts).toMatchObject([{ stream: `letter-${foreign}` }]);
    expect(await trays.state(OTHER_TENANT, 'nobody')).toEqual({ status: 'taken', target: 'letter-before' });
  });

  it('shows parked deadlines of the own tenant, and has them sent again', async () => {
    const definition = app.nest.get(AnswerLetters);
    const [own, second, foreign] = [await send('town'), await send('town'), await send('town', OTHER_TENANT)];
    await until(async () => (await parked()).deadlines.length === 2);
    await until(async () => (await parked('systemAdmin@elsewhere')).deadlines.length === 1);
    expect((await parked()).deadlines).toContainEqual({
      deadline: 'answer_letters',
      streamId: own,
      item: '',
      sourceEventId: expect.any(String),
      dueAt: '2026-03-01T00:00:00.000Z',
      code: 'LETTER.REFUSED',
      tries: 1,
    });
    definition.refusing = false;
    const retry = (streamId?: string): ReturnType<typeof call> =>
      call('systemAdmin', 'POST', 'deadlines/retry', {
        deadline: 'answer_letters',
        ...(streamId === undefined ? {} : { streamId }),
      });
    expect(await retry(foreign)).toMatchObject({ status: 200, body: { count: 0 } });
    expect(await retry(own)).toMatchObject({ status: 200, body: { count: 1 } });
    await until(async () => definition.answered.length === 1);
    expect(definition.answered).toEqual([own]);
    expect(await retry()).toMatchObject({ status: 200, body: { count: 1 } });
    await until(async () => definition.answered.length === 2);
    expect(definition.answered).toEqual([own, second]);
    expect((await parked('systemAdmin@elsewhere')).deadlines).toMatchObject([{ streamId: foreign }]);
  });

  it('shows that the clock was stepped, and has deadlines run again once it is confirmed', async () => {
    const definition = app.nest.get(AnswerLetters);
    definition.refusing = false;
    const before = definition.answered.length;
    clock.milliseconds += 3_600_000;
    const id = await send('town');
    await until(async () => {
      const { body } = await call('systemAdmin', 'GET', 'clock-stop');
      return body['stepMs'] !== null;
    });
    expect((await call('systemAdmin', 'GET', 'clock-stop')).body).toEqual({ stepMs: 3_600_000 });
    expect(definition.answered).toHaveLength(before);
    expect(await call('systemAdmin', 'POST', 'clock-stop/confirm')).toEqual({
      status: 200,
      body: { stepMs: 3_600_000 },
    });
    await until(async () => definition.answered.includes(id));
    expect((await call('systemAdmin', 'GET', 'clock-stop')).body).toEqual({ stepMs: null });
  });

  it('tells how far the background work has come', async () => {
    const { body } = await call('systemAdmin', 'GET', 'work');
    expect(body).toMatchObject({
      waiting: [{ reaction: 'file_letters' }],
      deadlines: [{ deadline: 'answer_letters', waiting: expect.any(Number), parked: expect.any(Number) }],
    });
    const { head, readers } = body as unknown as {
      readonly head: string;
      readonly readers: readonly { readonly reader: string; readonly phase: string; readonly events: number }[];
    };
    expect(head).toMatch(/^\d{20}$/);
    expect(readers.map(({ reader }) => reader).sort()).toEqual(['deadline.answer_letters', 'reaction.file_letters']);
    expect(readers.every(({ phase, events }) => phase === 'live' && events >= 0)).toBe(true);
    expect(await call('office', 'GET', 'work')).toMatchObject({ status: 403, body: { code: 'ACCESS.DENIED' } });
  });

  it('shows a context nothing of another', async () => {
    place = 'others';
    expect((await call('systemAdmin', 'GET', 'work')).body).toMatchObject({ readers: [], waiting: [], deadlines: [] });
    expect(await parked()).toEqual({ facts: [], deadlines: [] });
    expect(await call('systemAdmin', 'POST', 'parked/replay', { reaction: 'file_letters' })).toMatchObject({
      body: { code: 'READER.UNKNOWN' },
    });
  });

  it('knows its reactions and deadlines by name, and refuses anything else in both languages', async () => {
    for (const [path, body] of [
      ['parked/replay', { reaction: 'nothing' }],
      ['deadlines/retry', { deadline: 'nothing' }],
    ] as const) {
      const answer = await call('systemAdmin', 'POST', path, body);
      expect(answer).toMatchObject({
        status: 404,
        body: { code: 'READER.UNKNOWN', detailEn: 'Nothing automatic is called samples/nothing.' },
      });
      expect(answer.body['detail']).toBe('没有名为 samples/nothing 的自动处理。');
    }
    expect(await call('systemAdmin', 'POST', 'parked/replay', {})).toMatchObject({ status: 422 });
  });
});
