import type { ResultRow } from '@gongjian/assessments-domain';
import { awardRulesOf, type AwardRules, type WatchRow } from '@gongjian/awards-domain';
import type {
  CandidateRow,
  CircularRow,
  CommendationRow,
  NoticeRow,
  ObjectionRow,
  RollUpRow,
  SlateRow,
} from '@gongjian/awards-domain';
import type { Outcome } from '../../scenario/outcomes.js';
import { NothingThere, type Story } from '../story.js';
import type { Looks } from './looks.js';

/** The last result of the subject. @throws NothingThere */
async function resultOf(story: Story, outcome: Outcome): Promise<ResultRow> {
  const subjectId = story.company.subject(story.subjectOf(outcome.subject));
  const { id } = story.programme(outcome.programme);
  const results = await story.rows<ResultRow>('result');
  const result = results.findLast((row) => row.subject.id === subjectId && row.programme === id);
  if (result === undefined) throw new NothingThere('no result');
  return result;
}

/** What it earns by the version it was given under. */
async function earned(story: Story, outcome: Outcome): Promise<ReturnType<AwardRules['honoursFor']>> {
  const { grade, rank, ranked, programme, version } = await resultOf(story, outcome);
  const { rules, definition } = await story.world.definition(programme, version);
  return awardRulesOf(rules).honoursFor(definition, { grade, rank, of: ranked ?? 0, on: story.today });
}

export const awardsLooks: Looks = {
  earned: async ({ story, outcome }) => (await earned(story, outcome)).commendations.map(({ code }) => code),

  honours: async ({ story, outcome }) => {
    const { commendations } = await earned(story, outcome);
    return Object.fromEntries(commendations.map(({ code, to, item }) => [code, { to, as: item }]));
  },

  countsIn: async ({ story, outcome }) => (await resultOf(story, outcome)).countsIn.map(({ code }) => code),

  counts: async ({ story, outcome }) => {
    const { countsIn } = await resultOf(story, outcome);
    return Object.fromEntries(countsIn.map(({ code, of, every }) => [code, { of, every }]));
  },

  /** As the watch knows it. */
  barredUntil: async ({ story, outcome }) => {
    const subjectId = story.company.subject(story.subjectOf(outcome.subject));
    const watch = (await story.rows<WatchRow>('watch')).find((row) => row.subjectId === subjectId);
    const bars = (watch?.facts ?? []).flatMap(({ told, withdrawn }) =>
      told?.fact.kind === 'barred' && !withdrawn ? [told.fact.until] : [],
    );
    return bars.at(-1) ?? null;
  },

  candidates: async ({ story, outcome }) => {
    const { id } = story.programme(outcome.programme);
    const slates = await story.rows<SlateRow>('slate');
    const rows = await story.rows<CandidateRow>('candidate');
    const listed = (grade: string): readonly string[] => {
      const ids = slates
        .filter(({ prepared }) => prepared.programme === id && prepared.grade === grade)
        .map((s) => s.id);
      return rows
        .filter(({ candidates }) => candidates.some(({ slateId, struck }) => ids.includes(slateId) && !struck))
        .map(({ subject }) => story.company.nameOfSubject(subject.id));
    };
    return Object.fromEntries(Object.keys(outcome.candidates ?? {}).map((grade) => [grade, listed(grade)]));
  },

  notice: async ({ story }) => {
    const row = await story.row<NoticeRow>('notice', story.oneOf('notice', undefined));
    const named = (shown: NoticeRow['candidates']): readonly string[] =>
      shown.map(({ subject }) => story.company.nameOfSubject(subject.id));
    return {
      status: row.status,
      lastDay: row.opened.lastDay.lastDay,
      candidates: named(row.candidates),
      blocked: named(row.candidates.filter(({ blockedBy }) => blockedBy.length > 0)),
    };
  },

  objection: async ({ story }) => {
    const row = await story.row<ObjectionRow>('objection', story.oneOf('objection', undefined));
    const notice = await story.row<NoticeRow>('notice', row.received.noticeId);
    const blocks = notice.candidates.some(({ blockedBy }) => blockedBy.includes(row.id));
    return { status: row.status, replyDue: row.replyDue, blocks, overdue: row.overdue };
  },

  rollUp: async ({ story, outcome }) => {
    const { id } = story.programme(outcome.programme);
    const row = (await story.rows<RollUpRow>('rollup')).findLast(({ programme }) => programme === id);
    if (row === undefined) throw new NothingThere('nothing rolls up');
    return { status: row.status, holding: row.holding, members: row.of };
  },

  commended: async ({ story }) =>
    (await story.rows<CommendationRow>('commendation'))
      .filter(({ status }) => status === 'decided')
      .map(({ proposed }) => proposed.item.code),

  /** Of the subject's unit. */
  circular: async ({ story, outcome }) => {
    const subject = story.company.district.subjects.get(story.company.subject(story.subjectOf(outcome.subject)));
    const rows = await story.rows<CircularRow>('circular');
    return rows.findLast(({ drafted }) => drafted.unit.id === subject?.unit?.id)?.status ?? null;
  },
};
