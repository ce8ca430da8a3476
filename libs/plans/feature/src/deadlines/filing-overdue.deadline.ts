import { filingCatalogue, type FilingEvent } from '@gongjian/plans-domain';
import { Clock, commandFingerprint, DeciderRunner, derivedId } from '@gongjian/shared-event-sourcing';
import { localDateAt, type Fact, type Instant } from '@gongjian/shared-kernel';
import { DeadlineDefinition, type Due } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { RuleActor } from '../acting/rule-actor.js';
import { filingAggregate } from '../aggregates.js';
import { filingClockOf } from '../filings/filing-clocks.js';
import { filingStream } from '../filings/filing-stream.js';

/** Evidence that was not handed in in time becomes overdue by itself. */
@Injectable()
export class FilingOverdueDeadline extends DeadlineDefinition<FilingEvent> {
  readonly context = 'plans';
  readonly name = 'filing_due';
  readonly catalogue = filingCatalogue;

  constructor(
    private readonly runner: DeciderRunner,
    private readonly rules: RuleActor,
    private readonly clock: Clock,
  ) {
    super();
  }

  deadline(fact: Fact<FilingEvent>): { readonly dueAt: Instant } | 'clear' | null {
    const clock = filingClockOf(fact);
    return clock === null || clock === 'clear' ? clock : { dueAt: clock.overdueAt };
  }

  async command(due: Due): Promise<void> {
    const { tenant, streamId: filingId, sourceEventId, dueAt } = due;
    const state = (await this.runner.load(filingAggregate, filingId, tenant))?.state;
    if (state === undefined || state.status === 'none') return;
    const type = 'MarkFilingOverdue' as const;
    const clause = { id: 'filing', name: '申报期限规则' };
    const envelope = await this.rules.envelope(state.rules, clause, due, {
      commandId: derivedId(sourceEventId, this.name, ''),
      fingerprint: commandFingerprint(type, filingStream(filingId), { dueAt }),
    });
    const now = this.clock.now();
    const command = { type, data: { filingId, dueAt }, now, today: localDateAt(now) };
    await this.runner.execute(filingAggregate, filingId, command, envelope, { mustExist: true });
  }
}
