import { slateCatalogue, type SlateEvent, type SlatePrepared } from '@gongjian/awards-domain';
import { randomUUID } from 'node:crypto';
import { noticeAggregate, slateAggregate } from '../aggregates.js';
import { AwardsInMemory } from '../testing/awards-in-memory.js';
import { listSumOf } from './list-sum.js';
import { SlateTenure } from './slate-tenure.js';

const SECOND = 1_000;

describe('who shows a list', () => {
  let awards: AwardsInMemory;
  let tenure: SlateTenure;
  let slateId: string;
  const [first, second] = [randomUUID(), randomUUID()];

  beforeEach(async () => {
    awards = new AwardsInMemory();
    tenure = new SlateTenure(awards.runner, awards.clock);
    slateId = randomUUID();
    const prepared: Omit<SlatePrepared, 'basis'> = {
      ...{ slateId, programme: randomUUID(), version: 1, rules: 2, key: 'tidy-compound', grade: 'gold' },
      ...{ from: { kind: 'round', id: randomUUID() }, ...listSumOf([randomUUID()]) },
    };
    const data = { ...prepared, inputs: [] };
    const command = { type: 'PrepareSlate' as const, data, now: awards.clock.at, today: '2026-06-10' };
    await awards.runner.execute(slateAggregate, slateId, command, awards.envelope());
  });

  const take = (noticeId: string): Promise<void> => tenure.take(slateId, noticeId, awards.envelope());
  const types = async (): Promise<readonly string[]> =>
    (await awards.facts<SlateEvent>(slateCatalogue, slateId)).map(({ event }) => event.type);
  const later = (milliseconds: number): void => {
    awards.clock.at = new Date(Date.parse(awards.clock.at) + milliseconds).toISOString();
  };

  it('is one notice at a time, which may ask again', async () => {
    await take(first);
    await take(first);
    await expect(take(second)).rejects.toMatchObject({ code: 'NOTICE.ALREADY_NOTICED' });
    expect(await types()).toEqual(['SlatePrepared', 'SlateTaken']);
  });

  it('is the next one once it is released, and the first again after that', async () => {
    await take(first);
    await tenure.release(slateId, first, awards.envelope());
    await take(second);
    await tenure.release(slateId, first, awards.envelope());
    await expect(take(first)).rejects.toMatchObject({ code: 'NOTICE.ALREADY_NOTICED' });
  });

  it('is another one when a minute after taking it the notice was never opened', async () => {
    await take(first);
    later(60 * SECOND);
    await expect(take(second)).rejects.toMatchObject({ code: 'NOTICE.ALREADY_NOTICED' });
    later(1);
    await take(second);
    expect(await types()).toEqual(['SlatePrepared', 'SlateTaken', 'SlateReleased', 'SlateTaken']);
  });

  it('stays the notice that was opened, however long ago', async () => {
    await take(first);
    const officer = { personId: randomUUID(), role: 'leader', post: null, unit: null, division: null };
    const subject = {
      ...{ id: randomUUID(), kind: 'compound', name: '和顺小区', class: null, unit: null },
      division: { id: randomUUID(), name: '桥南街道' },
    };
    const sum = listSumOf([subject.id]);
    const days = { days: 5, of: 'calendar' as const };
    const data = {
      ...{ noticeId: first, programme: randomUUID(), version: 1, rules: 2, key: 'tidy-compound', count: 1, days: 5 },
      slates: [{ slateId, grade: 'gold', stated: sum, found: sum }],
      candidates: [{ titleId: randomUUID(), slateId, subject, grade: 'gold' }],
      ...{ asked: { days, channels: ['web' as const] }, channels: ['web' as const], decidedBy: officer, by: officer },
      ...{
        lateEntry: null,
        notBefore: null,
        inputs: [],
        calendar: { version: 'x', years: [2026], holidays: [], workdays: [] },
      },
    };
    const command = { type: 'OpenNotice' as const, data, now: awards.clock.at, today: '2026-06-10' };
    await awards.runner.execute(noticeAggregate, first, command, awards.envelope());
    later(3_600 * SECOND);
    await expect(take(second)).rejects.toMatchObject({ code: 'NOTICE.ALREADY_NOTICED' });
  });
});
