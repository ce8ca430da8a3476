import { KurrentDbDouble } from '@gongjian/kurrentdb';
import { cleanUp, StandaloneUnderTest, temporaryFolder } from '@gongjian/system-e2e';
import { setTimeout as pause } from 'node:timers/promises';
import type { Campaign } from '../campaign.js';
import { Random } from '../random.js';
import { DemoRuns } from './demo-runs.js';
import { loggedOf } from './server-log.js';
import { doubleLog, settledLog, shortened } from './system-log.js';

/** A fault comes at most so many writes after the last: few enough that they reach every part of a run. */
const WRITES_BETWEEN = 40;

/** The product on a KurrentDB of three nodes, to which everything happens that may happen to one, during demo runs. */
export const kurrentDbFaults: Campaign = {
  name: 'kurrentdb-faults',
  describe:
    'leaders killed, answers lost, streams half-closed, subscriptions dropped, the server killed during demo runs on KurrentDB: nothing acknowledged is lost or doubled',
  run: async (seed, size, report) => {
    const random = new Random(seed);
    const faults = size === 'small' ? 8 : 200;
    const double = await KurrentDbDouble.start({ nodes: 3 });
    const server = await StandaloneUnderTest.start({
      dataFolder: temporaryFolder(),
      logLevel: 'error',
      env: { EVENT_STORE: double.url },
    });
    const log = doubleLog(double);
    try {
      const runs = new DemoRuns(server.address, log, random.fork());
      const undisturbed = await runs.undisturbed();
      const running = Promise.all(Array.from({ length: size === 'small' ? 1 : 2 }, () => runs.work()));
      const trouble = new Trouble(double, server, random.fork());
      const counts = new Map<string, number>();
      for (let fault = 1; fault <= faults && runs.problems.length === 0; fault += 1) {
        await runs.acknowledge(random.between(0, WRITES_BETWEEN));
        const what = await trouble.make();
        counts.set(what, (counts.get(what) ?? 0) + 1);
        report(`fault ${fault} of ${faults} (${what}), ${runs.acknowledged.length} writes acknowledged`);
      }
      await trouble.end();
      runs.stopping = true;
      await running;
      const events = await settledLog(log);
      const problems = [...runs.wrongIn(events, undisturbed)];
      if ((await server.stop()) !== 0) problems.push(`it did not stop cleanly:\n${server.stderr.slice(-2_000)}`);
      return {
        problems: [...shortened(problems), ...loggedOf(server, problems)],
        facts: {
          faults,
          ...runs.facts,
          events: events.length,
          ...Object.fromEntries(counts),
        },
      };
    } finally {
      await cleanUp();
      await double.stop();
    }
  },
};

/** What is done to the cluster, and to the server. */
class Trouble {
  private readonly faults: Readonly<Record<string, () => Promise<void> | void>>;

  constructor(
    private readonly double: KurrentDbDouble,
    server: StandaloneUnderTest,
    private readonly random: Random,
  ) {
    const few = (): number => random.between(1, 4);
    this.faults = {
      frozen: async () => {
        double.freeze();
        await pause(random.between(100, 4_000));
        double.thaw();
      },
      halfClosed: () => double.halfCloseBatches(),
      answersLost: () => double.answerNothing(few(), random.pick(['stored', 'lost'])),
      appendsFail: () =>
        double.failAppends(few(), random.pick(['unavailable', 'timeout', 'timeout stored', 'unknown'] as const)),
      readsFail: () => double.failReads(few(), random.pick(['unavailable', 'deadline'] as const)),
      dropped: () => double.dropSubscriptions(random.pick(['clean', 'error'])),
      restarted: () => double.restart(random.between(0, 2_000)),
      leaderKilled: async () => {
        await double.killLeader(random.between(0, 2_000));
        await pause(random.between(0, 1_500));
        await double.revive();
      },
      slow: async () => {
        double.slow(random.between(20, 150));
        await pause(random.between(200, 3_000));
        double.slow(0);
      },
      doubled: () => double.duplicateEvents(random.chance(0.5)),
      withoutPositions: () => double.omitPositions(random.chance(0.5)),
      serverKilled: async () => {
        await server.kill();
        await server.restart();
      },
    };
  }

  /** One fault, over when this answers, but for what it makes the next calls meet. */
  async make(): Promise<string> {
    const name = this.random.pick(Object.keys(this.faults));
    await this.faults[name]?.();
    return name;
  }

  async end(): Promise<void> {
    this.double.thaw();
    this.double.slow(0);
    this.double.duplicateEvents(false);
    await this.double.revive();
  }
}
