import type { Fact } from '@gongjian/shared-kernel';
import { id, titleId } from '../testing/campaign.js';
import { listed, named, result, slateId } from '../testing/title-story.js';
import { candidateView, type CandidateRow } from './candidate.view.js';
import type { TitleEvent } from './title.events.js';

const rowAfter = (...events: readonly TitleEvent[]): CandidateRow | null =>
  events.reduce<CandidateRow | null>(
    (row, event, revision) =>
      candidateView(row, {
        ...{ id: id(revision), stream: `title-${titleId}`, revision: BigInt(revision), position: '', event },
        metadata: { recordedAt: '2026-06-10T02:00:00.000Z' } as Fact['metadata'],
      }),
    null,
  );

const first = listed as Extract<TitleEvent, { readonly type: 'CandidateListed' }>;
const changed: TitleEvent = {
  type: 'CandidateChanged',
  data: {
    ...{ titleId, slateId, ...result, resultEventId: id(99), grade: 'silver', rank: 2, total: '85' },
    ...{ was: { grade: 'gold', rank: 1, total: '95.5' }, basis: first.data.basis },
  },
};
const struck: TitleEvent = {
  type: 'CandidateStruck',
  data: { titleId, slateId, reason: { code: 'other', text: null }, by: { personId: id(1) } as never },
};

describe('the lists a subject stands on', () => {
  it('hold it with its result, whoever assessed it, and what it came to since', () => {
    const assessed = { ...first, data: { ...first.data, assessors: [id(305)] } };
    expect(rowAfter(assessed, changed)).toMatchObject({
      id: titleId,
      candidates: [{ slateId, grade: 'silver', rank: 2, result: { resultEventId: id(99) }, assessors: [id(305)] }],
    });
  });

  it('hold it when it was struck, and when it was named', () => {
    expect(rowAfter(listed, struck)?.candidates).toMatchObject([{ slateId, struck: true }]);
    expect(rowAfter(...named)?.candidates).toMatchObject([{ slateId, struck: false, grade: 'gold', assessors: [] }]);
  });

  it('are several, each in its place', () => {
    const other = { ...first, data: { ...first.data, slateId: id(98) } };
    expect(rowAfter(listed, other, struck)?.candidates).toMatchObject([
      { slateId, struck: true },
      { slateId: id(98), struck: false },
    ]);
  });

  it('are none of a title that was never on one', () => expect(rowAfter(struck, changed)).toBeNull());
});
