import type { DivisionEvent } from '@gongjian/directory-contracts';
import { Directory, directoryTables } from '@gongjian/shared-access';
import { aggregateIdOf } from '@gongjian/shared-event-sourcing';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { EndedSubjects } from '../../titles/ended-subjects.js';

/** Divisions are no tenant's: of each, the subject that is the merged division ends; the one it was merged into succeeds it. */
@Injectable()
export class WhenDivisionMerged extends Reaction<DivisionEvent> {
  readonly context = 'awards';
  readonly name = 'when_division_merged';
  readonly catalogues = [directoryTables('awards').division.catalogue];
  readonly when = {
    DivisionMerged: async (fact: Fact<Extract<DivisionEvent, { readonly type: 'DivisionMerged' }>>): Promise<void> => {
      const { into, effectiveOn: from } = fact.event.data;
      for (const tenant of await this.directory.tenantIds()) {
        const subject = await this.directory.divisionSubject(tenant, aggregateIdOf(fact.stream));
        if (subject === null) continue;
        const successor = await this.directory.divisionSubject(tenant, into.id);
        const ended = { tenant, subjectId: subject.id, successorId: successor?.id ?? null, from };
        await this.ended.record(fact, this.name, ended);
      }
    },
  };

  constructor(
    private readonly directory: Directory,
    private readonly ended: EndedSubjects,
  ) {
    super();
  }
}
