import type { ServiceRole } from '@gongjian/directory-contracts';
import type { DomainCommand, LocalDate } from '@gongjian/shared-kernel';
import type { DivisionChoice, UnitChoice } from '../references.js';

export type ServiceCommand =
  | DomainCommand<
      'RegisterService',
      {
        readonly name: string;
        readonly unit: UnitChoice;
        /** Where the unit stands. */
        readonly division: DivisionChoice;
      }
    >
  | DomainCommand<
      'GrantServiceRole',
      {
        readonly grantId: string;
        readonly role: ServiceRole;
        readonly division: DivisionChoice;
        readonly from: LocalDate;
        readonly to: LocalDate | null;
      }
    >
  | DomainCommand<
      'EndServiceRole',
      {
        readonly grantId: string;
        /** Last day; `null`: at once. */
        readonly to: LocalDate | null;
        readonly reason: string;
      }
    >
  | DomainCommand<'BindServiceAccount', { readonly issuer: string; readonly subject: string }>
  | DomainCommand<
      'UnbindServiceAccount',
      { readonly issuer: string; readonly subject: string; readonly reason: string | null }
    >
  | DomainCommand<'CloseService', { readonly reason: string }>;
