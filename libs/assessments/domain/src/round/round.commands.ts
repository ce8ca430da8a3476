import type { RoundDefinition } from '@gongjian/plans-contracts';
import type {
  BasisInput,
  DomainCommand,
  LocalDate,
  ManyInputs,
  NamedAsOf,
  OfficerAsOf,
  Reason,
  WorkingCalendar,
} from '@gongjian/shared-kernel';
import type { Late } from '../late.js';
import type { Pinned, RoundKind, RoundPeriod } from '../pinned.js';
import type { LargeTie, Tie } from '../rules/graded.js';
import type { RoundConcluded } from './round.events.js';

export type OpenRound = DomainCommand<
  'OpenRound',
  Pinned & {
    readonly roundId: string;
    readonly kind: RoundKind;
    /** Of the version; `null`: it has no round of that code. */
    readonly round: RoundDefinition | null;
    readonly historic: boolean;
    readonly plan: { readonly id: string; readonly from: LocalDate; readonly to: LocalDate } | null;
    readonly applicationId: string | null;
    readonly division: NamedAsOf;
    readonly period: RoundPeriod;
    readonly calendar: WorkingCalendar;
    readonly by: OfficerAsOf | null;
  }
>;
export type RecordSubjectsEntered = DomainCommand<
  'RecordSubjectsEntered',
  { readonly roundId: string; readonly count: number; readonly sha256: string }
>;
export type CloseRound = DomainCommand<
  'CloseRound',
  Late & {
    readonly roundId: string;
    /** Of a summary: the rounds that are summed up. */
    readonly sheets: number;
    readonly unfinished: number;
    /** Sheets that are not scored, rounds without a conclusion, are left out. */
    readonly leaveOut: boolean;
    readonly by: OfficerAsOf;
  }
>;
export type RecordTies = DomainCommand<
  'RecordTies',
  { readonly roundId: string; readonly ties: readonly Tie[]; readonly large: readonly LargeTie[] }
>;
export type DecideTie = DomainCommand<
  'DecideTie',
  {
    readonly roundId: string;
    /** The first one first; of a large tie its SHA-256. */
    readonly tie: { readonly subjectIds: readonly string[] } | { readonly together: string };
    readonly reason: Reason;
    readonly by: OfficerAsOf;
  }
>;
export type RecordConclusion = DomainCommand<
  'RecordConclusion',
  { readonly roundId: string; readonly inputs: readonly BasisInput[] | ManyInputs } & Pick<
    RoundConcluded,
    'count' | 'sha256' | 'grades' | 'averages' | 'previousPeriodKey'
  >
>;
export type CancelRound = DomainCommand<
  'CancelRound',
  { readonly roundId: string; readonly reason: Reason; readonly by: OfficerAsOf }
>;
export type MarkRoundOverdue = DomainCommand<'MarkRoundOverdue', { readonly roundId: string }>;

export type ReviseRoundDue = DomainCommand<
  'ReviseRoundDue',
  { readonly roundId: string; readonly calendar: WorkingCalendar }
>;

export type RoundCommand =
  | OpenRound
  | RecordSubjectsEntered
  | CloseRound
  | RecordTies
  | DecideTie
  | RecordConclusion
  | CancelRound
  | MarkRoundOverdue
  | ReviseRoundDue;
