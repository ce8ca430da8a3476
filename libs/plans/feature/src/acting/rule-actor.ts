import { DeciderRunner, type CommandEnvelope } from '@gongjian/shared-event-sourcing';
import type { NamedAsOf } from '@gongjian/shared-kernel';
import { ruleEnvelope, type RuleCause } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { programmeAggregate, taskAggregate } from '../aggregates.js';

interface TaskCause extends RuleCause {
  /** UUID of the task. */
  readonly streamId: string;
}

/** Who acts when a clock runs out or is counted anew: the rule of the programme version, for the authority that adopted it. */
@Injectable()
export class RuleActor {
  constructor(private readonly runner: DeciderRunner) {}

  async envelope(
    cause: TaskCause,
    commandId: string,
    fingerprint: string,
    clause: NamedAsOf,
  ): Promise<CommandEnvelope | null> {
    const { tenant, streamId } = cause;
    const task = (await this.runner.load(taskAggregate, streamId, tenant))?.state;
    if (task === undefined || task.status === 'none') return null;
    const { programme: id, version } = task.rules;
    const programme = (await this.runner.load(programmeAggregate, id, tenant))?.state;
    const authority = programme === undefined || programme.status === 'none' ? null : programme.authority;
    return ruleEnvelope({ programme: id, version, authority, clause }, cause, { commandId, fingerprint });
  }
}
