import {
  OTHER_SAMPLE_TENANT,
  SAMPLE_TENANT as tenant,
  followUntil,
  sampleEvent,
  sampleStream,
  startOwnPostgres,
  type OwnPostgres,
} from '@gongjian/shared-testing';
import type { PostgresConnection } from '@gongjian/shared-embedded-postgres';
import type { EncodedEvent, EventStoreErrorCode } from '@gongjian/shared-event-sourcing';
import { jest } from '@jest/globals';
import pg from 'pg';
import { migrateEventStore } from './migrations/migrate-event-store.js';
import { PostgresEventStore } from './postgres-event-store.js';

jest.setTimeout(60_000);

/** Nobody flushes but those who wait for it: what nobody waits for is gone with the server. */
const UNFLUSHED = { wal_writer_delay: '10000', wal_writer_flush_after: '1GB', autovacuum: 'off' };
const DATABASE = 'log_test';

let postgres: OwnPostgres;
let store: PostgresEventStore;
let stream: string;
let first: EncodedEvent;

beforeAll(async () => {
  postgres = await startOwnPostgres({ settings: UNFLUSHED });
  await postgres.server.ensureDatabase(DATABASE);
  await migrateEventStore(connection(), { grants: [{ role: connection().user, categories: ['*'] }] });
});

afterAll(() => postgres.remove());

beforeEach(async () => {
  store = await PostgresEventStore.open({ connection: connection(), pollMs: 20 });
  stream = sampleStream();
  first = sampleEvent();
  await store.append(stream, [first], { tenant, expected: 'noStream' });
});

afterEach(() => store.close());

function connection(): PostgresConnection {
  return postgres.connection(DATABASE);
}

async function asAdmin<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connection());
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** As a process that dies before it waits for the flush: everyone sees the event, nothing has made it durable. */
async function recordWithoutFlush(event: EncodedEvent, expected = 0): Promise<void> {
  await asAdmin(async (client) => {
    await client.query('SET synchronous_commit = off');
    const { rows } = await client.query<{ append_v2: string[] }>(
      `SELECT eventlog.append_v2(ARRAY[$1], ARRAY[$2]::uuid[], ARRAY[$3]::bigint[], ARRAY[1], ARRAY[$4]::uuid[],
        ARRAY[$5], ARRAY[$6], ARRAY[$7], false)`,
      [stream, tenant, expected, event.id, event.type, event.data, event.metadata],
    );
    expect(rows[0]?.append_v2[0]).toBe('0');
  });
}

async function afterPowerCut(): Promise<readonly string[]> {
  postgres.kill();
  await postgres.restart();
  return asAdmin(async (client) => {
    const { rows } = await client.query<{ id: string }>(
      'SELECT id FROM eventlog.events WHERE stream = $1 ORDER BY revision',
      [stream],
    );
    return rows.map(({ id }) => id);
  });
}

describe('an event that is recorded and not yet durable', () => {
  it('is gone after a power cut when nobody has asked for it', async () => {
    await recordWithoutFlush(sampleEvent());
    expect(await afterPowerCut()).toEqual([first.id]);
  });

  it.each<[string, (event: EncodedEvent) => Promise<unknown>]>([
    ['a stream was read', () => store.readStream(stream)],
    ['the log was read', () => store.readAll({})],
    ['the log was read from its end', () => store.readAll({ direction: 'backwards', limit: 1 })],
    ['the head was asked for', () => store.head()],
    [
      'it was followed',
      (event) => followUntil(store, { after: null }, (m) => m.kind === 'event' && m.event.id === event.id),
    ],
    ['the same append was answered', (event) => store.append(stream, [event], { tenant, expected: 0n })],
    [
      'an append was refused because of it',
      () => refusal(store.append(stream, [sampleEvent()], { tenant, expected: 0n }), 'WrongExpectedRevision'),
    ],
    [
      'another tenant was refused on its stream',
      () =>
        refusal(store.append(stream, [sampleEvent()], { tenant: OTHER_SAMPLE_TENANT, expected: 1n }), 'WrongTenant'),
    ],
    [
      'another stream was appended to',
      () => store.append(sampleStream(), [sampleEvent()], { tenant, expected: 'noStream' }),
    ],
  ])('stands after a power cut once %s', async (_, ask) => {
    const event = sampleEvent();
    await recordWithoutFlush(event);
    await ask(event);
    expect(await afterPowerCut()).toEqual([first.id, event.id]);
  });

  it('is neither delivered nor flushed when others tell how far the log is durable', async () => {
    const [told, lost] = [sampleEvent(), sampleEvent()];
    const reader = await PostgresEventStore.open({ connection: connection(), pollMs: 600_000 });
    const seen: string[] = [];
    const telling: Promise<void>[] = [];
    await followUntil(reader, { after: null }, (message) => {
      if (message.kind === 'event') seen.push(message.event.id);
      if (message.kind === 'caughtUp' && telling.length === 0) {
        telling.push(
          recordWithoutFlush(told)
            .then(() => asAdmin((client) => client.query('CALL eventlog.durable_head_v1(NULL)')))
            .then(async ({ rows }) => {
              await recordWithoutFlush(lost, 1);
              await asAdmin((client) =>
                client.query(`NOTIFY gongjian_eventlog, '${(rows[0] as { head: string }).head}'`),
              );
            }),
        );
      }
      return seen.includes(told.id);
    });
    await Promise.all(telling);
    expect(seen.at(-1)).toBe(told.id);
    expect(await afterPowerCut()).toEqual([first.id, told.id]);
    await reader.close();
  });

  it('leaves no trace in what a reader kept, when it is gone and another stands in its place', async () => {
    const [lost, other] = [sampleEvent(), sampleEvent()];
    await recordWithoutFlush(lost);
    expect(await afterPowerCut()).toEqual([first.id]);
    const { position } = await store.append(stream, [other], { tenant, expected: 0n });
    expect(await store.head()).toMatchObject({ last: { position, eventId: other.id } });
    const seen = await followUntil(store, { after: null }, (m) => m.kind === 'event' && m.event.id === other.id);
    expect(
      JSON.stringify(seen, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    ).not.toContain(lost.id);
  });
});

describe('an idle log', () => {
  it('is looked at without a commit', async () => {
    const following = new AbortController();
    let messages = 0;
    const reader = (async () => {
      for await (const message of store.subscribeAll({ after: null, signal: following.signal })) {
        if (message.kind === 'caughtUp') messages += 1;
      }
    })();
    await followUntil(store, { after: null }, ({ kind }) => kind === 'caughtUp');
    const next = (): Promise<string> =>
      asAdmin(async (client) => {
        const { rows } = await client.query<{ next: string }>('SELECT pg_snapshot_xmax(pg_current_snapshot()) AS next');
        return rows[0]?.next ?? '';
      });
    const before = await next();
    for (let look = 0; look < 40; look += 1) {
      await Promise.all([store.head(), store.readStream(stream), store.readAll({ limit: 5 })]);
    }
    expect(await next()).toBe(before);
    following.abort();
    await reader;
    expect(messages).toBeGreaterThan(0);
  });
});

describe('a standby that is waited for', () => {
  const setting = (standbys: string): Promise<void> =>
    asAdmin(async (client) => {
      await client.query(`ALTER SYSTEM SET synchronous_standby_names = '${standbys}'`);
      await client.query('SELECT pg_reload_conf()');
      for (;;) {
        const { rows } = await client.query<{ value: string }>(
          "SELECT current_setting('synchronous_standby_names') AS value",
        );
        if (rows[0]?.value === standbys) return;
      }
    });

  it('leaves an append unknown and unseen while it is away, and both settled when it is back', async () => {
    const options = { connection: connection(), timeoutMs: 1_500, pollMs: 20 };
    const [writer, reader] = await Promise.all([PostgresEventStore.open(options), PostgresEventStore.open(options)]);
    const event = sampleEvent();
    const seen: string[] = [];
    const until = followUntil(reader, { after: null }, (message) => {
      if (message.kind === 'event') seen.push(message.event.id);
      return seen.includes(event.id);
    });
    await setting('nobody');
    try {
      const append = (): Promise<unknown> => writer.append(stream, [event], { tenant, expected: 0n });
      await refusal(append(), 'UnknownOutcome');
      await refusal(append(), 'UnknownOutcome');
      await refusal(reader.readStream(stream), 'Unavailable');
      await refusal(reader.head(), 'Unavailable');
      expect(seen).not.toContain(event.id);
      await setting('');
      expect(await append()).toMatchObject({ revision: 1n, repeated: true });
      await until;
      expect(seen.filter((id) => id === event.id)).toEqual([event.id]);
    } finally {
      await setting('');
      await Promise.all([writer.close(), reader.close()]);
    }
  });
});

async function refusal(call: Promise<unknown>, code: EventStoreErrorCode): Promise<void> {
  await expect(call).rejects.toMatchObject({ code });
}
