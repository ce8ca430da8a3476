// The whole product in a process of its own, as `npm start` runs it, with a POST beside it that does nothing.
import { taskCatalogue } from '@gongjian/plans-domain';
import { plansProjections } from '@gongjian/plans-feature';
import { categoryOf, EventStore, type EventFilter, type RecordedEvent } from '@gongjian/shared-event-sourcing';
import { ProjectionRunner, type AnyProjection } from '@gongjian/shared-projections';
import { readConfiguration, startStandalone } from '@gongjian/standalone';
import { CampaignCopies } from '../campaign-copies.js';
import { EmptyPostModule } from './empty-post.module.js';
import type { ProductAnswer, ProductOrder } from './product.js';

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
  void carryOut(order).then((result) => {
    answer({ id: order.id, result });
    if (order.what === 'stop') process.disconnect();
  });
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
    case 'stop':
      await running.stop();
      return null;
  }
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
    if (!(await runner.reached(projection, end, WAIT_MS))) throw new Error(`${projection.name} stays behind`);
  }
  return length;
}
