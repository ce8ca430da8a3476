import { loadDefinition, type ProgrammeDefinition } from '@gongjian/plans-contracts';
import { publishedDefinition } from '@gongjian/plans-domain';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { DomainError, type UnitAsOf } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { programmeAggregate } from '../aggregates.js';

export interface PublishedProgramme {
  readonly id: string;
  readonly version: number;
  readonly definition: ProgrammeDefinition;
  /** Whose programme it is: the authority that adopted its rules. */
  readonly authority: UnitAsOf;
}

const KEPT = 500;

/** Published versions never change, so those read once are kept. */
@Injectable()
export class PublishedProgrammes {
  private readonly kept = new Map<string, PublishedProgramme>();

  constructor(private readonly runner: DeciderRunner) {}

  /** @param version `null`: the latest. @throws DomainError PROGRAMME.VERSION_UNKNOWN */
  async require(tenant: string, id: string, version: number | null): Promise<PublishedProgramme> {
    const key = `${tenant}:${id}:${version}`;
    const known = version === null ? undefined : this.kept.get(key);
    if (known !== undefined) return known;
    const state = (await this.runner.load(programmeAggregate, id, tenant))?.state;
    if (state === undefined || state.status === 'none') throw versionUnknown(id, version);
    const wanted = version ?? state.versions.at(-1)?.version ?? 0;
    const published = publishedDefinition(state, wanted);
    if (published === null) throw versionUnknown(id, version);
    const programme = { id, version: wanted, definition: loadDefinition(published), authority: state.authority };
    this.keep(`${tenant}:${id}:${wanted}`, programme);
    return programme;
  }

  private keep(key: string, programme: PublishedProgramme): void {
    if (this.kept.size >= KEPT) {
      const oldest = this.kept.keys().next();
      if (oldest.done !== true) this.kept.delete(oldest.value);
    }
    this.kept.set(key, programme);
  }
}

function versionUnknown(programmeId: string, version: number | null): DomainError {
  return new DomainError(
    'PROGRAMME.VERSION_UNKNOWN',
    'invalid',
    {
      zh: version === null ? '没有这个创建项目，或尚未发布。' : `没有这个创建项目的第 ${version} 版。`,
      en: version === null ? 'There is no such programme, or none published.' : `There is no version ${version} of it.`,
    },
    { programmeId, version },
  );
}
