import {
  escalationRulesOf,
  type EscalationCommand,
  type EscalationEvent,
  type EscalationRules,
  type EscalationState,
  type TargetAsOf,
} from '@gongjian/plans-domain';
import { addDays, endOfLocalDate, type LocalDate, type OfficerAsOf } from '@gongjian/shared-kernel';
import { lateObjections } from '../assessments/parts.js';
import {
  committee,
  county,
  id,
  magistrate,
  numberOf,
  reason,
  same,
  samePerson,
  sealed,
  someCalendar,
} from '../cast.js';
import { kindOf, SILENT, type Moment, type Objection } from '../kind.js';
import { definition, PINNED } from '../programme.js';
import { by, forUnit, late, on, units } from './parts.js';

type M = Moment<EscalationState>;
type Known = Exclude<EscalationState, { status: 'none' }>;
type Drafted = NonNullable<Known['drafted']>;
type CommandOf<Type extends EscalationCommand['type']> = Extract<EscalationCommand, { readonly type: Type }>;

const rules = escalationRulesOf(PINNED.programme, PINNED.version, definition) as EscalationRules;
const known = ({ state }: M): Known | null => (state.status === 'none' ? null : state);
const target = (m: M): TargetAsOf => ({
  ...{ stream: `task-${id(30)}`, revision: '4', unit: m.dice.chance(93) ? committee : null },
  overdueAt: m.dice.weigh<string | null>([
    [14, known(m)?.opened.overdueAt ?? null],
    [1, null],
    [1, m.now],
  ]),
});
const step = (m: M): number => {
  const drafted = m.dice.chance(92) ? known(m)?.drafted?.drafted.step : undefined;
  return drafted ?? 1 + m.dice.below(5);
};
const stepsAhead = ({ gravest }: Known) => rules.steps.slice(rules.steps.findIndex(({ code }) => code === gravest) + 1);

function ofKnown<Command>(
  objections: (state: Known, command: Command) => readonly Objection[],
): (state: EscalationState, command: Command) => readonly Objection[] {
  return (state, command) => (state.status === 'none' ? [['ESCALATION.NOT_FOUND', true]] : objections(state, command));
}
const lateOf = (
  { data, today }: { readonly data: Parameters<typeof lateObjections>[1]; readonly today: LocalDate },
  notBefore: LocalDate | null,
): readonly Objection[] => lateObjections('ESCALATION', data, today, notBefore);

/** Of the step that was drafted; without one nothing waits. */
function onDraft(
  { status, drafted }: Known,
  number: number,
  objections: (drafted: Drafted) => readonly Objection[],
): readonly Objection[] {
  if (drafted === null) return [[status === 'ended' ? 'ESCALATION.ENDED' : 'ESCALATION.NOTHING_DRAFTED', true]];
  return [['ESCALATION.STEP_CHANGED', drafted.drafted.step !== number], ...objections(drafted)];
}

export const escalation = kindOf<EscalationState, EscalationCommand, EscalationEvent>({
  ...{ context: 'plans', category: 'escalation', decider: 'escalationDecider', streams: 4 },
  acts: [
    (m) => {
      const before = m.dice.chance(60) ? known(m)?.opened.lastDay : undefined;
      const lastDay = before ?? addDays(m.today, -m.dice.below(3));
      const of = { kind: 'task', id: id(30), planId: id(50), heading: '清理楼道', subject: null } as const;
      const data = {
        ...{ escalationId: m.id, target: of, programmeId: PINNED.programme, version: PINNED.version, rules },
        ...{ division: county, unit: committee, lastDay, overdueAt: endOfLocalDate(lastDay) },
      };
      return { type: 'OpenEscalation', data, ...on(m) };
    },
    ...[0, 1, 2].map(() => (m: M): EscalationCommand => {
      const dueAt = (m.dice.chance(92) ? known(m)?.next?.dueAt : undefined) ?? m.now;
      return { type: 'TakeEscalationStep', data: { escalationId: m.id, dueAt, target: target(m) }, ...on(m) };
    }),
    ...[0, 1].map(() => (m: M): EscalationCommand => {
      const drafted = m.dice.chance(15) ? known(m)?.drafted?.drafted : undefined;
      const code = drafted?.code ?? m.dice.pick(['remind', 'order', 'order', 'talk', 'criticise', 'ghost'] as const);
      const data = { escalationId: m.id, code, target: target(m), by: drafted?.draftedBy ?? by(m) };
      return { type: 'DraftEscalation', data, ...on(m) };
    }),
    ...[0, 1, 2].map(() => (m: M): EscalationCommand => {
      const told = m.dice.chance(20) ? known(m)?.drafted?.told : undefined;
      const rest = { unit: m.dice.chance(92) ? committee : null, underCommand: m.dice.chance(88) };
      const data = { escalationId: m.id, step: step(m), ...rest, calendar: someCalendar(m.dice), ...late(m) };
      return { type: 'TellEscalatedUnit', data: { ...data, by: told?.toldBy ?? by(m) }, ...on(m) };
    }),
    ...[0, 1].map(() => (m: M): EscalationCommand => {
      const unit = m.dice.chance(80) ? committee : m.dice.pick(units);
      const data = { escalationId: m.id, step: step(m), unit, text: sealed(`陈述${m.dice.below(3)}`), by: by(m) };
      return { type: 'StateEscalatedCase', data: { ...data, ...forUnit(m) }, ...on(m) };
    }),
    ...[0, 1, 2, 3].map(() => (m: M): EscalationCommand => {
      const decided = m.dice.chance(12) ? known(m)?.decided : undefined;
      const leader: OfficerAsOf = m.dice.chance(50) ? magistrate : by(m);
      const data = {
        ...{ escalationId: m.id, step: decided?.step ?? step(m), documentNumber: numberOf(m.dice, '21') },
        ...{ document: null, target: target(m), underCommand: m.dice.chance(88), by: decided?.decidedBy ?? leader },
        ...late(m),
      };
      return { type: 'DecideEscalation', data, ...on(m) };
    }),
    (m) => ({ type: 'DropEscalation', data: { escalationId: m.id, step: step(m), reason, by: by(m) }, ...on(m) }),
    ...[0, 1].map(() => (m: M): EscalationCommand => {
      const state = known(m);
      const waits = m.dice.pick(state?.unserved ?? [])?.step;
      const number = (m.dice.chance(70) ? waits : state?.decided?.step) ?? 1 + m.dice.below(4);
      const data = { escalationId: m.id, step: number, way: 'post' as const, by: by(m), ...late(m) };
      return { type: 'ServeEscalation', data, ...on(m) };
    }),
    (m) => {
      const because = m.dice.pick(['submitted', 'done', 'withdrawn'] as const);
      return m.dice.chance(25) ? { type: 'EndEscalation', data: { escalationId: m.id, because }, ...on(m) } : null;
    },
  ],
  objections: {
    OpenEscalation: (state, { data }) => [
      [SILENT, state.status === 'open' && state.opened.overdueAt === data.overdueAt],
    ],
    TakeEscalationStep: ofKnown((state, { data, now }: CommandOf<'TakeEscalationStep'>) => {
      const asked = state.next?.dueAt === data.dueAt && data.target.overdueAt === state.opened.overdueAt;
      return [
        [SILENT, !asked],
        ['ESCALATION.NOT_YET_DUE', asked && now < data.dueAt],
      ];
    }),
    DraftEscalation: ofKnown((state, { data }: CommandOf<'DraftEscalation'>) => {
      const before = state.drafted?.drafted;
      if (before?.code === data.code && before.draftedBy !== null && samePerson(before.draftedBy, data.by)) {
        return [[SILENT, true]];
      }
      const foreseen = rules.steps.some(({ code }) => code === data.code);
      const ahead = stepsAhead(state);
      const taken = foreseen && ahead.every(({ code }) => code !== data.code);
      return [
        ['ESCALATION.ENDED', state.status === 'ended'],
        ['ESCALATION.STEP_TAKEN', ahead.length === 0 || taken],
        ['ESCALATION.NOT_OVERDUE', data.target.overdueAt !== state.opened.overdueAt],
        ['ESCALATION.STEP_UNKNOWN', ahead.length > 0 && !foreseen],
      ];
    }),
    TellEscalatedUnit: ofKnown((state, command: CommandOf<'TellEscalatedUnit'>) => {
      const { step: number, unit, underCommand, by: who } = command.data;
      const before = state.drafted?.told;
      if (before?.step === number && samePerson(before.toldBy, who)) return [[SILENT, true]];
      return onDraft(state, number, ({ drafted, told }) => [
        ['ESCALATION.NO_STATEMENT', drafted.statement === null],
        ['ESCALATION.TOLD', drafted.statement !== null && told !== null],
        ['ESCALATION.NO_UNIT', unit === null],
        ['ESCALATION.NOT_UNDER_COMMAND', drafted.kind === 'circular' && !underCommand],
        ...lateOf(command, drafted.on),
      ]);
    }),
    StateEscalatedCase: ofKnown((state, command: CommandOf<'StateEscalatedCase'>) => {
      const { step: number, unit, text, lateEntry } = command.data;
      const before = state.drafted?.stated;
      if (before?.step === number && same(before.text, text)) return [[SILENT, true]];
      const day = lateEntry?.effectiveOn ?? command.today;
      return [
        ...lateOf(command, state.drafted?.told?.on ?? null),
        ...onDraft(state, number, ({ drafted, told }) => [
          ['ESCALATION.NO_STATEMENT', drafted.statement === null],
          ['ESCALATION.NOT_TOLD', drafted.statement !== null && told === null],
          ['ESCALATION.STATEMENT_OVER', told !== null && day > told.until.lastDay],
          ['ESCALATION.NOT_YOUR_UNIT', told !== null && told.unit.id !== unit.id],
        ]),
      ];
    }),
    DecideEscalation: ofKnown((state, command: CommandOf<'DecideEscalation'>) => {
      const { data, today } = command;
      if (state.decided?.step === data.step && samePerson(state.decided.decidedBy, data.by)) return [[SILENT, true]];
      return onDraft(state, data.step, ({ drafted, told }) => {
        const heard = drafted.statement !== null;
        const number = data.documentNumber ?? '';
        return [
          ['ESCALATION.LEADER_ONLY', data.by.role !== 'leader'],
          ['ESCALATION.SAME_PERSON', drafted.draftedBy !== null && samePerson(drafted.draftedBy, data.by)],
          ['ESCALATION.NOT_TOLD', heard && told === null],
          ['ESCALATION.STATEMENT_RUNNING', heard && told !== null && today <= told.until.lastDay],
          ['ESCALATION.NOT_OVERDUE', data.target.overdueAt !== state.opened.overdueAt],
          ['ESCALATION.NO_UNIT', told === null && data.target.unit === null],
          ['ESCALATION.NOT_UNDER_COMMAND', drafted.kind === 'circular' && !data.underCommand],
          ['ESCALATION.DOCUMENT_MISSING', drafted.kind === 'supervisionOrder' && number.trim() === ''],
          ...lateOf(command, told === null ? drafted.on : addDays(told.until.lastDay, 1)),
        ];
      });
    }),
    DropEscalation: ofKnown((state, { data }: CommandOf<'DropEscalation'>) => onDraft(state, data.step, () => [])),
    ServeEscalation: ofKnown((state, command: CommandOf<'ServeEscalation'>) => {
      const { step: number } = command.data;
      const { decided, unserved } = state;
      if (decided?.step === number && decided.kind === 'circular') {
        return [['ESCALATION.CIRCULAR_NOT_SERVED_HERE', true]];
      }
      const waits = unserved.find((each) => each.step === number);
      return [
        ['ESCALATION.NOT_DECIDED', waits === undefined],
        ...(waits === undefined ? [] : lateOf(command, waits.on)),
      ];
    }),
    EndEscalation: ofKnown(({ status }) => [[SILENT, status === 'ended']]),
  },
  standing: ({ status }) => status,
  moves: {
    EscalationOpened: { from: ['none', 'ended'], to: ['open'] },
    EscalationEnded: { from: ['open'], to: ['ended'] },
  },
  check: ({ event, before }) => {
    if (event.type !== 'EscalationDecided') return [];
    const { drafted } = before as Known;
    const { decidedBy } = event.data as { readonly decidedBy: OfficerAsOf };
    const wrong: string[] = [];
    if (drafted === null) wrong.push('decided although nothing was drafted');
    if (drafted?.drafted.draftedBy != null && samePerson(drafted.drafted.draftedBy, decidedBy)) {
      wrong.push('decided by who drafted it');
    }
    if (decidedBy.role !== 'leader') wrong.push('decided by nobody who leads');
    return wrong;
  },
});
