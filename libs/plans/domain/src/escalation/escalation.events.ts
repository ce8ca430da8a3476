import type {
  Basis,
  Clock,
  DayCount,
  DomainEvent,
  FileReference,
  Instant,
  LocalDate,
  MaybeLate,
  NamedAsOf,
  OfficerAsOf,
  Reason,
  Sealed,
  SubjectAsOf,
  UnitAsOf,
} from '@gongjian/shared-kernel';
import type { EscalationKind, EscalationRules } from '../rules/escalation-rules.js';

/** What is overdue. */
export interface EscalationTarget {
  readonly kind: 'task' | 'rectification';
  readonly id: string;
  /** Of a task. */
  readonly planId: string | null;
  readonly heading: string | null;
  /** Of a rectification. */
  readonly subject: SubjectAsOf | null;
}

/** What others are told with everything that becomes of it. */
export interface EscalationPlace {
  readonly escalationId: string;
  readonly target: EscalationTarget;
  readonly programmeId: string;
  readonly version: number;
}

/** The step that comes next by rule. */
export interface NextStep {
  readonly code: string;
  readonly dueAt: Instant;
}

/** Something is overdue, and the programme says how it is pressed for; each time it becomes overdue again, once more. */
export interface EscalationOpened extends EscalationPlace {
  readonly rules: EscalationRules;
  readonly division: NamedAsOf;
  /** Who answers for it; `null`: nobody yet. */
  readonly unit: UnitAsOf | null;
  readonly lastDay: LocalDate;
  readonly overdueAt: Instant;
  readonly next: NextStep | null;
}

interface Taken {
  readonly escalationId: string;
  /** Steps of an escalation are numbered as they are taken, from 1. */
  readonly step: number;
  readonly code: string;
  readonly unit: UnitAsOf | null;
  readonly on: LocalDate;
  readonly next: NextStep | null;
  readonly basis: Basis;
}

/** 催办: all that happens by itself. */
export interface ReminderSent extends Taken {
  /** `null`: by rule. */
  readonly sentBy: OfficerAsOf | null;
}

/** 督办单、约谈、通报批评: nothing happens before a named leader decides. */
export interface EscalationDrafted extends Taken {
  readonly kind: Exclude<EscalationKind, 'reminder'>;
  readonly statement: DayCount | null;
  /** `null`: by rule. */
  readonly draftedBy: OfficerAsOf | null;
}

/** 告知 */
export interface UnitTold extends MaybeLate {
  readonly escalationId: string;
  readonly step: number;
  readonly unit: UnitAsOf;
  readonly on: LocalDate;
  /** Until then it may state its case. */
  readonly until: Clock;
  readonly toldBy: OfficerAsOf;
}

/** 陈述申辩 */
export interface UnitStated extends MaybeLate {
  readonly escalationId: string;
  readonly step: number;
  readonly unit: UnitAsOf;
  readonly text: Sealed;
  readonly on: LocalDate;
  readonly statedBy: OfficerAsOf;
}

export interface EscalationDecided extends EscalationPlace, MaybeLate {
  readonly step: number;
  readonly code: string;
  readonly kind: EscalationDrafted['kind'];
  readonly unit: UnitAsOf;
  readonly lastDay: LocalDate;
  readonly on: LocalDate;
  readonly documentNumber: string | null;
  readonly document: FileReference | null;
  /** How the unit was heard; `null`: the step does not foresee it. */
  readonly heard: { readonly toldOn: LocalDate; readonly until: LocalDate; readonly statedOn: LocalDate | null } | null;
  readonly decidedBy: OfficerAsOf;
  readonly basis: Basis;
}

/** The step that was drafted is not taken. */
export interface EscalationDropped {
  readonly escalationId: string;
  readonly step: number;
  readonly reason: Reason;
  /** `null`: a graver step takes its place. */
  readonly droppedBy: OfficerAsOf | null;
}

export const SERVICE_WAYS = ['inPerson', 'post', 'console', 'meeting'] as const;
export type ServiceWay = (typeof SERVICE_WAYS)[number];

/** 送达 of an order, an interview held. */
export interface EscalationServed extends MaybeLate {
  readonly escalationId: string;
  readonly step: number;
  readonly on: LocalDate;
  readonly way: ServiceWay;
  readonly servedBy: OfficerAsOf;
}

export const ESCALATION_ENDS = ['submitted', 'done', 'newDate', 'refused', 'withdrawn'] as const;
/** What became of what was overdue. */
export type EscalationEnd = (typeof ESCALATION_ENDS)[number];

/** It is overdue no longer; a step that was not decided is dropped with it. */
export interface EscalationEnded {
  readonly escalationId: string;
  readonly because: EscalationEnd;
  readonly dropped: number | null;
}

export type EscalationEvent =
  | DomainEvent<'EscalationOpened', EscalationOpened>
  | DomainEvent<'ReminderSent', ReminderSent>
  | DomainEvent<'EscalationDrafted', EscalationDrafted>
  | DomainEvent<'UnitTold', UnitTold>
  | DomainEvent<'UnitStated', UnitStated>
  | DomainEvent<'EscalationDecided', EscalationDecided>
  | DomainEvent<'EscalationDropped', EscalationDropped>
  | DomainEvent<'EscalationServed', EscalationServed>
  | DomainEvent<'EscalationEnded', EscalationEnded>;
