import type { Title } from '@gongjian/awards-domain';
import { DeciderRunner, derivedId } from '@gongjian/shared-event-sourcing';
import { Injectable } from '@nestjs/common';
import { titleAggregate } from '../aggregates.js';
import { AwardVersions } from './award-versions.js';
import { byRule, type Cause } from './rule-acts.js';
import { titleStream } from './title-stream.js';

const CLAUSE = { id: 'annulment', name: '撤销原决定规则' };

/** Tells a title that something its removal stands on is gone. */
@Injectable()
export class AnnulmentCauses {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly versions: AwardVersions,
  ) {}

  async record({ titleId, removals }: Title, factId: string, cause: Cause): Promise<void> {
    const removal = removals.findLast(({ factIds }) => factIds.includes(factId));
    if (removal === undefined) return;
    const { now, today, tenant, sourceEventId } = cause;
    const envelope = byRule(await this.versions.of(tenant, removal.removed), CLAUSE, cause, {
      commandId: derivedId(sourceEventId, 'recordAnnulmentCause', titleId),
      type: 'RecordAnnulmentCause',
      target: titleStream(titleId),
      body: { factId },
    });
    const command = { type: 'RecordAnnulmentCause' as const, data: { titleId, factId }, now, today };
    await this.runner.execute(titleAggregate, titleId, command, envelope, { mustExist: true });
  }
}
