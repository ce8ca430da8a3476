import type { Campaign } from '../campaign.js';
import { Random } from '../random.js';
import { AppendWorkload } from './append-workload.js';
import { Ledger } from './ledger.js';
import { LogReader } from './log-reader.js';
import { LogServer } from './log-server.js';
import { verifyLog, wholeLog } from './verify-log.js';

const WRITERS = 16;

/** Readers that follow the log while writers append and fail at random; at the end the server dies under them. */
export const followingReaders: Campaign = {
  name: 'following-readers',
  describe: 'readers see every event once, in order and for good while 16 writers append and fail at random',
  run: async (seed, size, report) => {
    const random = new Random(seed);
    const milliseconds = size === 'small' ? 4_000 : 60_000;
    const deaths = size === 'small' ? 2 : 12;
    const server = await LogServer.start({ slowCommits: true });
    try {
      const writing = await Promise.all([server.open(), server.open({ appendConnections: 2 })]);
      const reading = await Promise.all([server.open(), server.open({ pollMs: 50 })]);
      const ledger = new Ledger();
      const readers = [
        new LogReader(reading[0], random.fork(), null, 0, ledger),
        new LogReader(reading[1], random.fork(), null, 0.8, ledger),
        new LogReader(reading[0], random.fork(), 'task', 0.3, ledger),
        new LogReader(reading[1], random.fork(), 'title', 0, ledger),
      ];
      const shared = Array.from({ length: 4 }, () => `plan-${random.uuid()}`);
      const until = performance.now() + milliseconds;
      const write = (healthy: boolean, over: () => boolean): Promise<unknown> =>
        Promise.all(
          Array.from({ length: WRITERS }, async (_, index) => {
            const store = writing[index % 2] as (typeof writing)[0];
            const options = { shared, failures: 0.25, impatience: 0.05, healthy };
            const workload = new AppendWorkload(store, random.fork(), ledger, options);
            while (!over()) await workload.step();
          }),
        );
      await write(true, () => performance.now() >= until);
      let dying = true;
      const writtenOn = write(false, () => !dying);
      for (let death = 0; death < deaths; death += 1) {
        await ledger.grown(random.between(1, 60));
        await new Promise((resolve) => setTimeout(resolve, random.between(0, 120)));
        await server.killAndRestart();
      }
      dying = false;
      await writtenOn;
      report(`${ledger.count('stored')} appends stored, ${ledger.count('refused')} refused`);
      const log = await wholeLog(reading[0]);
      const problems = [...verifyLog(log, ledger)];
      for (const reader of readers) problems.push(...(await reader.finish(log)));
      await Promise.all([...writing, ...reading].map((store) => store.close()));
      return {
        problems,
        facts: {
          events: log.length,
          stored: ledger.count('stored'),
          refused: ledger.count('refused'),
          unknown: ledger.count('unknown'),
          seen: ledger.count('seen'),
          deaths,
        },
      };
    } finally {
      await server.remove();
    }
  },
};
