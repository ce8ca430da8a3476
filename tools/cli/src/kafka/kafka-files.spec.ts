import { spokenByTheCode } from '@gongjian/contracts';
import { groupOf } from '@gongjian/shared-messaging';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { forBrokers, kafkaFileSchema, kafkaFilesOf, KafkaFilesInvalid, type Principal } from './kafka-files.js';

const folder = fileURLToPath(new URL('../../../../infra/kafka/', import.meta.url));
const textOf = (name: string): string => readFileSync(folder + name, 'utf8');
const all = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const code = spokenByTheCode();
const tellers = code.filter(({ tells }) => tells.length > 0).map(({ context }) => context);

describe('the files of a deployment on Kafka that ship', () => {
  const { topics, principals } = kafkaFilesOf(new Map(all.map((name) => [name, textOf(name)])));
  const services = kafkaFilesOf(new Map(['topics.yaml', 'services.yaml'].map((name) => [name, textOf(name)])));

  it('have a topic for each context that publishes, and no other', () => {
    expect(Object.keys(topics).sort()).toEqual([...tellers].sort());
  });

  it('let each service write what it publishes, read what its reactions act on, and nothing else', () => {
    const wanted = code
      .filter(({ tells, hears }) => tells.length + hears.size > 0)
      .map(({ context, tells, hears }): Principal => ({
        principal: `User:${context}`,
        writes: tells.length === 0 ? [] : [context],
        reads: [...hears.keys()].sort(),
        groups: `${context}.`,
      }));
    expect(wanted.length).toBeGreaterThan(2);
    expect(services.principals.map((each) => ({ ...each, reads: [...each.reads].sort() }))).toEqual(wanted);
  });

  it('name the groups of a service as its consumers are named', () => {
    for (const { principal, groups = 'none' } of services.principals) {
      const group = groupOf({ prefix: 'district-1.' }, principal.replace('User:', ''), 'any');
      expect(group.startsWith(`district-1.${groups}`)).toBe(true);
    }
  });

  it('keep every topic in three copies, two in sync, as long and as large as the others', () => {
    for (const { replicationFactor, config } of Object.values(topics)) {
      expect([replicationFactor, config['min.insync.replicas']]).toEqual([3, 2]);
      expect(config['retention.ms']).toBe(30 * 24 * 60 * 60 * 1_000);
      expect(config['unclean.leader.election.enable']).toBe(false);
    }
  });

  it('let nobody but a service write, and no two use the same groups', () => {
    const ofServices = new Set(services.principals.map(({ principal }) => principal));
    const others = principals.filter(({ principal }) => !ofServices.has(principal));
    expect(others.length).toBeGreaterThan(0);
    expect(others.flatMap(({ writes }) => writes)).toEqual([]);
    const groups = principals.map((each) => each.groups);
    expect(new Set(groups).size).toBe(groups.length);
  });

  it('fit a cluster of fewer brokers with fewer copies', () => {
    const copiesOn = (brokers: number): readonly unknown[] => {
      const [topic] = Object.values(forBrokers(services, brokers).topics);
      return [topic?.replicationFactor, topic?.config['min.insync.replicas']];
    };
    expect([1, 2, 3, 5].map(copiesOn)).toEqual([
      [1, 1],
      [2, 1],
      [3, 2],
      [3, 2],
    ]);
  });

  it('name their schema, which is as the command prints it', () => {
    expect(JSON.parse(textOf('kafka.schema.json'))).toEqual(kafkaFileSchema());
    for (const name of all) expect(textOf(name)).toMatch(/^# yaml-language-server: \$schema=kafka\.schema\.json\n/);
  });
});

describe('files that cannot be used', () => {
  const topic = `{ partitions: 1, replicationFactor: 1, config: { min.insync.replicas: 1, retention.ms: 1, max.message.bytes: 1048576, cleanup.policy: delete, unclean.leader.election.enable: false } }`;
  const read = (...texts: readonly string[]): unknown =>
    kafkaFilesOf(new Map(texts.map((text, at) => [`${at}.yaml`, text])));

  it.each([
    ['a member that means nothing', ['topics: {}\nusers: []'], '0.yaml'],
    [
      'a setting that is not of the files',
      [`topics: { plans: ${topic.replace('retention.ms', 'retention')} }`],
      '0.yaml /topics/plans/config',
    ],
    [
      'more in sync than there are copies',
      [`topics: { plans: ${topic.replace('replicas: 1', 'replicas: 2')} }`],
      '/topics/plans/config/min.insync.replicas',
    ],
    ['a principal that is none', ['principals: [{ principal: plans }]'], '/principals/0/principal'],
    [
      'the same topic in two files',
      [`topics: { plans: ${topic} }`, `topics: { plans: ${topic} }`],
      'plans: 主题写了两次',
    ],
    [
      'the same principal twice',
      ['principals: [{ principal: "User:x" }, { principal: "User:x" }]'],
      'User:x: 写了两次',
    ],
    [
      'a topic that no file has',
      ['principals: [{ principal: "User:x", reads: [plans], groups: x. }]'],
      'there is no topic plans',
    ],
    [
      'a reader without groups',
      [`topics: { plans: ${topic} }`, 'principals: [{ principal: "User:x", reads: [plans] }]'],
      'who reads needs groups',
    ],
    ['no YAML', ['topics: ['], '0.yaml'],
  ])('%s', (_what, texts, said) => {
    expect(() => read(...texts)).toThrow(KafkaFilesInvalid);
    expect(() => read(...texts)).toThrow(said);
  });
});
