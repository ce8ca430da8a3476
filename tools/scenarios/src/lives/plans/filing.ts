import type { FilingCommand, FilingEvent, FilingState } from '@gongjian/plans-domain';
import { addDays, type LocalDate } from '@gongjian/shared-kernel';
import { lateObjections } from '../assessments/parts.js';
import { committee, reason, recountObjections, someCalendar, subject } from '../cast.js';
import { kindOf, SILENT, type Moment, type Objection } from '../kind.js';
import {
  by,
  dueClock,
  evidenceObjections,
  evidenceOf,
  forUnit,
  isUndoing,
  late,
  on,
  reviewObjections,
  reviewOf,
  taskRules,
  units,
} from './parts.js';

type M = Moment<FilingState>;
type Known = Exclude<FilingState, { status: 'none' }>;
type CommandOf<Type extends FilingCommand['type']> = Extract<FilingCommand, { readonly type: Type }>;

const known = ({ state }: M): Known | null => (state.status === 'none' ? null : state);
const runs = ({ status }: Known): boolean => status === 'open' || status === 'returned';
const dueOn = (m: M): LocalDate => addDays(m.today, m.dice.below(12) - 2);

function ofKnown<Command>(
  objections: (state: Known, command: Command) => readonly Objection[],
): (state: FilingState, command: Command) => readonly Objection[] {
  return (state, command) => (state.status === 'none' ? [['FILING.NOT_FOUND', true]] : objections(state, command));
}
const lateOf = (
  { notBefore }: Known,
  { data, today }: { readonly data: Parameters<typeof lateObjections>[1]; readonly today: LocalDate },
): readonly Objection[] => lateObjections('FILING', data, today, notBefore);

export const filing = kindOf<FilingState, FilingCommand, FilingEvent>({
  ...{ context: 'plans', category: 'filing', decider: 'filingDecider', streams: 6 },
  acts: [
    (m) => {
      const data = {
        ...{ filingId: m.id, subject, indicator: 'register', periodKey: '2026', rules: taskRules(m), unit: committee },
        ...{ dueOn: m.dice.chance(85) ? dueOn(m) : null, by: by(m), calendar: someCalendar(m.dice), ...late(m) },
      };
      return { type: 'OpenFiling', data, ...on(m) };
    },
    ...[0, 1, 2].map(() => (m: M): FilingCommand => {
      const unit = m.dice.chance(92) ? committee : m.dice.pick(units);
      const rest = { unit, evidence: evidenceOf(m), statement: null, by: { officer: by(m), unitIds: [committee.id] } };
      return {
        type: 'SubmitFiling',
        data: { filingId: m.id, ...rest, ...forUnit(m, dueClock(known(m)?.due)) },
        ...on(m),
      };
    }),
    ...[0, 1, 2, 3].map(() => (m: M): FilingCommand => {
      const data = { filingId: m.id, ...reviewOf(m, known(m), dueOn(m)), calendar: someCalendar(m.dice) };
      return { type: 'ReviewFiling', data, ...on(m) };
    }),
    (m) => {
      const before = known(m)?.due?.on;
      const newDueOn = (m.dice.chance(25) ? before : undefined) ?? dueOn(m);
      const data = { filingId: m.id, reason, newDueOn, by: by(m), calendar: someCalendar(m.dice), ...late(m) };
      return { type: 'ReopenFiling', data, ...on(m) };
    },
    ...[0, 1].map(() => (m: M): FilingCommand => {
      const dueAt = (m.dice.chance(90) ? known(m)?.due?.overdueAt : undefined) ?? m.now;
      return { type: 'MarkFilingOverdue', data: { filingId: m.id, dueAt }, ...on(m) };
    }),
    (m) => ({ type: 'ReviseFilingDue', data: { filingId: m.id, calendar: someCalendar(m.dice) }, ...on(m) }),
  ],
  objections: {
    OpenFiling: (state, { data, today }) => {
      if (state.status !== 'none') return [['FILING.EXISTS', true]];
      const day = data.lateEntry?.effectiveOn ?? today;
      return [
        ...lateObjections('FILING', data, today, null),
        ['FILING.DUE_IN_PAST', data.dueOn !== null && data.dueOn < day],
      ];
    },
    SubmitFiling: ofKnown((state, command: CommandOf<'SubmitFiling'>) => {
      const { data } = command;
      const { unit } = state.opened;
      return [
        ['FILING.NOT_YOUR_UNIT', data.unit.id !== unit.id],
        ['FILING.NOT_OPEN', !runs(state)],
        ...lateOf(state, command),
        [
          'FILING.LATE_ENTRY_UNDOES_OVERDUE',
          state.due !== null && isUndoing(data, command, state.due.overdueAt, [unit.id]),
        ],
        ...evidenceObjections('FILING', data.evidence),
      ];
    }),
    ReviewFiling: ofKnown((state, command: CommandOf<'ReviewFiling'>) =>
      reviewObjections('FILING', state, command.data, command.today, lateOf(state, command)),
    ),
    ReopenFiling: ofKnown((state, command: CommandOf<'ReopenFiling'>) => {
      const { newDueOn, lateEntry } = command.data;
      const again = state.status === 'returned' && state.due?.rule.kind === 'reopened' && state.due.on === newDueOn;
      if (again) return [[SILENT, true]];
      return [
        ['FILING.NOT_COMPLETED', state.status !== 'completed'],
        ...lateOf(state, command),
        ['FILING.DUE_IN_PAST', newDueOn < (lateEntry?.effectiveOn ?? command.today)],
      ];
    }),
    MarkFilingOverdue: ofKnown((state, { data, now }: CommandOf<'MarkFilingOverdue'>) => {
      const asked = runs(state) && !state.overdue && state.due?.overdueAt === data.dueAt;
      return [
        [SILENT, !asked],
        ['FILING.NOT_YET_DUE', asked && now < data.dueAt],
      ];
    }),
    ReviseFilingDue: ofKnown((state, { data }: CommandOf<'ReviseFilingDue'>) =>
      recountObjections(runs(state) ? state.due : null, data.calendar),
    ),
  },
  standing: ({ status }) => status,
  moves: {
    FilingOpened: { from: ['none'], to: ['open'] },
    FilingSubmitted: { from: ['open', 'returned'], to: ['submitted'] },
    FilingReviewed: { from: ['submitted'], to: ['submitted', 'returned'] },
    FilingCompleted: { from: ['submitted'], to: ['completed'] },
    FilingReopened: { from: ['completed'], to: ['returned'] },
  },
  check: ({ event, before }) => {
    if (event.type !== 'FilingCompleted') return [];
    const { reviews, rules, submission } = before as Known;
    const approved = rules.review.every(({ level }) =>
      reviews.some((each) => each.submission === submission?.submission && each.level === level),
    );
    return approved ? [] : ['completed although a level has not approved'];
  },
});
