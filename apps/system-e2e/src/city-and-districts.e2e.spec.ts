import { forBrokers, kafkaFilesOf, applyKafka } from '@gongjian/cli';
import { KafkaCluster } from '@gongjian/kafka';
import { kafkaClient, type KafkaSettings } from '@gongjian/shared-messaging';
import { jest } from '@jest/globals';
import type { Admin, Kafka } from 'kafkajs';
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import type { Caller } from './caller.js';
import { succeeded } from './caller.js';
import { inDays, issuedCampaign, me, why } from './campaign.js';
import { Canaries } from './canaries.js';
import { CountyLife, DEPUTY, late } from './county-life.js';
import type { ApiDocument } from './openapi.js';
import { incident, proposedImport } from './sow-awards.js';
import { cleanUp, StandaloneUnderTest, temporaryFolder, until, workspace } from './standalone-under-test.js';

jest.setTimeout(480_000);

const PASSWORD = 'for-tests-only';
const DISTRICTS = ['qinghe', 'dongshan'] as const;
type Key = (typeof DISTRICTS)[number];
const silent = { warn: () => undefined, error: () => undefined };

interface Source {
  readonly source: string;
  readonly completeUntil: string | null;
  readonly lastEventAt: string | null;
  readonly refused: number;
}

interface RollUp<Item> {
  readonly items: readonly (Item & { readonly source: string })[];
  readonly totals: readonly { readonly held?: number; readonly removed?: number; readonly overdue?: number }[];
  readonly sources: readonly Source[];
}

interface Title {
  readonly titleId: string;
  readonly key: string;
  readonly standing: string;
}

interface Task {
  readonly taskId: string;
  readonly heading: string;
  readonly programme: { readonly key: string | null };
}

interface District {
  readonly server: StandaloneUnderTest;
  readonly life: CountyLife;
  readonly planId: string;
  readonly log: string;
}

let cluster: KafkaCluster;
let admin: Admin;
let kafka: Kafka;
let city: StandaloneUnderTest;
const districts = new Map<Key, District>();

const settings = (key: Key, username: string): KafkaSettings => ({
  ...{ brokers: [cluster.bootstrap], prefix: `${key}.`, clientId: 'test', login: { username, password: PASSWORD } },
});

/** What ships, for one broker. */
function shipped() {
  const folder = path.join(workspace, 'infra/kafka');
  const names = ['topics.yaml', 'services.yaml', 'city-example.yaml'];
  const texts = names.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')] as const);
  return forBrokers(
    kafkaFilesOf(new Map(texts.map(([name, text]) => [name, text.replaceAll('partitions: 12', 'partitions: 2')]))),
    1,
  );
}

beforeAll(async () => {
  const user = (name: string) => ({ name, password: PASSWORD });
  const users = [user('admin'), user('assessments'), user('awards'), user('plans'), user('city')] as const;
  cluster = await KafkaCluster.at({ folder: path.join(temporaryFolder(), 'kafka'), brokers: 1, users: [...users] });
  await cluster.start();
  kafka = kafkaClient(settings('qinghe', 'admin'), silent);
  admin = kafka.admin();
  await admin.connect();
  for (const key of DISTRICTS) {
    await applyKafka(shipped(), { kafka: settings(key, 'admin'), check: false, print: () => undefined });
    districts.set(key, await begun(key));
  }
  city = await StandaloneUnderTest.start({
    dataFolder: temporaryFolder(),
    env: { GONGJIAN_DISTRICTS: await configured() },
  });
});

afterAll(async () => {
  await admin?.disconnect();
  await cleanUp();
  await cluster?.wipe();
});

async function begun(key: Key): Promise<District> {
  const server = await StandaloneUnderTest.start({
    dataFolder: temporaryFolder(),
    env: {
      ...{ KAFKA_BROKERS: cluster.bootstrap, KAFKA_PREFIX: `${key}.`, KAFKAJS_NO_PARTITIONER_WARNING: '1' },
      ...{ KAFKA_USERNAME: 'admin', KAFKA_PASSWORD: PASSWORD },
    },
  });
  const document = succeeded(await server.anonymous().get<ApiDocument>('/api/openapi.json'));
  const life = await CountyLife.begin(server, new Canaries(document), []);
  const { planId } = await issuedCampaign(server);
  return { server, life, planId, log: await logOf(server) };
}

/** As the guide finds it: in the source of what the district tells. */
async function logOf(server: StandaloneUnderTest): Promise<string> {
  let source = '';
  await until(async () => {
    const feed = await server.as('auditor').get<{ items: readonly { source: string }[] }>('/api/plans/v1/feed?limit=1');
    source = succeeded(feed).items[0]?.source ?? '';
    return source !== '';
  }, 'the district has told something');
  return source.split(':')[2] ?? '';
}

/** The city's file, with a service account of each district. */
async function configured(): Promise<string> {
  const folder = temporaryFolder();
  const write = (name: string, text: string): string => {
    writeFileSync(path.join(folder, name), text);
    return name;
  };
  const heard = await Promise.all(
    [...districts].map(async ([key, { server, log }]) => {
      const { clientId, clientSecret } = await serviceAccount(server);
      const { tenant } = await me(server.as('office'));
      return {
        ...{ key, log, url: server.address },
        kafka: {
          ...{ brokers: [cluster.bootstrap], prefix: `${key}.`, groups: 'city.', tls: false },
          ...{ username: 'city', passwordFile: write('kafka', PASSWORD) },
        },
        tenants: [
          { id: tenant.id, names: { zh: `${key}县`, en: key }, clientId, clientSecretFile: write(key, clientSecret) },
        ],
      };
    }),
  );
  const { tenant } = await me(districts.get('qinghe')?.server.as('office') as Caller);
  return path.join(folder, write('districts.yaml', stringify({ tenant: tenant.id, districts: heard })));
}

async function serviceAccount(server: StandaloneUnderTest): Promise<{ clientId: string; clientSecret: string }> {
  const { units, rootDivision } = await me(server.as('office'));
  const base = '/api/directory/v1/services';
  const { id } = succeeded(await server.as('office').post(base, { name: '云溪市创建平台', unitId: units[0]?.id }));
  const grant = { role: 'superior', divisionId: rootDivision.id, from: inDays(0) };
  succeeded(await server.as('security').post(`${base}/${id}/grants`, grant));
  return succeeded(
    await server.as('system').post<{ clientId: string; clientSecret: string }>(`${base}/${id}/credentials`, {}),
  );
}

async function namedTitle({ life }: District): Promise<{ readonly titleId: string; readonly subjectId: string }> {
  const { titleId, subjectId, importId } = await proposedImport(life);
  await life.post(DEPUTY, `/api/awards/v1/titles/${titleId}/import/confirmation`, { importId, ...late(22) });
  return { titleId, subjectId };
}

async function overdueTask({ server, planId }: District, heading: string): Promise<string> {
  const office = server.as('office');
  const unitId = (await me(server.as('unit-liaison'))).units[0]?.id;
  const task = { planId, heading, units: [{ role: 'responsible', unitId }], dueOn: inDays(-3) };
  const lateEntry = { effectiveOn: inDays(-30), reason: why };
  return succeeded(await office.post('/api/plans/v1/tasks', { ...task, source: { kind: 'meeting' }, lateEntry })).id;
}

async function rollUp<Item>(context: 'awards' | 'plans', query = ''): Promise<RollUp<Item>> {
  return succeeded(await city.as('office').get<RollUp<Item>>(`/api/${context}/v1/rollup${query}`));
}

async function shows<Item>(
  context: 'awards' | 'plans',
  what: string,
  fits: (answer: RollUp<Item>) => boolean,
): Promise<RollUp<Item>> {
  let answer = await rollUp<Item>(context);
  await until(async () => fits((answer = await rollUp<Item>(context))), what, 60_000);
  return answer;
}

const of = (key: Key): District => districts.get(key) as District;

describe('a city over two districts', () => {
  const titles = new Map<Key, { readonly titleId: string; readonly subjectId: string }>();
  const tasks = new Map<Key, string>();

  it('shows what is named and what is overdue in either, as of when', async () => {
    for (const key of DISTRICTS) {
      titles.set(key, await namedTitle(of(key)));
      tasks.set(key, await overdueTask(of(key), `清理${key}楼道`));
    }
    const wanted = DISTRICTS.map((key) => [of(key).log, titles.get(key)?.titleId]).sort();
    const { items, totals } = await shows<Title>('awards', 'both titles', ({ items: found }) => found.length === 2);
    expect(items.map(({ source, titleId }) => [source, titleId]).sort()).toEqual(wanted);
    expect(items.map(({ key }) => key)).toEqual(['tidy-teams', 'tidy-teams']);
    expect(totals.map(({ held }) => held)).toEqual([1, 1]);
    const overdue = await shows<Task>('plans', 'both tasks', ({ items: found }) => found.length === 2);
    expect(overdue.items.map(({ source, taskId }) => [source, taskId]).sort()).toEqual(
      DISTRICTS.map((key) => [of(key).log, tasks.get(key)]).sort(),
    );
    expect(overdue.items[0]?.programme.key).toMatch(/^tidy-courtyards-/);
    const { sources } = await shows<Title>('awards', 'how fresh each is', ({ sources: found }) =>
      found.every(({ lastEventAt }) => lastEventAt !== null),
    );
    expect(sources).toHaveLength(2);
    for (const { completeUntil } of sources) expect(completeUntil).not.toBeNull();
    const only = await rollUp<Title>('awards', `?source=${of('qinghe').log}`);
    expect(only.items.map(({ titleId }) => titleId)).toEqual([titles.get('qinghe')?.titleId]);
  });

  it('has read from Kafka, in groups that the district lets it have', async () => {
    const { groups } = await admin.listGroups();
    expect(groups.map(({ groupId }) => groupId)).toEqual(
      expect.arrayContaining([
        'qinghe.city.awards.district_qinghe_awards',
        'dongshan.city.plans.district_dongshan_plans',
      ]),
    );
  });

  it('shows a task no more once it is withdrawn', async () => {
    const { server } = of('dongshan');
    const reason = { code: 'other' };
    succeeded(await server.as('office').post(`/api/plans/v1/tasks/${tasks.get('dongshan')}/withdraw`, { reason }));
    const { items } = await shows<Task>('plans', 'one task', ({ items: found }) => found.length === 1);
    expect(items[0]?.taskId).toBe(tasks.get('qinghe'));
  });

  it('fills what Kafka has lost from the feed, by its service account', async () => {
    await city.stop();
    const { life } = of('qinghe');
    const title = titles.get('qinghe');
    await incident(life, title?.subjectId ?? '', 'fire', 9);
    await life.eventually(`/api/awards/v1/titles/${title?.titleId}`, ({ status }) => status === 'removed');
    const removal = await lastSequence('qinghe');
    await until(async () => (await sentTo('qinghe')) > removal, 'the removal is in the topic');
    const offsets = await admin.fetchTopicOffsets('qinghe.awards');
    await admin.deleteTopicRecords({
      topic: 'qinghe.awards',
      partitions: offsets.map(({ partition, high }) => ({ partition, offset: high })),
    });
    await until(
      async () => (await admin.fetchTopicOffsets('qinghe.awards')).every(({ low, high }) => low === high),
      'nothing is left in the topic',
    );
    await city.restart();
    const removed = await shows<Title>('awards', 'the removal', ({ items }) =>
      items.some(({ titleId, standing }) => titleId === title?.titleId && standing === 'removed'),
    );
    expect(removed.totals.map(({ held, removed: gone }) => [held, gone]).sort()).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it('refuses what names another log, and takes no notice of it', async () => {
    const producer = kafka.producer({ allowAutoTopicCreation: false });
    await producer.connect();
    const { tenant } = await me(of('qinghe').server.as('office'));
    const titleId = randomUUID();
    const [real] = (await feedOf('qinghe')).filter(({ type }) => type.endsWith('.TitleNamed.v1'));
    const { data, datacontenttype: _type, ...attributes } = real as Told;
    const forged = {
      ...attributes,
      id: randomUUID(),
      source: `urn:gongjian:${randomUUID()}:awards`,
      subject: `title-${titleId}`,
    };
    await producer.send({
      topic: 'qinghe.awards',
      messages: [
        {
          key: tenant.id,
          value: JSON.stringify({ ...(data as object), titleId }),
          headers: {
            'content-type': 'application/json',
            ...Object.fromEntries(Object.entries(forged).map(([name, value]) => [`ce_${name}`, String(value)])),
          },
        },
      ],
    });
    await producer.disconnect();
    const { items } = await shows<Title>('awards', 'the refusal', ({ sources }) =>
      sources.some(({ source, refused }) => source === of('qinghe').log && refused === 1),
    );
    expect(items).toHaveLength(2);
    const more = await namedTitle(of('qinghe'));
    await shows<Title>('awards', 'the next title', ({ items: found }) =>
      found.some(({ titleId: each }) => each === more.titleId),
    );
    expect((await rollUp<Title>('awards')).items.map((each) => each.titleId)).not.toContain(titleId);
  });

  it('keeps its own records to itself', async () => {
    const own = succeeded(await city.as('office').get<{ items: readonly unknown[] }>('/api/awards/v1/titles'));
    expect(own.items).toEqual([]);
    expect((await of('qinghe').server.as('office').get('/api/awards/v1/rollup')).body).toMatchObject({
      ...{ items: [], totals: [], sources: [] },
    });
  });
});

interface Told {
  readonly type: string;
  readonly sequence: string;
  readonly data: unknown;
  readonly datacontenttype: string;
}

async function feedOf(key: Key): Promise<readonly Told[]> {
  const feed = of(key).server.as('auditor').get<{ items: readonly Told[] }>('/api/awards/v1/feed?limit=200');
  return succeeded(await feed).items;
}

/** Of the last event that the district's awards have told. */
async function lastSequence(key: Key): Promise<number> {
  let last = -1;
  await until(async () => {
    const told = await feedOf(key);
    last = told.length - 1;
    return told.some(({ type }) => type.endsWith('.TitleRemoved.v1'));
  }, 'the removal is told');
  return last;
}

async function sentTo(key: Key): Promise<number> {
  const offsets = await admin.fetchTopicOffsets(`${key}.awards`);
  return offsets.reduce((sum, { high }) => sum + Number(high), 0);
}
