import { isEventStoreError, type EncodedEvent } from '@gongjian/shared-event-sourcing';
import type { Campaign } from '../campaign.js';
import { Random } from '../random.js';
import { eventOf, TENANT } from './append-workload.js';
import { Ledger } from './ledger.js';
import { LogServer } from './log-server.js';
import { verifyLog, wholeLog } from './verify-log.js';

/** Of the appends at one revision exactly one wins, and what shares their batches is unharmed. */
export const racingAppends: Campaign = {
  name: 'racing-appends',
  describe: 'of N racing appends at one revision exactly one wins, its batch neighbours are unharmed',
  run: async (seed, size, report) => {
    const random = new Random(seed);
    const rounds = size === 'small' ? 60 : 3_000;
    const server = await LogServer.start();
    try {
      const stores = await Promise.all([server.open(), server.open({ appendConnections: 2 }), server.open()]);
      const ledger = new Ledger();
      const problems: string[] = [];
      let rivals = 0;
      let neighbours = 0;
      const heads = new Map<string, bigint>();
      for (let round = 0; round < rounds && problems.length === 0; round += 1) {
        const known = heads.size > 0 && random.chance(0.7) ? random.pick([...heads.keys()]) : `task-${random.uuid()}`;
        const expected = heads.get(known) ?? 'noStream';
        const racing = random.between(2, 40);
        const beside = random.between(0, 30);
        const attempt = async (
          stream: string,
          events: readonly EncodedEvent[],
          at: 'noStream' | bigint,
        ): Promise<bigint | string> => {
          const ids = events.map((event) => event.id);
          try {
            const { revision, position } = await random
              .pick(stores)
              .append(stream, events, { tenant: TENANT, expected: at });
            ledger.add({ kind: 'stored', stream, ids, revision: String(revision), position });
            return revision;
          } catch (error) {
            if (!isEventStoreError(error)) throw error;
            ledger.add({ kind: 'refused', stream, ids, code: error.code });
            return error.code;
          }
        };
        const some = (): EncodedEvent[] => Array.from({ length: random.between(1, 4) }, () => eventOf(random));
        const calls: Promise<{ readonly rival: boolean; readonly ended: bigint | string }>[] = [];
        for (let index = 0; index < racing + beside; index += 1) {
          const rival = index < racing;
          const stream = rival ? known : `plan-${random.uuid()}`;
          const call = attempt(stream, some(), rival ? expected : 'noStream');
          calls.push(call.then((ended) => ({ rival, ended })));
        }
        const ended = await Promise.all(calls);
        const winners = ended.filter((each) => each.rival && typeof each.ended === 'bigint');
        const losers = ended.filter((each) => each.rival && each.ended === 'WrongExpectedRevision');
        const harmed = ended.filter((each) => !each.rival && typeof each.ended !== 'bigint');
        if (winners.length !== 1) problems.push(`round ${round}: ${winners.length} of ${racing} won`);
        if (winners.length + losers.length !== racing) problems.push(`round ${round}: a rival ended otherwise`);
        if (harmed.length > 0) problems.push(`round ${round}: a neighbour ended with ${String(harmed[0]?.ended)}`);
        heads.set(known, winners[0]?.ended as bigint);
        if (heads.size > 50) heads.delete([...heads.keys()][0] as string);
        rivals += racing;
        neighbours += beside;
        if (round % 500 === 499) report(`${round + 1} of ${rounds} rounds`);
      }
      const log = await wholeLog(stores[0]);
      problems.push(...verifyLog(log, ledger));
      await Promise.all(stores.map((store) => store.close()));
      return { problems, facts: { rounds, rivals, neighbours, events: log.length } };
    } finally {
      await server.remove();
    }
  },
};
