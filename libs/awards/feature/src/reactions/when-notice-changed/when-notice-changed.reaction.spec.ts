import { noticeCatalogue, type NoticeEvent, type OpeningNotice } from '@gongjian/awards-domain';
import type { Fact } from '@gongjian/shared-kernel';
import { randomUUID } from 'node:crypto';
import { noticeAggregate, slateAggregate } from '../../aggregates.js';
import { CANDIDATES_A_PART, shownAs } from '../../notices/notice-candidates.js';
import type { NamingReadiness } from '../../notices/naming-readiness.js';
import { CandidatesOfSlate, type SlateCandidate } from '../../slates/candidates-of-slate.js';
import { listSumOf } from '../../slates/list-sum.js';
import { SlateTenure } from '../../slates/slate-tenure.js';
import { AwardsInMemory } from '../../testing/awards-in-memory.js';
import { WhenNoticeChanged } from './when-notice-changed.reaction.js';

type NoticeOpened = Fact<Extract<NoticeEvent, { readonly type: 'NoticeOpened' }>>;

/** What a list is made of, as far as it has come. */
class ListsInMemory extends CandidatesOfSlate {
  listed: readonly SlateCandidate[] = [];

  override async of(): Promise<readonly SlateCandidate[]> {
    return this.listed;
  }
}

const COUNT = 2 * CANDIDATES_A_PART + 3;
/** Names as long as the directory takes them. */
const LONG = '长'.repeat(200);
const at = { now: '2026-06-10T02:00:00.000Z', today: '2026-06-10' };

describe('a notice with more candidates than one append has room for', () => {
  let awards: AwardsInMemory;
  let lists: ListsInMemory;
  let reaction: WhenNoticeChanged;
  let noticeId: string;
  let opened: NoticeOpened;

  beforeEach(async () => {
    awards = new AwardsInMemory();
    lists = new ListsInMemory();
    const tenure = new SlateTenure(awards.runner, awards.clock);
    const nobodyIsReady = {} as NamingReadiness;
    reaction = new WhenNoticeChanged(awards.runner, lists, nobodyIsReady, tenure);
    noticeId = randomUUID();
    const slateId = randomUUID();
    const programme = randomUUID();
    lists.listed = Array.from({ length: COUNT }, (_, index) => candidate(slateId, programme, index === 0));
    const sum = listSumOf(lists.listed.map(({ subject }) => subject.id));
    const pinned = { programme, version: 1, rules: 2, key: 'tidy-compound' };
    const from = { kind: 'round' as const, id: randomUUID() };
    const prepared = { ...pinned, slateId, from, grade: 'gold', ...sum, inputs: [] };
    const prepare = { type: 'PrepareSlate' as const, data: prepared, ...at };
    await awards.runner.execute(slateAggregate, slateId, prepare, awards.envelope());
    const officer = { personId: randomUUID(), role: 'leader', post: null, unit: null, division: null };
    const data: OpeningNotice = {
      ...{
        ...pinned,
        noticeId,
        count: COUNT - 1,
        days: 5,
        channels: ['web'],
        lateEntry: null,
        notBefore: null,
        inputs: [],
      },
      slates: [{ slateId, grade: 'gold', stated: sum, found: sum }],
      candidates: lists.listed
        .filter(({ struck }) => !struck)
        .map(shownAs)
        .slice(0, CANDIDATES_A_PART),
      asked: { days: { days: 5, of: 'calendar' }, channels: ['web'] },
      ...{ decidedBy: officer, by: officer },
      calendar: { version: 'cn-2026.1', years: [2026], holidays: [], workdays: [] },
    };
    const open = { type: 'OpenNotice' as const, data, ...at };
    await awards.runner.execute(noticeAggregate, noticeId, open, awards.envelope());
    const [first] = await awards.facts<NoticeEvent>(noticeCatalogue, noticeId);
    opened = first as NoticeOpened;
  });

  function candidate(slateId: string, programme: string, struck: boolean): SlateCandidate {
    const result = { roundId: randomUUID(), sheetId: randomUUID(), resultEventId: randomUUID(), applicationId: null };
    return {
      ...{
        titleId: randomUUID(),
        revision: '0',
        slateId,
        programme,
        version: 1,
        grade: 'gold',
        rank: null,
        total: null,
        struck,
      },
      ...{ result: { ...result, resultOn: '2026-06-01' }, assessors: Array.from({ length: 18 }, () => randomUUID()) },
      subject: {
        ...{ id: randomUUID(), kind: 'compound', name: LONG, class: '旧小区' },
        division: { id: randomUUID(), name: LONG },
        unit: { id: randomUUID(), name: LONG },
      },
    };
  }

  const shown = async (): Promise<readonly string[]> =>
    (await awards.facts<NoticeEvent>(noticeCatalogue, noticeId)).flatMap(({ event }) =>
      event.type === 'NoticeCandidateShown' ? [event.data.titleId] : [],
    );

  it('shows everybody who was not struck, once, however often it is told', async () => {
    expect(await shown()).toHaveLength(CANDIDATES_A_PART);
    await reaction.when.NoticeOpened(opened);
    await reaction.when.NoticeOpened(opened);
    const all = await shown();
    expect(all).toHaveLength(COUNT - 1);
    expect(new Set(all)).toEqual(new Set(lists.listed.filter(({ struck }) => !struck).map(({ titleId }) => titleId)));
  });

  it('is not over before all were shown', async () => {
    const now = '2026-06-30T02:00:00.000Z';
    const end = { type: 'EndNotice' as const, data: { noticeId }, now, today: '2026-06-30' };
    const over = (): Promise<unknown> => awards.runner.execute(noticeAggregate, noticeId, end, awards.envelope());
    await expect(over()).rejects.toMatchObject({ code: 'NOTICE.INCOMPLETE' });
    await reaction.when.NoticeOpened(opened);
    await over();
    const facts = await awards.facts<NoticeEvent>(noticeCatalogue, noticeId);
    expect(facts.at(-1)?.event.type).toBe('NoticeEnded');
  });

  it('shows nobody of a list that is no longer what it was opened with', async () => {
    lists.listed = lists.listed.slice(1);
    await expect(reaction.when.NoticeOpened(opened)).rejects.toMatchObject({ code: 'NOTICE.LIST_CHANGED' });
    expect(await shown()).toHaveLength(CANDIDATES_A_PART);
  });
});
