import { KafkaCluster } from '@gongjian/kafka';
import { topicOf } from '@gongjian/shared-messaging';
import kafkajs from 'kafkajs';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Rounds } from './appends.js';
import type { BenchServer } from './bench-server.js';
import { paced } from './load.js';
import { median, percentile, type Measurement } from './measurement.js';
import { kafkaHandOver } from './peers/kafka-hand-over.js';
import { listenNotify } from './peers/listen-notify.js';
import { TwoServices } from './two-services.js';

/** A p99 of fewer calls says little. */
const LEAST_CALLS = 500;

/** How the one service hears of the other. */
interface Way {
  readonly name: string;
  readonly perSecond: number;
  readonly warmUpSeconds: number;
  readonly p99Ms: number;
  readonly peer: string;
  /** At most this many times the median of the peer. */
  readonly ratio: number;
  readonly note: string;
}

const STANDALONE: Way = {
  name: 'command to effect in another service',
  perSecond: 50,
  warmUpSeconds: 3,
  p99Ms: 50,
  peer: 'row, NOTIFY, row in plain PostgreSQL',
  ratio: 4,
  note:
    'what is told is recorded once more between the two: three durable appends follow each other where the peer writes two ' +
    'rows, and each judges its revision; the process itself adds less than a millisecond',
};
const KAFKA: Way = {
  name: 'command to effect in another service through Kafka',
  perSecond: 200,
  warmUpSeconds: 30,
  p99Ms: 250,
  peer: 'row, message, row with kafkajs',
  ratio: 4,
  note: 'as above, with one broker between them',
};

interface Worker {
  work(): Promise<void>;
}

/** From a command of one service to its effect in another, beside a bare hand-over, in turn; then through Kafka. */
export async function measureEffects(server: BenchServer, rounds: Rounds): Promise<Measurement[]> {
  return [...(await standalone(server, rounds)), ...(await throughKafka(server, rounds))];
}

async function standalone(server: BenchServer, rounds: Rounds): Promise<Measurement[]> {
  const services = await TwoServices.start(server, 'bench_effects', null);
  const peer = await listenNotify(await server.createDatabase('bench_notify'));
  try {
    return await measured(STANDALONE, rounds, { work: () => services.effect() }, peer);
  } finally {
    await services.stop();
    await peer.close();
  }
}

async function throughKafka(server: BenchServer, rounds: Rounds): Promise<Measurement[]> {
  const cluster = await KafkaCluster.at({
    folder: mkdtempSync(path.join(tmpdir(), 'gongjian-bench-kafka-')),
    brokers: 1,
  });
  try {
    await cluster.start();
    const settings = { brokers: [cluster.bootstrap], prefix: 'bench.', clientId: 'bench' };
    const [told, handed] = [topicOf(settings, 'desk'), topicOf(settings, 'peer')];
    const admin = new kafkajs.Kafka({ brokers: settings.brokers, logLevel: kafkajs.logLevel.NOTHING }).admin();
    await admin.connect();
    await admin.createTopics({ topics: [told, handed].map((topic) => ({ topic })), waitForLeaders: true });
    await admin.disconnect();
    const services = await TwoServices.start(server, 'bench_kafka_effects', settings);
    const peer = await kafkaHandOver(await server.createDatabase('bench_hand_over'), {
      brokers: settings.brokers,
      topic: handed,
    });
    try {
      return await measured(KAFKA, rounds, { work: () => services.effect() }, peer);
    } finally {
      await services.stop();
      await peer.close();
    }
  } finally {
    await cluster.wipe();
  }
}

async function measured(way: Way, { rounds, seconds }: Rounds, product: Worker, peer: Worker): Promise<Measurement[]> {
  const { perSecond, warmUpSeconds } = way;
  const duration = Math.max(seconds, LEAST_CALLS / perSecond);
  const ours: number[][] = [];
  const theirs: number[][] = [];
  await paced(perSecond, warmUpSeconds, () => product.work());
  await paced(perSecond, 1, () => peer.work());
  for (let round = 0; round < rounds; round += 1) {
    theirs.push(await paced(perSecond, duration, () => peer.work()));
    ours.push(await paced(perSecond, duration, () => product.work()));
  }
  const name = `${way.name}, ${perSecond} commands/s`;
  return [
    {
      name: `${name}, p99`,
      value: median(ours.map((round) => percentile(round, 0.99))),
      unit: 'ms',
      peer: 'fixed',
      peerValue: way.p99Ms,
      bar: { kind: 'atMost', ratio: 1 },
    },
    {
      name: `${name}, median`,
      value: median(ours.map(median)),
      unit: 'ms',
      peer: way.peer,
      peerValue: median(theirs.map(median)),
      bar: { kind: 'atMost', ratio: way.ratio },
      note: way.note,
    },
  ];
}
