import { roundConcludedV1 } from '@gongjian/assessments-contracts';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { ForeignReaction, on } from '@gongjian/shared-messaging';
import { Injectable } from '@nestjs/common';
import { periodAggregate } from '../../aggregates.js';
import { periodIdOf, periodStream } from '../../titles/title-stream.js';
import { dayOf, moment } from '../../titles/told-facts.js';

/** Notes rounds that ended: removals may wait for one to be followed up. */
@Injectable()
export class WhenPeriodConcluded extends ForeignReaction {
  readonly context = 'awards';
  readonly name = 'when_period_concluded';
  readonly source = 'assessments';
  readonly when = [
    on(roundConcludedV1, async (message) => {
      const { programmeId: programme, roundCode: round, roundId, kind } = message.data;
      if (kind === 'mock') return;
      const periodId = periodIdOf(message.tenant, programme, round);
      const source = { stream: message.subject, revision: String(message.sourceRevision) };
      const data = { periodId, programme, round, roundId, on: dayOf(message), source };
      const target = periodStream(periodId);
      const envelope = message.envelope({ name: 'conclude_period', type: 'ConcludePeriod', target, body: { roundId } });
      const command = { type: 'ConcludePeriod' as const, data, ...moment(message) };
      await this.runner.execute(periodAggregate, periodId, command, envelope);
    }),
  ];

  constructor(private readonly runner: DeciderRunner) {
    super();
  }
}
