import { awardRulesOf, type AwardRules, type AwardTerms } from '@gongjian/awards-domain';
import { ProgrammeDefinitions, type PublishedDefinition } from '@gongjian/plans-client';
import { Injectable } from '@nestjs/common';

interface OfVersion {
  readonly programme: string;
  readonly version: number;
}

/** A published version as acts on titles read it. */
export interface AwardVersion extends PublishedDefinition {
  readonly reading: AwardRules;
  readonly terms: AwardTerms;
}

/** The versions titles were named under. */
@Injectable()
export class AwardVersions {
  constructor(private readonly definitions: ProgrammeDefinitions) {}

  /** @throws DomainError `DEFINITION.NOT_HERE_YET` (503) */
  async of(tenant: string, { programme, version }: OfVersion): Promise<AwardVersion> {
    return read(await this.definitions.require(tenant, programme, version));
  }

  /** For reactions to what other contexts tell: what is missing is waited for; `null` where the version names no title. @throws TargetNotThere */
  async awaited(tenant: string, { programme, version }: OfVersion): Promise<AwardVersion | null> {
    const found = await this.definitions.awaited(tenant, programme, version);
    return found.definition.award === undefined ? null : read(found);
  }

  /** The latest version of the programme that titles name so; `null` where none names a title. */
  async latestOfKey(tenant: string, key: string): Promise<AwardVersion | null> {
    const found = await this.definitions.latestOfKey(tenant, key);
    return found?.definition.award === undefined ? null : read(found);
  }

  async latest(tenant: string, programme: string): Promise<AwardVersion | null> {
    const found = await this.definitions.latest(tenant, programme);
    return found?.definition.award === undefined ? null : read(found);
  }
}

function read(published: PublishedDefinition): AwardVersion {
  const reading = awardRulesOf(published.rules);
  return { ...published, reading, terms: reading.termsOf(published.definition, published.authority) };
}
