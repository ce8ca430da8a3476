import type { FactRules } from '@gongjian/assessments-domain';
import { ProgrammeDefinitions } from '@gongjian/plans-client';
import { Injectable } from '@nestjs/common';

/** The facts that the published programmes of a tenant take: of each its latest version. */
@Injectable()
export class PublishedFacts {
  constructor(private readonly definitions: ProgrammeDefinitions) {}

  async of(tenant: string): Promise<readonly FactRules[]> {
    const published = await this.definitions.all(tenant);
    return published.map(({ programme, version, rules, definition }) => ({
      programme,
      version,
      rules,
      facts: definition.facts,
    }));
  }
}
