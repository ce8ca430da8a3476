import type { Award } from '@gongjian/plans-contracts';
import { Directory, type DirectoryDivision, type DirectorySubject } from '@gongjian/shared-access';
import type { LocalDate, SubjectAsOf } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';

export type Members = NonNullable<Award['rollUp']>['members'];

const PAGE = 500;

/** Who makes up a division that may get a title by its members. */
@Injectable()
export class DivisionMembers {
  constructor(private readonly directory: Directory) {}

  /** The division at that level above a member; `null` where it is no member, or none stands above it. */
  async above(member: SubjectAsOf, members: Members, level: string): Promise<DirectoryDivision | null> {
    const path = await this.directory.path(member.division.id);
    if (member.kind !== members.kind || (members.level !== undefined && path[0]?.level !== members.level)) return null;
    return path.find((division) => division.level === level) ?? null;
  }

  /** The division as a subject, and those below it that are its members; closed ones are not. */
  async of(
    tenant: string,
    divisionId: string,
    members: Members,
    on: LocalDate,
  ): Promise<{ readonly itself: SubjectAsOf | null; readonly members: readonly string[] }> {
    let itself: SubjectAsOf | null = null;
    const ids: string[] = [];
    for (let after: string | null = null; ;) {
      const page: readonly DirectorySubject[] = await this.directory.subjectsIn(tenant, divisionId, after, PAGE);
      for (const subject of page) {
        if (subject.closedOn !== null && subject.closedOn <= on) continue;
        if (subject.kind === 'division' && subject.division.id === divisionId) itself ??= asOf(subject);
        else if (await this.isMember(subject, members)) ids.push(subject.id);
      }
      if (page.length < PAGE) return { itself, members: ids };
      after = page.at(-1)?.id ?? null;
    }
  }

  private async isMember({ kind, division }: DirectorySubject, members: Members): Promise<boolean> {
    if (kind !== members.kind) return false;
    return members.level === undefined || (await this.directory.division(division.id))?.level === members.level;
  }
}

function asOf({ id, kind, name, class: of, division, unit }: DirectorySubject): SubjectAsOf {
  return { id, kind, name, class: of, division: { id: division.id, name: division.name }, unit };
}
