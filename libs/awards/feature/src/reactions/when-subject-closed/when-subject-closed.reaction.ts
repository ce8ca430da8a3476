import type { SubjectEvent } from '@gongjian/directory-contracts';
import { directoryTables } from '@gongjian/shared-access';
import { aggregateIdOf, commandFingerprint, DeciderRunner, derivedId } from '@gongjian/shared-event-sourcing';
import { localDateAt, type Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { watchAggregate } from '../../aggregates.js';
import { watchIdOf, watchStream } from '../../titles/title-stream.js';

/** The directory closed a subject: a fact that its titles are checked against. */
@Injectable()
export class WhenSubjectClosed extends Reaction<SubjectEvent> {
  readonly context = 'awards';
  readonly name = 'when_subject_closed';
  readonly catalogues = [directoryTables('awards').subject.catalogue];
  readonly when = {
    SubjectClosed: async (fact: Fact<Extract<SubjectEvent, { readonly type: 'SubjectClosed' }>>): Promise<void> => {
      const { tenant, actor, onBehalfOf, recordedAt: now, correlationId } = fact.metadata;
      const subjectId = aggregateIdOf(fact.stream);
      const watchId = watchIdOf(tenant, subjectId);
      const source = { type: fact.event.type, eventId: fact.id, revision: String(fact.revision) };
      const data = {
        ...{ subjectId, factId: fact.id, source },
        fact: { kind: 'merged', successorId: null },
        ...{ programme: null, occurredOn: fact.event.data.effectiveOn, occurredAt: null },
        ...{ verified: true, verifier: actor },
      } as const;
      await this.runner.execute(
        watchAggregate,
        watchId,
        { type: 'RecordFact', data, now, today: localDateAt(now) },
        {
          ...{ tenant, actor, ...(onBehalfOf === undefined ? {} : { onBehalfOf }), channel: 'rule', correlationId },
          commandId: derivedId(fact.id, this.name, watchId),
          fingerprint: commandFingerprint('RecordFact', watchStream(watchId), { factId: fact.id }),
          causationId: fact.id,
        },
      );
    },
  };

  constructor(private readonly runner: DeciderRunner) {
    super();
  }
}
