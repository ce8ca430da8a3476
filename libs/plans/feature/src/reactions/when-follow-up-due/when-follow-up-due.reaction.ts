import {
  followUpBecameDueV1,
  removalAnnulledV1,
  type FollowUpBecameDueV1,
  type RemovalAnnulledV1,
} from '@gongjian/awards-contracts';
import type { FollowUpPlace } from '@gongjian/plans-domain';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { localDateAt } from '@gongjian/shared-kernel';
import { ForeignReaction, on, type Received } from '@gongjian/shared-messaging';
import { ruleEnvelope } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { followUpAggregate } from '../../aggregates.js';
import { followUpIdOf, followUpStream } from '../../follow-ups/follow-up-stream.js';
import { PublishedProgrammes } from '../../programmes/published-programmes.js';

/** The follow-up of a removal opens by rule when it is due, and is withdrawn when the removal is annulled. */
@Injectable()
export class WhenFollowUpDue extends ForeignReaction {
  readonly context = 'plans';
  readonly name = 'when_follow_up_due';
  readonly source = 'awards';
  readonly when = [
    on(followUpBecameDueV1, (message) => this.open(message)),
    on(removalAnnulledV1, (message) => this.withdraw(message)),
  ];

  constructor(
    private readonly runner: DeciderRunner,
    private readonly programmes: PublishedProgrammes,
  ) {
    super();
  }

  private async open(message: Received<FollowUpBecameDueV1>): Promise<void> {
    const { tenant, time: now, data } = message;
    const place = placeOf(message);
    const { followUpId, programmeId: programme, version } = place;
    const { clause, authority, roundId, act } = data;
    const type = 'OpenFollowUp' as const;
    const today = localDateAt(now);
    const command = {
      type,
      data: { ...place, clause, authority, openedOn: act.effectiveOn ?? today, roundId },
      now,
      today,
    };
    const asked = message.envelope({
      name: 'open_follow_up',
      type,
      target: followUpStream(followUpId),
      body: { removalId: data.removalId },
    });
    const rule = { programme, version, authority, clause: { id: 'followUp', name: clause } };
    const { actor } = ruleEnvelope(rule, { tenant, sourceEventId: message.id }, asked);
    const { onBehalfOf: _none, ...envelope } = asked;
    await this.runner.execute(followUpAggregate, followUpId, command, { ...envelope, actor });
  }

  private async withdraw(message: Received<RemovalAnnulledV1>): Promise<void> {
    const { tenant, time: now, data } = message;
    const place = placeOf(message);
    const { definition } = await this.programmes.require(tenant, place.programmeId, place.version);
    if (definition.award?.followUp === undefined) return;
    const type = 'WithdrawFollowUp' as const;
    const command = { type, data: { ...place, why: data.why }, now, today: localDateAt(now) };
    const target = followUpStream(place.followUpId);
    const body = { removalId: data.removalId };
    const envelope = message.envelope({ name: 'withdraw_follow_up', type, target, body });
    await this.runner.execute(followUpAggregate, place.followUpId, command, envelope);
  }
}

function placeOf({ tenant, data }: Received<FollowUpBecameDueV1 | RemovalAnnulledV1>): FollowUpPlace {
  const { removalId, titleId, subjectId, subject, programmeId, version } = data;
  const followUpId = followUpIdOf(tenant, removalId);
  return { followUpId, removalId, titleId, subject: { id: subjectId, ...subject }, programmeId, version };
}
