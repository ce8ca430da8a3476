import {
  complaintCorrectedV1,
  complaintUnfoundedV1,
  complaintVerifiedV1,
  complaintWithdrawnV1,
  type ComplaintUnfoundedV1,
  type ComplaintVerifiedV1,
  type ComplaintWithdrawnV1,
} from '@gongjian/assessments-contracts';
import { ForeignReaction, on, type Received } from '@gongjian/shared-messaging';
import { Injectable } from '@nestjs/common';
import { RectificationsByRule } from '../../rectifications/rectifications-by-rule.js';

/**
 * A complaint that was verified is ordered to be put right, in the act of whoever verified it. Corrected to be about
 * another subject it is no longer that one's: once it is verified anew, the other is given an order of its own.
 */
@Injectable()
export class WhenComplaintVerified extends ForeignReaction {
  readonly context = 'plans';
  readonly name = 'when_complaint_verified';
  readonly source = 'assessments';
  readonly when = [
    on(complaintVerifiedV1, (message) => this.order(message)),
    on(complaintCorrectedV1, async (message) => {
      const { was, complaintId: id, subjectId } = message.data;
      if (was.subjectId === subjectId) return;
      await this.rectifications.withdraw(
        message,
        { kind: 'complaint', id, subjectId: was.subjectId },
        'complaintCorrected',
      );
    }),
    on(complaintUnfoundedV1, (message) => this.withdraw(message, 'complaintUnfounded')),
    on(complaintWithdrawnV1, (message) => this.withdraw(message, 'complaintWithdrawn')),
  ];

  constructor(private readonly rectifications: RectificationsByRule) {
    super();
  }

  private withdraw(message: Received<ComplaintUnfoundedV1 | ComplaintWithdrawnV1>, code: string): Promise<void> {
    const { complaintId: id, subjectId } = message.data;
    return this.rectifications.withdraw(message, { kind: 'complaint', id, subjectId }, code);
  }

  private order(message: Received<ComplaintVerifiedV1>): Promise<void> {
    const { complaintId: id, receivedOn: foundOn, due, ...complaint } = message.data;
    return this.rectifications.order(message, {
      kind: 'complaint',
      id,
      cause: { kind: 'complaint' },
      ...complaint,
      indicator: null,
      foundOn,
      from: due.from,
      evidence: [],
      putRightOnTheSpot: false,
    });
  }
}
