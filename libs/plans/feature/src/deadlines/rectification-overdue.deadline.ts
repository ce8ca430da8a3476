import { rectificationCatalogue, type RectificationEvent } from '@gongjian/plans-domain';
import { Clock, commandFingerprint, DeciderRunner, derivedId } from '@gongjian/shared-event-sourcing';
import { localDateAt, type Fact, type Instant } from '@gongjian/shared-kernel';
import { DeadlineDefinition, type Due } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { RuleActor } from '../acting/rule-actor.js';
import { rectificationAggregate } from '../aggregates.js';
import { rectificationClockOf } from '../rectifications/rectification-clocks.js';
import { rectificationStream } from '../rectifications/rectification-stream.js';

/** A problem that was not put right in time becomes overdue by itself. */
@Injectable()
export class RectificationOverdueDeadline extends DeadlineDefinition<RectificationEvent> {
  readonly context = 'plans';
  readonly name = 'rectification_due';
  readonly catalogue = rectificationCatalogue;

  constructor(
    private readonly runner: DeciderRunner,
    private readonly rules: RuleActor,
    private readonly clock: Clock,
  ) {
    super();
  }

  deadline(fact: Fact<RectificationEvent>): { readonly dueAt: Instant } | 'clear' | null {
    const clock = rectificationClockOf(fact);
    return clock === null || clock === 'clear' ? clock : { dueAt: clock.dueAt };
  }

  async command(due: Due): Promise<void> {
    const { tenant, streamId: rectificationId, sourceEventId, dueAt } = due;
    const state = (await this.runner.load(rectificationAggregate, rectificationId, tenant))?.state;
    if (state === undefined || state.status === 'none') return;
    const type = 'MarkRectificationOverdue' as const;
    const clause = { id: 'rectification', name: '整改期限规则' };
    const envelope = await this.rules.envelope(state.rules, clause, due, {
      commandId: derivedId(sourceEventId, this.name, ''),
      fingerprint: commandFingerprint(type, rectificationStream(rectificationId), { dueAt }),
    });
    const now = this.clock.now();
    const command = { type, data: { rectificationId, dueAt }, now, today: localDateAt(now) };
    await this.runner.execute(rectificationAggregate, rectificationId, command, envelope, { mustExist: true });
  }
}
