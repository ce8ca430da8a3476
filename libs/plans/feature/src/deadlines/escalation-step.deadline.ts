import { escalationCatalogue, type EscalationEvent } from '@gongjian/plans-domain';
import { Clock, commandFingerprint, DeciderRunner, derivedId } from '@gongjian/shared-event-sourcing';
import { localDateAt, type Fact, type Instant } from '@gongjian/shared-kernel';
import { DeadlineDefinition, type Due } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { RuleActor } from '../acting/rule-actor.js';
import { escalationAggregate } from '../aggregates.js';
import { ESCALATION_CLAUSE } from '../escalations/escalation-clause.js';
import { escalationStream } from '../escalations/escalation-stream.js';
import { EscalationTargets } from '../escalations/escalation-targets.js';

/** The next step comes by itself: a reminder is sent, anything graver is drafted for a leader. */
@Injectable()
export class EscalationStepDeadline extends DeadlineDefinition<EscalationEvent> {
  readonly context = 'plans';
  readonly name = 'escalation_step';
  readonly catalogue = escalationCatalogue;

  constructor(
    private readonly runner: DeciderRunner,
    private readonly targets: EscalationTargets,
    private readonly rules: RuleActor,
    private readonly clock: Clock,
  ) {
    super();
  }

  deadline({ event }: Fact<EscalationEvent>): { readonly dueAt: Instant } | 'clear' | null {
    switch (event.type) {
      case 'EscalationOpened':
      case 'ReminderSent':
      case 'EscalationDrafted':
        return event.data.next === null ? 'clear' : { dueAt: event.data.next.dueAt };
      case 'EscalationEnded':
        return 'clear';
      default:
        return null;
    }
  }

  async command(due: Due): Promise<void> {
    const { tenant, streamId: escalationId, sourceEventId, dueAt } = due;
    const state = (await this.runner.load(escalationAggregate, escalationId, tenant))?.state;
    if (state === undefined || state.status !== 'open') return;
    const type = 'TakeEscalationStep' as const;
    const envelope = await this.rules.envelope(state.opened.rules, ESCALATION_CLAUSE, due, {
      commandId: derivedId(sourceEventId, this.name, ''),
      fingerprint: commandFingerprint(type, escalationStream(escalationId), { dueAt }),
    });
    const now = this.clock.now();
    const target = await this.targets.of(tenant, state);
    const command = { type, data: { escalationId, dueAt, target }, now, today: localDateAt(now) };
    await this.runner.execute(escalationAggregate, escalationId, command, envelope, { mustExist: true });
  }
}
