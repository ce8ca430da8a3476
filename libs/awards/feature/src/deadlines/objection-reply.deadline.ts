import { objectionCatalogue, type ObjectionEvent } from '@gongjian/awards-domain';
import { Clock, commandFingerprint, DeciderRunner, derivedId } from '@gongjian/shared-event-sourcing';
import { localDateAt, type Fact, type Instant } from '@gongjian/shared-kernel';
import { DeadlineDefinition, type Due } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { objectionAggregate } from '../aggregates.js';
import { objectionStream } from '../objections/objection-stream.js';
import { AwardRule } from '../rules/award-rule.js';

/** An objection that is not answered in time is overdue by itself. */
@Injectable()
export class ObjectionReplyDeadline extends DeadlineDefinition<ObjectionEvent> {
  readonly context = 'awards';
  readonly name = 'objection_reply';
  readonly catalogue = objectionCatalogue;

  constructor(
    private readonly runner: DeciderRunner,
    private readonly rule: AwardRule,
    private readonly clock: Clock,
  ) {
    super();
  }

  deadline({ event }: Fact<ObjectionEvent>): { readonly dueAt: Instant } | 'clear' | null {
    switch (event.type) {
      case 'ObjectionReceived':
        return event.data.replyDue === null ? null : { dueAt: event.data.replyDue.dueAt };
      case 'ObjectionTimeRevised':
        return { dueAt: event.data.replyDue.dueAt };
      case 'ObjectionReplied':
      case 'ObjectionBecameOverdue':
        return 'clear';
      default:
        return null;
    }
  }

  async command(due: Due): Promise<void> {
    const { tenant, streamId: objectionId, sourceEventId, dueAt } = due;
    const state = (await this.runner.load(objectionAggregate, objectionId, tenant))?.state;
    if (state === undefined || state.status === 'none') return;
    const commandId = derivedId(sourceEventId, this.name, '');
    const fingerprint = commandFingerprint('MarkObjectionOverdue', objectionStream(objectionId), { dueAt });
    const clause = { id: 'reply', name: '异议答复期限' };
    const envelope = await this.rule.envelope(state.received, clause, due, { commandId, fingerprint });
    const now = this.clock.now();
    const command = { type: 'MarkObjectionOverdue' as const, data: { objectionId }, now, today: localDateAt(now) };
    await this.runner.execute(objectionAggregate, objectionId, command, envelope, { mustExist: true });
  }
}
