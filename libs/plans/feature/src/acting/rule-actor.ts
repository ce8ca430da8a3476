import { DeciderRunner, type CommandEnvelope } from '@gongjian/shared-event-sourcing';
import { Injectable } from '@nestjs/common';
import { programmeAggregate, taskAggregate } from '../aggregates.js';

interface RuleCause {
  readonly tenant: string;
  /** UUID of the task. */
  readonly streamId: string;
  readonly sourceEventId: string;
}

/** Who acts when a clock runs out or is counted anew: the rule of the programme version, for the authority that adopted it. */
@Injectable()
export class RuleActor {
  constructor(private readonly runner: DeciderRunner) {}

  async envelope(
    cause: RuleCause,
    commandId: string,
    fingerprint: string,
    rule: { readonly id: string; readonly name: string },
  ): Promise<CommandEnvelope | null> {
    const { tenant, streamId, sourceEventId } = cause;
    const task = (await this.runner.load(taskAggregate, streamId, tenant))?.state;
    if (task === undefined || task.status === 'none') return null;
    const programme = (await this.runner.load(programmeAggregate, task.rules.programme, tenant))?.state;
    const authority = programme === undefined || programme.status === 'none' ? null : programme.authority;
    return {
      tenant,
      commandId,
      fingerprint,
      actor: {
        kind: 'rule',
        id: task.rules.programme,
        role: null,
        post: { id: `${rule.id}.v${task.rules.version}`, name: rule.name },
        division: authority === null ? null : authority.division,
        unit: authority === null ? null : { id: authority.id, name: authority.name },
      },
      channel: 'rule',
      correlationId: sourceEventId,
      causationId: sourceEventId,
    };
  }
}
