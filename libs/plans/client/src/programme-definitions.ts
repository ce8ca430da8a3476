import type { ProgrammeDefinition } from '@gongjian/plans-contracts';
import { DomainError, type UnitAsOf } from '@gongjian/shared-kernel';
import { TargetNotThere } from '@gongjian/shared-messaging';

/** A published version of a programme; it never changes. */
export interface PublishedDefinition {
  readonly programme: string;
  readonly version: number;
  /** The rule interpreter that reads it. */
  readonly rules: number;
  /** By which titles refer to the programme. */
  readonly key: string;
  /** Who adopted the rules. */
  readonly authority: UnitAsOf;
  readonly definition: ProgrammeDefinition;
}

/** Port: a context's own copy of every version that plans has published since programmes have keys. */
export abstract class ProgrammeDefinitions {
  /** `null`: not published, or not here yet. */
  abstract find(tenant: string, programme: string, version: number): Promise<PublishedDefinition | null>;
  abstract latest(tenant: string, programme: string): Promise<PublishedDefinition | null>;
  abstract latestOfKey(tenant: string, key: string): Promise<PublishedDefinition | null>;
  /** The latest version of every programme of the tenant, by key. */
  abstract all(tenant: string): Promise<readonly PublishedDefinition[]>;

  /** @throws DomainError `DEFINITION.NOT_HERE_YET` (503) */
  async require(tenant: string, programme: string, version: number): Promise<PublishedDefinition> {
    const found = await this.find(tenant, programme, version);
    if (found === null) throw notHereYet(programme, version);
    return found;
  }

  /** For reactions: what is missing is waited for. @throws TargetNotThere */
  async awaited(tenant: string, programme: string, version: number): Promise<PublishedDefinition> {
    const found = await this.find(tenant, programme, version);
    if (found === null) throw new TargetNotThere(definitionArrival(programme, version));
    return found;
  }
}

/** What a reaction that waits for a version is woken by. */
export function definitionArrival(programme: string, version: number): string {
  return `definition:${programme}:${version}`;
}

function notHereYet(programmeId: string, version: number): DomainError {
  return new DomainError(
    'DEFINITION.NOT_HERE_YET',
    'conflict',
    {
      zh: '该创建项目的这一版本尚未到达本服务，请稍后再试。',
      en: 'This version of the programme has not reached this service yet; try again shortly.',
    },
    { programmeId, version },
  );
}
