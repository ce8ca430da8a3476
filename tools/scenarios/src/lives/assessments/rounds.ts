import {
  assessmentRulesOf,
  type ResultCommand,
  type ResultEvent,
  type ResultState,
  type RoundCommand,
  type RoundEvent,
  type RoundState,
  type SheetState,
  type Standing,
  type SubjectGraded,
  type LargeTie,
  type Tie,
} from '@gongjian/assessments-domain';
import type { RoundDefinition } from '@gongjian/plans-contracts';
import { addDays, type BasisInput, type OfficerAsOf } from '@gongjian/shared-kernel';
import { county, id, people, reason, recountObjections, same, someCalendar, subject } from '../cast.js';
import { kindOf, SILENT, type Moment } from '../kind.js';
import { grading, PINNED, rounds } from '../programme.js';
import { late, lateObjections, placed } from './parts.js';

const on = ({ now, today }: Moment<unknown>) => ({ now, today });
const by = ({ dice }: Moment<unknown>): OfficerAsOf => dice.pick(people);

type M = Moment<RoundState>;

const ties: readonly Tie[] = [
  [401, 402],
  [403, 404],
  [405, 401, 402],
].map((subjects) => ({ subjectIds: subjects.map(id) }));
const large: LargeTie = { count: 600, sha256: '7'.repeat(64), total: 90 };
const tied = (m: M) => {
  const known = m.state.status === 'tied' && m.dice.chance(30) ? m.state : null;
  const some = ties.filter(() => m.dice.chance(50));
  return { ties: known?.ties ?? some, large: known?.large ?? (some.length === 0 || m.dice.chance(30) ? [large] : []) };
};
/** Whether those that were put in order before are in the same order. */
const keepsOrder = (order: readonly string[], before: readonly string[]): boolean =>
  same(
    order.filter((each) => before.includes(each)),
    before.filter((each) => order.includes(each)),
  );
const sha = (n: number): string => String(n % 10).repeat(64);

export const round = kindOf<RoundState, RoundCommand, RoundEvent>({
  ...{ context: 'assessments', category: 'round', decider: 'roundDecider', streams: 8 },
  acts: [
    (m) => {
      const definition = m.dice.weigh<RoundDefinition | null>([
        [8, rounds.inspection],
        [3, rounds.summary],
        [1, null],
      ]);
      const plan = m.dice.weigh([
        [7, { id: id(50), from: addDays(m.today, -60), to: addDays(m.today, 300) }],
        [1, { id: id(50), from: addDays(m.today, 1), to: addDays(m.today, 300) }],
        [2, null],
      ]);
      const data = {
        ...{ ...PINNED, roundId: m.id, kind: m.dice.pick(['own', 'mock', 'external'] as const), round: definition },
        ...{ historic: m.dice.chance(10), plan, applicationId: null, division: county, calendar: someCalendar(m.dice) },
        ...{
          period: {
            key: m.dice.chance(80) ? '2026' : '2027',
            from: addDays(m.today, m.dice.chance(40) ? 20 : 0),
            to: addDays(m.today, 90),
          },
        },
        by: m.dice.chance(50) ? by(m) : null,
      };
      return { type: 'OpenRound', data, ...on(m) };
    },
    (m) => ({
      type: 'RecordSubjectsEntered',
      data: { roundId: m.id, count: 4, sha256: sha(m.dice.below(2)) },
      ...on(m),
    }),
    ...[0, 1].map(() => (m: M): RoundCommand => {
      const unfinished = m.dice.below(3);
      const days = m.dice.pick([-400, 2] as const);
      const odd = m.dice.chance(16) ? { lateEntry: { effectiveOn: addDays(m.today, days), reason } } : {};
      const data = {
        roundId: m.id,
        sheets: 4,
        unfinished,
        leaveOut: m.dice.chance(60),
        by: by(m),
        ...late(m),
        ...odd,
      };
      return { type: 'CloseRound', data, ...on(m) };
    }),
    (m) => ({ type: 'RecordTies', data: { roundId: m.id, ...tied(m) }, ...on(m) }),
    ...[0, 1].map(() => (m: M): RoundCommand => {
      const rest = { roundId: m.id, reason, by: by(m) };
      if (m.dice.chance(25)) {
        const together = m.dice.chance(85) ? large.sha256 : '8'.repeat(64);
        return { type: 'DecideTie', data: { ...rest, tie: { together } }, ...on(m) };
      }
      const open = m.state.status === 'none' ? undefined : m.dice.pick(m.state.ties);
      const decided = m.state.status === 'none' || !m.dice.chance(20) ? undefined : m.dice.pick(m.state.decided);
      const order = m.dice.chance(50) ? open?.subjectIds : open?.subjectIds.toReversed();
      const subjectIds = decided?.subjectIds ?? (m.dice.chance(85) ? order : undefined) ?? [id(9)];
      return { type: 'DecideTie', data: { ...rest, tie: { subjectIds } }, ...on(m) };
    }),
    (m) => {
      const data = {
        ...{
          roundId: m.id,
          inputs: [{ stream: `sheet-${id(22)}`, revision: '3' }],
          count: 4,
          sha256: sha(m.dice.below(2)),
        },
        ...{ grades: [{ grade: 'gold', count: 4, sha256: sha(1) }], averages: [], previousPeriodKey: null },
      };
      return { type: 'RecordConclusion', data, ...on(m) };
    },
    (m) => (m.dice.chance(8) ? { type: 'CancelRound', data: { roundId: m.id, reason, by: by(m) }, ...on(m) } : null),
    (m) => ({ type: 'MarkRoundOverdue', data: { roundId: m.id }, ...on(m) }),
    (m) => ({ type: 'ReviseRoundDue', data: { roundId: m.id, calendar: someCalendar(m.dice) }, ...on(m) }),
  ],
  objections: {
    OpenRound: (state, { data }) => {
      const { round: of, plan, period, historic, programme } = data;
      if (of === null) return [['ROUND.UNKNOWN_CODE', true]];
      if (state.status !== 'none') {
        const { opened } = state;
        const again =
          opened.roundCode === of.code && opened.period.key === period.key && opened.programme === programme;
        return [
          [SILENT, again],
          ['ROUND.ALREADY_OPEN', !again],
        ];
      }
      return [
        ['ROUND.HISTORIC', historic],
        ['ROUND.PLAN_MISSING', of.form === 'summary' && plan === null],
        ['ROUND.PERIOD_OUTSIDE_PLAN', plan !== null && (period.from < plan.from || period.to > plan.to)],
      ];
    },
    RecordSubjectsEntered: (state, { data }) => {
      if (state.status === 'none') return [['ROUND.NOT_FOUND', true]];
      const again = same(state.entered, data);
      return [
        [SILENT, again],
        ['ROUND.NOT_OPEN', state.status !== 'open' && !again],
      ];
    },
    CloseRound: (state, { data, today }) => {
      if (state.status === 'none') return [['ROUND.NOT_FOUND', true]];
      const { status, opened, entered } = state;
      if (status === 'closing' || status === 'tied') return [[SILENT, true]];
      if (status !== 'open') return [['ROUND.NOT_OPEN', true]];
      const refused = data.unfinished > 0 && !data.leaveOut;
      return [
        ['ROUND.NOT_BEGUN', today < opened.period.from],
        ['ROUND.SUBJECTS_COMING', opened.entersSubjects && entered === null],
        ...lateObjections('ROUND', data, today, opened.period.from),
        ['ROUND.PARTS_UNCONCLUDED', refused && opened.form === 'summary'],
        ['ROUND.SHEETS_UNFINISHED', refused && opened.form !== 'summary'],
      ];
    },
    RecordTies: (state, { data }) => {
      if (state.status === 'none') return [['ROUND.NOT_FOUND', true]];
      const again = state.status === 'tied' && same(state.ties, data.ties) && same(state.large, data.large);
      return [
        [SILENT, again],
        ['ROUND.NOT_OPEN', state.status !== 'closing' && state.status !== 'tied'],
      ];
    },
    DecideTie: (state, { data }) => {
      if (state.status === 'none') return [['ROUND.NOT_FOUND', true]];
      const { tie } = data;
      const { decided } = state;
      if ('together' in tie) {
        if (decided.some(({ together }) => together?.sha256 === tie.together)) return [[SILENT, true]];
        return [
          ['ROUND.NOT_TIED', state.status !== 'tied'],
          ['ROUND.TIE_CHANGED', state.status === 'tied' && state.large.every(({ sha256 }) => sha256 !== tie.together)],
        ];
      }
      const { subjectIds } = tie;
      if (decided.some((before) => same(before.subjectIds, subjectIds))) return [[SILENT, true]];
      const asked = state.ties.some((each) => same([...each.subjectIds].sort(), [...subjectIds].sort()));
      return [
        ['ROUND.NOT_TIED', state.status !== 'tied'],
        ['ROUND.TIE_CHANGED', state.status === 'tied' && !asked],
        ['ROUND.TIE_CONTRADICTS', !decided.every((before) => keepsOrder(subjectIds, before.subjectIds))],
      ];
    },
    RecordConclusion: (state, { data }) => {
      if (state.status === 'none') return [['ROUND.NOT_FOUND', true]];
      const again = state.concluded?.sha256 === data.sha256;
      return [
        [SILENT, again],
        ['ROUND.NOT_OPEN', state.status !== 'closing' && !again],
      ];
    },
    CancelRound: (state) => [
      ['ROUND.NOT_FOUND', state.status === 'none'],
      [SILENT, state.status === 'cancelled'],
      ['ROUND.CONCLUDED', state.status === 'concluded'],
    ],
    MarkRoundOverdue: (state, { now }) => {
      if (state.status === 'none') return [['ROUND.NOT_FOUND', true]];
      return [[SILENT, state.status !== 'open' || state.overdue || now < state.due.dueAt]];
    },
    ReviseRoundDue: (state, { data }) => {
      if (state.status === 'none') return [['ROUND.NOT_FOUND', true]];
      return recountObjections(state.status === 'open' ? state.due : null, data.calendar);
    },
  },
  standing: ({ status }) => status,
  moves: {
    RoundOpened: { from: ['none'], to: ['open'] },
    RoundClosed: { from: ['open'], to: ['closing'] },
    RoundTied: { from: ['closing', 'tied'], to: ['tied'] },
    TieDecided: { from: ['tied'], to: ['tied', 'closing'] },
    RoundConcluded: { from: ['closing'], to: ['concluded'] },
    RoundCancelled: { from: ['open', 'closing', 'tied'], to: ['cancelled'] },
  },
});

type R = Moment<ResultState>;
const standing = (m: R): Standing => ({
  ...{ grade: m.dice.pick(['gold', 'silver'] as const), named: true, total: 92, of: 100, stars: null, rank: 1 },
  ...{ ranked: 4, missed: [] },
});
const rules = assessmentRulesOf(PINNED.rules);

/** What the rules make of one of these sheets among all of them. */
function standingOf(sheets: readonly SheetState[], sheetId: string): Standing {
  const scored = sheets.flatMap((each) => (each.status === 'none' || each.scored === null ? [] : [each.scored]));
  const rows = scored.map(({ sheetId: of, result: { ...found } }, nth) => {
    const { id: subjectId, county: within, town } = placed(nth);
    const { class: none } = subject;
    const row = { subjectId, sheetId: of, class: none, county: within?.id ?? null, town: town?.id ?? null };
    return rules.rankRowOf({ ...row, applied: false, told: null }, found);
  });
  const { graded: all } = rules.gradeAll(grading, rows);
  const found = all.find((each) => each.sheetId === sheetId);
  const row = rows.find((each) => each.sheetId === sheetId);
  if (found === undefined || row === undefined) throw new TypeError(`no score of ${sheetId}`);
  const { grade, total, rank, ranked, missed } = found;
  const named = grading.grades.some((each) => each.code === grade && each.named === true);
  return { grade, named, total, of: row.of, stars: row.stars, rank, ranked, missed };
}

/** Of one of the sheets that are scored now. */
function graded(m: R, resultId: string): SubjectGraded | null {
  const scored = m.streamsOf('sheet').filter(({ state }) => {
    const sheet = state as SheetState;
    return sheet.status !== 'none' && sheet.scored !== null;
  });
  const one = m.dice.pick(scored);
  if (one === undefined) return null;
  const inputs = scored.map(({ name, events }) => ({ stream: name, revision: String(events.length - 1) }));
  const states = scored.map(({ state }) => state as SheetState);
  return {
    ...{ ...PINNED, ...standingOf(states, one.id), resultId, roundId: id(21), roundCode: 'yearly', kind: 'own' },
    ...{ period: { key: '2026', from: '2026-01-01', to: '2026-12-31' }, subject: placed(0), sheetId: one.id },
    ...{ sheetRevision: String(one.events.length - 1), applicationId: null, previous: null, countsIn: [] },
    ...{ decides: true, basis: { programme: PINNED.programme, version: PINNED.version, rules: PINNED.rules, inputs } },
  };
}
const seenIn = (m: R): readonly { readonly sheetId: string; readonly revision: string }[] =>
  m.state.status === 'none' ? [] : Object.entries(m.state.seen).map(([sheetId, revision]) => ({ sheetId, revision }));

export const result = kindOf<ResultState, ResultCommand, ResultEvent>({
  ...{ context: 'assessments', category: 'result', decider: 'resultDecider', streams: 2 },
  needs: ['sheet'],
  acts: [
    (m) => {
      const data = m.state.status !== 'none' && m.dice.chance(50) ? m.state.graded : graded(m, m.id);
      return data === null ? null : { type: 'GradeSubject', data, ...on(m) };
    },
    (m) => {
      const seen = m.dice.pick(seenIn(m)) ?? { sheetId: id(22), revision: '3' };
      const revision = String(Number(seen.revision) + m.dice.below(3));
      const sheet = m.dice.chance(15) ? null : { sheetId: m.dice.chance(85) ? seen.sheetId : id(24), revision };
      return { type: 'ReopenResult', data: { resultId: m.id, sheet, cause: { kind: 'office', id: id(9) } }, ...on(m) };
    },
    ...[0, 1].map(() => (m: R): ResultCommand => {
      const sheets = m.dice.weigh([
        [7, seenIn(m)],
        [1, seenIn(m).slice(1)],
        [1, seenIn(m).map((each) => ({ ...each, revision: '0' }))],
      ]);
      const others = { count: 0, regraded: [] };
      const data = { resultId: m.id, sheets, standing: standing(m), others, reason, by: by(m) };
      return { type: 'ReexamineResult', data, ...on(m) };
    }),
  ],
  objections: {
    GradeSubject: (state, { data }) => {
      if (state.status === 'none') return [];
      const again = same(state.graded, data);
      return [
        [SILENT, again],
        ['RESULT.EXISTS', !again],
      ];
    },
    ReopenResult: (state, { data: { sheet } }) => {
      if (state.status === 'none') return [['RESULT.NOT_FOUND', true]];
      if (sheet === null) return [[SILENT, state.status === 'reopened']];
      return [[SILENT, Number(sheet.revision) <= Number(state.seen[sheet.sheetId] ?? -1)]];
    },
    ReexamineResult: (state, { data: { sheets } }) => {
      if (state.status === 'none') return [['RESULT.NOT_FOUND', true]];
      if (state.status === 'graded') return [['RESULT.NOT_REOPENED', true]];
      const seen = Object.entries(state.seen);
      const missing = seen.some(([sheetId]) => sheets.every((each) => each.sheetId !== sheetId));
      const changed = seen.some(([sheetId, revision]) =>
        sheets.some((each) => each.sheetId === sheetId && each.revision !== revision),
      );
      return [
        ['RESULT.SHEET_OPEN', missing],
        ['RESULT.SHEET_CHANGED', changed],
      ];
    },
  },
  standing: ({ status }) => status,
  moves: {
    SubjectGraded: { from: ['none'], to: ['graded'] },
    ResultReopened: { from: ['graded', 'reopened'], to: ['reopened'] },
    ResultConfirmed: { from: ['reopened'], to: ['graded'] },
    ResultChanged: { from: ['reopened'], to: ['graded'] },
  },
  recompute: {
    SubjectGraded: ({ basis: { inputs }, sheetId }: SubjectGraded, at) =>
      standingOf(
        (inputs as readonly BasisInput[]).map(({ stream, revision }) => at(stream, Number(revision)) as SheetState),
        sheetId,
      ),
  },
});
