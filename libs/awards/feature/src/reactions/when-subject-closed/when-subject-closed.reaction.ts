import type { SubjectEvent } from '@gongjian/directory-contracts';
import { directoryTables } from '@gongjian/shared-access';
import { aggregateIdOf } from '@gongjian/shared-event-sourcing';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { EndedSubjects } from '../../titles/ended-subjects.js';

/** The directory closed a subject. */
@Injectable()
export class WhenSubjectClosed extends Reaction<SubjectEvent> {
  readonly context = 'awards';
  readonly name = 'when_subject_closed';
  readonly catalogues = [directoryTables('awards').subject.catalogue];
  readonly when = {
    SubjectClosed: (fact: Fact<Extract<SubjectEvent, { readonly type: 'SubjectClosed' }>>): Promise<void> => {
      const { tenant } = fact.metadata;
      const { effectiveOn: from, successor } = fact.event.data;
      const subjectId = aggregateIdOf(fact.stream);
      return this.ended.record(fact, this.name, { tenant, subjectId, successorId: successor?.id ?? null, from });
    },
  };

  constructor(private readonly ended: EndedSubjects) {
    super();
  }
}
