// The whole product in a process of its own, as `npm start` runs it, with a POST beside it that does nothing.
import { assessmentsProjections } from '@gongjian/assessments-feature';
import { taskCatalogue } from '@gongjian/plans-domain';
import { plansProjections } from '@gongjian/plans-feature';
import { categoryOf, EventStore, type EventFilter, type RecordedEvent } from '@gongjian/shared-event-sourcing';
import { ProjectionRunner, type AnyProjection } from '@gongjian/shared-projections';
import { readConfiguration, startStandalone } from '@gongjian/standalone';
import { setTimeout as pause } from 'node:timers/promises';
import { CampaignCopies } from '../campaign-copies.js';
import { EmptyPostModule } from './empty-post.module.js';
import type { ProductAnswer, ProductOrder } from './product.js';
import { recordScoredRound } from './scored-round.js';

const APPENDS_AT_ONCE = 64;
const WAIT_MS = 600_000;

const running = await startStandalone(
  readConfiguration({
    GONGJIAN_PORT: '0',
    GONGJIAN_DATA: process.argv[2],
    GONGJIAN_LOG_LEVEL: 'fatal',
  }),
  () => undefined,
  [{ module: EmptyPostModule }],
);
const store = running.app.nest.get(EventStore, { strict: false });
const runner = running.app.nest.get(ProjectionRunner, { strict: false });

process.on('message', (order: ProductOrder) => {
  void carryOut(order).then(
    (result) => {
      answer({ id: order.id, result });
      if (order.what === 'stop') process.disconnect();
    },
    (error: unknown) => answer({ id: order.id, failure: String(error) }),
  );
});
process.once('disconnect', () => void running.stop());
answer({ id: 0, result: running.address });

function answer(message: ProductAnswer): void {
  process.send?.(message);
}

async function carryOut(order: ProductOrder): Promise<unknown> {
  switch (order.what) {
    case 'campaign':
      return campaignEvents();
    case 'grow':
      return grow(order.events);
    case 'scoredRound':
      return scoredRound(order.programme, order.sheets);
    case 'told':
      return told(order.roundId);
    case 'settled':
      return settled();
    case 'memory':
      return mostResident();
    case 'stop':
      await running.stop();
      return null;
  }
}

const RESIDENT_EVERY_MS = 50;
let resident = 0;
setInterval(() => (resident = Math.max(resident, process.memoryUsage.rss())), RESIDENT_EVERY_MS).unref();

function mostResident(): number {
  const most = Math.max(resident, process.memoryUsage.rss());
  resident = 0;
  return most;
}

async function scoredRound(programme: string, sheets: number): Promise<string> {
  const { roundId, end } = await recordScoredRound(store, programme, sheets);
  const reaction = (): string =>
    runner.status().find(({ context, reader }) => context === 'assessments' && reader === 'reaction.when_scored_late')
      ?.position ?? '';
  for (const until = Date.now() + WAIT_MS; reaction() < end; await pause(100)) {
    if (Date.now() > until) throw new Error('what follows from scores stays behind');
  }
  for (const projection of assessmentsProjections) {
    if (!(await runner.reached(projection, end, WAIT_MS))) throw new Error(`${projection.name} stays behind`);
  }
  return roundId;
}

/** Answers when the conclusion of the round is published. */
async function told(roundId: string): Promise<null> {
  const filter = { types: ['gongjian.assessments.RoundConcluded.v1'] };
  const { signal } = new AbortController();
  for await (const message of store.subscribeAll({ after: null, filter, signal })) {
    if (message.kind !== 'event') continue;
    const { data } = message.event;
    if ((JSON.parse(data) as { readonly roundId: string }).roundId === roundId) return null;
  }
  throw new Error('the log ended');
}

/** Answers when every reader has come to the end of the log, and the log does not grow any more. */
async function settled(): Promise<null> {
  let [before, moved] = ['', Date.now()];
  for (let end = ''; Date.now() - moved < WAIT_MS; await pause(500)) {
    const head = (await store.head()).last?.position ?? '';
    const positions = runner.status().map(({ position }) => position ?? '');
    if (head === end && positions.every((position) => position >= end)) return null;
    if (positions.join() !== before) moved = Date.now();
    [before, end] = [positions.join(), head];
  }
  throw new Error('the readers stay behind');
}

/** Everything recorded of programmes, plans, tasks and files. */
function campaignEvents(): Promise<readonly RecordedEvent[]> {
  return recorded({ categories: plansProjections.map(({ catalogue }) => catalogue.category) });
}

async function recorded(filter?: EventFilter): Promise<readonly RecordedEvent[]> {
  const found: RecordedEvent[] = [];
  for (let after: string | null = null; ; after = found.at(-1)?.position ?? null) {
    const page = await store.readAll({ after, ...(filter === undefined ? {} : { filter }) });
    if (page.length === 0) return found;
    found.push(...page);
  }
}

/** Repeats the recorded tasks until the log holds `events`; answers when the read models hold them too. */
async function grow(events: number): Promise<number> {
  const all = await recorded();
  const copies = new CampaignCopies(all.filter(({ stream }) => categoryOf(stream) === taskCatalogue.category));
  let length = all.length;
  const caller = async (): Promise<void> => {
    while (length < events) {
      const { stream, tenant, events: copied } = copies.next();
      length += copied.length;
      await store.append(stream, copied, { tenant, expected: 'noStream', timeoutMs: 60_000 });
    }
  };
  await Promise.all(Array.from({ length: APPENDS_AT_ONCE }, caller));
  const end = (await store.head()).last?.position ?? '';
  for (const projection of plansProjections as unknown as readonly AnyProjection[]) {
    for (let before = ''; !(await runner.reached(projection, end, WAIT_MS));) {
      const positions = runner.status().map(({ position }) => position);
      if (positions.join() === before) throw new Error(`${projection.name} stays behind`);
      before = positions.join();
    }
  }
  return length;
}
