import { isEventStoreError, type EncodedEvent } from '@gongjian/shared-event-sourcing';
import type { Campaign } from '../campaign.js';
import { Random } from '../random.js';
import { eventOf, TENANT } from './append-workload.js';
import { CuttingProxy, type Cut } from './cutting-proxy.js';
import { Ledger } from './ledger.js';
import { LogServer } from './log-server.js';
import { verifyLog, wholeLog } from './verify-log.js';

const CUTS: readonly Cut[] = ['request', 'partOfRequest', 'answer', 'answer', 'silence'];

/** The connection is cut in the middle of an append; the same append again changes nothing that was stored. */
export const lostAnswers: Campaign = {
  name: 'lost-answers',
  describe: 'the same append retried after a lost request or answer is stored once',
  run: async (seed, size, report) => {
    const random = new Random(seed);
    const rounds = size === 'small' ? 40 : 1_000;
    const server = await LogServer.start();
    const proxy = await CuttingProxy.start(server.connection);
    try {
      const direct = await server.open();
      const { PostgresEventStore } = await import('@gongjian/shared-event-store-postgres');
      const store = await PostgresEventStore.open({ connection: proxy.connection });
      const ledger = new Ledger();
      const problems: string[] = [];
      const counts = { unknown: 0, storedBefore: 0, refusedBefore: 0 };
      for (let round = 0; round < rounds && problems.length === 0; round += 1) {
        const appends = Array.from({ length: random.between(1, 6) }, () => ({
          stream: `task-${random.uuid()}`,
          events: Array.from({ length: random.between(1, 5) }, () => eventOf(random)),
        }));
        const cut = random.pick(CUTS);
        proxy.arm(cut, random.fraction());
        const send = async (stream: string, events: readonly EncodedEvent[], timeoutMs = 10_000): Promise<string> => {
          const ids = events.map((event) => event.id);
          try {
            const { revision, position } = await store.append(stream, events, {
              tenant: TENANT,
              expected: 'noStream',
              timeoutMs,
            });
            ledger.add({ kind: 'stored', stream, ids, revision: String(revision), position });
            return `${revision} ${position}`;
          } catch (error) {
            if (!isEventStoreError(error)) throw error;
            if (error.code === 'UnknownOutcome') ledger.add({ kind: 'unknown', stream, ids });
            else ledger.add({ kind: 'refused', stream, ids, code: error.code });
            return error.code;
          }
        };
        const first = await Promise.all(
          appends.map(({ stream, events }) => send(stream, events, cut === 'silence' ? 300 : 10_000)),
        );
        const before = new Map<string, string>();
        for (const { stream } of appends) {
          const [last] = await direct.readStream(stream, { direction: 'backwards', limit: 1 }).catch(() => []);
          if (last !== undefined) before.set(stream, `${last.revision} ${last.position}`);
        }
        for (const [index, { stream, events }] of appends.entries()) {
          const ended = first[index] as string;
          if (ended !== 'UnknownOutcome' && !ended.includes(' '))
            problems.push(`round ${round}: ${cut} ended as ${ended}`);
          const again = random.chance(0.5) ? events : events.map(({ id }) => ({ ...eventOf(random), id }));
          let answer = await send(stream, before.has(stream) ? again : events);
          for (let retry = 0; retry < 20 && !answer.includes(' '); retry += 1) answer = await send(stream, events);
          if (ended === 'UnknownOutcome') {
            counts.unknown += 1;
            if (before.has(stream)) counts.storedBefore += 1;
            else counts.refusedBefore += 1;
          }
          const due = before.get(stream) ?? answer;
          if (answer !== due || !answer.includes(' '))
            problems.push(`round ${round}: ${cut}: answered ${answer}, stored ${due}`);
        }
        if (round % 200 === 199) report(`${round + 1} of ${rounds} rounds, ${proxy.cuts} cuts`);
      }
      const log = await wholeLog(direct);
      problems.push(...verifyLog(log, ledger));
      await store.close();
      await direct.close();
      return { problems, facts: { rounds, cuts: proxy.cuts, events: log.length, ...counts } };
    } finally {
      await proxy.close();
      await server.remove();
    }
  },
};
