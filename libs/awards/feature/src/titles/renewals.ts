import { isKnown, type ReadyNaming, type ResultSeen } from '@gongjian/awards-domain';
import { DeciderRunner, naturalId } from '@gongjian/shared-event-sourcing';
import type { BasisInput, SubjectAsOf } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { titleAggregate } from '../aggregates.js';
import type { AwardVersion } from './award-versions.js';
import { byRule, type Cause } from './rule-acts.js';
import { titleIdOf, titleStream } from './title-stream.js';

const RENEWING = { id: 'renewal', name: '复评规则' };

export interface RenewingResult {
  readonly subject: SubjectAsOf;
  readonly grade: string;
  readonly roundId: string;
  readonly result: ResultSeen;
  readonly inputs: readonly BasisInput[];
}

/** A title whose renewing round gave its grade again after it was named may be renewed; where that round makes no list. */
@Injectable()
export class Renewals {
  constructor(private readonly runner: DeciderRunner) {}

  async ready(
    { subject, grade, roundId, result, inputs }: RenewingResult,
    version: AwardVersion,
    cause: Cause,
    commandId: string,
  ): Promise<void> {
    const { programme, version: number, rules, key } = version;
    const { tenant, now, today } = cause;
    const titleId = titleIdOf(tenant, subject.id, programme);
    const title = (await this.runner.load(titleAggregate, titleId, tenant))?.state;
    if (title === undefined || !isKnown(title) || title.naming === null) return;
    const { resultOn } = result;
    const slateId = naturalId(tenant, 'slate', 'round', roundId, grade);
    const data: ReadyNaming['data'] = {
      ...{ titleId, subject, programme, version: number, rules, key, grade, slateId, noticeId: null },
      ...{ result, resultOn, purpose: 'renewal', notBefore: resultOn, inputs },
    };
    const envelope = byRule(version, RENEWING, cause, {
      commandId,
      type: 'ReadyNaming',
      target: titleStream(titleId),
      body: { slateId, resultEventId: result.resultEventId },
    });
    await this.runner.execute(titleAggregate, titleId, { type: 'ReadyNaming', data, now, today }, envelope);
  }
}
