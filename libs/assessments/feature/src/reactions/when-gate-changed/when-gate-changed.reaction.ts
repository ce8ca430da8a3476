import { gateCatalogue, type GateEvent } from '@gongjian/assessments-domain';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { HeldApplications } from '../../applications/held-applications.js';

/** A removal holds the open application, and its end lets it go on. */
@Injectable()
export class WhenGateChanged extends Reaction<GateEvent> {
  readonly context = 'assessments';
  readonly name = 'hold_at_gate';
  readonly catalogues = [gateCatalogue];
  readonly when = {
    ApplicationsBlocked: (fact: Fact<GateEvent>): Promise<void> => this.held.holdWhereBlocked(fact.event.data, fact),
    BlockLifted: ({ id, event, metadata: { tenant, recordedAt: at } }: Fact<GateEvent>): Promise<void> =>
      this.held.resumeWhereLifted(tenant, event.data, { id, at }),
  };

  constructor(private readonly held: HeldApplications) {
    super();
  }
}
