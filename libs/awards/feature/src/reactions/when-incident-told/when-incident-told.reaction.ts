import {
  incidentCorrectedV1,
  incidentReportedV1,
  incidentUnfoundedV1,
  incidentVerifiedV1,
  incidentWithdrawnV1,
  type IncidentReportedV1,
} from '@gongjian/assessments-contracts';
import type { FactAsTold } from '@gongjian/awards-domain';
import { localDateAt } from '@gongjian/shared-kernel';
import { ForeignReaction, on } from '@gongjian/shared-messaging';
import { Injectable } from '@nestjs/common';
import { ToldFacts } from '../../titles/told-facts.js';

/**
 * Incidents into the watch of their subject. Whether the reporter's word is enough says each version, where it is used;
 * until a person verified it, the reporter vouches for it.
 */
@Injectable()
export class WhenIncidentTold extends ForeignReaction {
  readonly context = 'awards';
  readonly name = 'when_incident_told';
  readonly source = 'assessments';
  readonly when = [
    on(incidentReportedV1, (message) => this.facts.record(message, factOf(message.data), told(message.data))),
    on(incidentVerifiedV1, (message) => this.facts.verify(message, factOf(message.data))),
    on(incidentCorrectedV1, async (message) => {
      const { data } = message;
      if (data.was.subjectId === data.subjectId) {
        await this.facts.correct(message, factOf(data), (known) => {
          const same = known?.told?.fact.kind === 'incident' && known.told.fact.code === data.kind;
          const verified = same && known?.told?.verified === true;
          return { ...told(data), verified, ...(same ? { verifier: known?.told?.verifier ?? data.act.actor } : {}) };
        });
        return;
      }
      await this.facts.withdraw(message, { subjectId: data.was.subjectId, factId: data.incidentId }, 'withdrawn');
      await this.facts.record(message, factOf(data), told(data));
    }),
    on(incidentWithdrawnV1, (message) => this.facts.withdraw(message, factOf(message.data), 'withdrawn')),
    on(incidentUnfoundedV1, (message) => this.facts.withdraw(message, factOf(message.data), 'unfounded')),
  ];

  constructor(private readonly facts: ToldFacts) {
    super();
  }
}

function factOf({ subjectId, incidentId }: Pick<IncidentReportedV1, 'subjectId' | 'incidentId'>) {
  return { subjectId, factId: incidentId };
}

function told({ kind, occurredAt, act }: Pick<IncidentReportedV1, 'kind' | 'occurredAt' | 'act'>): FactAsTold {
  return {
    fact: { kind: 'incident', code: kind },
    programme: null,
    occurredOn: localDateAt(occurredAt),
    occurredAt,
    verified: false,
    verifier: act.actor,
  };
}
