import { cleanUp, StandaloneUnderTest } from '@gongjian/system-e2e';
import { setTimeout as pause } from 'node:timers/promises';
import type { Campaign } from '../campaign.js';
import { Random } from '../random.js';
import { DemoRuns } from './demo-runs.js';
import { loggedOf } from './server-log.js';
import { databaseBelow, postgresLog, settledLog, shortened } from './system-log.js';

/** Half of what a run writes: the moments reach every part of it. */
const WRITES_BETWEEN = 64;

/** The server dies at random moments of demo runs and is started again on the same data. */
export const systemKill: Campaign = {
  name: 'system-kill',
  describe: 'the server killed during demo runs: each run goes on, nothing acknowledged is lost or doubled',
  run: async (seed, size, report) => {
    const random = new Random(seed);
    const kills = size === 'small' ? 2 : 200;
    const server = await StandaloneUnderTest.start({ logLevel: 'error' });
    const log = postgresLog(() => databaseBelow(server.folder));
    try {
      const runs = new DemoRuns(server.address, log, random.fork());
      const undisturbed = await runs.undisturbed();
      const running = Promise.all(Array.from({ length: size === 'small' ? 1 : 2 }, () => runs.work()));
      const killer = new Killer(server, random.fork());
      for (let kill = 1; kill <= kills && runs.problems.length === 0; kill += 1) {
        await runs.acknowledge(random.between(0, WRITES_BETWEEN));
        await pause(random.between(0, 150));
        const how = await killer.kill();
        report(`kill ${kill} of ${kills} (${how}), ${runs.acknowledged.length} writes acknowledged`);
      }
      runs.stopping = true;
      await running;
      const events = await settledLog(log);
      const problems = [...runs.wrongIn(events, undisturbed)];
      if (await killer.stopped()) problems.push(`it did not stop cleanly:\n${server.stderr.slice(-2_000)}`);
      return {
        problems: [...shortened(problems), ...loggedOf(server, problems)],
        facts: {
          kills,
          ...runs.facts,
          events: events.length,
        },
      };
    } finally {
      await cleanUp();
    }
  },
};

/** Ends the server without a warning, in more than one way. */
class Killer {
  constructor(
    private readonly server: StandaloneUnderTest,
    private readonly random: Random,
  ) {}

  async kill(): Promise<string> {
    const { server, random } = this;
    const withPostgres = random.chance(0.3);
    const postgres = withPostgres ? server.postgresPid() : null;
    if (postgres !== null) process.kill(postgres, 'SIGKILL');
    await server.kill();
    const inStart = random.chance(0.25);
    if (inStart) {
      const starting = server.restart().catch(() => undefined);
      await pause(random.between(0, 2_500));
      await server.kill();
      await starting;
    }
    await server.restart();
    return [
      'server',
      ...(withPostgres ? ['PostgreSQL with it'] : []),
      ...(inStart ? ['again while it started'] : []),
    ].join(', ');
  }

  /** Whether the last stop failed. */
  async stopped(): Promise<boolean> {
    return (await this.server.stop()) !== 0;
  }
}
