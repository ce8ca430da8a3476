import { loadDefinition, type ProgrammeDefinition, type PublishableDefinition } from '@gongjian/plans-contracts';
import { keysReferredTo, publishedDefinition, type DefinitionSurroundings } from '@gongjian/plans-domain';
import { DeciderRunner, streamName, type CommandEnvelope } from '@gongjian/shared-event-sourcing';
import { DomainError } from '@gongjian/shared-kernel';
import { Reservations } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { programmeAggregate } from '../aggregates.js';

/** A key belongs to one programme of the tenant from its first publication on. */
@Injectable()
export class ProgrammeKeys {
  private readonly reservations: Reservations;

  constructor(private readonly runner: DeciderRunner) {
    this.reservations = new Reservations(runner, 'programmeKey', (id) => streamName('programme', id));
  }

  /** What the definition of `programmeId` is checked against, read from the streams it refers to. */
  async around(
    tenant: string,
    programmeId: string,
    definition: PublishableDefinition,
  ): Promise<Omit<DefinitionSurroundings, 'today' | 'before'>> {
    const holder = await this.holderOf(tenant, definition.key);
    const keys = [...new Set(keysReferredTo(definition).map(({ key }) => key))];
    const known = await Promise.all(
      keys.map(async (key) => ((await this.holderOf(tenant, key)) === null ? [] : [key])),
    );
    return {
      keyTaken: holder !== null && holder !== programmeId,
      knownKeys: known.flat(),
      parent: definition.parent === undefined ? null : await this.version(tenant, definition.parent),
    };
  }

  /** @throws DomainError PROGRAMME.KEY_TAKEN */
  async take(key: string, programmeId: string, envelope: CommandEnvelope): Promise<void> {
    if (!(await this.reservations.take(key, programmeId, envelope))) throw keyTaken(key);
  }

  /** Releases a key that was taken for a version that was not published. */
  async giveBack(key: string, programmeId: string, envelope: CommandEnvelope): Promise<void> {
    const state = (await this.runner.load(programmeAggregate, programmeId, envelope.tenant))?.state;
    if (state !== undefined && state.status !== 'none' && state.versions.length > 0) return;
    await this.reservations.release(key, programmeId, envelope);
  }

  private async holderOf(tenant: string, key: string): Promise<string | null> {
    return (await this.reservations.holder(key, tenant))?.id ?? null;
  }

  private async version(
    tenant: string,
    { key, version }: { readonly key: string; readonly version: number },
  ): Promise<ProgrammeDefinition | null> {
    const holder = await this.holderOf(tenant, key);
    const state = holder === null ? undefined : (await this.runner.load(programmeAggregate, holder, tenant))?.state;
    const published = state === undefined ? null : publishedDefinition(state, version);
    return published === null ? null : loadDefinition(published);
  }
}

function keyTaken(key: string): DomainError {
  return new DomainError(
    'PROGRAMME.KEY_TAKEN',
    'conflict',
    { zh: `键 ${key} 已属于另一个创建项目。`, en: `The key ${key} belongs to another programme.` },
    { key },
  );
}
