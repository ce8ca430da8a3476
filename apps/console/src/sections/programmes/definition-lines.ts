import type { Application, ProgrammeDefinition, StandardNode } from '@gongjian/plans-contracts';
import type { TFunction } from 'i18next';
import { percentBound, pointsBound } from '../../standard/rule-in-words.js';
import { exact, type RuleWords } from './rule-words.js';

export type SectionName =
  | 'founding'
  | 'stages'
  | 'tasks'
  | 'subjects'
  | 'standard'
  | 'rounds'
  | 'grading'
  | 'application'
  | 'rectification'
  | 'escalation'
  | 'award'
  | 'honours';

/** A line of a definition as it is read. */
export interface Line {
  readonly depth: number;
  readonly text: string;
  /** The code it stands under, which the anchor of the page is. */
  readonly code?: string;
  readonly marks: readonly string[];
  readonly notes: readonly string[];
}

export interface Section {
  readonly name: SectionName;
  readonly lines: readonly Line[];
}

type T = TFunction<'programmes'>;

/** A definition as people read a standard: its sections, each line in words. Sections it has nothing for are left out. */
export function linesOf(definition: ProgrammeDefinition, words: RuleWords, t: T): readonly Section[] {
  const sections: readonly (readonly [SectionName, readonly (Line | string)[]])[] = [
    ['founding', foundingLines(definition, words, t)],
    [
      'stages',
      definition.stages.map(({ code, names, level }) =>
        line(words.name(names), {
          code,
          notes: level === undefined ? [] : [t('rules.stageLevel', { level: words.level(level) })],
        }),
      ),
    ],
    ['tasks', taskLines(definition, words, t)],
    ['subjects', subjectLines(definition, words, t)],
    ['standard', standardLines(definition, words, t)],
    ['rounds', roundLines(definition, words, t)],
    ['grading', gradingLines(definition, words, t)],
    ['application', applicationLines(definition, words, t)],
    ['rectification', rectificationLines(definition, words, t)],
    [
      'escalation',
      (definition.escalation?.steps ?? []).map(({ kind, afterDays, statement }) =>
        t('rules.step', {
          days: afterDays,
          kind: t(`rules.steps.${kind}`),
          statement: statement === undefined ? '' : t('rules.statement', { days: words.days(statement) }),
        }),
      ),
    ],
    ['award', awardLines(definition, words, t)],
    ['honours', honourLines(definition, words, t)],
  ];
  return sections
    .filter(([, lines]) => lines.length > 0)
    .map(([name, lines]) => ({ name, lines: lines.map((one) => (typeof one === 'string' ? line(one) : one)) }));
}

function line(text: string, more: Partial<Line> = {}): Line {
  return { depth: 0, text, marks: [], notes: [], ...more };
}

function foundingLines({ founding, historic }: ProgrammeDefinition, words: RuleWords, t: T): readonly string[] {
  if (founding === undefined) return [];
  const { authority, level, approval, cycleYears, endsOn } = founding;
  return [
    t('rules.founded', { authority: words.name(authority), level: words.level(level) }),
    t('rules.approved', { by: words.name(approval.by), number: approval.number, on: approval.on }),
    t('rules.cycle', { years: cycleYears }),
    ...(endsOn === undefined ? [] : [t('rules.endsOn', { on: endsOn })]),
    ...(historic === undefined ? [] : [t('rules.historic')]),
    t('rules.free'),
  ];
}

function taskLines({ tasks }: ProgrammeDefinition, words: RuleWords, t: T): readonly string[] {
  const { review, extension, overdue, report } = tasks;
  return [
    ...review.map(({ level, names, actedBy }) =>
      t('rules.review', { level, name: words.name(names), role: words.role(actedBy) }),
    ),
    extension === undefined
      ? t('rules.noExtension')
      : t('rules.extension', {
          days: extension.mayBeAskedUntil,
          times: extension.maxTimes,
          role: words.role(extension.decidedBy),
        }),
    ...(overdue.reminderDaysBefore === undefined ? [] : [t('rules.reminder', { days: overdue.reminderDaysBefore })]),
    overdue.graceDays === 0 ? t('rules.noGrace') : t('rules.grace', { days: overdue.graceDays }),
    ...(overdue.dayOff === 'nextWorkingDay' ? [t('rules.dayOff')] : []),
    ...(report === undefined
      ? []
      : [t('rules.report', { every: words.every(report.every), days: report.dueWithinDays })]),
  ];
}

function subjectLines({ subjects }: ProgrammeDefinition, words: RuleWords, t: T): readonly string[] {
  const { who, classes } = subjects;
  return [
    ...who.map(({ kind, level }) =>
      level === undefined
        ? t('rules.who', { kind: t(`subjectKinds.${kind}`) })
        : t('rules.whoLevel', { kind: t(`subjectKinds.${kind}`), level: words.level(level) }),
    ),
    ...(classes === undefined
      ? []
      : [t('rules.classes', { classes: classes.map(({ names }) => words.name(names)).join(words.and) })]),
  ];
}

function standardLines({ standard }: ProgrammeDefinition, words: RuleWords, t: T): readonly Line[] {
  if (standard === undefined) return [];
  const walk = (node: StandardNode, depth: number): readonly Line[] => [
    {
      depth,
      code: node.code,
      text: words.name(node.names),
      marks: marksOf(node, t),
      notes: words.item(node),
    },
    ...(node.kind === 'component' ? node.items.flatMap((item) => walk(item, depth + 1)) : []),
  ];
  return [
    ...standard.items.flatMap((node) => walk(node, 0)),
    ...(standard.vetoes ?? []).map(({ code, names, lookBack }) =>
      line(t('rules.vetoed', { name: words.name(names), within: words.span(lookBack) }), {
        code,
        marks: [t('rules.veto')],
      }),
    ),
    ...(standard.adjustments ?? []).map(({ code, names, kind, each, atMost }) =>
      line(words.name(names), { code, notes: [`${kind === 'bonus' ? '+' : '−'}${exact(each)} ≤ ${exact(atMost)}`] }),
    ),
  ];
}

function marksOf(node: StandardNode, t: T): readonly string[] {
  return [
    node.points === undefined ? '' : t('rules.points', { points: exact(node.points) }),
    node.weight === undefined ? '' : t('rules.weight', { weight: exact(node.weight) }),
    node.kind !== 'component' && node.required === true ? t('rules.required') : '',
    node.kind !== 'component' && node.veto !== undefined ? t('rules.veto') : '',
  ].filter((mark) => mark !== '');
}

function roundLines({ rounds = [] }: ProgrammeDefinition, words: RuleWords, t: T): readonly Line[] {
  return rounds.map(({ code, names, form, by, opens, due, assessors, decides }) =>
    line(words.name(names), {
      code,
      marks: [t(`rules.roundForm.${form}`), ...(decides ? [t('rules.decides')] : [])],
      notes: [
        opens.on === 'plan'
          ? opens.every === 'once'
            ? t('rules.opensOnce')
            : t('rules.opensOnPlan', { every: words.every(opens.every) })
          : t(opens.on === 'application' ? 'rules.opensOnApplication' : 'rules.opensByHand'),
        t('rules.due', { days: words.days(due) }),
        ...(by === undefined || by === 'self' ? [] : [t('rules.roundBy', { level: words.level(by) })]),
        ...(assessors === undefined
          ? []
          : [
              t('rules.assessors', { count: assessors.number }),
              ...(assessors.combine === undefined ? [] : [t(`rules.combine.${assessors.combine}`)]),
            ]),
      ],
    }),
  );
}

function gradingLines({ grading }: ProgrammeDefinition, words: RuleWords, t: T): readonly Line[] {
  if (grading === undefined) return [];
  const { stars, ranking, grades } = grading;
  return [
    ...(stars === undefined
      ? []
      : [
          line(
            t('rules.stars', {
              of: words.codes(stars.of),
              earns:
                'points' in stars.earns
                  ? pointsBound(stars.earns.points, words.speech)
                  : percentBound(stars.earns.share, words.speech),
            }),
          ),
        ]),
    ...(ranking === undefined ? [] : [line(t('rules.ranked', { within: t(`within.${ranking.within}`) }))]),
    ...grades.map(({ code, names, named, when, quota }) =>
      line(words.name(names), {
        code,
        marks: named === true ? [t('rules.named')] : [],
        notes: [
          words.bar(when),
          ...(quota === undefined
            ? []
            : [
                'number' in quota
                  ? t('rules.quota', { number: quota.number })
                  : t('rules.quotaShare', { share: exact(quota.share) }),
              ]),
        ].filter((note) => note !== ''),
      }),
    ),
  ];
}

function applicationLines({ application }: ProgrammeDefinition, words: RuleWords, t: T): readonly Line[] {
  if (application === undefined) return [];
  const { by, conditions, reapply, chain } = application;
  return [
    line(by.map((who) => t(`rules.by2.${who}`)).join(words.and)),
    ...(conditions.length === 0
      ? []
      : [line(t('rules.conditions'), { notes: conditions.map((condition) => words.condition(condition)) })]),
    ...(reapply.length === 0
      ? []
      : [line(t('rules.reapply'), { notes: reapply.map((condition) => words.condition(condition)) })]),
    ...chain.map((step) => chainLine(step, words, t)),
  ];
}

function chainLine(step: Application['chain'][number], words: RuleWords, t: T): Line {
  const { code, names, at, actedBy, does, within, twoStep, mayReject } = step;
  return line(
    t('rules.chain', {
      name: words.name(names),
      level: words.level(at),
      role: words.role(actedBy),
      does: t(`rules.does.${does}`),
      within: within === undefined ? '' : t('rules.chainWithin', { days: words.days(within) }),
    }),
    {
      code,
      marks: [...(twoStep ? [t('rules.twoStep')] : []), ...(mayReject ? [t('rules.mayReject')] : [])],
    },
  );
}

function rectificationLines({ rectification }: ProgrammeDefinition, words: RuleWords, t: T): readonly string[] {
  if (rectification === undefined) return [];
  const { due, serious, onTheSpot, overdue, transferTo } = rectification;
  return [
    t('rules.putRight', { days: words.days(due), serious: words.days(serious.due) }),
    ...(onTheSpot ? [t('rules.onTheSpot')] : []),
    overdue === 'transfer' && transferTo !== undefined
      ? t('rules.transferred', { to: words.name(transferTo) })
      : t('rules.reminded'),
  ];
}

function awardLines({ award }: ProgrammeDefinition, words: RuleWords, t: T): readonly (Line | string)[] {
  if (award === undefined) return [];
  const { title, notice, signing, validity, renewal, triggers, clocks, followUp, rollUp } = award;
  return [
    line(t('rules.titleBy', { name: words.name(title.names), level: words.level(title.decidedBy) }), {
      marks: title.plaque ? [t('rules.plaque')] : [],
    }),
    ...(notice === undefined
      ? []
      : [t('rules.notice', { days: words.days(notice.days), reply: words.days(notice.reply) })]),
    ...(signing === undefined ? [] : [t('rules.signing', { role: words.role(signing.by) })]),
    ...(validity === undefined ? [] : [t('rules.validity', { years: validity.years })]),
    ...(renewal === undefined ? [] : [t('rules.renewal', { days: renewal.opensDaysBefore })]),
    ...triggers.map(({ code, names, clause, consequence, confirm }) =>
      line(
        t('rules.trigger', {
          name: words.name(names),
          clause,
          consequence: t(`rules.consequence.${consequence}`),
          confirm: t(`rules.confirm.${confirm}`),
        }),
        { code },
      ),
    ),
    t('rules.clocks', {
      statement: words.days(clocks.statement),
      appeal: words.days(clocks.appeal),
      reply: words.days(clocks.appealReply),
    }),
    ...(followUp === undefined ? [] : [t('rules.followUp')]),
    ...(rollUp === undefined
      ? []
      : [t('rules.rollUp', { level: words.level(rollUp.level), share: percentBound(rollUp.share, words.speech) })]),
  ];
}

function honourLines({ honours }: ProgrammeDefinition, words: RuleWords, t: T): readonly (Line | string)[] {
  if (honours === undefined) return [];
  return [
    ...honours.commendations.map(({ code, names, approval }) =>
      line(t('rules.commendation', { name: words.name(names) }), {
        code,
        marks: approval === undefined ? [t('rules.praise')] : [],
      }),
    ),
    ...(honours.circulars === undefined
      ? []
      : [t('rules.circulars', { days: words.days(honours.circulars.statement) })]),
  ];
}

export interface Difference {
  readonly name: SectionName;
  readonly gone: readonly string[];
  readonly added: readonly string[];
}

/** What two versions say differently, section by section, in words. */
export function differencesOf(before: readonly Section[], after: readonly Section[]): readonly Difference[] {
  const names = [...new Set([...before, ...after].map(({ name }) => name))];
  return names.flatMap((name) => {
    const was = told(before.find((section) => section.name === name));
    const is = told(after.find((section) => section.name === name));
    const gone = was.filter((text) => !is.includes(text));
    const added = is.filter((text) => !was.includes(text));
    return gone.length + added.length === 0 ? [] : [{ name, gone, added }];
  });
}

function told(section: Section | undefined): readonly string[] {
  return (section?.lines ?? []).map(({ text, marks, notes }) => [text, ...marks, ...notes].join(' · '));
}
