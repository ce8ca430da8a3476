import { openLog, type BenchServer } from './bench-server.js';
import { appendOne, type Rounds } from './appends.js';
import { ASSIGN_TASK } from './commands.js';
import { fillLog } from './fill-log.js';
import { latencies, throughput } from './load.js';
import { median, type Measurement } from './measurement.js';
import { Account } from './product/account.js';
import { runCampaign } from './product/campaign.js';
import { Product } from './product/product.js';

const SMALL = 10_000;
const CALLS = 1_000;
const COMMANDS = 400;
const WARM_UP_CALLS = 300;

const GROWTH =
  'no statement reads more as the log grows, but its index pages are deeper and colder; a larger shared_buffers lifts it';

/** Latencies on a log of ten thousand events and on one of `large`, in turn: an awaited append, an awaited command. */
export async function measureGrowth(server: BenchServer, rounds: Rounds, large: number): Promise<Measurement[]> {
  return [...(await appendGrowth(server, rounds, large)), ...(await commandGrowth(rounds, large))];
}

async function appendGrowth(server: BenchServer, { rounds }: Rounds, large: number): Promise<Measurement[]> {
  const small = await openLog(await server.createLog('bench_small'));
  const grown = await openLog(await server.createLog('bench_large'));
  await fillLog(small, SMALL);
  await fillLog(grown, large);
  const found = { small: [] as number[], large: [] as number[] };
  try {
    await throughput(8, 1, () => appendOne(small));
    await throughput(8, 1, () => appendOne(grown));
    for (let round = 0; round < rounds; round += 1) {
      found.small.push(median(await latencies(CALLS, () => appendOne(small))));
      found.large.push(median(await latencies(CALLS, () => appendOne(grown))));
    }
  } finally {
    await small.close();
    await grown.close();
  }
  return [
    {
      name: `awaited append at ${large.toLocaleString('en')} events`,
      value: median(found.large),
      unit: 'ms',
      peer: `the same at ${SMALL.toLocaleString('en')} events`,
      peerValue: median(found.small),
      bar: { kind: 'atMost', ratio: 1.2 },
      note: GROWTH,
    },
  ];
}

async function commandGrowth({ rounds }: Rounds, large: number): Promise<Measurement[]> {
  const small = await Commands.on(SMALL);
  try {
    const grown = await Commands.on(large);
    try {
      const found = { small: [] as number[], large: [] as number[] };
      await small.latency(WARM_UP_CALLS);
      await grown.latency(WARM_UP_CALLS);
      for (let round = 0; round < rounds; round += 1) {
        found.small.push(await small.latency(COMMANDS));
        found.large.push(await grown.latency(COMMANDS));
      }
      return [
        {
          name: `awaited command over HTTP at ${large.toLocaleString('en')} events`,
          value: median(found.large),
          unit: 'ms',
          peer: `the same at ${SMALL.toLocaleString('en')} events`,
          peerValue: median(found.small),
          bar: { kind: 'atMost', ratio: 1.2 },
          note: GROWTH,
        },
      ];
    } finally {
      await grown.stop();
    }
  } finally {
    await small.stop();
  }
}

/** One caller who assigns tasks, on a product whose log has a certain length. */
class Commands {
  private constructor(
    private readonly product: Product,
    private readonly assignment: unknown,
  ) {}

  static async on(events: number): Promise<Commands> {
    const product = await Product.start();
    try {
      const { assignment } = await runCampaign(product.url);
      await product.grow(events);
      return new Commands(product, assignment);
    } catch (error) {
      await product.stop();
      throw error;
    }
  }

  /** Median, in milliseconds. */
  async latency(calls: number): Promise<number> {
    const office = await Account.signIn(this.product.url, 'office');
    return median(await latencies(calls, () => office.post(ASSIGN_TASK, this.assignment)));
  }

  stop(): Promise<void> {
    return this.product.stop();
  }
}
