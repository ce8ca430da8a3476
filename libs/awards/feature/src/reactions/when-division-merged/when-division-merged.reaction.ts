import type { DivisionEvent } from '@gongjian/directory-contracts';
import { Directory, directoryTables } from '@gongjian/shared-access';
import { aggregateIdOf } from '@gongjian/shared-event-sourcing';
import type { Fact, LocalDate } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { EndedSubjects } from '../../titles/ended-subjects.js';

/** Divisions are no tenant's: of each, the subject that is the division ends; the one it was merged into succeeds it. */
@Injectable()
export class WhenDivisionMerged extends Reaction<DivisionEvent> {
  readonly context = 'awards';
  readonly name = 'when_division_merged';
  readonly catalogues = [directoryTables('awards').division.catalogue];
  readonly when = {
    DivisionMerged: async (fact: Fact<Extract<DivisionEvent, { readonly type: 'DivisionMerged' }>>): Promise<void> => {
      const { into, effectiveOn } = fact.event.data;
      await this.record(fact, into.id, effectiveOn);
    },
    DivisionAbolished: async (
      fact: Fact<Extract<DivisionEvent, { readonly type: 'DivisionAbolished' }>>,
    ): Promise<void> => {
      await this.record(fact, null, fact.event.data.effectiveOn);
    },
  };

  constructor(
    private readonly directory: Directory,
    private readonly ended: EndedSubjects,
  ) {
    super();
  }

  private async record(fact: Fact<DivisionEvent>, into: string | null, from: LocalDate): Promise<void> {
    for (const tenant of await this.directory.tenantIds()) {
      const subject = await this.directory.divisionSubject(tenant, aggregateIdOf(fact.stream));
      if (subject === null) continue;
      const successor = into === null ? null : await this.directory.divisionSubject(tenant, into);
      const ended = { tenant, subjectId: subject.id, successorId: successor?.id ?? null, from };
      await this.ended.record(fact, this.name, ended);
    }
  }
}
