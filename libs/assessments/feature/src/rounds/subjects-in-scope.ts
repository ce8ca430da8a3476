import { assessmentRulesOf, type PlacedSubject } from '@gongjian/assessments-domain';
import type { PublishedDefinition } from '@gongjian/plans-client';
import { Directory, type DirectorySubject } from '@gongjian/shared-access';
import type { LocalDate, SubjectAsOf } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { placed, subjectAsOf } from '../subjects/subject-places.js';

const PAGE = 500;

/** Subjects of the directory with their place in the tree. */
@Injectable()
export class SubjectsInScope {
  constructor(private readonly directory: Directory) {}

  /** Those in the division or below it that are open on the day and may be subjects of the programme. */
  async *of(
    tenant: string,
    divisionId: string,
    { rules, definition }: Pick<PublishedDefinition, 'rules' | 'definition'>,
    on: LocalDate,
  ): AsyncGenerator<PlacedSubject> {
    const { fits } = assessmentRulesOf(rules);
    for await (const subject of this.all(tenant, divisionId)) {
      if (subject.closedOn !== null && subject.closedOn <= on) continue;
      const inPlace = placed(subject, await this.directory.path(subject.division.id));
      if (fits(definition.subjects, inPlace)) yield inPlace;
    }
  }

  /** Points 点位 in the division or below it that are open on the day. */
  async pointsIn(tenant: string, divisionId: string, on: LocalDate): Promise<readonly SubjectAsOf[]> {
    const points: SubjectAsOf[] = [];
    for await (const subject of this.all(tenant, divisionId)) {
      if (subject.kind !== 'point' || (subject.closedOn !== null && subject.closedOn <= on)) continue;
      points.push(subjectAsOf(placed(subject, [])));
    }
    return points;
  }

  private async *all(tenant: string, divisionId: string): AsyncGenerator<DirectorySubject> {
    for (let after: string | null = null; ;) {
      const page: readonly DirectorySubject[] = await this.directory.subjectsIn(tenant, divisionId, after, PAGE);
      yield* page;
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) return;
      after = last.id;
    }
  }
}
