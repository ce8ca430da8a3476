import { decider } from '@gongjian/shared-testing';
import { at, id, late, secretary } from '../testing/campaign.js';
import { batchDecider } from './batch.decider.js';
import type { CancelBatch, OrderBatch, RecordBatchPart } from './batch.commands.js';
import type { BatchEvent } from './batch.events.js';

const spec = decider(batchDecider);
const batchId = id(71);
const items = [1, 2, 3].map((n) => ({ titleId: id(n), slateId: id(9) }));
const order = (change: Partial<OrderBatch['data']> = {}): OrderBatch => ({
  type: 'OrderBatch',
  data: {
    ...{ batchId, what: 'signNaming', items, documentNumber: '清创〔2026〕8号', minutesNumber: null, by: secretary },
    ...{ lateEntry: null, ...change },
  },
  ...at,
});
const { lateEntry: _lateEntry, ...orderedData } = order().data;
const ordered: BatchEvent = { type: 'BatchOrdered', data: orderedData };
const part = (
  number: number,
  done: readonly string[],
  failed: RecordBatchPart['data']['failed'] = [],
): RecordBatchPart => ({ type: 'RecordBatchPart', data: { batchId, part: number, done, failed }, ...at });
const failure = { titleId: id(3), code: 'TITLE.FACT_FORBIDS', zh: '不允许', en: 'Forbidden' };
const cancel: CancelBatch = { type: 'CancelBatch', data: { batchId, by: secretary }, ...at };
const cancelled: BatchEvent = { type: 'BatchCancelled', data: cancel.data };
const partDone = (command: RecordBatchPart): BatchEvent => ({ type: 'BatchPartDone', data: command.data });

describe('ordering a batch', () => {
  it('names every item, and the day when it was signed on paper', () => {
    spec.given([]).when(order()).then([ordered]);
    const lateEntry = late('2026-06-01');
    spec
      .given([])
      .when(order({ lateEntry }))
      .then([{ type: 'BatchOrdered', data: { ...orderedData, lateEntry } }]);
  });
  it('refuses a title that stands in it twice', () =>
    spec
      .given([])
      .when(order({ items: [...items, { titleId: id(1), slateId: id(9) }] }))
      .thenRefuses('BATCH.ITEM_TWICE'));
  it('stays quiet when it was ordered', () => spec.given([ordered]).when(order()).thenNothing());
});

describe('a batch that is worked on', () => {
  const first = part(0, [id(1), id(2)]);
  const last = part(1, [], [failure]);
  it('ends with its last item, whether it failed or not', () => {
    spec
      .given([ordered])
      .when(first)
      .then([partDone(first)]);
    spec
      .given([ordered, partDone(first)])
      .when(last)
      .then([partDone(last), { type: 'BatchEnded', data: { batchId, done: 2, failed: 1 } }]);
  });
  it('refuses what was never ordered', () => {
    spec.given([]).when(first).thenRefuses('BATCH.NOT_FOUND');
    spec.given([]).when(cancel).thenRefuses('BATCH.NOT_FOUND');
  });
  it('stays quiet when a part was recorded', () =>
    spec
      .given([ordered, partDone(first)])
      .when(first)
      .thenNothing());
});

describe('cancelling a batch', () => {
  const all = part(
    0,
    items.map(({ titleId }) => titleId),
  );
  const ended: BatchEvent = { type: 'BatchEnded', data: { batchId, done: 3, failed: 0 } };
  it('keeps what was done, and takes what was under way', () => {
    spec.given([ordered]).when(cancel).then([cancelled]);
    spec
      .given([ordered, cancelled])
      .when(all)
      .then([partDone(all)]);
  });
  it('refuses when it is over', () =>
    spec
      .given([ordered, partDone(all), ended])
      .when(cancel)
      .thenRefuses('BATCH.OVER'));
  it('stays quiet when it was cancelled', () => spec.given([ordered, cancelled]).when(cancel).thenNothing());
});
