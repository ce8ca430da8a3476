import { objectionCatalogue, type ObjectionEvent } from '@gongjian/awards-domain';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import type { Fact } from '@gongjian/shared-kernel';
import { Reaction } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { noticeAggregate, objectionAggregate } from '../../aggregates.js';
import { noticeStream } from '../../notices/notice-stream.js';
import { followingEnvelope, momentOf } from '../../rules/following.js';

type Of<Type extends ObjectionEvent['type']> = Fact<Extract<ObjectionEvent, { readonly type: Type }>>;

/** An objection holds up its own candidate alone: until it is decided, or for good. */
@Injectable()
export class WhenObjectionChanged extends Reaction<ObjectionEvent> {
  readonly context = 'awards';
  readonly name = 'when_objection_changed';
  readonly catalogues = [objectionCatalogue];
  readonly when = {
    ObjectionReceived: async (fact: Of<'ObjectionReceived'>): Promise<void> => {
      const { noticeId, titleId, blocks } = fact.event.data;
      if (blocks && titleId !== null) await this.tell(fact, 'BlockCandidate', noticeId, titleId);
    },
    ObjectionDecided: async (fact: Of<'ObjectionDecided'>): Promise<void> => {
      const { objectionId, noticeId, titleId, outcome } = fact.event.data;
      const objection = (await this.runner.load(objectionAggregate, objectionId, fact.metadata.tenant))?.state;
      if (titleId === null || objection === undefined || objection.status === 'none') return;
      if (!objection.received.blocks || outcome === 'leadOnly') return;
      const type = outcome === 'upheld' ? 'StrikeOffCandidate' : 'UnblockCandidate';
      await this.tell(fact, type, noticeId, titleId);
    },
  };

  constructor(private readonly runner: DeciderRunner) {
    super();
  }

  private async tell(
    fact: Fact<ObjectionEvent>,
    type: 'BlockCandidate' | 'StrikeOffCandidate' | 'UnblockCandidate',
    noticeId: string,
    titleId: string,
  ): Promise<void> {
    const data = { noticeId, titleId, objectionId: fact.event.data.objectionId };
    const envelope = followingEnvelope(fact, { name: type, target: noticeStream(noticeId), body: data });
    const command = { type, data, ...momentOf(fact.metadata.recordedAt) };
    await this.runner.execute(noticeAggregate, noticeId, command, envelope, { mustExist: true });
  }
}
