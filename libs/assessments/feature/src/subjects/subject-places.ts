import type { PlacedSubject } from '@gongjian/assessments-domain';
import { Directory, type DirectoryDivision, type DirectorySubject } from '@gongjian/shared-access';
import { DomainError, type LocalDate, type NamedAsOf, type SubjectAsOf } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';

/** A subject as the directory has it now, for events to keep. */
export interface FoundSubject {
  readonly subject: PlacedSubject;
  /** First day on which it is closed. */
  readonly closedOn: LocalDate | null;
}

/** Subjects with their names and places as they are now. */
@Injectable()
export class SubjectPlaces {
  constructor(private readonly directory: Directory) {}

  /** @throws DomainError SUBJECT.UNKNOWN */
  async find(tenant: string, subjectId: string): Promise<FoundSubject> {
    const found = await this.known(tenant, subjectId);
    if (found === null) throw subjectUnknown(subjectId);
    return found;
  }

  async known(tenant: string, subjectId: string): Promise<FoundSubject | null> {
    const found = await this.directory.subject(tenant, subjectId);
    if (found === null) return null;
    return { subject: placed(found, await this.directory.path(found.division.id)), closedOn: found.closedOn };
  }

  /**
   * Where somebody acts at a level for what stands in the division: the division of that level above it. Levels above the
   * tenant's root are acted at by who holds the right at the root.
   */
  async levelAbove(tenant: string, divisionId: string, level: string): Promise<string | undefined> {
    const [path, of] = await Promise.all([this.directory.path(divisionId), this.directory.tenant(tenant)]);
    const root = path.findIndex(({ id }) => id === of?.rootDivision.id);
    const place = path.findIndex((division) => division.level === level);
    return place < 0 || (root >= 0 && place > root) ? of?.rootDivision.id : path[place]?.id;
  }
}

/** Without its place in the tree. */
export function subjectAsOf({ id, kind, name, class: ofClass, division, unit }: SubjectAsOf): SubjectAsOf {
  return { id, kind, name, class: ofClass, division, unit };
}

/** @throws DomainError SUBJECT.CLOSED */
export function openSubject({ subject, closedOn }: FoundSubject, on: LocalDate): PlacedSubject {
  if (closedOn !== null && closedOn <= on) throw subjectClosed(subject.id, subject.name);
  return subject;
}

/** With its place in the tree; `path`: from its division up. */
export function placed(subject: DirectorySubject, path: readonly DirectoryDivision[]): PlacedSubject {
  const { id, kind, name, class: ofClass, division, unit } = subject;
  const at = (level: string): NamedAsOf | null => named(path.find((each) => each.level === level) ?? null);
  return {
    id,
    kind,
    name,
    class: ofClass,
    level: kind === 'division' ? (path[0]?.level ?? null) : null,
    division: { id: division.id, name: division.name },
    town: at('town'),
    county: at('county'),
    unit: named(unit),
  };
}

function named(of: NamedAsOf | null): NamedAsOf | null {
  return of === null ? null : { id: of.id, name: of.name };
}

function subjectUnknown(subjectId: string): DomainError {
  return new DomainError(
    'SUBJECT.UNKNOWN',
    'invalid',
    { zh: '通讯录里没有这个创建对象。', en: 'The directory has no such subject.' },
    { subjectId },
  );
}

function subjectClosed(subjectId: string, name: string): DomainError {
  return new DomainError(
    'SUBJECT.CLOSED',
    'invalid',
    { zh: `创建对象“${name}”已经撤销。`, en: `The subject “${name}” is closed.` },
    { subjectId },
  );
}
