import {
  complaintUnfoundedV1,
  complaintVerifiedV1,
  complaintWithdrawnV1,
  type ComplaintVerifiedV1,
} from '@gongjian/assessments-contracts';
import { ForeignReaction, on, type Received } from '@gongjian/shared-messaging';
import { Injectable } from '@nestjs/common';
import { RectificationsByRule } from '../../rectifications/rectifications-by-rule.js';

/** A complaint that was verified is ordered to be put right, in the act of whoever verified it. */
@Injectable()
export class WhenComplaintVerified extends ForeignReaction {
  readonly context = 'plans';
  readonly name = 'when_complaint_verified';
  readonly source = 'assessments';
  readonly when = [
    on(complaintVerifiedV1, (message) => this.order(message)),
    on(complaintUnfoundedV1, (message) =>
      this.rectifications.withdraw(message, 'complaint', message.data.complaintId, 'complaintUnfounded'),
    ),
    on(complaintWithdrawnV1, (message) =>
      this.rectifications.withdraw(message, 'complaint', message.data.complaintId, 'complaintWithdrawn'),
    ),
  ];

  constructor(private readonly rectifications: RectificationsByRule) {
    super();
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
