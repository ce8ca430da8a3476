import type { DomainEvent, LocalDate, NamedAsOf } from '@gongjian/shared-kernel';
import type { DivisionRef, ServiceRole } from './references.js';

/**
 * Stream `service-<uuid>`: the system of an agency 部门系统 that signs in as itself. `unit` answers for it; `division` is
 * where that unit stands. Nothing in it is personal. Dates are inclusive: `to` is the last day.
 */
export type ServiceEvent =
  | DomainEvent<
      'ServiceRegistered',
      { readonly name: string; readonly unit: NamedAsOf; readonly division: DivisionRef }
    >
  | DomainEvent<
      'ServiceRoleGranted',
      {
        readonly grantId: string;
        readonly role: ServiceRole;
        readonly division: DivisionRef;
        readonly from: LocalDate;
        readonly to: LocalDate | null;
      }
    >
  | DomainEvent<
      'ServiceRoleEnded',
      {
        readonly grantId: string;
        readonly to: LocalDate;
        /** True: not in force from the moment this was recorded, although `to` is that day. */
        readonly atOnce: boolean;
        readonly reason: string;
      }
    >
  | DomainEvent<'ServiceAccountBound', { readonly issuer: string; readonly subject: string }>
  | DomainEvent<
      'ServiceAccountUnbound',
      { readonly issuer: string; readonly subject: string; readonly reason: string | null }
    >
  /** For good: what it could sign in with is named here and bound no longer. */
  | DomainEvent<
      'ServiceClosed',
      {
        readonly reason: string;
        readonly accounts: readonly { readonly issuer: string; readonly subject: string }[];
      }
    >;
