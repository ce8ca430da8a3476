import type { DomainEvent } from '@gongjian/shared-kernel';
import type { DivisionRef } from './references.js';

/** Stream `tenant-<tenant>`: the campaign office of a district and what it has settled for itself. */
export type TenantEvent =
  | DomainEvent<
      'TenantFounded',
      {
        readonly name: string;
        readonly rootDivision: DivisionRef;
        readonly timeZone: string;
        readonly retentionYears: number;
      }
    >
  | DomainEvent<'TenantRenamed', { readonly name: string; readonly previousName: string }>
  | DomainEvent<
      'RetentionPeriodSet',
      { readonly years: number; readonly previousYears: number; readonly reason: string }
    >;
