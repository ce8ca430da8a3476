import {
  Directory,
  type AccountHolder,
  type DirectoryDivision,
  type DirectoryPerson,
  type DirectoryService,
  type DirectorySubject,
  type DirectoryTenant,
  type DirectoryUnit,
  type Role,
} from '@gongjian/shared-access';
import type { LocalDate } from '@gongjian/shared-kernel';
import { pathOf, placeById, subtreeOf } from './places.js';

/** Who and what a tenant has. */
export interface District {
  readonly tenant: DirectoryTenant;
  readonly persons: Map<string, DirectoryPerson>;
  readonly services: Map<string, DirectoryService>;
  readonly units: Map<string, DirectoryUnit>;
  readonly subjects: Map<string, DirectorySubject>;
}

/** Divisions are the same for all; the rest is what the district in use has. Accounts are called as who holds them. */
export class WorldDirectory extends Directory {
  private district: District | null = null;
  private changes = 0;

  use(district: District): void {
    this.district = district;
    this.changed();
  }

  changed(): void {
    this.changes += 1;
  }

  close(subjectId: string, closedOn: LocalDate): void {
    const known = this.district?.subjects.get(subjectId);
    if (known !== undefined) this.district?.subjects.set(subjectId, { ...known, closedOn });
    this.changed();
  }

  override async subjectsIn(
    tenant: string,
    divisionId: string,
    after: string | null,
    limit: number,
  ): Promise<readonly DirectorySubject[]> {
    const below = subtreeOf(divisionId);
    const all = [...(this.of(tenant)?.subjects.values() ?? [])].filter(({ division }) => below.has(division.id));
    const sorted = all.sort((a, b) => (a.id < b.id ? -1 : 1));
    return sorted.filter(({ id }) => after === null || id > after).slice(0, limit);
  }

  override async unitSubject(tenant: string, unitId: string): Promise<DirectorySubject | null> {
    const all = [...(this.of(tenant)?.subjects.values() ?? [])];
    return all.find(({ kind, unit }) => kind === 'unit' && unit?.id === unitId) ?? null;
  }

  override async divisionSubject(tenant: string, divisionId: string): Promise<DirectorySubject | null> {
    const all = [...(this.of(tenant)?.subjects.values() ?? [])];
    return all.find(({ kind, division }) => kind === 'division' && division.id === divisionId) ?? null;
  }

  override isFresh(): boolean {
    return true;
  }

  override revision(): number {
    return this.changes;
  }

  override async tenant(id: string): Promise<DirectoryTenant | null> {
    return this.of(id)?.tenant ?? null;
  }

  override async tenantIds(): Promise<readonly string[]> {
    return this.district === null ? [] : [this.district.tenant.id];
  }

  override async tenantNamed(name: string): Promise<DirectoryTenant | null> {
    return this.district?.tenant.name === name ? this.district.tenant : null;
  }

  override async person(tenant: string, id: string): Promise<DirectoryPerson | null> {
    return this.of(tenant)?.persons.get(id) ?? null;
  }

  override async service(tenant: string, id: string): Promise<DirectoryService | null> {
    return this.of(tenant)?.services.get(id) ?? null;
  }

  override async unit(tenant: string, id: string): Promise<DirectoryUnit | null> {
    return this.of(tenant)?.units.get(id) ?? null;
  }

  override async unitsOf(tenant: string, divisionId: string): Promise<readonly DirectoryUnit[]> {
    const units = [...(this.of(tenant)?.units.values() ?? [])].filter(({ division }) => division.id === divisionId);
    return units.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  override async division(id: string): Promise<DirectoryDivision | null> {
    return placeById(id);
  }

  override async path(divisionId: string): Promise<readonly DirectoryDivision[]> {
    return pathOf(divisionId);
  }

  override async subtree(divisionId: string): Promise<readonly string[]> {
    return [...subtreeOf(divisionId)];
  }

  override async subtreeSet(divisionId: string): Promise<ReadonlySet<string>> {
    return subtreeOf(divisionId);
  }

  override async unitsWithRole(tenant: string, role: Role): Promise<ReadonlySet<string>> {
    const holders = [...(this.of(tenant)?.persons.values() ?? [])].filter(({ grants }) =>
      grants.some((grant) => grant.role === role),
    );
    return new Set(holders.flatMap(({ posts }) => posts.map(({ unit }) => unit.id)));
  }

  override async peopleWithRole(tenant: string, roles: readonly Role[]): Promise<readonly string[]> {
    return [...(this.of(tenant)?.persons.values() ?? [])]
      .filter(({ grants }) => grants.some(({ role }) => roles.includes(role)))
      .map(({ id }) => id);
  }

  override async subject(tenant: string, id: string): Promise<DirectorySubject | null> {
    return this.of(tenant)?.subjects.get(id) ?? null;
  }

  override async accountHolder(_issuer: string, subject: string): Promise<AccountHolder | null> {
    if (this.district === null) return null;
    const { tenant, persons, services } = this.district;
    if (persons.has(subject)) return { tenant: tenant.id, personId: subject };
    return services.has(subject) ? { tenant: tenant.id, serviceId: subject } : null;
  }

  private of(tenant: string): District | null {
    return this.district?.tenant.id === tenant ? this.district : null;
  }
}
