import type {
  BasisInput,
  DomainCommand,
  FileReference,
  LateEntry,
  LocalDate,
  OfficerAsOf,
  Reason,
} from '@gongjian/shared-kernel';
import type { Honours } from '../rules/outcomes.js';
import type { CommendationProposed } from './commendation.events.js';

interface OfCommendation {
  readonly commendationId: string;
}

export type ProposeCommendation = DomainCommand<
  'ProposeCommendation',
  Omit<CommendationProposed, 'basis' | 'on' | 'lateEntry'> & {
    readonly lateEntry: LateEntry | null;
    /** The day of the result it is earned by. */
    readonly notBefore: LocalDate;
    /** What the result earns by the version it was decided under. */
    readonly earned: Honours['commendations'];
    /** Barred from honours to that day, or without end; `null`: not barred. */
    readonly barred: { readonly until: LocalDate | null } | null;
    readonly inputs: readonly BasisInput[];
  }
>;
export type DecideCommendation = DomainCommand<
  'DecideCommendation',
  OfCommendation & {
    readonly documentNumber: string;
    readonly document: FileReference | null;
    readonly by: OfficerAsOf;
    readonly lateEntry: LateEntry | null;
    readonly inputs: readonly BasisInput[];
  }
>;
export type DropCommendation = DomainCommand<
  'DropCommendation',
  OfCommendation & { readonly reason: Reason; readonly by: OfficerAsOf }
>;
export type RevokeCommendation = DomainCommand<
  'RevokeCommendation',
  OfCommendation & { readonly reason: Reason; readonly by: OfficerAsOf }
>;

export type CommendationCommand = ProposeCommendation | DecideCommendation | DropCommendation | RevokeCommendation;
