import { docketCatalogue, type DocketEvent } from '@gongjian/assessments-domain';
import { ProgrammeDefinitions } from '@gongjian/plans-client';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { HeldApplications } from '../../applications/held-applications.js';

/** What is known of a subject has changed: an application on hold may meet its conditions again. */
@Injectable()
export class WhenDocketChanged extends Reaction<DocketEvent> {
  readonly context = 'assessments';
  readonly name = 'resume_on_docket';
  readonly catalogues = [docketCatalogue];
  readonly when = {
    FactChanged: (fact: Fact<DocketEvent>): Promise<void> => this.resume(fact),
    FactWithdrawn: (fact: Fact<DocketEvent>): Promise<void> => this.resume(fact),
    FactNoted: (fact: Fact<DocketEvent>): Promise<void> => this.resume(fact),
  };

  constructor(
    private readonly definitions: ProgrammeDefinitions,
    private readonly held: HeldApplications,
  ) {
    super();
  }

  private async resume({ id, event, metadata: { tenant, recordedAt: at } }: Fact<DocketEvent>): Promise<void> {
    const { subjectId } = event.data;
    for (const { programme, definition } of await this.definitions.all(tenant)) {
      if (definition.application === undefined) continue;
      await this.held.resumeWhereLifted(tenant, { subjectId, programme }, { id, at });
    }
  }
}
