import { dossierCatalogue, type DossierCompiled, type DossierEvent } from '@gongjian/audit-domain';
import { commandFingerprint, DeciderRunner, derivedId, type CommandEnvelope } from '@gongjian/shared-event-sourcing';
import { isDomainError, localDateAt, type Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { dossierAggregate } from '../../dossiers/archive-aggregates.js';
import { DossierCompiler } from '../../dossiers/dossier-compiler.js';
import type { DossierPack } from '../../dossiers/dossier-pack.js';

type Ordered = Fact<Extract<DossierEvent, { readonly type: 'DossierOrdered' }>>;

const TOLD = ['DOSSIER.EMPTY', 'DOSSIER.TOO_LARGE'];

/** An ordered dossier is compiled, in the name of whoever ordered it; after a crash it is gone on with. */
@Injectable()
export class WhenDossierOrdered extends Reaction<DossierEvent> {
  readonly context = 'audit';
  readonly name = 'when_dossier_ordered';
  readonly catalogues = [dossierCatalogue];
  readonly when = { DossierOrdered: (fact: Ordered): Promise<void> => this.compile(fact) };

  constructor(
    private readonly compiler: DossierCompiler,
    private readonly runner: DeciderRunner,
  ) {
    super();
  }

  private async compile(fact: Ordered): Promise<void> {
    const { dossierId, ...ordered } = fact.event.data;
    const { tenant, recordedAt } = fact.metadata;
    const dossier = { ...ordered, id: dossierId, orderedAt: recordedAt };
    const moment = { now: recordedAt, today: localDateAt(recordedAt) };
    try {
      const pack = await this.compiler.compile({ tenant, dossier }, fact);
      const data: DossierCompiled = { dossierId, ...(await factsOf(pack)) };
      const command = { type: 'RecordDossierCompiled' as const, data, ...moment };
      await this.runner.execute(dossierAggregate, dossierId, () => command, following(fact, command.type));
    } catch (error) {
      if (!isDomainError(error) || !TOLD.includes(error.code)) throw error;
      const command = { type: 'RecordDossierFailed' as const, data: { dossierId, code: error.code }, ...moment };
      await this.runner.execute(dossierAggregate, dossierId, () => command, following(fact, command.type));
    }
  }
}

async function factsOf(pack: DossierPack): Promise<Omit<DossierCompiled, 'dossierId'>> {
  const { sha256: manifestSha256, files, size: bytes } = await pack.manifest();
  return { ...pack.facts(), files, bytes, manifestSha256 };
}

function following({ id, stream, metadata }: Ordered, type: string): CommandEnvelope {
  const { tenant, actor, onBehalfOf, channel, correlationId, traceparent } = metadata;
  return {
    tenant,
    commandId: derivedId(id, 'compileDossier', type),
    fingerprint: commandFingerprint(type, stream, null),
    actor,
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    channel,
    correlationId,
    causationId: id,
    ...(traceparent === undefined ? {} : { traceparent }),
  };
}
