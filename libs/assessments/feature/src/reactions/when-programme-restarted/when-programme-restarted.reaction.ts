import { planIssuedV1 } from '@gongjian/plans-contracts';
import { ForeignReaction, onTables } from '@gongjian/shared-messaging';
import { Injectable } from '@nestjs/common';
import { RESTARTING_PLANS } from '../../rounds/restarting-plans-table.js';

/** A plan that was issued with the approval to start a historic programme again. */
@Injectable()
export class WhenProgrammeRestarted extends ForeignReaction {
  readonly context = 'assessments';
  readonly name = 'when_programme_restarted';
  readonly source = 'plans';
  readonly when = [
    onTables(planIssuedV1, async ({ tenant, data, sourceRevision }, client) => {
      const { planId, programme, division, period, restart } = data;
      if (restart === undefined) return;
      await client.query(
        `INSERT INTO ${RESTARTING_PLANS} (tenant, plan, programme, division, from_day, to_day, revision)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
        [tenant, planId, programme.id, division.id, period.from, period.to, String(sourceRevision)],
      );
    }),
  ];
}
