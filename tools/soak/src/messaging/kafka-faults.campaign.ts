import { KafkaCluster } from '@gongjian/kafka';
import { topicOf } from '@gongjian/shared-messaging';
import { temporaryFolder } from '@gongjian/system-e2e';
import kafkajs, { type Consumer, type Kafka as KafkaClient } from 'kafkajs';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Campaign, CampaignSize } from '../campaign.js';
import { Random } from '../random.js';
import { openLetterOffice, type LetterOffice } from './letter-office.js';

const { Kafka, logLevel } = kafkajs;
const PREFIX = 'faults.';
const TOPIC = topicOf({ prefix: PREFIX }, 'letters');
const PARTITIONS = 6;
const GIVE_UP_MS = 120_000;
const LETTERS_BESIDE = 20;
/** What a message that is refused may hold others up. */
const DELAY_MS = 1_000;
const REPLACED_MS = 30_000;

interface Size {
  readonly poisons: number;
  readonly stalls: number;
  readonly brokerKills: number;
  readonly lettersAKill: number;
}

const SIZES: Readonly<Record<CampaignSize, Size>> = {
  small: { poisons: 2, stalls: 1, brokerKills: 1, lettersAKill: 300 },
  full: { poisons: 30, stalls: 5, brokerKills: 12, lettersAKill: 2_000 },
};

/** What may go wrong between two contexts with three brokers between them. */
export const kafkaFaults: Campaign = {
  name: 'kafka-faults',
  describe:
    'a refused message holds up its own subject alone, a receiver that falls silent is replaced, brokers that die in mid-send lose nothing',
  run: async (seed, size, report) => {
    const random = new Random(seed);
    const folder = temporaryFolder();
    const cluster = await KafkaCluster.at({ folder: path.join(folder, 'kafka'), brokers: 3 });
    const receivers = new Receivers();
    try {
      await cluster.start();
      const client = new Kafka({
        clientId: 'faults',
        brokers: cluster.bootstrap.split(','),
        logLevel: logLevel.NOTHING,
        requestTimeout: 15_000,
      });
      await makeTopic(client);
      const office = await openLetterOffice({
        brokers: cluster.bootstrap.split(','),
        prefix: PREFIX,
        clientId: 'office',
      });
      try {
        const faults = new Faults(office, receivers, random, SIZES[size], report);
        const delayMs = await faults.poison();
        const replacedAfterMs = await faults.silence();
        const sent = await faults.deadBrokers(cluster);
        const problems = [...faults.problems, ...(await missing(client, sent))];
        if (size === 'full' && delayMs > DELAY_MS) problems.push(`others waited ${delayMs} ms for a refused message`);
        if (size === 'full' && replacedAfterMs > REPLACED_MS)
          problems.push(`replaced only after ${replacedAfterMs} ms`);
        return { problems, facts: { ...SIZES[size], delayMs, replacedAfterMs } };
      } finally {
        await office.close();
      }
    } finally {
      receivers.forget();
      await cluster.wipe();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Every receiving client that is made in this process meanwhile. */
class Receivers {
  /** Those that joined their group, in order. */
  readonly joined: Consumer[] = [];
  private readonly make = Kafka.prototype.consumer;

  constructor() {
    const { joined, make } = this;
    Kafka.prototype.consumer = function (this: KafkaClient, config) {
      const consumer = make.call(this, config);
      consumer.on(consumer.events.GROUP_JOIN, () => joined.push(consumer));
      return consumer;
    };
  }

  forget(): void {
    Kafka.prototype.consumer = this.make;
  }
}

class Faults {
  readonly problems: string[] = [];

  constructor(
    private readonly office: LetterOffice,
    private readonly receivers: Receivers,
    private readonly random: Random,
    private readonly size: Size,
    private readonly report: (line: string) => void,
  ) {}

  /** @returns milliseconds that another subject waited at most */
  async poison(): Promise<number> {
    const { office, random, size } = this;
    const { mailroom } = office;
    let slowest = 0;
    const tenant = random.uuid();
    await office.send(tenant, random.uuid(), ['first']);
    await until(() => mailroom.filed.has('first'));
    let closed = true;
    mailroom.refuses = (to) => closed && to.startsWith('poison');
    const behind: string[] = [];
    for (let poison = 1; poison <= size.poisons; poison += 1) {
      const letter = random.uuid();
      const own = Array.from({ length: 3 }, (_, index) => `poison ${poison} ${index}`);
      await office.send(tenant, letter, own);
      const others = Array.from({ length: LETTERS_BESIDE }, (_, index) => `beside ${poison} ${index}`);
      const sent = new Map<string, number>();
      for (const to of others) {
        sent.set(to, performance.now());
        await office.send(tenant, random.uuid(), [to]);
      }
      await until(() => others.every((to) => mailroom.filed.has(to)));
      for (const to of others) slowest = Math.max(slowest, (mailroom.filed.get(to) ?? 0) - (sent.get(to) ?? 0));
      await office.send(tenant, letter, [`poison ${poison} 3`], BigInt(own.length - 1));
      behind.push(...own, `poison ${poison} 3`);
    }
    const due = { parked: size.poisons, queued: 3 * size.poisons };
    await until(async () => {
      const { parked, queued } = await office.waiting();
      return parked === due.parked && queued === due.queued;
    });
    if ((await office.reasons()).filter((code) => code === 'ROOM.CLOSED').length !== size.poisons)
      this.problems.push('a parked message says no reason');
    if (behind.some((to) => mailroom.filed.has(to))) this.problems.push('a refused message was filed, or overtaken');
    closed = false;
    await office.replay();
    await until(async () => {
      const { parked, queued } = await office.waiting();
      return parked + queued === 0;
    });
    const order = [...mailroom.filed.keys()];
    for (let poison = 1; poison <= size.poisons; poison += 1) {
      const own = order.filter((to) => to.startsWith(`poison ${poison} `));
      if (own.join() !== [0, 1, 2, 3].map((index) => `poison ${poison} ${index}`).join())
        this.problems.push(`the replay of subject ${poison} went through as ${own.join()}`);
    }
    this.report(`others waited ${Math.round(slowest)} ms at most while ${size.poisons} messages were refused`);
    return Math.round(slowest);
  }

  /** @returns milliseconds until another client received, at most */
  async silence(): Promise<number> {
    const { office, random, size, receivers } = this;
    let slowest = 0;
    for (let stall = 1; stall <= size.stalls; stall += 1) {
      const before = receivers.joined.length;
      receivers.joined.at(-1)?.pause([{ topic: TOPIC }]);
      const silentAt = performance.now();
      await until(async () => {
        await office.send(random.uuid(), random.uuid(), [`silence ${stall}`]);
        return receivers.joined.length > before;
      }, 100);
      slowest = Math.max(slowest, performance.now() - silentAt);
      this.report(`silence ${stall} of ${size.stalls} ended after ${Math.round(performance.now() - silentAt)} ms`);
    }
    return Math.round(slowest);
  }

  /** @returns how many letters were sent, by tenant */
  async deadBrokers(cluster: KafkaCluster): Promise<ReadonlyMap<string, number>> {
    const { office, random, size } = this;
    const tenants = Array.from({ length: PARTITIONS * 2 }, () => random.uuid());
    const sent = new Map<string, number>();
    for (let kill = 1; kill <= size.brokerKills; kill += 1) {
      const killAt = random.between(0, size.lettersAKill);
      const broker = random.between(1, cluster.running.size);
      for (let letter = 0; letter < size.lettersAKill; letter += 1) {
        if (letter === killAt) await cluster.kill(broker);
        const tenant = random.pick(tenants);
        await office.send(tenant, random.uuid(), [`kill ${kill} ${letter}`]);
        sent.set(tenant, (sent.get(tenant) ?? 0) + 1);
      }
      await cluster.start();
      this.report(`broker ${broker} killed, ${kill} of ${size.brokerKills}`);
    }
    await until(() => count(office.mailroom.filed.keys(), 'kill ') === size.brokerKills * size.lettersAKill);
    return sent;
  }
}

function count(names: Iterable<string>, prefix: string): number {
  return [...names].filter((name) => name.startsWith(prefix)).length;
}

/** What the topic does not hold of what was told. */
async function missing(client: KafkaClient, sent: ReadonlyMap<string, number>): Promise<string[]> {
  const found = new Map<string, Set<string>>([...sent.keys()].map((tenant) => [tenant, new Set()]));
  const reader = client.consumer({ groupId: `${PREFIX}reader`, allowAutoTopicCreation: false });
  await reader.connect();
  try {
    await reader.subscribe({ topic: TOPIC, fromBeginning: true });
    await reader.run({
      autoCommit: false,
      eachMessage: async ({ message: { key, headers } }) => {
        found.get(key?.toString() ?? '')?.add(headers?.['ce_sequence']?.toString() ?? '');
      },
    });
    const lacking = (): string[] =>
      [...sent].flatMap(([tenant, all]) => {
        const there = found.get(tenant)?.size ?? 0;
        return there === all ? [] : [`the topic holds ${there} of ${all} messages of a tenant`];
      });
    await until(() => lacking().length === 0).catch(() => undefined);
    return lacking();
  } finally {
    await reader.disconnect();
  }
}

async function makeTopic(client: KafkaClient): Promise<void> {
  const admin = client.admin();
  await admin.connect();
  try {
    const topic = { topic: TOPIC, numPartitions: PARTITIONS, replicationFactor: 3 };
    const configEntries = [{ name: 'min.insync.replicas', value: '2' }];
    await admin.createTopics({ topics: [{ ...topic, configEntries }], waitForLeaders: true });
  } finally {
    await admin.disconnect();
  }
}

async function until(holds: () => boolean | Promise<boolean>, everyMs = 20): Promise<void> {
  const giveUp = performance.now() + GIVE_UP_MS;
  while (!(await holds())) {
    if (performance.now() > giveUp) throw new Error('it did not come within two minutes');
    await pause(everyMs);
  }
}
