import { ProgrammeDefinitions } from '@gongjian/plans-client';
import type { CommandEnvelope } from '@gongjian/shared-event-sourcing';
import type { NamedAsOf } from '@gongjian/shared-kernel';
import { ruleEnvelope, type RuleCause } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';

/** Who acts when something follows by itself: a clause of a programme version, for the authority that adopted it. */
@Injectable()
export class RuleEnvelopes {
  constructor(private readonly definitions: ProgrammeDefinitions) {}

  async of(
    { programme, version }: { readonly programme: string; readonly version: number },
    clause: NamedAsOf,
    cause: RuleCause,
    command: Pick<CommandEnvelope, 'commandId' | 'fingerprint'>,
  ): Promise<CommandEnvelope> {
    const found = await this.definitions.find(cause.tenant, programme, version);
    return ruleEnvelope({ programme, version, authority: found?.authority ?? null, clause }, cause, command);
  }
}
