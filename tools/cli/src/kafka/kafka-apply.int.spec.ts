import { KafkaCluster } from '@gongjian/kafka';
import { kafkaClient } from '@gongjian/shared-messaging';
import { until } from '@gongjian/shared-projections/testing';
import kafkajs, { type AclEntry, type Admin, type Kafka } from 'kafkajs';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { applyKafka, makeMissingTopics } from './kafka-apply.js';
import { kafkaApply } from './kafka-command.js';
import { forBrokers, kafkaFilesOf, type KafkaFiles, type Topic } from './kafka-files.js';

const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ConfigResourceTypes, ResourcePatternTypes } = kafkajs;

const PREFIX = 'district-1.';
const PASSWORD = 'for-tests-only';
/** What the client makes of it when a broker does not tell it who coordinates a group, as it may not know of it. */
const NO_COORDINATOR = 'KafkaJSGroupCoordinatorNotFound';
const folder = fileURLToPath(new URL('../../../../infra/kafka/', import.meta.url));
const names = ['topics.yaml', 'services.yaml', 'agency-example.yaml'];
const silent = { warn: () => undefined, error: () => undefined };

/** What ships, for a cluster of one broker. */
function shipped(change: (text: string) => string = (text) => text): KafkaFiles {
  const fewer = (text: string): string => text.replaceAll('partitions: 12', 'partitions: 2');
  const texts = names.map((name) => [name, change(fewer(readFileSync(folder + name, 'utf8')))] as const);
  return forBrokers(kafkaFilesOf(new Map(texts)), 1);
}

describe('topics and access rules on a real cluster', () => {
  let cluster: KafkaCluster;
  let home: string;
  let admin: Admin;

  const as = (username: string): Kafka =>
    kafkaClient(
      { ...{ brokers: [cluster.bootstrap], prefix: PREFIX, clientId: username }, ...login(username) },
      silent,
    );
  const login = (username: string) => ({ login: { username, password: PASSWORD } });

  beforeAll(async () => {
    home = mkdtempSync(path.join(os.tmpdir(), 'gongjian-kafka-test-'));
    const users = ['admin', 'assessments', 'awards', 'plans', 'agency-health', 'stranger'];
    const [first = '', ...others] = users;
    const user = (name: string) => ({ name, password: PASSWORD });
    cluster = await KafkaCluster.at({ folder: home, brokers: 1, users: [user(first), ...others.map(user)] });
    await cluster.start();
    admin = as('admin').admin();
    await admin.connect();
  });

  afterAll(async () => {
    await admin?.disconnect();
    await cluster?.wipe();
    rmSync(home, { recursive: true, force: true });
  });

  async function run(files: KafkaFiles, check = false): Promise<{ readonly same: boolean; readonly lines: string[] }> {
    const lines: string[] = [];
    const kafka = { brokers: [cluster.bootstrap], prefix: PREFIX, clientId: 'test', ...login('admin') };
    const same = await applyKafka(files, { kafka, check, print: (line) => lines.push(line) });
    return { same, lines };
  }

  const nothing = { same: true, lines: ['没有差别 / nothing differs'] };

  /** Access rules and settings are seen a moment after they were made. */
  async function settled(files: KafkaFiles): Promise<void> {
    await until(async () => (await run(files, true)).same);
  }

  function topicRule(principal: string, topic: string, operation = AclOperationTypes.READ): AclEntry {
    return {
      ...{ principal, host: '*', operation, permissionType: AclPermissionTypes.ALLOW },
      ...{
        resourceType: AclResourceTypes.TOPIC,
        resourceName: topic,
        resourcePatternType: ResourcePatternTypes.LITERAL,
      },
    };
  }

  async function madeAndSeen(acl: AclEntry): Promise<void> {
    await admin.createAcls({ acl: [acl] });
    await until(async () => (await admin.describeAcls(acl)).resources.length > 0);
  }

  async function takenAway(acl: AclEntry): Promise<void> {
    await admin.deleteAcls({ filters: [acl] });
    await until(async () => (await admin.describeAcls(acl)).resources.length === 0);
  }

  it('a check of an empty cluster says what is missing and makes nothing', async () => {
    const { same, lines } = await run(shipped(), true);
    expect(same).toBe(false);
    expect(lines.filter((line) => line.startsWith('+ topic'))).toHaveLength(3);
    expect(lines).toContain('+ User:plans may write topic district-1.plans');
    expect(lines).toContain('+ User:plans may read group district-1.plans.…');
    expect(await admin.listTopics()).toEqual([]);
  });

  it('once made, a second time changes nothing', async () => {
    const first = await run(shipped());
    expect(first.same).toBe(true);
    await settled(shipped());
    expect(await run(shipped())).toEqual(nothing);
    expect([...(await admin.listTopics())].sort()).toEqual(
      ['assessments', 'awards', 'plans'].map((each) => PREFIX + each),
    );
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: [{ type: ConfigResourceTypes.TOPIC, name: `${PREFIX}plans`, configNames: ['retention.ms'] }],
    });
    expect(resources[0]?.configEntries[0]?.configValue).toBe('2592000000');
  });

  it('a setting that was changed is found and put right, one that was added is taken away', async () => {
    const configEntries = [
      { name: 'retention.ms', value: '1000' },
      { name: 'segment.bytes', value: '1048576' },
    ];
    const resources = [{ type: ConfigResourceTypes.TOPIC, name: `${PREFIX}plans`, configEntries }];
    await admin.alterConfigs({ validateOnly: false, resources });
    await until(async () => !(await run(shipped(), true)).same);
    const { same, lines } = await run(shipped(), true);
    expect(same).toBe(false);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('retention.ms 1000 → 2592000000, segment.bytes 1048576 → –');
    expect((await run(shipped())).same).toBe(true);
    await settled(shipped());
  });

  it('partitions are added, and never taken away', async () => {
    const more = shipped((text) => text.replace('partitions: 2', 'partitions: 3'));
    expect((await run(more)).lines).toEqual(['~ topic district-1.assessments: partitions 2 → 3']);
    await settled(more);
    const { same, lines } = await run(shipped());
    expect(same).toBe(false);
    expect(lines).toEqual(['! topic district-1.assessments: 分区数 3 → 2 不能减少 / partitions cannot be taken away']);
  });

  const files = shipped((text) => text.replace('partitions: 2', 'partitions: 3'));

  it('another number of copies is told and left to a person, and the topic with it', async () => {
    const { assessments, ...others } = files.topics;
    const config = { ...assessments?.config, 'min.insync.replicas': 2 };
    const more = { ...assessments, partitions: 5, replicationFactor: 2, config } as Topic;
    const two = { ...files, topics: { assessments: more, ...others } };
    const { same, lines } = await run(two);
    expect(same).toBe(false);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('! topic district-1.assessments: 副本数 1 → 2');
  });

  it('a right that no file gives is revoked, and one that is missing given again', async () => {
    const stray = topicRule('User:stranger', `${PREFIX}plans`);
    const elsewhere = topicRule('User:stranger', 'district-2.plans');
    const lost = topicRule('User:awards', `${PREFIX}plans`);
    await madeAndSeen(stray);
    await madeAndSeen(elsewhere);
    await takenAway(lost);
    const expected = [
      '+ User:awards may read topic district-1.plans',
      '- User:stranger may read topic district-1.plans',
    ];
    expect(await run(files, true)).toEqual({ same: false, lines: expected });
    expect(await run(files)).toEqual({ same: true, lines: expected });
    await settled(files);
    expect((await admin.describeAcls(elsewhere)).resources).toHaveLength(1);
  });

  it('a right that reaches beyond is told: of others in passing, of our own as a difference', async () => {
    const ofOthers = topicRule('User:stranger', '*');
    const ours = topicRule('User:plans', '*', AclOperationTypes.WRITE);
    await madeAndSeen(ofOthers);
    expect(await run(files)).toEqual({
      same: true,
      lines: [
        '? User:stranger may read topic *: 范围超出本部署，未改动 / reaches beyond the deployment, left alone',
        ...nothing.lines,
      ],
    });
    await takenAway(ofOthers);
    await madeAndSeen(ours);
    expect(await run(files)).toEqual({
      same: false,
      lines: ['! User:plans may write topic *: 超出本部署，请手工撤销 / reaches beyond the deployment, revoke it'],
    });
    await takenAway(ours);
    await settled(files);
  });

  describe('the rules hold', () => {
    /** Answers `sent`, or what the broker said. */
    async function sends(user: string, context: string): Promise<string> {
      const producer = as(user).producer({ allowAutoTopicCreation: false });
      try {
        await producer.connect();
        await producer.send({ topic: PREFIX + context, acks: -1, messages: [{ key: 'k', value: 'v', partition: 0 }] });
        return 'sent';
      } catch (error) {
        return saidBy(error);
      } finally {
        await producer.disconnect();
      }
    }

    /** Answers `read`, or what the broker said; a broker that has just started may not know of its groups yet. */
    async function reads(user: string, context: string, group: string): Promise<string> {
      for (;;) {
        const said = await readsNow(user, context, group);
        if (!['GROUP_LOAD_IN_PROGRESS', 'GROUP_COORDINATOR_NOT_AVAILABLE'].includes(said)) return said;
      }
    }

    async function readsNow(user: string, context: string, group: string): Promise<string> {
      const consumer = as(user).consumer({ groupId: PREFIX + group, retry: { restartOnFailure: async () => false } });
      try {
        await consumer.connect();
        await consumer.subscribe({ topic: PREFIX + context, fromBeginning: true });
        return await new Promise<string>((resolve) => {
          consumer.on(consumer.events.CRASH, ({ payload: { error } }) => resolve(saidBy(error)));
          consumer
            .run({ autoCommit: false, eachMessage: async () => resolve('read') })
            .catch((error: unknown) => resolve(saidBy(error)));
        });
      } catch (error) {
        return saidBy(error);
      } finally {
        await consumer.disconnect();
      }
    }

    beforeAll(async () => {
      for (const context of ['assessments', 'awards', 'plans']) expect(await sends(context, context)).toBe('sent');
    });

    it('a service does with its own topic and those it acts on all that a relay and a receiver do', async () => {
      expect(await reads('plans', 'awards', 'plans.consumer')).toBe('read');
      expect(await reads('plans', 'assessments', 'plans.consumer')).toBe('read');
      const client = as('plans').admin();
      await client.connect();
      const { topics } = await client.fetchTopicMetadata({ topics: [`${PREFIX}plans`] });
      expect(topics[0]?.partitions).toHaveLength(2);
      expect(await client.fetchTopicOffsets(`${PREFIX}awards`)).toHaveLength(2);
      const group = { groupId: `${PREFIX}plans.consumer`, topic: `${PREFIX}awards` };
      await client.setOffsets({ ...group, partitions: [{ partition: 0, offset: '1' }] });
      const [saved] = await client.fetchOffsets({ groupId: group.groupId, topics: [group.topic] });
      expect(saved?.partitions.find(({ partition }) => partition === 0)?.offset).toBe('1');
      await client.disconnect();
    });

    it('plans writes no other topic, reads none it does not act on, and joins no group of another', async () => {
      expect(await sends('plans', 'awards')).toBe('TOPIC_AUTHORIZATION_FAILED');
      expect(await reads('plans', 'plans', 'plans.own')).toBe('TOPIC_AUTHORIZATION_FAILED');
      expect(await reads('plans', 'awards', 'awards.consumer')).toBe(NO_COORDINATOR);
    });

    it('an agency reads its topic and is refused everything else', async () => {
      expect(await reads('agency-health', 'awards', 'agency-health.main')).toBe('read');
      expect(await reads('agency-health', 'plans', 'agency-health.main')).toBe('TOPIC_AUTHORIZATION_FAILED');
      expect(await reads('agency-health', 'awards', 'plans.consumer')).toBe(NO_COORDINATOR);
      expect(await sends('agency-health', 'awards')).toBe('TOPIC_AUTHORIZATION_FAILED');
    });

    it('who is in no file is refused', async () => {
      expect(await reads('stranger', 'awards', 'stranger.main')).toBe('TOPIC_AUTHORIZATION_FAILED');
      expect(await sends('stranger', 'awards')).toBe('TOPIC_AUTHORIZATION_FAILED');
    });

    it('a service may not make rules for itself', async () => {
      const client = as('plans').admin();
      await client.connect();
      const acl = [topicRule('User:plans', `${PREFIX}awards`, AclOperationTypes.WRITE)];
      await expect(client.createAcls({ acl })).rejects.toMatchObject({ type: 'CLUSTER_AUTHORIZATION_FAILED' });
      await client.disconnect();
    });
  });

  describe('the command', () => {
    const lines: string[] = [];
    const options = (more: { readonly check?: boolean; readonly password?: string } = {}) => ({
      ...{ brokers: cluster.bootstrap, prefix: 'district-3.', username: 'admin', tls: false, check: false },
      ...{ password: PASSWORD, print: (line: string) => lines.push(line), ...more },
    });
    const file = (text: string): string => {
      const name = path.join(home, 'files.yaml');
      writeFileSync(name, text);
      return name;
    };

    beforeEach(() => lines.splice(0));
    afterAll(() => rmSync(path.join(home, 'files.yaml'), { force: true }));

    it('answers 1 while something differs, and 0 when it is done', async () => {
      const name = file('principals: [{ principal: "User:x", groups: x. }]');
      expect(await kafkaApply([name], options({ check: true }))).toBe(1);
      expect(await kafkaApply([name], options())).toBe(0);
      expect(lines).toEqual(Array(2).fill('+ User:x may read group district-3.x.…'));
    });

    it('refuses files that cannot be used, and a cluster that refuses it, in a line', async () => {
      expect(await kafkaApply([file('principals: [{ principal: x }]')], options())).toBe(1);
      expect(await kafkaApply([path.join(home, 'none.yaml')], options())).toBe(1);
      expect(await kafkaApply([file('{}')], options({ password: 'wrong' }))).toBe(1);
      expect(lines).toHaveLength(3);
      expect(lines[0]).toContain('files.yaml /principals/0/principal');
      expect(lines[1]).toContain('none.yaml');
      expect(lines[2]).toContain('SASL');
    });
  });
});

describe('a cluster that keeps no access rules', () => {
  const lines: string[] = [];
  let cluster: KafkaCluster;
  let home: string;

  beforeAll(async () => {
    home = mkdtempSync(path.join(os.tmpdir(), 'gongjian-kafka-test-'));
    cluster = await KafkaCluster.at({ folder: path.join(home, 'cluster'), brokers: 1 });
    await cluster.start();
  });

  afterAll(async () => {
    await cluster?.wipe();
    rmSync(home, { recursive: true, force: true });
  });

  it('gets topics, each once, and is refused rules', async () => {
    const { topics } = shipped();
    const kafka = { brokers: [cluster.bootstrap], prefix: PREFIX, clientId: 'test' };
    const { plans, ...others } = topics;
    await makeMissingTopics({ topics: others, principals: [] }, kafka);
    const admin = kafkaClient(kafka, silent).admin();
    await admin.connect();
    await until(async () => (await admin.listTopics()).length === 2);
    const changed = { ...topics, assessments: { ...plans, partitions: 7 } as Topic };
    await makeMissingTopics({ topics: changed, principals: [] }, kafka);
    await until(async () => (await admin.listTopics()).length === 3);
    const { topics: made } = await admin.fetchTopicMetadata({ topics: [`${PREFIX}assessments`] });
    expect(made[0]?.partitions).toHaveLength(2);
    await admin.disconnect();
    const options = { kafka, check: true, print: (line: string) => lines.push(line) };
    expect(await applyKafka({ topics, principals: [] }, options)).toBe(true);
    const file = path.join(home, 'rules.yaml');
    writeFileSync(file, 'principals: [{ principal: "User:x", groups: x. }]');
    const given = { brokers: cluster.bootstrap, prefix: PREFIX, username: undefined, password: undefined, tls: false };
    expect(await kafkaApply([file], { ...given, check: false, print: options.print })).toBe(1);
    expect(lines.at(-1)).toMatch(/security|authorizer/i);
  });
});

function saidBy(error: unknown): string {
  const { type, name, originalError, cause } = error as {
    readonly type?: string;
    readonly name: string;
    readonly originalError?: unknown;
    readonly cause?: unknown;
  };
  const inner = originalError ?? cause;
  return type ?? (inner === undefined ? name : saidBy(inner));
}
