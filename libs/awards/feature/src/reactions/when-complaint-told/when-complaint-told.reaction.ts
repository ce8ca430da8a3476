import {
  complaintCorrectedV1,
  complaintUnfoundedV1,
  complaintVerifiedV1,
  complaintWithdrawnV1,
  type ComplaintVerifiedV1,
} from '@gongjian/assessments-contracts';
import type { FactAsTold } from '@gongjian/awards-domain';
import { sameFacts } from '@gongjian/shared-kernel';
import { ForeignReaction, on } from '@gongjian/shared-messaging';
import { Injectable } from '@nestjs/common';
import { ToldFacts } from '../../titles/told-facts.js';

type OfComplaint = Pick<ComplaintVerifiedV1, 'subjectId' | 'complaintId' | 'kinds' | 'receivedOn'>;

/** Verified complaints into the watch of their subject; they concern every programme that counts their kinds. */
@Injectable()
export class WhenComplaintTold extends ForeignReaction {
  readonly context = 'awards';
  readonly name = 'when_complaint_told';
  readonly source = 'assessments';
  readonly when = [
    on(complaintVerifiedV1, (message) => {
      const { data } = message;
      return this.facts.record(message, factOf(data), { ...told(data), verified: true, verifier: data.act.actor });
    }),
    on(complaintCorrectedV1, async (message) => {
      const { data } = message;
      if (data.was.subjectId === data.subjectId) {
        await this.facts.correct(message, factOf(data), (known) => {
          const before = known?.told;
          const same = before !== null && before !== undefined && sameFacts(before.fact, told(data).fact);
          return same ? { ...told(data), verified: before.verified, verifier: before.verifier } : told(data);
        });
        return;
      }
      await this.facts.withdraw(message, { subjectId: data.was.subjectId, factId: data.complaintId }, 'withdrawn');
      await this.facts.record(message, factOf(data), told(data));
    }),
    on(complaintWithdrawnV1, (message) => this.facts.withdraw(message, factOf(message.data), 'withdrawn')),
    on(complaintUnfoundedV1, (message) => this.facts.withdraw(message, factOf(message.data), 'unfounded')),
  ];

  constructor(private readonly facts: ToldFacts) {
    super();
  }
}

function factOf({ subjectId, complaintId }: Pick<OfComplaint, 'subjectId' | 'complaintId'>) {
  return { subjectId, factId: complaintId };
}

function told({ kinds, receivedOn }: Pick<OfComplaint, 'kinds' | 'receivedOn'>): FactAsTold {
  return {
    fact: { kind: 'complaint', kinds },
    programme: null,
    occurredOn: receivedOn,
    occurredAt: null,
    verified: false,
    verifier: null,
  };
}
