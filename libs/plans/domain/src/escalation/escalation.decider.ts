import {
  assertNever,
  clockFrom,
  localDateAt,
  recordedLate,
  refuse,
  sameFacts,
  sharePerson,
  type Basis,
  type DayCount,
  type Decider,
  type OfficerAsOf,
} from '@gongjian/shared-kernel';
import { effectiveDay } from '../late.js';
import { escalationInterpreterOf } from '../rules/interpreter.js';
import type { EscalationRules, EscalationStep } from '../rules/escalation-rules.js';
import {
  decidedNotBefore,
  refusesDeciding,
  refusesDrafting,
  refusesDropping,
  refusesServing,
  refusesStating,
  refusesTelling,
} from './escalation-may.js';
import {
  evolveEscalation,
  stepsAhead,
  type DraftedStep,
  type EscalationState,
  type KnownEscalation,
} from './escalation-state.js';
import type {
  DecideEscalation,
  DraftEscalation,
  DropEscalation,
  EndEscalation,
  EscalationCommand,
  OpenEscalation,
  ServeEscalation,
  StateEscalatedCase,
  TakeEscalationStep,
  TargetAsOf,
  TellEscalatedUnit,
} from './escalation.commands.js';
import {
  circularServedElsewhere,
  documentNumberMissing,
  ESCALATION_LATE,
  escalatedUnitMissing,
  escalationNotFound,
  escalationNotYetDue,
  escalationStepChanged,
  escalationStepTaken,
  escalationStepUnknown,
  notTheEscalatedUnit,
  notUnderCommand,
  targetNotOverdue,
} from './escalation.errors.js';
import type { EscalationEvent, NextStep } from './escalation.events.js';

export const escalationDecider: Decider<EscalationState, EscalationCommand, EscalationEvent> = {
  initialState: { status: 'none' },
  decide,
  evolve: evolveEscalation,
};

function decide(command: EscalationCommand, state: EscalationState): readonly EscalationEvent[] {
  if (command.type === 'OpenEscalation') return open(command, state);
  if (state.status === 'none') throw escalationNotFound();
  switch (command.type) {
    case 'TakeEscalationStep':
      return takeNext(command, state);
    case 'DraftEscalation':
      return draft(command, state);
    case 'TellEscalatedUnit':
      return tell(command, state);
    case 'StateEscalatedCase':
      return stateCase(command, state);
    case 'DecideEscalation':
      return settle(command, state);
    case 'DropEscalation':
      return drop(command, state);
    case 'ServeEscalation':
      return serve(command, state);
    case 'EndEscalation':
      return end(command, state);
    default:
      return assertNever(command);
  }
}

function open({ data }: OpenEscalation, state: EscalationState): readonly EscalationEvent[] {
  if (state.status === 'open' && state.opened.overdueAt === data.overdueAt) return [];
  const ended: readonly EscalationEvent[] =
    state.status === 'open'
      ? [
          {
            type: 'EscalationEnded',
            data: { escalationId: data.escalationId, because: 'newDate', dropped: openStep(state) },
          },
        ]
      : [];
  const next = nextStep(data.rules, data.rules.steps[0], data.overdueAt);
  return [...ended, { type: 'EscalationOpened', data: { ...data, next } }];
}

function takeNext({ data, now }: TakeEscalationStep, state: KnownEscalation): readonly EscalationEvent[] {
  const { dueAt, target } = data;
  const { next, opened } = state;
  const step = opened.rules.steps.find(({ code }) => code === next?.code);
  if (step === undefined || next?.dueAt !== dueAt || target.overdueAt !== opened.overdueAt) return [];
  if (now < dueAt) throw escalationNotYetDue();
  return taken(step, state, { target, on: localDateAt(dueAt), by: null });
}

function draft({ data, today }: DraftEscalation, state: KnownEscalation): readonly EscalationEvent[] {
  const { code, target, by } = data;
  if (state.drafted?.drafted.code === code && isBy(state.drafted.drafted.draftedBy, by)) return [];
  refuse(refusesDrafting(state));
  if (target.overdueAt !== state.opened.overdueAt) throw targetNotOverdue();
  const step = stepsAhead(state).find((each) => each.code === code);
  if (step === undefined) {
    throw state.opened.rules.steps.some((each) => each.code === code)
      ? escalationStepTaken(code)
      : escalationStepUnknown(code);
  }
  return taken(step, state, { target, on: today, by });
}

interface Taking {
  readonly target: TargetAsOf;
  readonly on: string;
  readonly by: OfficerAsOf | null;
}

function taken(
  { code, kind, statement }: EscalationStep,
  state: KnownEscalation,
  { target, on, by }: Taking,
): readonly EscalationEvent[] {
  const { opened, drafted } = state;
  const { escalationId, rules, overdueAt } = opened;
  const [after] = stepsAhead({ opened, gravest: code });
  const data = {
    escalationId,
    step: state.steps + 1,
    code,
    unit: target.unit,
    on,
    next: nextStep(rules, after, overdueAt),
    basis: basisOf(state, target),
  };
  if (kind === 'reminder') return [{ type: 'ReminderSent', data: { ...data, sentBy: by } }];
  const reason = { code: 'graverStep', text: null };
  const superseded: readonly EscalationEvent[] =
    drafted === null
      ? []
      : [{ type: 'EscalationDropped', data: { escalationId, step: drafted.drafted.step, reason, droppedBy: null } }];
  return [...superseded, { type: 'EscalationDrafted', data: { ...data, kind, statement, draftedBy: by } }];
}

function tell(command: TellEscalatedUnit, state: KnownEscalation): readonly EscalationEvent[] {
  const { escalationId, step, unit, underCommand, calendar, by, lateEntry } = command.data;
  const told = state.drafted?.told ?? null;
  if (told !== null && told.step === step && sharePerson(told.toldBy, by)) return [];
  refuse(refusesTelling(state));
  const { drafted } = requireStep(state, step);
  if (unit === null) throw escalatedUnitMissing();
  if (drafted.kind === 'circular' && !underCommand) throw notUnderCommand();
  const on = effectiveDay(command, drafted.on, ESCALATION_LATE);
  const until = clockFrom(drafted.statement as DayCount, on, calendar);
  return [{ type: 'UnitTold', data: { escalationId, step, unit, on, until, toldBy: by, ...recordedLate(lateEntry) } }];
}

function stateCase(command: StateEscalatedCase, state: KnownEscalation): readonly EscalationEvent[] {
  const { escalationId, step, unit, text, by, lateEntry, recordedBy } = command.data;
  const { told, stated } = state.drafted ?? { told: null, stated: null };
  if (stated !== null && stated.step === step && sameFacts(stated.text, text)) return [];
  const on = effectiveDay(command, told?.on ?? null, ESCALATION_LATE);
  refuse(refusesStating(state, on));
  requireStep(state, step);
  if (told?.unit.id !== unit.id) throw notTheEscalatedUnit();
  return [
    {
      type: 'UnitStated',
      data: { escalationId, step, unit, text, on, statedBy: by, ...recordedLate(lateEntry, recordedBy) },
    },
  ];
}

function settle(command: DecideEscalation, state: KnownEscalation): readonly EscalationEvent[] {
  const { step, documentNumber, document, target, underCommand, by, lateEntry } = command.data;
  if (state.decided?.step === step && sharePerson(state.decided.decidedBy, by)) return [];
  refuse(refusesDeciding(state, by, command.today));
  const open_ = requireStep(state, step);
  const { drafted, told, stated } = open_;
  if (target.overdueAt !== state.opened.overdueAt) throw targetNotOverdue();
  const unit = told?.unit ?? target.unit;
  if (unit === null) throw escalatedUnitMissing();
  if (drafted.kind === 'circular' && !underCommand) throw notUnderCommand();
  if (drafted.kind === 'supervisionOrder' && (documentNumber ?? '').trim() === '') throw documentNumberMissing();
  const { escalationId, programmeId, version, lastDay } = state.opened;
  return [
    {
      type: 'EscalationDecided',
      data: {
        escalationId,
        target: state.opened.target,
        programmeId,
        version,
        step,
        code: drafted.code,
        kind: drafted.kind,
        unit,
        lastDay,
        on: effectiveDay(command, decidedNotBefore(open_), ESCALATION_LATE),
        documentNumber,
        document,
        heard: told === null ? null : { toldOn: told.on, until: told.until.lastDay, statedOn: stated?.on ?? null },
        decidedBy: by,
        basis: basisOf(state, target),
        ...recordedLate(lateEntry),
      },
    },
  ];
}

function drop({ data }: DropEscalation, state: KnownEscalation): readonly EscalationEvent[] {
  const { escalationId, step, reason, by } = data;
  refuse(refusesDropping(state));
  requireStep(state, step);
  return [{ type: 'EscalationDropped', data: { escalationId, step, reason, droppedBy: by } }];
}

function serve(command: ServeEscalation, state: KnownEscalation): readonly EscalationEvent[] {
  const { escalationId, step, way, by, lateEntry } = command.data;
  if (state.decided?.step === step && state.decided.kind === 'circular') throw circularServedElsewhere();
  refuse(refusesServing(state, step));
  const decided = state.unserved.find((each) => each.step === step);
  const on = effectiveDay(command, decided?.on ?? null, ESCALATION_LATE);
  return [
    { type: 'EscalationServed', data: { escalationId, step, on, way, servedBy: by, ...recordedLate(lateEntry) } },
  ];
}

function end({ data }: EndEscalation, state: KnownEscalation): readonly EscalationEvent[] {
  if (state.status === 'ended') return [];
  return [{ type: 'EscalationEnded', data: { ...data, dropped: openStep(state) } }];
}

function requireStep({ drafted }: KnownEscalation, step: number): DraftedStep {
  if (drafted === null || drafted.drafted.step !== step) throw escalationStepChanged(drafted?.drafted.step ?? 0);
  return drafted;
}

function openStep({ drafted }: KnownEscalation): number | null {
  return drafted?.drafted.step ?? null;
}

function nextStep(rules: EscalationRules, step: EscalationStep | undefined, overdueAt: string): NextStep | null {
  if (step === undefined) return null;
  return { code: step.code, dueAt: escalationInterpreterOf(rules).due(step, overdueAt) };
}

function isBy(drafter: OfficerAsOf | null, by: OfficerAsOf): boolean {
  return drafter !== null && sharePerson(drafter, by);
}

function basisOf({ opened, revision }: KnownEscalation, { stream, revision: seen }: TargetAsOf): Basis {
  const { programme, version, rules } = opened.rules;
  return {
    programme,
    version,
    rules,
    inputs: [
      { stream: `escalation-${opened.escalationId}`, revision: String(revision) },
      { stream, revision: seen },
    ],
  };
}
