import { Directory, type DirectoryGrant, type DirectoryPost, type Role } from '@gongjian/shared-access';
import type {
  ActingOfficer,
  LocalDate,
  NamedAsOf,
  OfficerAsOf,
  PersonNamed,
  SubjectAsOf,
  UnitAsOf,
} from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import {
  divisionUnknown,
  personUnknown,
  subjectClosed,
  subjectUnknown,
  unitClosed,
  unitUnknown,
} from './directory-names.errors.js';

/** Units, divisions and posts with the names they have now, for events to keep. */
@Injectable()
export class DirectoryNames {
  constructor(private readonly directory: Directory) {}

  /** @throws DomainError UNIT.UNKNOWN, UNIT.CLOSED */
  async unit(tenant: string, unitId: string, today: LocalDate): Promise<UnitAsOf> {
    const unit = await this.directory.unit(tenant, unitId);
    if (unit === null) throw unitUnknown(unitId);
    if (unit.closedOn !== null && unit.closedOn <= today) throw unitClosed(unitId, unit.name);
    return { id: unit.id, name: unit.name, division: named(unit.division) };
  }

  /** Where a unit stands or stood, closed or not: what the policy asks. @throws DomainError UNIT.UNKNOWN */
  async placeOf(tenant: string, unitId: string): Promise<NamedAsOf> {
    const unit = await this.directory.unit(tenant, unitId);
    if (unit === null) throw unitUnknown(unitId);
    return named(unit.division);
  }

  /** The unit with the name it has now; what was known of it when the directory no longer tells. */
  async nowOf(tenant: string, known: UnitAsOf): Promise<UnitAsOf> {
    const unit = await this.directory.unit(tenant, known.id);
    return unit === null ? known : { id: unit.id, name: unit.name, division: named(unit.division) };
  }

  /** @throws DomainError SUBJECT.UNKNOWN, SUBJECT.CLOSED */
  async subject(tenant: string, subjectId: string, today: LocalDate): Promise<SubjectAsOf> {
    const subject = await this.directory.subject(tenant, subjectId);
    if (subject === null) throw subjectUnknown(subjectId);
    const { id, kind, name, class: class_, division, unit, closedOn } = subject;
    if (closedOn !== null && closedOn <= today) throw subjectClosed(subjectId, name);
    return { id, kind, name, class: class_, division: named(division), unit: unit === null ? null : named(unit) };
  }

  /** @throws DomainError DIVISION.UNKNOWN */
  async division(divisionId: string): Promise<NamedAsOf> {
    const division = await this.directory.division(divisionId);
    if (division === null) throw divisionUnknown(divisionId);
    return named(division);
  }

  /** A person with the post held now: in one of `unitIds` where there is one. @throws DomainError PERSON.UNKNOWN */
  async person(tenant: string, personId: string, unitIds: readonly string[] = []): Promise<PersonNamed> {
    const person = await this.directory.person(tenant, personId);
    if (person === null || person.status === 'erased') throw personUnknown(personId);
    const post = postIn(person.posts, unitIds);
    return {
      personId,
      text: null,
      post: post === null ? null : { id: post.id, name: post.title },
      unit: post === null ? null : named(post.unit),
    };
  }

  /**
   * Somebody whose act another person records, with the post in that unit.
   *
   * @throws DomainError PERSON.UNKNOWN
   */
  async officer(tenant: string, personId: string, unit?: UnitAsOf): Promise<ActingOfficer> {
    const person = await this.directory.person(tenant, personId);
    if (person === null || person.status === 'erased') throw personUnknown(personId);
    const post = postIn(person.posts, unit === undefined ? [] : [unit.id]);
    return {
      officer: {
        personId,
        role: null,
        post: post === null ? null : { id: post.id, name: post.title },
        unit: post === null ? null : named(post.unit),
        division: post === null ? null : named(post.division),
      },
      unitIds: [...new Set(person.posts.map(({ unit: { id } }) => id))],
    };
  }

  /**
   * Somebody with a right in force over the division: by the first of `roles` that is held there, an own right before one
   * held for another; `null` without one.
   *
   * @throws DomainError PERSON.UNKNOWN
   */
  async holderOf(
    roles: readonly Role[],
    tenant: string,
    personId: string,
    divisionId: string,
    today: LocalDate,
  ): Promise<OfficerAsOf | null> {
    const person = await this.directory.person(tenant, personId);
    if (person === null || person.status === 'erased') throw personUnknown(personId);
    const own = person.grants.filter(({ actsFor }) => actsFor === null);
    const lent = person.grants.filter(({ actsFor }) => actsFor !== null);
    for (const role of roles) {
      for (const grant of [...own, ...lent]) {
        if (grant.role !== role || grant.from > today || (grant.to !== null && grant.to < today)) continue;
        if (!(await this.directory.subtreeSet(grant.division.id)).has(divisionId)) continue;
        const post = postIn(person.posts, []);
        return {
          personId,
          role,
          post: post === null ? null : { id: post.id, name: post.title },
          unit: post === null ? null : named(post.unit),
          division: named(grant.division),
          ...representedBy(grant),
        };
      }
    }
    return null;
  }

  /** Everybody who is {@link holderOf} one of `roles` there, by id. */
  async holdersOf(
    roles: readonly Role[],
    tenant: string,
    divisionId: string,
    today: LocalDate,
  ): Promise<readonly OfficerAsOf[]> {
    const people = await this.directory.peopleWithRole(tenant, roles);
    const found = await Promise.all(people.map((id) => this.holderOf(roles, tenant, id, divisionId, today)));
    return found.filter((holder) => holder !== null);
  }
}

function representedBy({ actsFor, role }: DirectoryGrant): Pick<OfficerAsOf, 'onBehalfOf'> {
  if (actsFor === null) return {};
  const { personId, post, unit, division } = actsFor;
  return { onBehalfOf: { personId, role, post, unit, division: division === null ? null : named(division) } };
}

function postIn(posts: readonly DirectoryPost[], unitIds: readonly string[]): DirectoryPost | null {
  return posts.find((post) => unitIds.includes(post.unit.id)) ?? posts[0] ?? null;
}

function named({ id, name }: NamedAsOf): NamedAsOf {
  return { id, name };
}
