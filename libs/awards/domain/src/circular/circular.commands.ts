import type {
  BasisInput,
  DayCount,
  DomainCommand,
  FileReference,
  LateEntry,
  LocalDate,
  OfficerAsOf,
  Sealed,
  WorkingCalendar,
} from '@gongjian/shared-kernel';
import type { CircularClosed, CircularDrafted } from './circular.events.js';

interface Act {
  readonly circularId: string;
  readonly by: OfficerAsOf;
  readonly lateEntry: LateEntry | null;
}

export type DraftCircular = DomainCommand<
  'DraftCircular',
  Omit<CircularDrafted, 'basis' | 'on' | 'lateEntry'> & {
    readonly lateEntry: LateEntry | null;
    /** The day of the result it comes of. */
    readonly notBefore: LocalDate;
    /** The unit's superiors lead to the authority. */
    readonly underCommand: boolean;
    readonly inputs: readonly BasisInput[];
  }
>;
export type TellUnit = DomainCommand<
  'TellUnit',
  Act & { readonly statement: DayCount; readonly calendar: WorkingCalendar }
>;
export type ReviseStatementTime = DomainCommand<
  'ReviseStatementTime',
  { readonly circularId: string; readonly calendar: WorkingCalendar }
>;
export type RecordUnitStatement = DomainCommand<'RecordUnitStatement', Act & { readonly text: Sealed }>;
export type DecideCircular = DomainCommand<
  'DecideCircular',
  Act & {
    readonly documentNumber: string;
    readonly document: FileReference | null;
    readonly inputs: readonly BasisInput[];
  }
>;
export type DropCircular = DomainCommand<'DropCircular', CircularClosed>;
export type WithdrawCircular = DomainCommand<'WithdrawCircular', CircularClosed>;

export type CircularCommand =
  | DraftCircular
  | TellUnit
  | ReviseStatementTime
  | RecordUnitStatement
  | DecideCircular
  | DropCircular
  | WithdrawCircular;
