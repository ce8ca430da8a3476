import {
  complaintKindsOf,
  strictestRectifyWithin,
  type ComplaintCommand,
  type ComplaintState,
  type RectifyWithin,
} from '@gongjian/assessments-domain';
import type { Action } from '@gongjian/shared-access';
import { naturalId, newAggregateId, streamName, type CommandResult } from '@gongjian/shared-event-sourcing';
import { DomainError, type WorkingCalendar } from '@gongjian/shared-kernel';
import { RecordWriter, WorkingCalendars, type Change, type May, type Write } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { complaintAggregate } from '../facts/aggregates.js';
import { PublishedFacts } from '../facts/published-facts.js';
import { SubjectPlaces, type FoundSubject } from '../subjects/subject-places.js';
import { subjectResource } from '../subjects/subject-resource.js';

/** One a reporter's own number; without a number one a command. */
export function complaintIdOf({ principal, commandId }: Write, reference: string | undefined): string {
  const { tenant, id } = principal;
  return reference === undefined
    ? newAggregateId(tenant, 'complaint', commandId)
    : naturalId(tenant, 'complaint', id, reference);
}

export const complaintStream = (complaintId: string): string => streamName('complaint', complaintId);

export function mayOnComplaint(action: Action): (state: ComplaintState) => May {
  return (state) => ({ action, resource: state.status === 'none' ? {} : subjectResource(state.subject) });
}

@Injectable()
export class ComplaintWriter {
  constructor(
    private readonly records: RecordWriter,
    private readonly published: PublishedFacts,
    private readonly subjects: SubjectPlaces,
    private readonly calendars: WorkingCalendars,
  ) {}

  get calendar(): WorkingCalendar {
    return this.calendars.current();
  }

  change<Type extends ComplaintCommand['type']>(
    complaintId: string,
    write: Write,
    change: Change<ComplaintState, ComplaintCommand, Type>,
  ): Promise<CommandResult> {
    return this.records.change(complaintAggregate, complaintId, write, change);
  }

  /** @throws DomainError SUBJECT.UNKNOWN */
  subject({ principal }: Write, subjectId: string): Promise<FoundSubject> {
    return this.subjects.find(principal.tenant, subjectId);
  }

  async knownKinds({ principal }: Write): Promise<readonly string[]> {
    return complaintKindsOf(await this.published.of(principal.tenant));
  }

  /** @throws DomainError COMPLAINT.NO_TIME_SET */
  async rectifyWithin({ principal, today }: Write, kinds: readonly string[]): Promise<RectifyWithin> {
    const versions = await this.published.of(principal.tenant);
    const within = strictestRectifyWithin(versions, kinds, today, this.calendar);
    if (within === null) throw noTimeSet(kinds);
    return within;
  }
}

function noTimeSet(kinds: readonly string[]): DomainError {
  return new DomainError(
    'COMPLAINT.NO_TIME_SET',
    'conflict',
    {
      zh: '现行创建项目都没有这些投诉种类的整改时限。',
      en: 'No programme as published now sets a time for complaints of these kinds.',
    },
    { kinds },
  );
}
