import { randomUUID } from 'node:crypto';
import { chownSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { PostgresConnection } from '@gongjian/shared-embedded-postgres';
import { UnfitServer, type EventStoreError } from '@gongjian/shared-event-sourcing';
import {
  createTestDatabase,
  followUntil,
  OTHER_SAMPLE_TENANT,
  SAMPLE_TENANT,
  sampleEvent,
  sampleEvents,
  sampleStream,
  startOwnPostgres,
  testPostgres,
  type TestDatabase,
} from '@gongjian/shared-testing';
import { CategoryForbidden } from './append-pipeline.js';
import { migrateEventStore } from './migrations/migrate-event-store.js';
import { PostgresEventStore } from './postgres-event-store.js';

const tenant = SAMPLE_TENANT;
const founding = { tenant, expected: 'noStream' } as const;

function endOf(settled: PromiseSettledResult<unknown>): string {
  return settled.status === 'rejected' ? (settled.reason as EventStoreError).code : settled.status;
}

async function asAdmin<T>(connection: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

describe('rights on the log', () => {
  let database: TestDatabase;
  let service: PostgresConnection;
  let reader: PostgresConnection;
  const roles: string[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    const role = async (name: string): Promise<PostgresConnection> => {
      const user = `test_${name}_${randomUUID().slice(0, 8)}`;
      const password = randomUUID();
      await asAdmin(database.connection, (client) => client.query(`CREATE ROLE ${user} LOGIN PASSWORD '${password}'`));
      roles.push(user);
      return { ...database.connection, user, password };
    };
    service = await role('plans');
    reader = await role('reader');
    await migrateEventStore(database.connection, {
      grants: [
        { role: service.user, categories: ['task', 'published_plans'] },
        { role: reader.user, categories: [] },
      ],
    });
  });

  afterAll(async () => {
    await database.drop();
    await asAdmin(testPostgres(), async (client) => {
      for (const role of roles) await client.query(`DROP ROLE ${role}`);
    });
  });

  it('let a role append to its own categories only, whatever shares the batch', async () => {
    const store = await PostgresEventStore.open({ connection: service });
    const streams = ['task', 'title', 'published_plans', 'published', 'tasks', 'task'].map((each) =>
      sampleStream(each),
    );
    const outcomes = await Promise.allSettled(streams.map((stream) => store.append(stream, sampleEvents(2), founding)));
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(CategoryForbidden);
    await expect(store.append(sampleStream('title'), sampleEvents(1), founding)).rejects.toBeInstanceOf(
      CategoryForbidden,
    );
    expect((await store.readAll({})).map(({ stream }) => stream)).toEqual(
      [streams[0], streams[2], streams[5]].flatMap((stream) => [stream, stream]),
    );
    await store.close();
  });

  it('let a role without categories read everything and append nothing', async () => {
    const writer = await PostgresEventStore.open({ connection: service });
    const stream = sampleStream();
    await writer.append(stream, sampleEvents(1), founding);
    const store = await PostgresEventStore.open({ connection: reader });
    expect(await store.readStream(stream)).toHaveLength(1);
    await expect(store.append(stream, sampleEvents(1), { tenant, expected: 0n })).rejects.toMatchObject({
      code: 'Unavailable',
    });
    expect(await store.readStream(stream)).toHaveLength(1);
    await Promise.all([writer.close(), store.close()]);
  });

  it.each(['events', 'streams', 'kinds', 'log', 'category_grants'])('open table %s to nobody', async (table) => {
    for (const connection of [service, reader]) {
      await asAdmin(connection, async (client) => {
        for (const statement of [
          `SELECT * FROM eventlog.${table}`,
          `INSERT INTO eventlog.${table} DEFAULT VALUES`,
          `DELETE FROM eventlog.${table}`,
          `TRUNCATE eventlog.${table}`,
        ]) {
          await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
        }
      });
    }
  });

  it.each(['gongjian_owner', 'the superuser'])(
    'keep %s from changing what is written, even by mistake',
    async (who) => {
      await asAdmin(database.connection, async (client) => {
        if (who === 'gongjian_owner') await client.query('SET ROLE gongjian_owner');
        for (const table of ['events', 'streams', 'kinds']) {
          const column = table === 'events' ? 'data' : table === 'streams' ? 'stream' : 'type';
          for (const statement of [
            `UPDATE eventlog.${table} SET ${column} = 'x'`,
            `DELETE FROM eventlog.${table}`,
            `TRUNCATE eventlog.${table}`,
          ]) {
            await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
          }
        }
      });
    },
  );

  it('cannot be widened by a search path of one’s own', async () => {
    await asAdmin(service, async (client) => {
      await client.query('CREATE TEMP TABLE category_grants (role text, category text)');
      await client.query('SET search_path = pg_temp');
      await expect(
        client.query(
          `SELECT eventlog.append_v2(ARRAY['title-1'], ARRAY['${tenant}']::uuid[], ARRAY[-1]::bigint[], ARRAY[1],
            ARRAY['${tenant}']::uuid[], ARRAY['T'], ARRAY['{}'], ARRAY['{}'], true)`,
        ),
      ).resolves.toMatchObject({ rows: [{ append_v2: ['4', '-1', null] }] });
    });
  });

  it('keep positions dense where the role’s sessions begin at a stricter isolation level', async () => {
    await asAdmin(database.connection, (client) =>
      client.query(`ALTER ROLE ${service.user} SET default_transaction_isolation = 'repeatable read'`),
    );
    const stores = await Promise.all([0, 1, 2].map(() => PostgresEventStore.open({ connection: service })));
    const outcomes = await Promise.allSettled(
      Array.from({ length: 60 }, (_, index) =>
        (stores[index % 3] as PostgresEventStore).append(sampleStream('task'), sampleEvents(1), founding),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
    await Promise.all(stores.map((store) => store.close()));
  });

  it('hold the log together whatever a role sends to the function', async () => {
    const store = await PostgresEventStore.open({ connection: service });
    const before = await store.head();
    await asAdmin(service, async (client) => {
      const call = (streams: string, expected: string, append: string, ids: number): Promise<unknown> =>
        client.query(
          `SELECT eventlog.append_v2(${streams}, ARRAY['${tenant}', '${tenant}']::uuid[], ${expected}::bigint[], ${append},
            array_fill('${tenant}'::uuid, ARRAY[${ids}]), array_fill('T'::text, ARRAY[${ids}]),
            array_fill('{}'::text, ARRAY[${ids}]), array_fill('{}'::text, ARRAY[${ids}]), true)`,
        );
      const two = `ARRAY['task-${randomUUID()}', 'task-${randomUUID()}']`;
      const same = `ARRAY['task-1', 'task-1']`;
      await expect(call(two, 'ARRAY[-1, -1]', 'ARRAY[1, 2, 1]', 3)).rejects.toMatchObject({ code: '22023' });
      await expect(call(two, 'ARRAY[-1, -1]', 'ARRAY[1]', 1)).rejects.toMatchObject({ code: '22023' });
      await expect(call(two, 'ARRAY[-1, -1]', 'ARRAY[1, 2, 3]', 3)).rejects.toBeDefined();
      await expect(call(two, 'ARRAY[-1, -1]', 'ARRAY[1, 2]', 3)).rejects.toBeDefined();
      await expect(call(two, 'ARRAY[-1, -1]', 'ARRAY[1, 2, 2]', 2)).rejects.toBeDefined();
      await expect(call(same, 'ARRAY[-1, -1]', 'ARRAY[1, 2]', 2)).rejects.toMatchObject({ code: '22023' });
    });
    expect(await store.head()).toEqual(before);
    await store.close();
  });
});

describe('migrations', () => {
  it('run again and side by side without a change, and keep the id of the log', async () => {
    const database = await createTestDatabase();
    const logId = randomUUID();
    const grants = [{ role: database.connection.user, categories: ['*'] }];
    await Promise.all([0, 1, 2].map(() => migrateEventStore(database.connection, { logId, grants })));
    const store = await PostgresEventStore.open({ connection: database.connection });
    const { position } = await store.append(sampleStream(), sampleEvents(2), founding);
    await migrateEventStore(database.connection, { logId: randomUUID(), grants });
    expect(await store.head()).toMatchObject({ logId, epoch: 1, last: { position } });
    await store.close();
    await database.drop();
  });

  it('change exactly what the roles they name may do', async () => {
    const database = await createTestDatabase();
    const { user } = database.connection;
    const migrate = (categories: readonly string[]): Promise<void> =>
      migrateEventStore(database.connection, { grants: [{ role: user, categories }] });
    const grantsNow = (): Promise<unknown> =>
      asAdmin(database.connection, async (client) => {
        const found = await client.query('SELECT category FROM eventlog.category_grants ORDER BY category');
        return found.rows.map((row: { category: string }) => row.category);
      });
    await migrate(['task', 'plan', 'task']);
    expect(await grantsNow()).toEqual(['plan', 'task']);
    await migrate(['title']);
    expect(await grantsNow()).toEqual(['title']);
    await database.drop();
  });
});

describe('a log that was restored', () => {
  it('stops the readers of the epoch before with LogForked, those in the middle of it too', async () => {
    const database = await createTestDatabase();
    await migrateEventStore(database.connection, { grants: [{ role: database.connection.user, categories: ['*'] }] });
    const store = await PostgresEventStore.open({ connection: database.connection });
    await store.append(sampleStream(), sampleEvents(2), founding);
    const following = followUntil(store, { after: null }, ({ kind }) => {
      if (kind === 'caughtUp') {
        void asAdmin(database.connection, (client) => client.query('UPDATE eventlog.log SET epoch = epoch + 1'));
      }
      return false;
    });
    await expect(following).rejects.toMatchObject({ code: 'LogForked' });
    const again = await followUntil(store, { after: null }, ({ kind }) => kind === 'caughtUp');
    expect(again.at(-1)?.checkpoint?.epoch).toBe(2);
    await store.close();
    await database.drop();
  });
});

describe('what PostgreSQL could not store', () => {
  it('is refused before it is sent and harms nothing that is sent with it', async () => {
    const database = await createTestDatabase();
    await migrateEventStore(database.connection, { grants: [{ role: database.connection.user, categories: ['*'] }] });
    const store = await PostgresEventStore.open({ connection: database.connection });
    const bad = [
      [sampleStream(), sampleEvent({ data: '"a\0b"' }), founding],
      [sampleStream(), sampleEvent({ metadata: '"\ud800"' }), founding],
      [sampleStream(), sampleEvent({ type: 'Task\0' }), founding],
      [sampleStream(), sampleEvent({ type: '' }), founding],
      [sampleStream(), sampleEvent({ id: 'no uuid' }), founding],
      ['', sampleEvent(), founding],
      ['task-\udfff', sampleEvent(), founding],
      [`task-${'x'.repeat(600)}`, sampleEvent(), founding],
      [sampleStream(), sampleEvent(), { tenant: 'nobody', expected: 'noStream' }],
      [sampleStream(), sampleEvent(), { tenant: OTHER_SAMPLE_TENANT, expected: -1n }],
      [sampleStream(), sampleEvent(), { tenant, expected: 2n ** 63n }],
    ] as const;
    const good = bad.map(() => sampleStream());
    const outcomes = await Promise.allSettled(
      bad.flatMap(([stream, event, options], index) => [
        store.append(stream, [event], options),
        store.append(good[index] as string, sampleEvents(1), founding),
      ]),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(bad.flatMap(() => ['rejected', 'fulfilled']));
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason.name).toMatch(/^(TypeError|RangeError)$/);
    }
    await store.close();
    await database.drop();
  });
});

describe('an append that the server refuses for a reason of its own', () => {
  it('is sent again by itself, so that those in its batch are stored', async () => {
    const database = await createTestDatabase();
    await migrateEventStore(database.connection, { grants: [{ role: database.connection.user, categories: ['*'] }] });
    await asAdmin(database.connection, (client) =>
      client.query(`
        CREATE FUNCTION eventlog.refuse_poison() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF NEW.data = '"poison"' THEN RAISE EXCEPTION 'poison'; END IF;
          RETURN NEW;
        END $$;
        CREATE TRIGGER poison BEFORE INSERT ON eventlog.events FOR EACH ROW EXECUTE FUNCTION eventlog.refuse_poison()`),
    );
    const store = await PostgresEventStore.open({ connection: database.connection });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 12 }, (_, index) =>
        store.append(sampleStream(), [index === 5 ? sampleEvent({ data: '"poison"' }) : sampleEvent()], founding),
      ),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(
      Array.from({ length: 12 }, (_, index) => (index === 5 ? 'rejected' : 'fulfilled')),
    );
    expect(outcomes[5]).toMatchObject({ reason: { code: 'Unavailable' } });
    expect((await store.readAll({})).map(({ position }) => Number(position))).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
    await store.close();
    await database.drop();
  });
});

describe('a server that is not there, or does not answer', () => {
  const grantsOf = (connection: PostgresConnection) => ({ grants: [{ role: connection.user, categories: ['*'] }] });

  it('settles every call by its deadline, and is used again when it is back', async () => {
    const postgres = await startOwnPostgres();
    try {
      await postgres.server.ensureDatabase('log_test');
      const connection = postgres.connection('log_test');
      await migrateEventStore(connection, grantsOf(connection));
      const store = await PostgresEventStore.open({ connection, timeoutMs: 700 });
      const stream = sampleStream();
      const events = sampleEvents(1);
      await store.append(stream, sampleEvents(1), founding);

      const sessions = await asAdmin(connection, async (client) => {
        const found = await client.query<{ pid: number }>(
          "SELECT pid FROM pg_stat_activity WHERE application_name LIKE 'gongjian %'",
        );
        return found.rows.map(({ pid }) => pid);
      });
      for (const pid of [...sessions, postgres.server.pid]) process.kill(pid, 'SIGSTOP');
      const began = performance.now();
      const hung = await Promise.allSettled([
        store.append(stream, events, { tenant, expected: 0n }),
        store.append(stream, events, { tenant, expected: 0n, timeoutMs: 200 }),
        store.readStream(stream),
        store.readAll({}),
        store.head(),
      ]);
      expect(performance.now() - began).toBeLessThan(2_000);
      expect(hung.map(endOf)).toEqual(['UnknownOutcome', 'Unavailable', 'Unavailable', 'Unavailable', 'Unavailable']);
      for (const pid of [...sessions, postgres.server.pid]) process.kill(pid, 'SIGCONT');
      const result = await store.append(stream, events, { tenant, expected: 0n, timeoutMs: 10_000 });
      expect(result.revision).toBe(1n);
      expect(await store.readStream(stream)).toHaveLength(2);

      await postgres.server.stop();
      const down = await Promise.allSettled([store.append(sampleStream(), sampleEvents(1), founding), store.head()]);
      expect(down.map(endOf)).toEqual(['Unavailable', 'Unavailable']);
      await expect(PostgresEventStore.open({ connection, timeoutMs: 300 })).rejects.toMatchObject({
        code: 'Unavailable',
      });
      const waiting = store.append(stream, sampleEvents(1), { tenant, expected: 1n, timeoutMs: 20_000 });
      await postgres.restart();
      expect((await waiting).revision).toBe(2n);
      await store.close();
      await expect(store.append(stream, sampleEvents(1), { tenant, expected: 2n })).rejects.toMatchObject({
        code: 'Unavailable',
      });
    } finally {
      await postgres.remove();
    }
  }, 60_000);

  it.each(['fsync', 'full_page_writes'])(
    'is refused with %s off',
    async (setting) => {
      const postgres = await startOwnPostgres({ settings: { [setting]: 'off' } });
      try {
        await postgres.server.ensureDatabase('log_test');
        const connection = postgres.connection('log_test');
        await migrateEventStore(connection, grantsOf(connection));
        const opening = PostgresEventStore.open({ connection });
        await expect(opening).rejects.toBeInstanceOf(UnfitServer);
        await expect(opening).rejects.toThrow(setting);
      } finally {
        await postgres.remove();
      }
    },
    60_000,
  );

  it('is refused when it is a standby', async () => {
    const postgres = await startOwnPostgres({ settings: { hot_standby: 'on' } });
    try {
      await postgres.server.ensureDatabase('log_test');
      const connection = postgres.connection('log_test');
      await migrateEventStore(connection, grantsOf(connection));
      await postgres.server.stop();
      const signal = path.join(postgres.server.dataDir, 'standby.signal');
      const { uid, gid } = statSync(postgres.server.dataDir);
      writeFileSync(signal, '');
      chownSync(signal, uid, gid);
      await postgres.restart();
      await expect(PostgresEventStore.open({ connection })).rejects.toThrow('standby');
    } finally {
      await postgres.remove();
    }
  }, 60_000);

  it('is refused when it was not migrated, or the database is not UTF-8', async () => {
    const name = `test_${randomUUID().replaceAll('-', '')}`;
    await asAdmin(testPostgres(), (client) =>
      client.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'`),
    );
    const opening = PostgresEventStore.open({ connection: { ...testPostgres(), database: name } });
    await expect(opening).rejects.toThrow('SQL_ASCII');
    await expect(opening).rejects.toThrow('eventlog is missing');
    await asAdmin(testPostgres(), (client) => client.query(`DROP DATABASE ${name}`));
  });
});
