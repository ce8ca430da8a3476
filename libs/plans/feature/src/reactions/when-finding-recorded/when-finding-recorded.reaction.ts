import { findingRecordedV1, findingWithdrawnV1, type FindingRecordedV1 } from '@gongjian/assessments-contracts';
import { ForeignReaction, on, type Received } from '@gongjian/shared-messaging';
import { Injectable } from '@nestjs/common';
import { RectificationsByRule } from '../../rectifications/rectifications-by-rule.js';

/** A problem an inspection found is ordered to be put right, in the act of whoever found it. */
@Injectable()
export class WhenFindingRecorded extends ForeignReaction {
  readonly context = 'plans';
  readonly name = 'when_finding_recorded';
  readonly source = 'assessments';
  readonly when = [
    on(findingRecordedV1, (message) => this.order(message)),
    on(findingWithdrawnV1, (message) => {
      const { findingId: id, subjectId } = message.data;
      return this.rectifications.withdraw(message, { kind: 'finding', id, subjectId }, 'findingWithdrawn');
    }),
  ];

  constructor(private readonly rectifications: RectificationsByRule) {
    super();
  }

  private order(message: Received<FindingRecordedV1>): Promise<void> {
    const { findingId, serious, foundOn, ...found } = message.data;
    const cause = { kind: 'problem' as const, serious };
    return this.rectifications.order(message, {
      kind: 'finding',
      id: findingId,
      cause,
      ...found,
      foundOn,
      from: foundOn,
    });
  }
}
