import { rectificationRulesOf, type RectificationCause, type RectificationRules } from '@gongjian/plans-domain';
import { DomainError } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { PublishedProgrammes } from '../programmes/published-programmes.js';

/** By which rules of a published version something is put right. */
@Injectable()
export class RectificationRulebook {
  constructor(private readonly programmes: PublishedProgrammes) {}

  /** `null`: the programme does not foresee it. @throws DomainError PROGRAMME.VERSION_UNKNOWN */
  async find(
    tenant: string,
    programmeId: string,
    version: number | null,
    cause: RectificationCause,
  ): Promise<RectificationRules | null> {
    const programme = await this.programmes.require(tenant, programmeId, version);
    return rectificationRulesOf(programme.id, programme.version, programme.definition, cause);
  }

  /** @throws DomainError PROGRAMME.VERSION_UNKNOWN, RECTIFICATION.NOT_FORESEEN */
  async require(
    tenant: string,
    programmeId: string,
    version: number | null,
    cause: RectificationCause,
  ): Promise<RectificationRules> {
    const rules = await this.find(tenant, programmeId, version, cause);
    if (rules === null) throw notForeseen(programmeId);
    return rules;
  }
}

function notForeseen(programmeId: string): DomainError {
  return new DomainError(
    'RECTIFICATION.NOT_FORESEEN',
    'conflict',
    {
      zh: '这个创建项目没有规定整改期限，不能下达整改。',
      en: 'This programme says nothing about how long problems may take; nothing is ordered under it.',
    },
    { programmeId },
  );
}
