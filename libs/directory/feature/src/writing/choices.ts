import type { CorrectedFact, DivisionRef } from '@gongjian/directory-contracts';
import {
  divisionUnknown,
  personUnknown,
  serviceUnknown,
  subjectUnknown,
  unitUnknown,
  valueOrFirst,
  type DivisionChoice,
  type RegisteredPerson,
  type RegisteredService,
  type SubjectChoice,
  type UnitChoice,
} from '@gongjian/directory-domain';
import { DeciderRunner, DEPLOYMENT_TENANT, streamName, type EventCatalogue } from '@gongjian/shared-event-sourcing';
import type { EventMetadata, LocalDate } from '@gongjian/shared-kernel';
import { RecordedEvents } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import {
  divisionAggregate,
  personAggregate,
  serviceAggregate,
  subjectAggregate,
  unitAggregate,
} from '../aggregates.js';

const LEVELS = 8;

/** What a command refers to, as it stands in the log this moment, so that people can go on with what they just recorded. */
@Injectable()
export class Choices {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly events: RecordedEvents,
  ) {}

  /** @throws DomainError DIVISION.UNKNOWN */
  async division(id: string, today: LocalDate): Promise<DivisionChoice> {
    return (await this.divisionWithParent(id, today)).division;
  }

  /** The division and all above it, from itself up. @throws DomainError DIVISION.UNKNOWN */
  async path(id: string, today: LocalDate): Promise<readonly DivisionRef[]> {
    const path: DivisionRef[] = [];
    for (let next: string | null = id; next !== null && path.length < LEVELS;) {
      const { division, parentId } = await this.divisionWithParent(next, today);
      path.push({ id: division.id, name: division.name, code: division.code });
      next = parentId;
    }
    return path;
  }

  /** @throws DomainError UNIT.UNKNOWN */
  async unit(
    tenant: string,
    id: string,
    today: LocalDate,
  ): Promise<{ readonly unit: UnitChoice; readonly division: DivisionChoice }> {
    const folded = await this.runner.load(unitAggregate, id, tenant);
    if (folded === null || folded.state.status === 'absent') throw unitUnknown();
    const { names, divisions, closedOn } = folded.state;
    const stands = valueOrFirst(divisions, today);
    if (stands === null) throw unitUnknown();
    return {
      unit: { id, name: valueOrFirst(names, today) ?? '', closedOn },
      division: await this.division(stands.id, today),
    };
  }

  /** @throws DomainError SUBJECT.UNKNOWN */
  async subject(tenant: string, id: string, today: LocalDate): Promise<SubjectChoice> {
    const folded = await this.runner.load(subjectAggregate, id, tenant);
    if (folded === null || folded.state.status === 'absent') throw subjectUnknown();
    const { names, closedOn } = folded.state;
    return { id, name: valueOrFirst(names, today) ?? '', closedOn };
  }

  /** @throws DomainError PERSON.UNKNOWN */
  async person(tenant: string, id: string): Promise<RegisteredPerson> {
    const folded = await this.runner.load(personAggregate, id, tenant);
    if (folded === null || folded.state.status === 'absent') throw personUnknown();
    return folded.state;
  }

  /** @throws DomainError SERVICE.UNKNOWN */
  async service(tenant: string, id: string): Promise<RegisteredService> {
    const folded = await this.runner.load(serviceAggregate, id, tenant);
    if (folded === null || folded.state.status === 'absent') throw serviceUnknown();
    return folded.state;
  }

  /** The recorded fact of that id in the stream; one that no decider knows when there is none. */
  async fact(catalogue: EventCatalogue, id: string, eventId: string): Promise<CorrectedFact> {
    const events = await this.events.of(streamName(catalogue.category, id));
    const found = events.find((event) => event.id === eventId);
    return { eventId, revision: found === undefined ? -1 : Number(found.revision) };
  }

  /** Whether that command is recorded in the stream already. */
  async knows(catalogue: EventCatalogue, id: string, commandId: string): Promise<boolean> {
    const events = await this.events.of(streamName(catalogue.category, id));
    return events.some((event) => (JSON.parse(event.metadata) as EventMetadata).commandId === commandId);
  }

  private async divisionWithParent(
    id: string,
    today: LocalDate,
  ): Promise<{ readonly division: DivisionChoice; readonly parentId: string | null }> {
    const folded = await this.runner.load(divisionAggregate, id, DEPLOYMENT_TENANT);
    if (folded === null || folded.state.status === 'absent') throw divisionUnknown();
    const { names, code, endedOn, parents } = folded.state;
    return {
      division: { id, name: valueOrFirst(names, today) ?? '', code, endedOn },
      parentId: valueOrFirst(parents, today)?.id ?? null,
    };
  }
}
