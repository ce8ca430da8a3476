import { removalSettledV1, type RemovalSettledV1 } from '@gongjian/plans-contracts';
import { ProgrammeDefinitions } from '@gongjian/plans-client';
import { DeciderRunner } from '@gongjian/shared-event-sourcing';
import { localDateAt } from '@gongjian/shared-kernel';
import { ForeignReaction, on, type Received } from '@gongjian/shared-messaging';
import { Injectable } from '@nestjs/common';
import { gateIdOf, gateStream } from '../../applications/application-ids.js';
import { gateBasis } from '../../applications/gate-basis.js';
import { gateAggregate } from '../../facts/aggregates.js';

/** The subject may apply again as far as this removal goes, whether it is known of here yet or not. */
@Injectable()
export class WhenRemovalSettled extends ForeignReaction {
  readonly context = 'assessments';
  readonly name = 'when_removal_settled';
  readonly source = 'plans';
  readonly when = [on(removalSettledV1, (message) => this.lift(message))];

  constructor(
    private readonly runner: DeciderRunner,
    private readonly definitions: ProgrammeDefinitions,
  ) {
    super();
  }

  private async lift(message: Received<RemovalSettledV1>): Promise<void> {
    const { removalId, subjectId, programmeId: programme } = message.data;
    const gateId = gateIdOf(message.tenant, subjectId, programme);
    const envelope = message.envelope({
      name: 'liftBlock',
      type: 'LiftBlock',
      target: gateStream(gateId),
      body: { removalId },
    });
    const basis = await gateBasis(this.definitions, message);
    const data = { gateId, subjectId, programme, removalId, why: 'settled', ...basis } as const;
    const command = { type: 'LiftBlock', data, now: message.time, today: localDateAt(message.time) } as const;
    await this.runner.execute(gateAggregate, gateId, command, envelope);
  }
}
