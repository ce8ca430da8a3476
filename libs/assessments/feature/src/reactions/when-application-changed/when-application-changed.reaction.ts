import { applicationCatalogue, isOver, type ApplicationEvent } from '@gongjian/assessments-domain';
import { aggregateIdOf, DeciderRunner } from '@gongjian/shared-event-sourcing';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { applicationStream } from '../../applications/application-ids.js';
import { Gates } from '../../applications/gates.js';
import { HeldApplications } from '../../applications/held-applications.js';
import { applicationAggregate } from '../../facts/aggregates.js';
import { following } from '../../rounds/following.js';

/** One that is filed while a removal came is held; one that is over gives the gate back. */
@Injectable()
export class WhenApplicationChanged extends Reaction<ApplicationEvent> {
  readonly context = 'assessments';
  readonly name = 'follow_application';
  readonly catalogues = [applicationCatalogue];
  readonly when = {
    ApplicationFiled: (fact: Fact<Extract<ApplicationEvent, { readonly type: 'ApplicationFiled' }>>): Promise<void> => {
      const { subject, programme } = fact.event.data;
      return this.held.holdWhereBlocked({ subjectId: subject.id, programme }, fact);
    },
    ApplicationRejected: (fact: Fact<ApplicationEvent>): Promise<void> => this.release(fact),
    ApplicationWithdrawn: (fact: Fact<ApplicationEvent>): Promise<void> => this.release(fact),
    ApplicationDetermined: (fact: Fact<ApplicationEvent>): Promise<void> => this.release(fact),
    ApplicationFiledUpward: (fact: Fact<ApplicationEvent>): Promise<void> => this.release(fact),
  };

  constructor(
    private readonly runner: DeciderRunner,
    private readonly gates: Gates,
    private readonly held: HeldApplications,
  ) {
    super();
  }

  private async release(fact: Fact<ApplicationEvent>): Promise<void> {
    const applicationId = aggregateIdOf(fact.stream);
    const found = (await this.runner.load(applicationAggregate, applicationId, fact.metadata.tenant))?.state;
    if (found === undefined || found.status === 'none' || found.status === 'abandoned' || !isOver(found)) return;
    const { subject, programme } = found.filed;
    const gate = { subjectId: subject.id, programme };
    const envelope = following(fact, {
      name: 'releaseApplication',
      type: 'ReleaseApplication',
      target: applicationStream(applicationId),
      body: { applicationId },
    });
    await this.gates.release(gate, applicationId, envelope);
  }
}
