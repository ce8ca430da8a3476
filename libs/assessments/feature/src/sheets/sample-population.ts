import type { PlacedSubject, Sampling } from '@gongjian/assessments-domain';
import type { RoundDefinition } from '@gongjian/plans-contracts';
import { DomainError, type LocalDate, type SubjectAsOf } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { SubjectsInScope } from '../rounds/subjects-in-scope.js';

export interface Population {
  readonly sampling: Sampling;
  readonly population: readonly SubjectAsOf[];
}

/** What is drawn from: points of the directory, or places in a register of households that is kept elsewhere. */
@Injectable()
export class SamplePopulation {
  constructor(private readonly subjects: SubjectsInScope) {}

  /** @throws DomainError SHEET.NOT_SAMPLED, SHEET.HOUSEHOLDS_MISSING */
  async of(
    tenant: string,
    subject: PlacedSubject,
    { sampling }: RoundDefinition,
    { households, today }: { readonly households: number | undefined; readonly today: LocalDate },
  ): Promise<Population> {
    if (sampling === undefined) throw notSampled();
    if (sampling.of === 'point') {
      return { sampling, population: await this.subjects.pointsIn(tenant, subject.division.id, today) };
    }
    if (households === undefined) throw householdsMissing();
    return { sampling, population: Array.from({ length: households }, (_, index) => household(subject, index + 1)) };
  }
}

function household({ division }: PlacedSubject, place: number): SubjectAsOf {
  return { id: String(place), kind: 'household', name: `第${place}户`, class: null, division, unit: null };
}

function notSampled(): DomainError {
  return new DomainError('SHEET.NOT_SAMPLED', 'conflict', {
    zh: '这个轮次没有抽样规则。',
    en: 'The programme samples nothing in this round.',
  });
}

function householdsMissing(): DomainError {
  return new DomainError('SHEET.HOUSEHOLDS_MISSING', 'invalid', {
    zh: '请给出户数 households。',
    en: 'Say how many households there are.',
  });
}
