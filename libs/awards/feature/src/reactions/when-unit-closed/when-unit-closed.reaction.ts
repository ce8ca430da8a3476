import type { UnitEvent } from '@gongjian/directory-contracts';
import { Directory, directoryTables } from '@gongjian/shared-access';
import { aggregateIdOf } from '@gongjian/shared-event-sourcing';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { EndedSubjects } from '../../titles/ended-subjects.js';

/** The subject that is the closed unit ends; the one that is its successor succeeds it. */
@Injectable()
export class WhenUnitClosed extends Reaction<UnitEvent> {
  readonly context = 'awards';
  readonly name = 'when_unit_closed';
  readonly catalogues = [directoryTables('awards').unit.catalogue];
  readonly when = {
    UnitClosed: async (fact: Fact<Extract<UnitEvent, { readonly type: 'UnitClosed' }>>): Promise<void> => {
      const { tenant } = fact.metadata;
      const { successor: unit, effectiveOn: from } = fact.event.data;
      const subject = await this.directory.unitSubject(tenant, aggregateIdOf(fact.stream));
      if (subject === null) return;
      const successor = unit === null ? null : await this.directory.unitSubject(tenant, unit.id);
      await this.ended.record(fact, this.name, {
        ...{ tenant, subjectId: subject.id, successorId: successor?.id ?? null, from },
      });
    },
  };

  constructor(
    private readonly directory: Directory,
    private readonly ended: EndedSubjects,
  ) {
    super();
  }
}
