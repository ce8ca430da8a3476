import type { DomainEvent, LocalDate, NamedAsOf, Sealed } from '@gongjian/shared-kernel';
import type { CorrectedFact, DivisionRef, PersonRole } from './references.js';

/** The person and the post an acting or delegated right is exercised for. */
export interface ActedFor {
  readonly personId: string;
  readonly post: NamedAsOf | null;
  readonly unit: NamedAsOf | null;
  readonly division: DivisionRef | null;
}

interface RoleGrantGiven {
  readonly grantId: string;
  readonly role: PersonRole;
  readonly division: DivisionRef;
  readonly from: LocalDate;
}

/** What happened on these days; `to` is the last one, `null`: up to now, whenever it is read. */
export interface RecordsPeriod {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

/**
 * Stream `person-<uuid>`. Only `name` and `phone` are personal, and they are sealed under the person's key; nothing
 * else in the stream depends on them. Dates are inclusive: `to` is the last day.
 */
export type PersonEvent =
  | DomainEvent<'PersonRegistered', { readonly name: Sealed; readonly phone: Sealed | null }>
  | DomainEvent<'PersonNameChanged', { readonly name: Sealed; readonly reason: string | null }>
  | DomainEvent<'PersonPhoneChanged', { readonly phone: Sealed | null }>
  | DomainEvent<
      'PostTaken',
      {
        readonly postId: string;
        readonly title: string;
        readonly unit: NamedAsOf;
        readonly division: DivisionRef;
        readonly from: LocalDate;
      }
    >
  | DomainEvent<'PostLeft', { readonly postId: string; readonly to: LocalDate; readonly reason: string | null }>
  | DomainEvent<
      'PostRecordCorrected',
      {
        readonly corrects: CorrectedFact;
        readonly postId: string;
        readonly title?: string;
        readonly from?: LocalDate;
        readonly to?: LocalDate;
        readonly previous: { readonly title?: string; readonly from?: LocalDate; readonly to?: LocalDate };
        readonly reason: string;
      }
    >
  | DomainEvent<'RoleGranted', RoleGrantGiven & { readonly to: LocalDate | null }>
  | DomainEvent<'ActingAppointed', RoleGrantGiven & { readonly to: LocalDate | null; readonly actsFor: ActedFor }>
  | DomainEvent<'RoleDelegated', RoleGrantGiven & { readonly to: LocalDate; readonly actsFor: ActedFor }>
  | DomainEvent<
      'RoleGrantEnded',
      {
        readonly grantId: string;
        readonly to: LocalDate;
        /** True: not in force from the moment this was recorded, although `to` is that day. */
        readonly atOnce: boolean;
        readonly reason: string;
      }
    >
  | DomainEvent<
      'AuditorSeatGiven',
      {
        readonly seatId: string;
        /** The role `auditor` on each of these divisions and below. */
        readonly places: readonly { readonly grantId: string; readonly division: DivisionRef }[];
        readonly records: RecordsPeriod;
        /** Reads also the log itself, whole, which knows no divisions and no period: to verify it. */
        readonly wholeLog: boolean;
        readonly from: LocalDate;
        readonly to: LocalDate;
        readonly purpose: string;
      }
    >
  | DomainEvent<'AuditorSeatExtended', { readonly seatId: string; readonly to: LocalDate; readonly reason: string }>
  | DomainEvent<
      'AuditorSeatEnded',
      {
        readonly seatId: string;
        readonly to: LocalDate;
        /** As of a grant. */
        readonly atOnce: boolean;
        readonly reason: string;
      }
    >
  | DomainEvent<'AccountBound', { readonly issuer: string; readonly subject: string }>
  | DomainEvent<'AccountUnbound', { readonly issuer: string; readonly subject: string; readonly reason: string | null }>
  | DomainEvent<'PersonErased', { readonly reason: string }>;
