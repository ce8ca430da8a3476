import type { ActedFor, DivisionRef, Role } from '@gongjian/directory-contracts';
import type { LocalDate, NamedAsOf } from '@gongjian/shared-kernel';
import type { Seat } from './directory/directory.js';

export type { Role } from '@gongjian/directory-contracts';

/** A post held today, named as it is now. */
export interface DirectoryPost {
  readonly id: string;
  readonly title: string;
  readonly unit: NamedAsOf;
  readonly division: DivisionRef;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

/** A right in force when the principal was made; `to` is its last day. */
export interface RoleGrant {
  readonly id: string;
  readonly role: Role;
  readonly division: NamedAsOf;
  readonly divisionCode: string;
  /** The division and all below it. Shared between principals: never change it. */
  readonly divisionIds: ReadonlySet<string>;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  /** Acting 主持工作 and delegation 代办: the person whose right this is. */
  readonly onBehalfOf?: ActedFor;
  /** It is of an auditor's seat: it reads, and no more than what the seat is for. */
  readonly seat?: Seat;
}

/** Who a request is from. Made anew when the directory says something else; never stored. */
export interface Principal {
  readonly kind: 'person' | 'service';
  readonly tenant: string;
  readonly id: string;
  /** As the issuer names the account; shown to its owner only. */
  readonly accountName: string;
  readonly grants: readonly RoleGrant[];
  /** Of a service account: the system itself, by its name, in the unit that answers for it. */
  readonly posts: readonly DirectoryPost[];
  /** Units of the posts. */
  readonly unitIds: readonly string[];
  /** The division the tenant is rooted at: the place of everything that names none. */
  readonly rootDivisionId: string;
}
