import { noticeCatalogue, slateCatalogue, type NoticeEvent, type SlateEvent } from '@gongjian/awards-domain';
import type { Fact } from '@gongjian/shared-kernel';
import { basisInputs } from '@gongjian/shared-records';
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { noticeAggregate, slateAggregate, titleAggregate } from './aggregates.js';
import { shownAs } from './notices/notice-candidates.js';
import { awardsRecoveries } from './recoveries.js';
import { titlesOf, type SlateCandidate } from './slates/candidates-of-slate.js';
import { listSumOf } from './slates/list-sum.js';
import { slateStream } from './slates/slate-stream.js';
import { AwardsInMemory } from './testing/awards-in-memory.js';

const COUNT = 230;
const at = { now: '2026-06-10T02:00:00.000Z', today: '2026-06-10' };
const pinned = { programme: randomUUID(), version: 1, rules: 2, key: 'tidy-compound' };
const officer = { personId: randomUUID(), role: 'leader', post: null, unit: null, division: null };

describe('what a decision on more candidates than an event lists saw', () => {
  let awards: AwardsInMemory;
  let slateId: string;
  let listed: readonly SlateCandidate[];

  beforeEach(async () => {
    awards = new AwardsInMemory();
    slateId = randomUUID();
    await list(randomUUID(), randomUUID());
    listed = await Promise.all(Array.from({ length: COUNT }, () => list(slateId, randomUUID())));
    const from = { kind: 'round' as const, id: randomUUID() };
    const data = { ...pinned, slateId, from, grade: 'gold', ...sum(), inputs: [] };
    await awards.runner.execute(slateAggregate, slateId, { type: 'PrepareSlate', data, ...at }, awards.envelope());
  });

  const sum = () => listSumOf(listed.map(({ subject }) => subject.id));

  async function list(ofSlate: string, titleId: string): Promise<SlateCandidate> {
    const result = {
      ...{ roundId: randomUUID(), sheetId: randomUUID(), resultEventId: randomUUID(), applicationId: null },
      resultOn: '2026-06-01',
    };
    const division = { id: randomUUID(), name: '桥南街道' };
    const subject = { id: randomUUID(), kind: 'compound', name: '和顺小区', class: null, division, unit: null };
    const place = { slateId: ofSlate, grade: 'gold', rank: null, total: null };
    const data = { ...pinned, ...result, ...place, titleId, subject, inputs: [] };
    await awards.runner.execute(titleAggregate, titleId, { type: 'ListCandidate', data, ...at }, awards.envelope());
    const { programme, version } = pinned;
    return { ...place, programme, version, result, titleId, subject, revision: '0', assessors: [], struck: false };
  }

  /** As whoever asks for it reads the log. */
  async function recovered(decision: Fact): Promise<unknown> {
    const way = awardsRecoveries.find(({ type }) => type === decision.event.type);
    const filter = { categories: way?.categories ?? [] };
    const all = await awards.store.readAll({ limit: 10_000, filter });
    const log = all.filter(({ position }) => position < decision.position);
    return basisInputs((await way?.inputs(decision, Readable.from(log))) ?? []);
  }

  it('is found again of an approved list, whatever became of its titles since', async () => {
    const inputs = basisInputs(titlesOf(listed));
    expect(inputs).toMatchObject({ count: COUNT });
    const data = { slateId, noticeAsked: false, found: sum(), by: officer, lateEntry: null, notBefore: null, inputs };
    await awards.runner.execute(slateAggregate, slateId, { type: 'ApproveSlate', data, ...at }, awards.envelope());
    await list(slateId, listed[0]?.titleId ?? '');
    const [, approved] = await awards.facts<SlateEvent>(slateCatalogue, slateId);
    expect(approved?.event.data).toMatchObject({ basis: { inputs } });
    expect(await recovered(approved as Fact)).toEqual(inputs);
  });

  it('is found again of a notice, with its lists as they were before it took them', async () => {
    const noticeId = randomUUID();
    const inputs = basisInputs([{ stream: slateStream(slateId), revision: '0' }, ...titlesOf(listed)]);
    const taken = { slateId, noticeId };
    await awards.runner.execute(slateAggregate, slateId, { type: 'TakeSlate', data: taken, ...at }, awards.envelope());
    const data = {
      ...{ ...pinned, noticeId, count: COUNT, days: 5, channels: ['web' as const], lateEntry: null, notBefore: null },
      slates: [{ slateId, grade: 'gold', stated: sum(), found: sum() }],
      candidates: listed.slice(0, 1).map(shownAs),
      asked: { days: { days: 5, of: 'calendar' as const }, channels: ['web' as const] },
      ...{ decidedBy: officer, by: officer, inputs },
      calendar: { version: 'cn-2026.1', years: [2026], holidays: [], workdays: [] },
    };
    await awards.runner.execute(noticeAggregate, noticeId, { type: 'OpenNotice', data, ...at }, awards.envelope());
    const [opened] = await awards.facts<NoticeEvent>(noticeCatalogue, noticeId);
    expect(opened?.event.data).toMatchObject({ basis: { inputs: { count: COUNT + 1 } } });
    expect(await recovered(opened as Fact)).toEqual(inputs);
  });
});
