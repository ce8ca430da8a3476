import { commandFingerprint, DeciderRunner, derivedId } from '@gongjian/shared-event-sourcing';
import { localDateAt, type Fact, type LocalDate } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { watchAggregate } from '../aggregates.js';
import { watchIdOf, watchStream } from './title-stream.js';

export interface EndedSubject {
  readonly tenant: string;
  readonly subjectId: string;
  /** Whom it was merged into; `null`: nobody, or nobody knows. */
  readonly successorId: string | null;
  readonly from: LocalDate;
}

/** What the directory tells of a subject that is no more: a fact that its titles are checked against. */
@Injectable()
export class EndedSubjects {
  constructor(private readonly runner: DeciderRunner) {}

  /** @param name of the reaction: in the command's id for ever */
  async record(
    { id, event, revision, metadata }: Fact,
    name: string,
    { tenant, subjectId, successorId, from: occurredOn }: EndedSubject,
  ): Promise<void> {
    const { actor, onBehalfOf, recordedAt: now, correlationId } = metadata;
    const watchId = watchIdOf(tenant, subjectId);
    const data = {
      ...{ subjectId, factId: id, source: { type: event.type, eventId: id, revision: String(revision) } },
      fact: { kind: 'merged' as const, successorId },
      ...{ programme: null, occurredOn, occurredAt: null, verified: true, verifier: actor },
    };
    const command = { type: 'RecordFact' as const, data, now, today: localDateAt(now) };
    await this.runner.execute(watchAggregate, watchId, command, {
      ...{ tenant, actor, ...(onBehalfOf === undefined ? {} : { onBehalfOf }), channel: 'rule', correlationId },
      commandId: derivedId(id, name, watchId),
      fingerprint: commandFingerprint('RecordFact', watchStream(watchId), { factId: id }),
      causationId: id,
    });
  }
}
