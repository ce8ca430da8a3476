import type { ReportCommand, ReportEvent, ReportRules, ReportState } from '@gongjian/plans-domain';
import { addDays, periodOf, type LocalDate } from '@gongjian/shared-kernel';
import { lateObjections } from '../assessments/parts.js';
import { committee, file, id, recountObjections, sealed, someCalendar } from '../cast.js';
import { kindOf, SILENT, type Moment, type Objection } from '../kind.js';
import { PINNED } from '../programme.js';
import { by, dueClock, forUnit, isUndoing, on, taskRules, units } from './parts.js';

type M = Moment<ReportState>;
type Known = Exclude<ReportState, { status: 'none' }>;
type CommandOf<Type extends ReportCommand['type']> = Extract<ReportCommand, { readonly type: Type }>;
type Passed = Extract<ReportEvent, { readonly type: 'ReportPassedOn' }>['data'];

const known = ({ state }: M): Known | null => (state.status === 'none' ? null : state);
const waits = ({ status }: Known): boolean => status === 'asked';
const steps = ['unit', 'town', 'county', 'city'] as const;

const rulesOf = (m: M): ReportRules => ({
  ...{ programme: PINNED.programme, version: PINNED.version, rules: PINNED.rules },
  ...{ overdue: taskRules(m).overdue, every: m.dice.pick(['week', 'month'] as const), dueWithinDays: m.dice.below(6) },
  route: m.dice.weigh<ReportRules['route']>([
    [5, ['unit', 'town', 'county']],
    [3, ['unit', 'county']],
    [2, ['unit']],
  ]),
});

function ofKnown<Command>(
  objections: (state: Known, command: Command) => readonly Objection[],
): (state: ReportState, command: Command) => readonly Objection[] {
  return (state, command) => (state.status === 'none' ? [['REPORT.NOT_FOUND', true]] : objections(state, command));
}
const lateOf = (
  { asked }: Known,
  { data, today }: { readonly data: Parameters<typeof lateObjections>[1]; readonly today: LocalDate },
): readonly Objection[] => lateObjections('REPORT', data, today, asked.period.from);
const isAtFirst = ({ asked, at }: Known): boolean => asked.rules.route[0] === at;
const isAtLast = ({ asked, at }: Known): boolean => asked.rules.route.at(-1) === at;

export const report = kindOf<ReportState, ReportCommand, ReportEvent>({
  ...{ context: 'plans', category: 'report', decider: 'reportDecider', streams: 6 },
  acts: [
    (m) => {
      const rules = rulesOf(m);
      const period = periodOf(rules.every, addDays(m.today, m.dice.below(12) - 8));
      const data = { reportId: m.id, planId: id(50), unit: committee, rules, period, calendar: someCalendar(m.dice) };
      return { type: 'AskReport', data, ...on(m) };
    },
    ...[0, 1, 2].map(() => (m: M): ReportCommand => {
      const unit = m.dice.chance(92) ? committee : m.dice.pick(units);
      const told = { text: sealed(`进展${m.dice.below(3)}`), files: m.dice.chance(50) ? [file(1)] : [] };
      const data = { reportId: m.id, unit, ...told, by: { officer: by(m), unitIds: [committee.id] } };
      return { type: 'FileReport', data: { ...data, ...forUnit(m, dueClock(known(m)?.due)) }, ...on(m) };
    }),
    ...[0, 1].map(() => (m: M): ReportCommand => {
      const from = (m.dice.chance(85) ? known(m)?.at : undefined) ?? m.dice.pick(steps);
      return { type: 'PassReportOn', data: { reportId: m.id, from, by: by(m) }, ...on(m) };
    }),
    ...[0, 1].map(() => (m: M): ReportCommand => {
      const dueAt = (m.dice.chance(90) ? known(m)?.due.overdueAt : undefined) ?? m.now;
      return { type: 'MarkReportOverdue', data: { reportId: m.id, dueAt }, ...on(m) };
    }),
    (m) => ({ type: 'ReviseReportDue', data: { reportId: m.id, calendar: someCalendar(m.dice) }, ...on(m) }),
  ],
  objections: {
    AskReport: ({ status }) => [[SILENT, status !== 'none']],
    FileReport: ofKnown((state, command: CommandOf<'FileReport'>) => {
      const { data } = command;
      const { asked, due, overdue } = state;
      const undoes = isUndoing(data, command, due.overdueAt, [asked.unit.id]);
      return [
        ['REPORT.NOT_YOUR_UNIT', data.unit.id !== asked.unit.id],
        ['REPORT.PASSED_ON', !isAtFirst(state)],
        ...lateOf(state, command),
        ['REPORT.LATE_ENTRY_UNDOES_OVERDUE', (waits(state) || overdue) && undoes],
      ];
    }),
    PassReportOn: ofKnown((state, { data }: CommandOf<'PassReportOn'>) => [
      ['REPORT.STEP_CHANGED', data.from !== state.at],
      ['REPORT.NOT_FILED', waits(state)],
      ['REPORT.ARRIVED', !waits(state) && isAtLast(state)],
    ]),
    MarkReportOverdue: ofKnown((state, { data, now }: CommandOf<'MarkReportOverdue'>) => {
      const asked = waits(state) && !state.overdue && state.due.overdueAt === data.dueAt;
      return [
        [SILENT, !asked],
        ['REPORT.NOT_YET_DUE', asked && now < data.dueAt],
      ];
    }),
    ReviseReportDue: ofKnown((state, { data }: CommandOf<'ReviseReportDue'>) =>
      recountObjections(waits(state) ? state.due : null, data.calendar),
    ),
  },
  standing: ({ status }) => status,
  moves: {
    ReportAsked: { from: ['none'], to: ['asked'] },
    ReportFiled: { from: ['asked', 'filed', 'arrived'], to: ['filed', 'arrived'] },
    ReportPassedOn: { from: ['filed', 'passedOn'], to: ['passedOn', 'arrived'] },
  },
  check: ({ event, before, after }) => {
    const state = after as Known;
    const wrong: string[] = [];
    if (!waits(state) && (state.status === 'arrived') !== isAtLast(state)) wrong.push(`${state.status} at ${state.at}`);
    if (event.type === 'ReportPassedOn') {
      const { from, to } = event.data as Passed;
      const { route } = state.asked.rules;
      if ((before as Known).at !== from || route.indexOf(to) !== route.indexOf(from) + 1) wrong.push('a step left out');
    }
    return wrong;
  },
});
