import type { Campaign } from '../campaign.js';
import { Random } from '../random.js';
import { Ledger } from './ledger.js';
import { LogReader } from './log-reader.js';
import { LogServer } from './log-server.js';
import { verifyLog, wholeLog } from './verify-log.js';
import { WriterProcess, type WriterOrders } from './writer-process.js';

/**
 * Two processes append to one log; one of them is killed and replaced, again and again; in the end the server with it,
 * before anyone has flushed what the victim recorded last.
 */
export const killedWriters: Campaign = {
  name: 'killed-writers',
  describe:
    'writer processes killed in the middle of their batches leave no hole, lose nothing they were told and take back nothing seen',
  run: async (seed, size, report) => {
    const random = new Random(seed);
    const kills = size === 'small' ? 3 : 50;
    const deaths = size === 'small' ? 2 : 10;
    const server = await LogServer.start({ slowCommits: true });
    try {
      const store = await server.open();
      const ledger = new Ledger();
      const reader = new LogReader(store, random.fork(), null, 0.1, ledger);
      const shared = Array.from({ length: 3 }, () => `plan-${random.uuid()}`);
      const orders = (): WriterOrders => ({
        connection: server.connection,
        seed: random.between(0, 0xffffffff),
        callers: 12,
        workload: { shared, failures: 0.15, healthy: true },
      });
      const problems: string[] = [];
      let steady = await WriterProcess.start(orders(), ledger);
      for (let kill = 1; kill <= kills; kill += 1) {
        const victim = await WriterProcess.start(orders(), ledger);
        await new Promise((resolve) => setTimeout(resolve, random.between(5, 300)));
        await victim.kill();
        if (random.chance(0.2)) {
          problems.push(...(await steady.stop()));
          steady = await WriterProcess.start(orders(), ledger);
        }
        if (kill % 10 === 0) report(`${kill} of ${kills} kills, ${ledger.count('stored')} appends stored`);
      }
      problems.push(...(await steady.stop()));
      for (let death = 0; death < deaths; death += 1) {
        const victim = await WriterProcess.start(orders(), ledger);
        await ledger.grown(random.between(1, 40));
        await new Promise((resolve) => setTimeout(resolve, random.between(0, 120)));
        await Promise.all([victim.kill(), server.killAndRestart()]);
      }
      const log = await wholeLog(store);
      problems.push(...verifyLog(log, ledger), ...(await reader.finish(log)));
      await store.close();
      return {
        problems,
        facts: { kills, deaths, events: log.length, stored: ledger.count('stored'), seen: ledger.count('seen') },
      };
    } finally {
      await server.remove();
    }
  },
};
