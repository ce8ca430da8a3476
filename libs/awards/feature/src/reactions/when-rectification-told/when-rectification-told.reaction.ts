import { rectificationBecameOverdueV1, rectificationWithdrawnV1, removalSettledV1 } from '@gongjian/plans-contracts';
import { ForeignReaction, on } from '@gongjian/shared-messaging';
import { Injectable } from '@nestjs/common';
import { dayOf, ToldFacts } from '../../titles/told-facts.js';

/**
 * Problems that were not put right in time, and removals whose problems all were, into the watch of their subject. What is
 * put right late was overdue all the same; an order that was withdrawn never was.
 */
@Injectable()
export class WhenRectificationTold extends ForeignReaction {
  readonly context = 'awards';
  readonly name = 'when_rectification_told';
  readonly source = 'plans';
  readonly when = [
    on(rectificationBecameOverdueV1, (message) => {
      const { subjectId, rectificationId: factId, serious, programmeId: programme, occurredOn, act } = message.data;
      return this.facts.record(
        message,
        { subjectId, factId },
        {
          ...{ fact: { kind: 'rectificationOverdue', serious }, programme, occurredOn, occurredAt: null },
          ...{ verified: true, verifier: act.actor },
        },
      );
    }),
    on(rectificationWithdrawnV1, (message) => {
      const { subjectId, rectificationId: factId } = message.data;
      return this.facts.withdraw(message, { subjectId, factId }, 'withdrawn');
    }),
    on(removalSettledV1, (message) => {
      const { subjectId, removalId, programmeId: programme, act } = message.data;
      return this.facts.record(
        message,
        { subjectId, factId: removalId },
        {
          ...{ fact: { kind: 'settled', removalId }, programme, occurredOn: dayOf(message), occurredAt: null },
          ...{ verified: true, verifier: act.actor },
        },
      );
    }),
  ];

  constructor(private readonly facts: ToldFacts) {
    super();
  }
}
