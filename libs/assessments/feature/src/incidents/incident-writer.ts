import { incidentKindsOf, type IncidentCommand, type IncidentState } from '@gongjian/assessments-domain';
import type { Action } from '@gongjian/shared-access';
import { naturalId, newAggregateId, streamName, type CommandResult } from '@gongjian/shared-event-sourcing';
import { RecordWriter, type Change, type May, type Write } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { incidentAggregate } from '../facts/aggregates.js';
import { PublishedFacts } from '../facts/published-facts.js';
import { SubjectPlaces, type FoundSubject } from '../subjects/subject-places.js';
import { subjectResource } from '../subjects/subject-resource.js';

/** One a reporter's own number; without a number one a command. */
export function incidentIdOf({ principal, commandId }: Write, reference: string | undefined): string {
  const { tenant, id } = principal;
  return reference === undefined
    ? newAggregateId(tenant, 'incident', commandId)
    : naturalId(tenant, 'incident', id, reference);
}

export const incidentStream = (incidentId: string): string => streamName('incident', incidentId);

export function mayOnIncident(action: Action): (state: IncidentState) => May {
  return (state) => ({ action, resource: state.status === 'none' ? {} : subjectResource(state.subject) });
}

@Injectable()
export class IncidentWriter {
  constructor(
    private readonly records: RecordWriter,
    private readonly published: PublishedFacts,
    private readonly subjects: SubjectPlaces,
  ) {}

  change<Type extends IncidentCommand['type']>(
    incidentId: string,
    write: Write,
    change: Change<IncidentState, IncidentCommand, Type>,
  ): Promise<CommandResult> {
    return this.records.change(incidentAggregate, incidentId, write, change);
  }

  /** @throws DomainError SUBJECT.UNKNOWN */
  subject({ principal }: Write, subjectId: string): Promise<FoundSubject> {
    return this.subjects.find(principal.tenant, subjectId);
  }

  async knownKinds({ principal }: Write): Promise<readonly string[]> {
    return incidentKindsOf(await this.published.of(principal.tenant));
  }
}
