import type { Campaign } from '../campaign.js';
import { Random } from '../random.js';
import { AppendWorkload } from './append-workload.js';
import { Ledger } from './ledger.js';
import { LogReader } from './log-reader.js';
import { LogServer } from './log-server.js';
import { verifyLog, wholeLog } from './verify-log.js';

const CALLERS = 24;

/** PostgreSQL dies again and again under load; writers retry, readers reconnect. */
export const killedPostgres: Campaign = {
  name: 'killed-postgres',
  describe: 'PostgreSQL killed under load: nothing acknowledged is lost or doubled, nothing seen vanishes',
  run: async (seed, size, report) => {
    const random = new Random(seed);
    const kills = size === 'small' ? 3 : 50;
    const server = await LogServer.start({ slowCommits: true });
    try {
      const stores = await Promise.all([server.open(), server.open({ appendConnections: 2 })]);
      const reading = await server.open();
      const ledger = new Ledger();
      const readers = [
        new LogReader(stores[0], random.fork(), null, 0, ledger),
        new LogReader(stores[1], random.fork(), 'task', 0.3, ledger),
        new LogReader(reading, random.fork(), null, 0.3, ledger),
      ];
      const shared = Array.from({ length: 3 }, () => `plan-${random.uuid()}`);
      let stopping = false;
      const writing = Promise.all(
        Array.from({ length: CALLERS }, async (_, index) => {
          const store = stores[index % 2] as (typeof stores)[0];
          const workload = new AppendWorkload(store, random.fork(), ledger, {
            shared,
            failures: 0.1,
            timeoutMs: 20_000,
          });
          while (!stopping) await workload.step();
        }),
      );
      for (let kill = 1; kill <= kills; kill += 1) {
        await ledger.grown(random.between(1, 400));
        await new Promise((resolve) => setTimeout(resolve, random.between(0, 120)));
        if (random.chance(0.3)) server.killBackend((pids) => random.pick(pids));
        else await server.killAndRestart();
        if (kill % 10 === 0) report(`${kill} of ${kills} kills, ${ledger.count('stored')} appends stored`);
      }
      await ledger.grown(50);
      stopping = true;
      await writing;
      const log = await wholeLog(stores[0]);
      const problems = [...verifyLog(log, ledger)];
      for (const reader of readers) problems.push(...(await reader.finish(log)));
      await Promise.all([...stores, reading].map((store) => store.close()));
      return {
        problems,
        facts: {
          kills,
          events: log.length,
          stored: ledger.count('stored'),
          unknown: ledger.count('unknown'),
          seen: ledger.count('seen'),
        },
      };
    } finally {
      await server.remove();
    }
  },
};
