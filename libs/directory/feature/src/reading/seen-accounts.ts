import type { ServiceRow } from '@gongjian/directory-domain';
import { Policy, type Principal } from '@gongjian/shared-access';
import { Clock } from '@gongjian/shared-event-sourcing';
import { localDateAt } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';

/** What something signs in with is shown to those who may bind it. */
@Injectable()
export class SeenAccounts {
  constructor(
    private readonly policy: Policy,
    private readonly clock: Clock,
  ) {}

  ofService(principal: Principal, { id, division }: ServiceRow): boolean {
    const resource = { tenant: principal.tenant, divisionId: division.id, personId: id };
    return this.policy.allows(principal, 'account.bind', resource, localDateAt(this.clock.now()));
  }
}
