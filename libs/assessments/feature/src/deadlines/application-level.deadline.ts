import { applicationCatalogue, type ApplicationEvent } from '@gongjian/assessments-domain';
import { Clock, commandFingerprint, DeciderRunner, derivedId } from '@gongjian/shared-event-sourcing';
import { localDateAt, type Fact, type Instant } from '@gongjian/shared-kernel';
import { DeadlineDefinition, type Due } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { RuleEnvelopes } from '../acting/rule-envelopes.js';
import { applicationStream } from '../applications/application-ids.js';
import { applicationAggregate } from '../facts/aggregates.js';

const CLAUSE = { id: 'application.chain', name: '审核时限' };

/** A level that does not act in time becomes overdue; it passes nothing by itself. */
@Injectable()
export class ApplicationLevelDeadline extends DeadlineDefinition<ApplicationEvent> {
  readonly context = 'assessments';
  readonly name = 'application_level';
  readonly catalogue = applicationCatalogue;

  constructor(
    private readonly runner: DeciderRunner,
    private readonly rules: RuleEnvelopes,
    private readonly clock: Clock,
  ) {
    super();
  }

  deadline({ event }: Fact<ApplicationEvent>): { readonly dueAt: Instant } | 'clear' | null {
    switch (event.type) {
      case 'LevelReached':
        return event.data.due === null ? 'clear' : { dueAt: event.data.due.dueAt };
      case 'ApplicationDueRevised':
        return event.data.of === 'level' ? { dueAt: event.data.due.dueAt } : null;
      case 'ApplicationResumed':
        return event.data.due === undefined || event.data.due === null ? null : { dueAt: event.data.due.dueAt };
      case 'ApplicationDetermined':
      case 'ApplicationReturned':
      case 'ApplicationRejected':
      case 'ApplicationWithdrawn':
      case 'ApplicationPutOnHold':
      case 'ApplicationFiledUpward':
        return 'clear';
      default:
        return null;
    }
  }

  async command(due: Due): Promise<void> {
    const { tenant, streamId: applicationId, dueAt } = due;
    const state = (await this.runner.load(applicationAggregate, applicationId, tenant))?.state;
    if (state === undefined || state.status === 'none' || state.status === 'abandoned') return;
    const fingerprint = commandFingerprint('MarkLevelOverdue', applicationStream(applicationId), { dueAt });
    const commandId = derivedId(due.sourceEventId, this.name, '');
    const envelope = await this.rules.of(state.filed, CLAUSE, due, { commandId, fingerprint });
    const now = this.clock.now();
    const command = { type: 'MarkLevelOverdue', data: { applicationId }, now, today: localDateAt(now) } as const;
    await this.runner.execute(applicationAggregate, applicationId, command, envelope, { mustExist: true });
  }
}
