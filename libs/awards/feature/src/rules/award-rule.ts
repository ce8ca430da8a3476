import type { Pinned } from '@gongjian/awards-domain';
import { ProgrammeDefinitions } from '@gongjian/plans-client';
import type { CommandEnvelope } from '@gongjian/shared-event-sourcing';
import type { NamedAsOf } from '@gongjian/shared-kernel';
import { ruleEnvelope, type RuleCause } from '@gongjian/shared-records';
import { Injectable } from '@nestjs/common';

/** Who acts where nobody does: a clause of the version, for the authority that adopted it. */
@Injectable()
export class AwardRule {
  constructor(private readonly definitions: ProgrammeDefinitions) {}

  async envelope(
    { programme, version }: Pick<Pinned, 'programme' | 'version'>,
    clause: NamedAsOf,
    cause: RuleCause,
    command: Pick<CommandEnvelope, 'commandId' | 'fingerprint'>,
  ): Promise<CommandEnvelope> {
    const authority = (await this.definitions.find(cause.tenant, programme, version))?.authority ?? null;
    return ruleEnvelope({ programme, version, authority, clause }, cause, command);
  }
}
