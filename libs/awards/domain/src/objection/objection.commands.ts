import type {
  BasisInput,
  DayCount,
  DomainCommand,
  LateEntry,
  LocalDate,
  NamedAsOf,
  OfficerAsOf,
  Reason,
  Sealed,
  WorkingCalendar,
} from '@gongjian/shared-kernel';
import type { Pinned } from '../pinned.js';
import type { ObjectionOutcome, ObjectionReplied } from './objection.events.js';

interface OfObjection {
  readonly objectionId: string;
}

interface OfficeAct extends OfObjection {
  readonly by: OfficerAsOf;
  readonly lateEntry: LateEntry | null;
}

export interface ReceivingObjection extends Pinned, OfObjection {
  readonly noticeId: string;
  readonly division?: NamedAsOf;
  readonly titleId: string | null;
  readonly subjectId: string | null;
  /** Of the notice. */
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  readonly identity: Sealed | null;
  readonly contact: Sealed | null;
  readonly text: Sealed;
  readonly reply: DayCount;
  readonly lateEntry: LateEntry | null;
  readonly calendar: WorkingCalendar;
}

/** Ids of everybody who assessed the candidate, or any where it is about the whole notice. */
type Assessors = readonly string[];

export type ReceiveObjection = DomainCommand<'ReceiveObjection', ReceivingObjection>;
export type AssignHandler = DomainCommand<
  'AssignHandler',
  OfObjection & {
    readonly handler: OfficerAsOf;
    readonly assessors: Assessors;
    readonly by: OfficerAsOf;
    readonly reason?: Reason;
  }
>;
export type DecideObjection = DomainCommand<
  'DecideObjection',
  OfficeAct & {
    readonly outcome: ObjectionOutcome;
    readonly assessors: Assessors;
    readonly findings: Sealed | null;
    readonly inputs: readonly BasisInput[];
  }
>;
export type ReplyToObjection = DomainCommand<'ReplyToObjection', OfficeAct & { readonly way: ObjectionReplied['way'] }>;
export type OpenIdentity = DomainCommand<
  'OpenIdentity',
  OfObjection & { readonly reason: Reason; readonly by: OfficerAsOf }
>;
export type ReviseObjectionTime = DomainCommand<
  'ReviseObjectionTime',
  OfObjection & { readonly calendar: WorkingCalendar }
>;
export type MarkObjectionOverdue = DomainCommand<'MarkObjectionOverdue', OfObjection>;

export type ObjectionCommand =
  | ReceiveObjection
  | AssignHandler
  | DecideObjection
  | ReplyToObjection
  | OpenIdentity
  | ReviseObjectionTime
  | MarkObjectionOverdue;
