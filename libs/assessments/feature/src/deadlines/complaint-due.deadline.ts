import { complaintCatalogue, type ComplaintEvent } from '@gongjian/assessments-domain';
import { Clock, commandFingerprint, DeciderRunner, derivedId } from '@gongjian/shared-event-sourcing';
import { localDateAt, type Fact, type Instant } from '@gongjian/shared-kernel';
import { DeadlineDefinition, type Due } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { RuleEnvelopes } from '../acting/rule-envelopes.js';
import { complaintStream } from '../complaints/complaint-writer.js';
import { complaintAggregate } from '../facts/aggregates.js';

const CLAUSE = { id: 'facts.complaints', name: '投诉整改时限' };

/** A verified complaint that is not put right in time becomes overdue by itself. */
@Injectable()
export class ComplaintDueDeadline extends DeadlineDefinition<ComplaintEvent> {
  readonly context = 'assessments';
  readonly name = 'complaint_due';
  readonly catalogue = complaintCatalogue;

  constructor(
    private readonly runner: DeciderRunner,
    private readonly rules: RuleEnvelopes,
    private readonly clock: Clock,
  ) {
    super();
  }

  deadline({ event }: Fact<ComplaintEvent>): { readonly dueAt: Instant } | 'clear' | null {
    switch (event.type) {
      case 'ComplaintVerified':
      case 'ComplaintDueRevised':
        return { dueAt: event.data.due.dueAt };
      case 'ComplaintRectified':
      case 'ComplaintUnfounded':
      case 'ComplaintClosed':
      case 'ComplaintWithdrawn':
        return 'clear';
      default:
        return null;
    }
  }

  async command(due: Due): Promise<void> {
    const { tenant, streamId: complaintId, dueAt } = due;
    const state = (await this.runner.load(complaintAggregate, complaintId, tenant))?.state;
    if (state === undefined || state.status === 'none' || state.ruledBy === null) return;
    const fingerprint = commandFingerprint('MarkComplaintOverdue', complaintStream(complaintId), { dueAt });
    const commandId = derivedId(due.sourceEventId, this.name, '');
    const envelope = await this.rules.of(state.ruledBy, CLAUSE, due, { commandId, fingerprint });
    const now = this.clock.now();
    const command = { type: 'MarkComplaintOverdue', data: { complaintId }, now, today: localDateAt(now) } as const;
    await this.runner.execute(complaintAggregate, complaintId, command, envelope, { mustExist: true });
  }
}
