import { DeciderRunner, type CommandEnvelope } from '@gongjian/shared-event-sourcing';
import type { NamedAsOf } from '@gongjian/shared-kernel';
import { ruleEnvelope, type RuleCause } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';
import { programmeAggregate } from '../aggregates.js';

/** The published version whose rule acts. */
export interface RuleVersion {
  readonly programme: string;
  readonly version: number;
}

/** Who acts where nobody does: the rule of the programme version, for the authority that adopted it. */
@Injectable()
export class RuleActor {
  constructor(private readonly runner: DeciderRunner) {}

  async envelope(
    { programme, version }: RuleVersion,
    clause: NamedAsOf,
    cause: RuleCause,
    asked: Pick<CommandEnvelope, 'commandId' | 'fingerprint'>,
  ): Promise<CommandEnvelope> {
    const state = (await this.runner.load(programmeAggregate, programme, cause.tenant))?.state;
    const authority = state === undefined || state.status === 'none' ? null : state.authority;
    return ruleEnvelope({ programme, version, authority, clause }, cause, asked);
  }
}
