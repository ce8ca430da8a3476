import { falsificationFoundV1 } from '@gongjian/assessments-contracts';
import { ForeignReaction, on } from '@gongjian/shared-messaging';
import { Injectable } from '@nestjs/common';
import { ToldFacts } from '../../titles/told-facts.js';

@Injectable()
export class WhenFalsificationFound extends ForeignReaction {
  readonly context = 'awards';
  readonly name = 'when_falsification_found';
  readonly source = 'assessments';
  readonly when = [
    on(falsificationFoundV1, (message) => {
      const { subjectId, proposalId: factId, programmeId: programme, foundOn: occurredOn, act } = message.data;
      return this.facts.record(
        message,
        { subjectId, factId },
        {
          ...{ fact: { kind: 'falsification' }, programme, occurredOn, occurredAt: null },
          ...{ verified: true, verifier: act.actor },
        },
      );
    }),
  ];

  constructor(private readonly facts: ToldFacts) {
    super();
  }
}
