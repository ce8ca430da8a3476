import { ProgrammeDefinitions } from '@gongjian/plans-client';
import { planIssuedV1 } from '@gongjian/plans-contracts';
import { ForeignReaction, on } from '@gongjian/shared-messaging';
import { Injectable } from '@nestjs/common';
import { PlanRounds } from '../../rounds/plan-rounds.js';

/** A plan with an assessment cadence: the rounds of its first period open, by themselves. */
@Injectable()
export class WhenPlanIssued extends ForeignReaction {
  readonly context = 'assessments';
  readonly name = 'when_plan_issued';
  readonly source = 'plans';
  readonly when = [
    on(planIssuedV1, async ({ id, tenant, time, data }) => {
      const { planId, programme, division, period, restart } = data;
      const published = await this.definitions.awaited(tenant, programme.id, programme.version);
      const plan = { id: planId, from: period.from, to: period.to };
      await this.rounds.openFirst(
        { tenant, plan, division, published, restarted: restart !== undefined },
        { eventId: id, at: time },
      );
    }),
  ];

  constructor(
    private readonly definitions: ProgrammeDefinitions,
    private readonly rounds: PlanRounds,
  ) {
    super();
  }
}
