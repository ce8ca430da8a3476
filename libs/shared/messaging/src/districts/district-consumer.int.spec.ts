import { InMemoryEventStore } from '@gongjian/shared-event-sourcing';
import { DomainError } from '@gongjian/shared-kernel';
import { migrate, migrationsOf } from '@gongjian/shared-projections';
import { rolePools, until, type RolePools } from '@gongjian/shared-projections/testing';
import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { randomUUID } from 'node:crypto';
import pg, { type PoolClient } from 'pg';
import { Arrivals } from '../arrivals.js';
import { Consumer } from '../consumer.js';
import { ForeignReaction, on, onTables, type Received } from '../foreign-reaction.js';
import type { IntegrationMessage } from '../message.js';
import { messagingMigrationOf } from '../messaging.migration.js';
import { letterSentV1, type LetterSentV1 } from '../testing/letters.js';
import { ServedDistrict } from '../testing/served-district.js';
import { districtsMigrationOf } from './districts.migration.js';
import { Foreign } from './foreign.js';
import { HttpPublishedStreams } from './http-published-streams.js';

const CITY = '0198c7a0-0000-7000-8000-00000000000a';
const OTHER = '0198c7a0-0000-7000-8000-00000000000b';
const QINGHE = '0198c7a0-0000-7000-8000-0000000000a2';
const DONGSHAN = '0198c7a0-0000-7000-8000-0000000000b2';
const silent = { warn: () => undefined, error: () => undefined };

class Register extends ForeignReaction {
  readonly context = 'readers';
  readonly name = 'register';
  readonly source = 'letters';
  readonly when = [onTables(letterSentV1, (message, client) => this.enter(message, client))];
  refuses: string | null = null;

  private async enter({ logId, tenant, data }: Received<LetterSentV1>, client: PoolClient): Promise<void> {
    if (data.to === this.refuses) throw new DomainError('ROOM.CLOSED', 'conflict', { zh: '已关闭。', en: 'Closed.' });
    await client.query('INSERT INTO readers_ops.register (source, district, name) VALUES ($1, $2, $3)', [
      ...[logId, tenant, data.to],
    ]);
  }
}

class Commanding extends ForeignReaction {
  readonly context = 'readers';
  readonly name = 'commanding';
  readonly source = 'letters';
  readonly when = [on(letterSentV1, async () => undefined)];
}

describe('a consumer of what a district tells', () => {
  let database: TestDatabase;
  let pools: RolePools;
  let qinghe: ServedDistrict;
  let dongshan: ServedDistrict;
  let register: Register;
  const opened: { readonly consumer: Consumer; readonly ended: AbortController }[] = [];

  beforeEach(async () => {
    database = await createTestDatabase();
    await migrate(database.connection, [
      ...migrationsOf([{ context: 'readers', projections: [] }]),
      messagingMigrationOf('readers'),
      districtsMigrationOf('readers'),
    ]);
    const admin = new pg.Client(database.connection);
    await admin.connect();
    await admin.query(`CREATE TABLE readers_ops.register (n serial, source uuid, district uuid, name text UNIQUE)`);
    await admin.query('GRANT ALL ON ALL TABLES IN SCHEMA readers_ops TO gongjian_projector');
    await admin.query('GRANT ALL ON ALL SEQUENCES IN SCHEMA readers_ops TO gongjian_projector');
    await admin.end();
    pools = rolePools(database.connection);
    qinghe = await ServedDistrict.start(QINGHE);
    dongshan = await ServedDistrict.start(DONGSHAN);
    register = new Register();
  });

  afterEach(async () => {
    for (const { consumer, ended } of opened.splice(0)) {
      ended.abort();
      await consumer.close();
    }
    await qinghe.close();
    await dongshan.close();
    await pools.end();
    await database.drop();
  });

  function consumerOf(district: ServedDistrict, key: string, reaction: ForeignReaction = register): Consumer {
    const configured = district.configured(key);
    return new Consumer({
      context: 'readers',
      source: 'letters',
      reactions: [reaction],
      pool: pools.projector,
      store: new InMemoryEventStore(randomUUID()),
      streams: new HttpPublishedStreams(configured),
      arrivals: new Arrivals(),
      mayLose: true,
      foreign: new Foreign(configured, CITY, pools.projector, 'readers', 'letters'),
      logger: silent,
    });
  }

  async function open(district: ServedDistrict, key: string): Promise<Consumer> {
    const consumer = consumerOf(district, key);
    const ended = new AbortController();
    opened.push({ consumer, ended });
    await consumer.open({ signal: ended.signal, fail: () => ended.abort() });
    return consumer;
  }

  const tell = (district: ServedDistrict, ...to: readonly string[]): readonly IntegrationMessage[] =>
    to.map((each) => district.tell(letterSentV1, `letter-${randomUUID()}`, { ...letterSentV1.example, to: each }));

  async function entered(): Promise<readonly string[]> {
    const { rows } = await pools.projector.query<{ name: string }>('SELECT name FROM readers_ops.register ORDER BY n');
    return rows.map(({ name }) => name);
  }

  async function shownTo(tenant: string, table: string): Promise<readonly Record<string, unknown>[]> {
    const client = await pools.service.connect();
    try {
      await client.query(`BEGIN; SELECT set_config('gongjian.tenant', '${tenant}', true)`);
      const { rows } = await client.query<Record<string, unknown>>(`SELECT * FROM readers_ops.${table}`);
      await client.query('COMMIT');
      return rows;
    } finally {
      client.release();
    }
  }

  it('fills a hole from the feed at once', async () => {
    const consumer = await open(qinghe, 'qinghe');
    await until(async () => (await shownTo(CITY, 'district_sources')).length === 1);
    const [, , last] = tell(qinghe, 'a', 'b', 'c');
    await consumer.take(last as IntegrationMessage);
    expect(await entered()).toEqual(expect.arrayContaining(['a', 'b', 'c']));
    await consumer.take(last as IntegrationMessage);
    expect(await entered()).toHaveLength(3);
  });

  it('finds what nobody brings, and says how far it knows of everything', async () => {
    tell(qinghe, 'a');
    await open(qinghe, 'qinghe');
    await until(async () => (await entered()).length === 1);
    tell(qinghe, 'b');
    await until(async () => (await entered()).length === 2);
    await until(async () => (await shownTo(CITY, 'district_sources'))[0]?.['last_sequence'] === '1');
    const [row] = await shownTo(CITY, 'district_sources');
    expect(row).toMatchObject({ source: qinghe.logId, district: QINGHE });
    expect(row?.['last_event_at']).toEqual(new Date(qinghe.told.get('letters')?.[1]?.time ?? ''));
    expect(await shownTo(OTHER, 'district_sources')).toEqual([]);
  });

  it('keeps each district’s place by itself, over restarts', async () => {
    const consumers = [await open(qinghe, 'qinghe'), await open(dongshan, 'dongshan')];
    const [a] = tell(qinghe, 'a');
    const [b] = tell(dongshan, 'b');
    await consumers[0]?.take(a as IntegrationMessage);
    await consumers[1]?.take(b as IntegrationMessage);
    expect(await entered()).toEqual(expect.arrayContaining(['a', 'b']));
    for (const { consumer, ended } of opened.splice(0)) {
      ended.abort();
      await consumer.close();
    }
    const again = await open(qinghe, 'qinghe');
    await again.take(a as IntegrationMessage);
    const [c] = tell(qinghe, 'c');
    await again.take(c as IntegrationMessage);
    expect([...(await entered())].sort()).toEqual(['a', 'b', 'c']);
  });

  it('refuses what names another log, context or tenant, says so, and goes on', async () => {
    const consumer = await open(qinghe, 'qinghe');
    const [a] = tell(qinghe, 'a') as [IntegrationMessage];
    const [forged] = tell(dongshan, 'forged') as [IntegrationMessage];
    await consumer.take(forged);
    await consumer.take({ ...forged, tenant: QINGHE });
    await consumer.take({ ...a, tenant: OTHER, sequence: 9n });
    await consumer.take({ ...a, context: 'notes' });
    await consumer.take(a);
    expect(await entered()).toEqual(['a']);
    const refusals = await shownTo(CITY, 'district_refusals');
    expect(refusals.map(({ code, times }) => [code, times]).sort()).toEqual([
      ['DISTRICT.OTHER_CONTEXT', '1'],
      ['DISTRICT.OTHER_SOURCE', '2'],
      ['DISTRICT.OTHER_TENANT', '1'],
    ]);
    expect(refusals.find(({ code }) => code === 'DISTRICT.OTHER_SOURCE')).toMatchObject({
      source: qinghe.logId,
      last_claim: `urn:gongjian:${dongshan.logId}:letters ${QINGHE} 0`,
    });
    expect(await shownTo(OTHER, 'district_refusals')).toEqual([]);
  });

  it('parks what is refused for those who read it, and for nobody else', async () => {
    register.refuses = 'a';
    const consumer = await open(qinghe, 'qinghe');
    const [a] = tell(qinghe, 'a') as [IntegrationMessage];
    await consumer.take(a);
    expect(await consumer.parked(10, [CITY])).toMatchObject([{ tenant: QINGHE, code: 'ROOM.CLOSED' }]);
    expect(await consumer.parked(10, [OTHER, QINGHE])).toEqual([]);
    register.refuses = null;
    expect(await consumer.replay(null, [OTHER])).toBe(0);
    expect(await consumer.replay(null, [CITY])).toBe(1);
    await until(async () => (await entered()).length === 1);
  });

  it('sends no commands: nothing that a district tells moves a record of this deployment', () => {
    expect(() => consumerOf(qinghe, 'qinghe', new Commanding())).toThrow('sends commands');
  });
});
