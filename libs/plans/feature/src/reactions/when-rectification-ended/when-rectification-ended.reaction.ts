import { rectificationCatalogue, type RectificationEvent } from '@gongjian/plans-domain';
import { DeciderRunner, derivedId } from '@gongjian/shared-event-sourcing';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { envelopeAfter, momentOf } from '../../acting/envelope-after.js';
import { followUpAggregate } from '../../aggregates.js';
import { followUpIdOf, followUpStream } from '../../follow-ups/follow-up-stream.js';

type Ended = Extract<RectificationEvent, { readonly type: 'RectificationClosed' | 'RectificationWithdrawn' }>;

/** A follow-up learns what was put right of what was ordered in it. */
@Injectable()
export class WhenRectificationEnded extends Reaction<RectificationEvent> {
  readonly context = 'plans';
  readonly name = 'when_rectification_ended';
  readonly catalogues = [rectificationCatalogue];
  readonly when = {
    RectificationClosed: (fact: Fact<Ended>): Promise<void> => this.settle(fact, 'closed'),
    RectificationWithdrawn: (fact: Fact<Ended>): Promise<void> => this.settle(fact, 'withdrawn'),
  };

  constructor(private readonly runner: DeciderRunner) {
    super();
  }

  private async settle(fact: Fact<Ended>, how: 'closed' | 'withdrawn'): Promise<void> {
    const { rectificationId, removalId } = fact.event.data;
    if (removalId === null) return;
    const followUpId = followUpIdOf(fact.metadata.tenant, removalId);
    const type = 'SettleRectification' as const;
    const command = { type, data: { followUpId, rectificationId, how }, ...momentOf(fact) };
    const envelope = envelopeAfter(fact, {
      commandId: derivedId(fact.id, 'settleRectification', ''),
      type,
      target: followUpStream(followUpId),
      body: { rectificationId, how },
    });
    await this.runner.execute(followUpAggregate, followUpId, command, envelope, { mustExist: true });
  }
}
