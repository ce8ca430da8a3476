import { CommandHashes, InMemoryEventStore } from '@gongjian/shared-event-sourcing';
import { DomainError } from '@gongjian/shared-kernel';
import { migrate, migrationsOf, ProjectionRunner, ProjectionsModule } from '@gongjian/shared-projections';
import { rolePools, until, type RolePools } from '@gongjian/shared-projections/testing';
import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { Injectable, Module, type INestApplicationContext, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { randomUUID } from 'node:crypto';
import { register } from 'prom-client';
import { Feed } from './feed.js';
import { ForeignReaction, on, TargetNotThere, type Handling } from './foreign-reaction.js';
import { messagingMigrationOf } from './messaging.migration.js';
import { MessagingModule } from './messaging.module.js';
import {
  forwardedTo,
  letterCatalogue,
  letterForwardedPublication,
  letterForwardedV1,
  letterSentPublication,
  letterSentV1,
  sentTo,
  write,
} from './testing/letters.js';
import { HashesForTests } from './testing/stores.js';
import { TenantIds } from './tenant-ids.js';

const TENANT = '0198c7a0-0000-7000-8000-00000000000a';

@Injectable()
class WhenSent extends ForeignReaction {
  readonly context = 'readers';
  readonly name = 'when_sent';
  readonly source = 'letters';
  readonly heard: string[] = [];
  readonly when: readonly Handling[] = [
    on(letterSentV1, async ({ data }) => {
      if (data.to === 'held') throw new TargetNotThere('book:nothing');
      if (data.to === 'parked') {
        throw new DomainError('ROOM.CLOSED', 'conflict', { zh: '收发室已关闭。', en: 'The room is closed.' });
      }
      this.heard.push(`sent ${data.to}`);
    }),
  ];
}

@Injectable()
class WhenForwarded extends ForeignReaction {
  readonly context = 'readers';
  readonly name = 'when_forwarded';
  readonly source = 'letters';
  readonly heard: string[] = [];
  readonly when: readonly Handling[] = [
    on(letterForwardedV1, async ({ data }) => {
      this.heard.push(`forwarded ${data.to}`);
    }),
  ];
}

@Injectable()
class OfNoModule extends WhenSent {}

describe('messaging in an application', () => {
  let database: TestDatabase;
  let pools: RolePools;
  let store: InMemoryEventStore;
  const running: INestApplicationContext[] = [];

  beforeEach(async () => {
    database = await createTestDatabase();
    const contexts = ['letters', 'readers'].map((context) => ({ context, projections: [] }));
    const messaging = ['letters', 'readers'].map(messagingMigrationOf);
    await migrate(database.connection, [...migrationsOf(contexts), ...messaging]);
    pools = rolePools(database.connection);
    store = new InMemoryEventStore(randomUUID());
  });

  afterEach(async () => {
    for (const app of running.splice(0)) await app.close();
    await pools.end();
    await database.drop();
  });

  async function start(
    run = true,
    reactions: readonly Type<ForeignReaction>[] = [WhenSent],
  ): Promise<INestApplicationContext> {
    const letters = (each: typeof letterSentPublication): ReturnType<typeof MessagingModule.forFeature> =>
      MessagingModule.forFeature({
        context: 'letters',
        publications: [{ catalogue: letterCatalogue, publications: [each] }],
      });
    @Module({
      imports: [letters(letterSentPublication), MessagingModule.forFeature({ context: 'readers', reactions })],
      providers: [WhenSent],
    })
    class OneFeature {}
    @Module({
      imports: [
        letters(letterForwardedPublication),
        MessagingModule.forFeature({ context: 'readers', reactions: [WhenForwarded] }),
      ],
      providers: [WhenForwarded],
    })
    class OtherFeature {}
    @Module({
      providers: [
        { provide: CommandHashes, useClass: HashesForTests },
        { provide: TenantIds, useValue: { tenantIds: async () => [TENANT] } },
      ],
      exports: [CommandHashes, TenantIds],
    })
    class Parts {}
    @Module({
      imports: [
        { module: Parts, global: true },
        ProjectionsModule.forRoot({
          store,
          servicePool: pools.service,
          projectorPool: pools.projector,
          run,
        }),
        MessagingModule.forRoot(null),
        OneFeature,
        OtherFeature,
      ],
    })
    class App {}
    const app = await NestFactory.createApplicationContext(App, { logger: false, abortOnError: false });
    running.push(app);
    await app.init();
    return app;
  }

  it('puts the features of a context together: one publisher, one consumer a source', async () => {
    const app = await start();
    const runner = app.get(ProjectionRunner, { strict: false });
    expect(runner.status().map(({ context, reader }) => `${context}/${reader}`)).toEqual([
      'letters/publisher',
      'readers/consumer.letters',
    ]);
    expect(runner.registered.reactions).toEqual([{ context: 'readers', name: 'from_letters' }]);
    await write(store, TENANT, randomUUID(), [sentTo('one'), forwardedTo('two')]);
    const [sent, forwarded] = [app.get(WhenSent, { strict: false }), app.get(WhenForwarded, { strict: false })];
    await until(async () => sent.heard.length + forwarded.heard.length === 2);
    expect([sent.heard, forwarded.heard]).toEqual([['sent one'], ['forwarded two']]);
    const { items } = await app.get(Feed, { strict: false }).page('letters', TENANT, undefined, 10);
    expect(items.map(({ type }) => type)).toEqual([
      'gongjian.letters.LetterSent.v1',
      'gongjian.letters.LetterForwarded.v1',
    ]);
  });

  it('stops while messages are under way, and goes on with the next start', async () => {
    await write(
      store,
      TENANT,
      randomUUID(),
      Array.from({ length: 300 }, (_, index) => sentTo(String(index))),
    );
    const heard = new Set<string>();
    for (let round = 0; heard.size < 300; round += 1) {
      expect(round).toBeLessThan(20);
      const app = await start();
      const reaction = app.get(WhenSent, { strict: false });
      const before = heard.size;
      await until(async () => reaction.heard.length >= Math.min(30, 300 - before));
      await app.close();
      running.splice(running.indexOf(app), 1);
      for (const each of reaction.heard) heard.add(each);
    }
    expect(heard.size).toBe(300);
  });

  it('shows what is held, parked and queued, and is ready all the same', async () => {
    const [held, parked] = [randomUUID(), randomUUID()];
    await write(store, TENANT, held, [sentTo('held'), sentTo('behind'), sentTo('behind')]);
    await write(store, TENANT, parked, [sentTo('parked'), sentTo('behind')]);
    const app = await start();
    const runner = app.get(ProjectionRunner, { strict: false });
    const shown = async (state: string): Promise<number> => {
      const labels = `context="readers",reaction="from_letters",state="${state}"`;
      const line = `gongjian_waiting_facts{${labels}} `;
      const metrics = await register.metrics();
      return Number(
        metrics
          .split('\n')
          .find((each) => each.startsWith(line))
          ?.slice(line.length),
      );
    };
    await until(async () => (await shown('held')) + (await shown('parked')) + (await shown('queued')) === 5);
    expect([await shown('held'), await shown('parked'), await shown('queued')]).toEqual([1, 1, 3]);
    await runner.caughtUp();
    expect(await runner.readiness()).toEqual({ ready: true });
    await app.close();
    running.splice(0);
    const again = await start();
    await again.get(ProjectionRunner, { strict: false }).caughtUp();
    expect(await again.get(ProjectionRunner, { strict: false }).readiness()).toEqual({ ready: true });
    expect([await shown('held'), await shown('parked'), await shown('queued')]).toEqual([1, 1, 3]);
  });

  it('shows how far its consumers are behind as long as it runs them', async () => {
    await write(store, TENANT, randomUUID(), [sentTo('one')]);
    const app = await start();
    await until(async () => app.get(WhenSent, { strict: false }).heard.length === 1);
    await until(async () =>
      (await register.metrics()).includes('gongjian_consumer_lag_events{context="readers",source="letters"} 0'),
    );
    expect(await register.metrics()).toContain('gongjian_consumer_lag_seconds{context="readers",source="letters"} 0');
    await app.close();
    running.splice(0);
    expect(await register.metrics()).not.toContain('source="letters"');
  });

  it('counts what tenants were told that it has not heard of', async () => {
    const letters = await start();
    await write(store, TENANT, randomUUID(), [sentTo('one'), sentTo('two')]);
    await until(async () => letters.get(WhenSent, { strict: false }).heard.length === 2);
    await letters.close();
    running.splice(0);
    const client = await pools.projector.connect();
    await client.query('DELETE FROM readers_ops.watermarks');
    await client.query(`SELECT pg_advisory_lock(hashtextextended('gongjian/readers/consumer.letters', 0))`);
    try {
      await start();
      const shown = await register.metrics();
      expect(shown).toContain('gongjian_consumer_lag_events{context="readers",source="letters"} 2');
      expect(shown).toMatch(/gongjian_consumer_lag_seconds\{context="readers",source="letters"\} [1-9]/);
    } finally {
      client.release(true);
    }
  });

  it('runs nothing in a process that only answers requests: what waits can be asked for again there', async () => {
    const app = await start(false);
    await write(store, TENANT, randomUUID(), [sentTo('one'), sentTo('parked')]);
    const runner = app.get(ProjectionRunner, { strict: false });
    const feeding = await start();
    await until(async () => (await runner.parked('readers', 'from_letters')).length === 1);
    await until(async () => feeding.get(WhenSent, { strict: false }).heard.length === 1);
    expect(app.get(WhenSent, { strict: false }).heard).toEqual([]);
    expect(runner.status().map(({ phase }) => phase)).toEqual(['waiting', 'waiting']);
    expect(await runner.replay('readers', 'from_letters')).toBe(1);
  });

  it('is refused at the start where a reaction is among the providers of no module', async () => {
    await expect(start(true, [OfNoModule])).rejects.toThrow('OfNoModule is among the providers of no module');
  });
});
