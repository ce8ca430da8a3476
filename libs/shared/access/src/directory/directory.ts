import type {
  ActedFor,
  DivisionLevel,
  DivisionRef,
  RecordsPeriod,
  Role,
  SubjectKind,
  UnitKind,
} from '@gongjian/directory-contracts';
import type { LocalDate, NamedAsOf } from '@gongjian/shared-kernel';
import type { DirectoryPost } from '../principal.js';

export interface DirectoryTenant {
  readonly id: string;
  readonly name: string;
  readonly rootDivision: DivisionRef;
  readonly timeZone: string;
  readonly retentionYears: number;
}

export interface DirectoryGrant {
  readonly id: string;
  readonly kind: 'granted' | 'acting' | 'delegated';
  readonly role: Role;
  readonly division: DivisionRef;
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly actsFor: ActedFor | null;
  readonly seat?: Seat;
}

/** The auditor's seat 审计席位 that a right is of, and the records it lets read. */
export interface Seat {
  readonly id: string;
  readonly records: RecordsPeriod;
  /** Reads also the log itself. */
  readonly wholeLog: boolean;
}

/** A person as of today: posts and rights in force, units and divisions named as they are now. No personal name. */
export interface DirectoryPerson {
  readonly id: string;
  readonly tenant: string;
  readonly status: 'registered' | 'erased';
  readonly posts: readonly DirectoryPost[];
  readonly grants: readonly DirectoryGrant[];
}

/** A unit as of today. */
export interface DirectoryUnit {
  readonly id: string;
  readonly tenant: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly division: DivisionRef;
  readonly superiorUnitId: string | null;
  /** First day on which it is closed. */
  readonly closedOn: LocalDate | null;
}

/** A division as of today. */
export interface DirectoryDivision {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly level: DivisionLevel;
  readonly parentId: string | null;
  /** First day on which it no longer stands. */
  readonly endedOn: LocalDate | null;
}

/** A subject 创建对象 as of today. */
export interface DirectorySubject {
  readonly id: string;
  readonly tenant: string;
  readonly kind: SubjectKind;
  readonly name: string;
  readonly class: string | null;
  readonly division: DivisionRef;
  readonly unit: NamedAsOf | null;
  /** First day on which it is closed. */
  readonly closedOn: LocalDate | null;
}

/** The system of an agency as of today: its rights in force, unit and divisions named as they are now. */
export interface DirectoryService {
  readonly id: string;
  readonly tenant: string;
  readonly status: 'registered' | 'closed';
  readonly name: string;
  /** The unit that answers for it. */
  readonly unit: NamedAsOf;
  readonly division: DivisionRef;
  readonly registeredOn: LocalDate;
  readonly grants: readonly DirectoryGrant[];
}

/** Whom a sign-in is bound to: a person or a service account. */
export type AccountHolder =
  { readonly tenant: string; readonly personId: string } | { readonly tenant: string; readonly serviceId: string };

/**
 * Port: the service's own copy of the directory, from directory's categories in the log. What another tenant owns is
 * answered like what does not exist. At most 5 s behind the log.
 *
 * @throws DomainError `ACCESS.STALE` (503) when the copy cannot be shown to be that fresh
 */
export abstract class Directory {
  /** Whether it can be relied on now. */
  abstract isFresh(): boolean;
  /** Grows whenever anything in it changes: what was computed at one revision holds while it stays (and the day does). */
  abstract revision(): number;
  abstract tenant(id: string): Promise<DirectoryTenant | null>;
  /** Of every tenant, in the order they have had their names. */
  abstract tenantIds(): Promise<readonly string[]>;
  /** What public addresses are about. Of several with that name the one that has had it longest. */
  abstract tenantNamed(name: string): Promise<DirectoryTenant | null>;
  abstract person(tenant: string, id: string): Promise<DirectoryPerson | null>;
  abstract service(tenant: string, id: string): Promise<DirectoryService | null>;
  abstract unit(tenant: string, id: string): Promise<DirectoryUnit | null>;
  /** The units that stand in the division today, not below it, by name. */
  abstract unitsOf(tenant: string, divisionId: string): Promise<readonly DirectoryUnit[]>;
  abstract division(id: string): Promise<DirectoryDivision | null>;
  /** The division and all above it, from itself up; empty when it is unknown. */
  abstract path(divisionId: string): Promise<readonly DirectoryDivision[]>;
  /** Ids of the division and all below it. */
  abstract subtree(divisionId: string): Promise<readonly string[]>;
  /** The same as a set, shared between callers: never change it. */
  abstract subtreeSet(divisionId: string): Promise<ReadonlySet<string>>;
  /**
   * Units for which somebody holds that role today, by an own right and a post there, or by an acting or delegated right
   * for one who has them. Shared between callers: never change it.
   */
  abstract unitsWithRole(tenant: string, role: Role): Promise<ReadonlySet<string>>;
  /** Who holds one of these roles today, by any kind of right, anywhere; by id. */
  abstract peopleWithRole(tenant: string, roles: readonly Role[]): Promise<readonly string[]>;
  abstract subject(tenant: string, id: string): Promise<DirectorySubject | null>;
  /**
   * Subjects that stand in the division or below it, by id: `limit` of those after the id `after` at most. One that moves
   * in or out while pages are read may be missed, or come although it has gone.
   */
  abstract subjectsIn(
    tenant: string,
    divisionId: string,
    after: string | null,
    limit: number,
  ): Promise<readonly DirectorySubject[]>;
  /** The open subject that is the unit itself. */
  abstract unitSubject(tenant: string, unitId: string): Promise<DirectorySubject | null>;
  /** The open subject that is the division itself. */
  abstract divisionSubject(tenant: string, divisionId: string): Promise<DirectorySubject | null>;
  /** Whom a token's (issuer, subject) is bound to. */
  abstract accountHolder(issuer: string, subject: string): Promise<AccountHolder | null>;
}
