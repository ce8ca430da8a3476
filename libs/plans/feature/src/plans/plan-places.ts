import { Policy } from '@gongjian/shared-access';
import { Injectable } from '@nestjs/common';
import type { Write } from '../acting/acting.js';

/** A plan moves only to a division its writer manages plans of. */
@Injectable()
export class PlanPlaces {
  constructor(private readonly policy: Policy) {}

  requireManaged(write: Write, divisionId: string): void {
    this.policy.require(write.principal, 'plan.manage', { tenant: write.principal.tenant, divisionId }, write.today);
  }
}
