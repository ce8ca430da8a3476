import type { DivisionRef } from '@gongjian/directory-contracts';
import type { DomainCommand } from '@gongjian/shared-kernel';

export type TenantCommand =
  | DomainCommand<
      'FoundTenant',
      {
        readonly name: string;
        readonly rootDivision: DivisionRef;
        readonly timeZone: string;
        readonly retentionYears: number;
      }
    >
  | DomainCommand<'RenameTenant', { readonly name: string }>
  | DomainCommand<'SetRetentionPeriod', { readonly years: number; readonly reason: string }>;
