import { Directory } from '@gongjian/shared-access';
import type { LocalDate } from '@gongjian/shared-kernel';
import { Injectable } from '@nestjs/common';
import { ClosedPlans } from './closed-plans.js';

/** A plan that was issued with the approval to start a historic programme again. */
export interface RestartingPlan {
  readonly planId: string;
  readonly divisionId: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Of the event in its stream that says so; `null`: told before it was kept. */
  readonly revision: string | null;
}

/** Port: the plans of a programme that were issued with the approval to start it again. */
export abstract class RestartingPlans {
  abstract of(tenant: string, programme: string): Promise<readonly RestartingPlan[]>;
}

/** Where and when historic programmes go on. */
@Injectable()
export class Restarts {
  constructor(
    private readonly plans: RestartingPlans,
    private readonly closed: ClosedPlans,
    private readonly directory: Directory,
  ) {}

  /** The plan, not closed, that started it again for the whole period and for a division above or at the place. */
  async by(
    tenant: string,
    programme: string,
    divisionId: string,
    { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
  ): Promise<RestartingPlan | null> {
    const within = (await this.plans.of(tenant, programme)).filter((plan) => plan.from <= from && to <= plan.to);
    const above = within.length === 0 ? [] : (await this.directory.path(divisionId)).map(({ id }) => id);
    for (const plan of within) {
      if (above.includes(plan.divisionId) && !(await this.closed.has(tenant, plan.planId))) return plan;
    }
    return null;
  }
}
