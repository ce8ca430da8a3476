import type { Removal, Title, TitleRemoved } from '@gongjian/awards-domain';
import { DeciderRunner, derivedId } from '@gongjian/shared-event-sourcing';
import type { BasisInput } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { periodAggregate, titleAggregate } from '../aggregates.js';
import type { AwardVersion } from './award-versions.js';
import { byRule, type Cause } from './rule-acts.js';
import { periodIdOf, periodStream, titleStream } from './title-stream.js';

const CLAUSE = { id: 'followUp', name: '专门督导规则' };

@Injectable()
export class FollowUps {
  constructor(private readonly runner: DeciderRunner) {}

  /** `roundId`: the round after which it is due; `null`: at once. */
  async makeDue(
    { titleId }: Pick<Title, 'titleId'>,
    { removed: { removalId } }: Pick<Removal, 'removed'>,
    version: AwardVersion,
    cause: Cause,
    { roundId, inputs }: { readonly roundId: string | null; readonly inputs: readonly BasisInput[] },
  ): Promise<void> {
    const { now, today } = cause;
    const envelope = byRule(version, CLAUSE, cause, {
      commandId: derivedId(removalId, 'makeFollowUpDue', roundId ?? ''),
      type: 'MakeFollowUpDue',
      target: titleStream(titleId),
      body: { removalId, roundId },
    });
    const data = { titleId, removalId, roundId, inputs };
    const command = { type: 'MakeFollowUpDue' as const, data, now, today };
    await this.runner.execute(titleAggregate, titleId, command, envelope, { mustExist: true });
  }

  /** Its follow-up waits for a round of that code to end. */
  async awaitPeriod(
    { titleId, removalId, programme, effectiveOn: removedOn }: TitleRemoved,
    round: string,
    version: AwardVersion,
    cause: Cause,
  ): Promise<void> {
    const { tenant, now, today } = cause;
    const periodId = periodIdOf(tenant, programme, round);
    const envelope = byRule(version, CLAUSE, cause, {
      commandId: derivedId(removalId, 'awaitPeriod', periodId),
      type: 'AwaitRemoval',
      target: periodStream(periodId),
      body: { removalId },
    });
    const data = { periodId, titleId, removalId, removedOn };
    await this.runner.execute(periodAggregate, periodId, { type: 'AwaitRemoval', data, now, today }, envelope);
  }
}
