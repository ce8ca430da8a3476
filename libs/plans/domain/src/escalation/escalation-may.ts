import { addDays, sharePerson, type DomainError, type LocalDate, type OfficerAsOf } from '@gongjian/shared-kernel';
import type { DraftedStep, KnownEscalation } from './escalation-state.js';
import { stepsAhead } from './escalation-state.js';
import {
  escalationEnded,
  escalationNotDecided,
  escalationStepTaken,
  leaderOnly,
  nothingDrafted,
  ownDraft,
  statementNotForeseen,
  statementOver,
  statementRunning,
  unitNotTold,
  unitToldBefore,
} from './escalation.errors.js';

export const ESCALATION_ACTS = ['draft', 'tell', 'state', 'decide', 'drop', 'serve'] as const;
export type EscalationAct = (typeof ESCALATION_ACTS)[number];

export function refusesDrafting(state: KnownEscalation): DomainError | null {
  if (state.status === 'ended') return escalationEnded();
  return stepsAhead(state).length === 0 ? escalationStepTaken(state.gravest ?? '') : null;
}

export function refusesTelling(state: KnownEscalation): DomainError | null {
  return onDraft(state, ({ drafted, told }) => {
    if (drafted.statement === null) return statementNotForeseen();
    return told === null ? null : unitToldBefore();
  });
}

export function refusesStating(state: KnownEscalation, on: LocalDate): DomainError | null {
  return onDraft(state, ({ drafted, told }) => {
    if (drafted.statement === null) return statementNotForeseen();
    if (told === null) return unitNotTold();
    return on > told.until.lastDay ? statementOver(told.until.lastDay) : null;
  });
}

/** The last day the unit may state its case; `null` where none runs. */
export function lastDayToStateStep(state: KnownEscalation): LocalDate | null {
  return state.drafted?.told?.until.lastDay ?? null;
}

export function refusesDeciding(state: KnownEscalation, by: OfficerAsOf, today: LocalDate): DomainError | null {
  return onDraft(state, ({ drafted, told }) => {
    if (by.role !== 'leader' || by.kind === 'service') return leaderOnly();
    if (drafted.draftedBy !== null && sharePerson(drafted.draftedBy, by)) return ownDraft();
    if (drafted.statement === null) return null;
    if (told === null) return unitNotTold();
    return today <= told.until.lastDay ? statementRunning(told.until.lastDay) : null;
  });
}

export function refusesDropping(state: KnownEscalation): DomainError | null {
  return onDraft(state, () => null);
}

/** @param served the step; absent: any of those that wait */
export function refusesServing({ unserved }: KnownEscalation, served?: number): DomainError | null {
  return unserved.some(({ step }) => served === undefined || step === served) ? null : escalationNotDecided();
}

/** The first day it may be decided. */
export function decidedNotBefore({ drafted, told }: DraftedStep): LocalDate {
  return told === null ? drafted.on : addDays(told.until.lastDay, 1);
}

function onDraft(
  { status, drafted }: KnownEscalation,
  refuses: (step: DraftedStep) => DomainError | null,
): DomainError | null {
  if (drafted !== null) return refuses(drafted);
  return status === 'ended' ? escalationEnded() : nothingDrafted();
}
