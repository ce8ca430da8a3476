import type {
  DomainCommand,
  FileReference,
  Instant,
  OfficerAsOf,
  Reason,
  Sealed,
  UnitAsOf,
  WorkingCalendar,
} from '@gongjian/shared-kernel';
import type { ForUnit, Late } from '../late.js';
import type { EscalationEnd, EscalationOpened, EscalationPlace, ServiceWay } from './escalation.events.js';

interface Of {
  readonly escalationId: string;
}

/** What is overdue, as it stood when it was read. */
export interface TargetAsOf {
  readonly stream: string;
  readonly revision: string;
  /** `null`: it is not overdue. */
  readonly overdueAt: Instant | null;
  readonly unit: UnitAsOf | null;
}

interface OfStep extends Of {
  readonly step: number;
}

export type OpenEscalation = DomainCommand<
  'OpenEscalation',
  EscalationPlace & Pick<EscalationOpened, 'rules' | 'division' | 'unit' | 'lastDay' | 'overdueAt'>
>;
/** By rule, when its time has come. */
export type TakeEscalationStep = DomainCommand<
  'TakeEscalationStep',
  Of & { readonly dueAt: Instant; readonly target: TargetAsOf }
>;
/** By the office, whenever. */
export type DraftEscalation = DomainCommand<
  'DraftEscalation',
  Of & { readonly code: string; readonly target: TargetAsOf; readonly by: OfficerAsOf }
>;
export type TellEscalatedUnit = DomainCommand<
  'TellEscalatedUnit',
  OfStep &
    Late & {
      readonly unit: UnitAsOf | null;
      /** Its superiors lead to the authority. */
      readonly underCommand: boolean;
      readonly calendar: WorkingCalendar;
      readonly by: OfficerAsOf;
    }
>;
export type StateEscalatedCase = DomainCommand<
  'StateEscalatedCase',
  OfStep & ForUnit & { readonly text: Sealed; readonly by: OfficerAsOf }
>;
export type DecideEscalation = DomainCommand<
  'DecideEscalation',
  OfStep &
    Late & {
      readonly documentNumber: string | null;
      readonly document: FileReference | null;
      readonly target: TargetAsOf;
      readonly underCommand: boolean;
      readonly by: OfficerAsOf;
    }
>;
export type DropEscalation = DomainCommand<
  'DropEscalation',
  OfStep & { readonly reason: Reason; readonly by: OfficerAsOf }
>;
export type ServeEscalation = DomainCommand<
  'ServeEscalation',
  OfStep & Late & { readonly way: ServiceWay; readonly by: OfficerAsOf }
>;
export type EndEscalation = DomainCommand<'EndEscalation', Of & { readonly because: EscalationEnd }>;

export type EscalationCommand =
  | OpenEscalation
  | TakeEscalationStep
  | DraftEscalation
  | TellEscalatedUnit
  | StateEscalatedCase
  | DecideEscalation
  | DropEscalation
  | ServeEscalation
  | EndEscalation;
