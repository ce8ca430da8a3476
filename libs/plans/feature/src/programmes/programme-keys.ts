import { loadDefinition, type ProgrammeDefinition, type PublishableDefinition } from '@gongjian/plans-contracts';
import { keysReferredTo, publishedDefinition, type DefinitionSurroundings } from '@gongjian/plans-domain';
import {
  aggregateIdOf,
  DeciderRunner,
  reservationAggregate,
  reservationId,
  streamName,
  type CommandEnvelope,
} from '@gongjian/shared-event-sourcing';
import { DomainError, isDomainError } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { programmeAggregate } from '../aggregates.js';

const WHAT = 'programmeKey';

/** A key belongs to one programme of the tenant from its first publication on. */
@Injectable()
export class ProgrammeKeys {
  constructor(private readonly runner: DeciderRunner) {}

  /** What the definition of `programmeId` is checked against, read from the streams it refers to. */
  async around(
    tenant: string,
    programmeId: string,
    definition: PublishableDefinition,
  ): Promise<Omit<DefinitionSurroundings, 'today' | 'keyBefore'>> {
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
    try {
      await this.run('TakeReservation', key, programmeId, envelope);
    } catch (error) {
      if (isDomainError(error) && error.code === 'RESERVATION.TAKEN') throw keyTaken(key);
      throw error;
    }
  }

  /** Releases a key that was taken for a version that was not published. */
  async giveBack(key: string, programmeId: string, envelope: CommandEnvelope): Promise<void> {
    const state = (await this.runner.load(programmeAggregate, programmeId, envelope.tenant))?.state;
    if (state !== undefined && state.status !== 'none' && state.versions.length > 0) return;
    await this.run('ReleaseReservation', key, programmeId, envelope);
  }

  private async holderOf(tenant: string, key: string): Promise<string | null> {
    const found = await this.runner.load(reservationAggregate, reservationId(tenant, WHAT, key), tenant);
    return found === null || found.state.status === 'free' ? null : aggregateIdOf(found.state.target);
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

  private async run(
    type: 'TakeReservation' | 'ReleaseReservation',
    key: string,
    programmeId: string,
    envelope: CommandEnvelope,
  ): Promise<void> {
    await this.runner.execute(
      reservationAggregate,
      reservationId(envelope.tenant, WHAT, key),
      { type, data: { what: WHAT, target: streamName('programme', programmeId) }, now: '', today: '' },
      { ...envelope, commandId: randomUUID() },
    );
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
