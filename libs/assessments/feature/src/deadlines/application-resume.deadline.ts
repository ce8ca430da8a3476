import { applicationCatalogue, type ApplicationEvent } from '@gongjian/assessments-domain';
import { Clock, DeciderRunner } from '@gongjian/shared-event-sourcing';
import type { Fact, Instant } from '@gongjian/shared-kernel';
import { DeadlineDefinition, type Due } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { HeldApplications } from '../applications/held-applications.js';
import { applicationAggregate } from '../facts/aggregates.js';

/** An application on hold goes on by itself on the day that time alone meets its conditions, where they still hold then. */
@Injectable()
export class ApplicationResumeDeadline extends DeadlineDefinition<ApplicationEvent> {
  readonly context = 'assessments';
  readonly name = 'application_resume';
  readonly catalogue = applicationCatalogue;

  constructor(
    private readonly runner: DeciderRunner,
    private readonly held: HeldApplications,
    private readonly clock: Clock,
  ) {
    super();
  }

  deadline({ event }: Fact<ApplicationEvent>): { readonly dueAt: Instant } | 'clear' | null {
    switch (event.type) {
      case 'ResumptionForeseen':
        return event.data.dueAt === null ? 'clear' : { dueAt: event.data.dueAt };
      case 'ApplicationResumed':
      case 'ApplicationRejected':
      case 'ApplicationWithdrawn':
        return 'clear';
      default:
        return null;
    }
  }

  async command({ tenant, streamId, sourceEventId }: Due): Promise<void> {
    const state = (await this.runner.load(applicationAggregate, streamId, tenant))?.state;
    if (state === undefined || state.status === 'none' || state.status === 'abandoned') return;
    const { subject, programme } = state.filed;
    const cause = { id: sourceEventId, at: this.clock.now() };
    await this.held.resumeWhereLifted(tenant, { subjectId: subject.id, programme }, cause);
  }
}
