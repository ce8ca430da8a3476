import type {
  ComplaintRow,
  GateRow,
  IncidentRow,
  ResultRow,
  RoundRow,
  SheetRow,
  SurveyRow,
} from '@gongjian/assessments-domain';
import { applicationOf } from '../doing/applications.js';
import { lastTouchedSheet, roundOf } from '../sheets.js';
import { NothingThere, type Story } from '../story.js';
import type { Looking, Looks } from './looks.js';

const codes = <Item extends { readonly code: string }, Value>(
  items: readonly Item[],
  value: (item: Item) => Value,
): Readonly<Record<string, Value>> => Object.fromEntries(items.map((item) => [item.code, value(item)]));

async function sheet({ story, outcome }: Looking): Promise<unknown> {
  const { round, period } = outcome.sheet ?? {};
  const { subject, programme } = outcome;
  const row = await lastTouchedSheet(story, { subject, round, period, programme });
  const base = {
    round: row.roundCode,
    period: row.period.key,
    status: row.status,
    assessors: row.appointed.length,
    sampled: row.sample?.chosen.length ?? 0,
    arbitration: row.arbitrated,
    due: row.due.lastDay,
    reopenings: row.reopenings.map(({ cause }) => cause.kind),
  };
  if (row.score === null) return base;
  const { result, way } = row.score;
  const parts = [...result.indicators, ...result.components];
  return {
    ...base,
    total: result.total,
    of: result.of,
    stars: result.stars,
    starred: result.starred,
    met: codes(parts, ({ met }) => met),
    points: codes(parts, ({ points }) => points),
    each: codes(parts, ({ of }) => of),
    applicable: codes(result.indicators, ({ applicable }) => applicable),
    why: codes(result.indicators, ({ why }) => why.rule),
    adjustments: codes(result.adjustments, ({ points }) => points),
    requiredUnmet: result.requiredUnmet,
    floorsMissed: result.floorsMissed,
    vetoes: result.vetoes.map(({ code }) => code),
    way: way.steps.map((step) => ('code' in step ? step.code : step.kind)),
    wayTo: way.to,
  };
}

async function graded({ story, outcome }: Looking): Promise<unknown> {
  const rows = await story.rows<ResultRow>('result');
  const of = (name: string): ResultRow | undefined => {
    const subjectId = story.company.subject(name);
    return rows.findLast(
      (row) => row.subject.id === subjectId && (outcome.gradedIn === undefined || row.roundCode === outcome.gradedIn),
    );
  };
  return Object.fromEntries(
    Object.entries(outcome.graded ?? {}).map(([name, expected]) => {
      const row = of(name);
      if (row === undefined) return [name, null];
      if (typeof expected === 'string') return [name, row.grade];
      return [
        name,
        {
          grade: row.grade,
          rank: row.rank,
          ranked: row.ranked,
          total: row.total,
          missed: row.missed.map(({ grade }) => grade),
          reopened: row.reopened?.cause.kind ?? null,
        },
      ];
    }),
  );
}

const named = (story: Story, subjectIds: readonly string[]): readonly string[] =>
  subjectIds.map((id) => story.company.nameOfSubject(id));

interface RoundWhatIf extends Readonly<
  Record<'gained' | 'lost' | 'changed', { readonly items: readonly { readonly subjectId: string }[] }>
> {
  readonly same: number;
  readonly outside: number;
  readonly notComparable: readonly { readonly code: string }[];
}

interface Unmet {
  readonly details?: { readonly conditions?: readonly { readonly condition: number }[] };
}

interface Invalid {
  readonly details?: { readonly errors?: readonly { readonly pointer: string }[] };
}

export const assessmentsLooks: Looks = {
  sheet,
  graded,
  survey: async ({ story }) =>
    Object.fromEntries(
      (await story.rows<SurveyRow>('survey')).map(({ indicator, measure, status }) => [indicator, { measure, status }]),
    ),

  gradedIn: async ({ outcome }) => outcome.gradedIn,

  invalid: async ({ refused }) => {
    const errors = (refused?.answer as Invalid | undefined)?.details?.errors ?? [];
    return [
      ...new Set(
        errors.map(({ pointer }) =>
          pointer.split('/').findLast((part) => /^[a-z][A-Za-z0-9]*$/.test(part) && part !== 'values'),
        ),
      ),
    ];
  },

  tied: async ({ story, outcome }) => {
    const { ties } = await roundOf(story, { round: outcome.gradedIn, programme: outcome.programme });
    return ties.map((tie) => ('subjectIds' in tie ? [...named(story, tie.subjectIds)].sort() : [tie.sha256]));
  },

  whatIf: async ({ story }) => {
    if (story.answer === null) throw new NothingThere('nothing was asked');
    const { gained, lost, changed, same, outside, notComparable } = story.answer as unknown as RoundWhatIf;
    const who = ({ items }: RoundWhatIf['gained']): readonly string[] =>
      named(
        story,
        items.map(({ subjectId }) => subjectId),
      );
    return {
      gained: who(gained),
      lost: who(lost),
      changed: who(changed),
      same,
      outside,
      notComparable: notComparable.map(({ code }) => code),
    };
  },

  rounds: async ({ story, outcome }) => {
    const rows = await story.rows<RoundRow>('round');
    const periods = (code: string): readonly string[] =>
      rows.filter(({ roundCode }) => roundCode === code).map(({ period }) => period.key);
    return Object.fromEntries(Object.keys(outcome.rounds ?? {}).map((code) => [code, periods(code)]));
  },

  round: async ({ story, outcome }) => {
    const { code: round, period } = outcome.round ?? {};
    const row = await roundOf(story, { round, period, programme: outcome.programme });
    const sheets = (await story.rows<SheetRow>('sheet')).filter(({ roundId }) => roundId === row.id);
    return {
      code: row.roundCode,
      period: row.period.key,
      status: row.status,
      due: row.due.lastDay,
      overdue: row.overdueSince !== null,
      form: row.form,
      decides: row.decides,
      subjects: named(
        story,
        sheets.map(({ subject }) => subject.id),
      ),
    };
  },

  application: async ({ story, outcome }) => {
    const { status, waitsFor, due, overdue, determination } = await applicationOf(story, outcome);
    if (typeof outcome.application === 'string') return status;
    return {
      status,
      level: waitsFor?.code ?? null,
      at: waitsFor?.at ?? null,
      due: due?.lastDay ?? null,
      overdue,
      ...(determination === null ? {} : { grade: determination.grade }),
    };
  },

  unmet: async ({ story, outcome, refused }) => {
    const told = (refused?.answer as Unmet | undefined)?.details?.conditions;
    if (told !== undefined) return told.map(({ condition }) => condition + 1);
    const { conditions } = await applicationOf(story, outcome);
    return conditions.flatMap(({ condition, met }) => (met ? [] : [condition + 1]));
  },

  evidenced: async ({ story, outcome }) => {
    const { evidence } = await lastTouchedSheet(story, { subject: outcome.subject, programme: outcome.programme });
    return [...new Set(evidence.map(({ indicator }) => indicator))];
  },

  gate: async ({ story, outcome }) => {
    const subjectId = story.company.subject(story.subjectOf(outcome.subject));
    const { id } = story.programme(outcome.programme);
    const row = (await story.rows<GateRow>('gate')).find(
      (each) => each.subjectId === subjectId && each.programme === id,
    );
    return row?.status ?? 'open';
  },

  incident: async ({ story, outcome }) => {
    const { status, kind } = await story.row<IncidentRow>('incident', story.oneOf('incident', undefined));
    return typeof outcome.incident === 'string' ? status : { status, kind };
  },

  complaint: async ({ story, outcome }) => {
    const row = await story.row<ComplaintRow>('complaint', story.oneOf('complaint', undefined));
    if (typeof outcome.complaint === 'string') return row.status;
    return { status: row.status, due: row.due?.lastDay ?? null, overdue: row.overdueSince !== null };
  },
};
