import type { ActedFor, CorrectedFact, PersonRole, RecordsPeriod } from '@gongjian/directory-contracts';
import type { DomainCommand, LocalDate, Sealed } from '@gongjian/shared-kernel';
import type { DivisionChoice, UnitChoice } from '../references.js';

interface GrantAsked {
  readonly grantId: string;
  readonly role: PersonRole;
  readonly division: DivisionChoice;
  readonly from: LocalDate;
}

interface PostAsked {
  readonly postId: string;
  readonly title: string;
  readonly unit: UnitChoice;
  /** Where the unit stands. */
  readonly division: DivisionChoice;
  readonly from: LocalDate;
}

export type PersonCommand =
  | DomainCommand<
      'RegisterPerson',
      {
        readonly name: Sealed;
        readonly phone: Sealed | null;
        /** The post the person comes with. */
        readonly post: PostAsked | null;
      }
    >
  | DomainCommand<'ChangePersonName', { readonly name: Sealed; readonly reason: string | null }>
  | DomainCommand<'ChangePersonPhone', { readonly phone: Sealed | null }>
  | DomainCommand<'TakePost', PostAsked>
  | DomainCommand<'LeavePost', { readonly postId: string; readonly to: LocalDate; readonly reason: string | null }>
  | DomainCommand<
      'CorrectPostRecord',
      {
        readonly corrects: CorrectedFact;
        readonly postId: string;
        readonly title?: string;
        readonly from?: LocalDate;
        readonly to?: LocalDate;
        readonly reason: string;
      }
    >
  | DomainCommand<'GrantRole', GrantAsked & { readonly to: LocalDate | null }>
  | DomainCommand<
      'AppointActing',
      GrantAsked & { readonly personId: string; readonly to: LocalDate | null; readonly actsFor: ActedFor }
    >
  | DomainCommand<
      'DelegateRole',
      GrantAsked & {
        readonly personId: string;
        readonly to: LocalDate;
        readonly actsFor: ActedFor;
        /** The delegator's own grants as the directory knows them. */
        readonly delegatorGrants: readonly HeldGrant[];
      }
    >
  | DomainCommand<
      'EndRoleGrant',
      {
        readonly grantId: string;
        /** Last day; `null`: at once. */
        readonly to: LocalDate | null;
        readonly reason: string;
      }
    >
  | DomainCommand<
      'GiveAuditorSeat',
      {
        readonly seatId: string;
        readonly places: readonly { readonly grantId: string; readonly division: DivisionChoice }[];
        readonly records: RecordsPeriod;
        readonly wholeLog: boolean;
        readonly from: LocalDate;
        readonly to: LocalDate;
        readonly purpose: string;
      }
    >
  | DomainCommand<'ExtendAuditorSeat', { readonly seatId: string; readonly to: LocalDate; readonly reason: string }>
  | DomainCommand<
      'EndAuditorSeat',
      {
        readonly seatId: string;
        /** Last day; `null`: at once. */
        readonly to: LocalDate | null;
        readonly reason: string;
      }
    >
  | DomainCommand<'BindAccount', { readonly issuer: string; readonly subject: string }>
  | DomainCommand<
      'UnbindAccount',
      { readonly issuer: string; readonly subject: string; readonly reason: string | null }
    >
  | DomainCommand<'ErasePerson', { readonly reason: string; readonly retentionYears: number }>;

/** A right of the person; `to` is the last day, `null` while it has none. */
export interface HeldGrant {
  readonly id: string;
  readonly kind: 'granted' | 'acting' | 'delegated';
  readonly role: PersonRole;
  readonly division: { readonly id: string; readonly name: string; readonly code: string };
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly endedAtOnce: boolean;
  readonly actsFor: ActedFor | null;
  /** Absent: it is not of an auditor's seat. */
  readonly seat?: HeldSeat;
}

/** An auditor's seat 审计席位: one right on each of its divisions, with what may be read by them. */
export interface HeldSeat {
  readonly id: string;
  readonly records: RecordsPeriod;
  /** Reads also the log itself, which knows no divisions and no period. */
  readonly wholeLog: boolean;
  readonly purpose: string;
}
