import { planClosedV1 } from '@gongjian/plans-contracts';
import { ForeignReaction, onTables } from '@gongjian/shared-messaging';
import { Injectable } from '@nestjs/common';
import { CLOSED_PLANS } from '../../rounds/closed-plans-table.js';

@Injectable()
export class WhenPlanClosed extends ForeignReaction {
  readonly context = 'assessments';
  readonly name = 'when_plan_closed';
  readonly source = 'plans';
  readonly when = [
    onTables(planClosedV1, async ({ tenant, data }, client) => {
      await client.query(`INSERT INTO ${CLOSED_PLANS} (tenant, plan) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [
        tenant,
        data.planId,
      ]);
    }),
  ];
}
