import type { Campaign } from '../campaign.js';
import { Random } from '../random.js';
import { Ledger } from './ledger.js';
import { LogReader } from './log-reader.js';
import { LogServer } from './log-server.js';
import { verifyLog, wholeLog } from './verify-log.js';
import { WriterProcess } from './writer-process.js';

/** Two processes with an engine each, contending for the same streams. */
export const twoEngines: Campaign = {
  name: 'two-engines',
  describe: 'two engines in two processes on one database keep every guarantee together',
  run: async (seed, size, report) => {
    const random = new Random(seed);
    const milliseconds = size === 'small' ? 4_000 : 60_000;
    const server = await LogServer.start();
    try {
      const store = await server.open();
      const ledger = new Ledger();
      const readers = [
        new LogReader(store, random.fork(), null, 0, ledger),
        new LogReader(store, random.fork(), 'plan', 0.5, ledger),
      ];
      const shared = Array.from({ length: 5 }, () => `plan-${random.uuid()}`);
      const writers = await Promise.all(
        [0, 1].map(() =>
          WriterProcess.start(
            {
              connection: server.connection,
              seed: random.between(0, 0xffffffff),
              callers: 16,
              workload: { shared, failures: 0.2, impatience: 0.02, healthy: true },
            },
            ledger,
          ),
        ),
      );
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      const problems = (await Promise.all(writers.map((writer) => writer.stop()))).flat();
      report(`${ledger.count('stored')} appends stored, ${ledger.count('refused')} refused`);
      const log = await wholeLog(store);
      problems.push(...verifyLog(log, ledger));
      for (const reader of readers) problems.push(...(await reader.finish(log)));
      await store.close();
      return {
        problems,
        facts: { events: log.length, stored: ledger.count('stored'), refused: ledger.count('refused') },
      };
    } finally {
      await server.remove();
    }
  },
};
