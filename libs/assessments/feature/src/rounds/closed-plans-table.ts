import { PROJECTOR_ROLE, ReadModels, SERVICE_ROLE, type MigrationClass } from '@gongjian/shared-projections';
import { migrationFrom, opsSchemaOf, rowLevelSecurity } from '@gongjian/shared-projections/readers';
import { Injectable } from '@nestjs/common';
import { ClosedPlans } from './closed-plans.js';

export const CLOSED_PLANS = `"${opsSchemaOf('assessments')}".closed_plans`;

/** Plans that are closed, as plans told it. Runs after the migration of the `_ops` schema. */
export const createClosedPlans: MigrationClass = migrationFrom('assessments_closed_plans_1767225680000', {
  up: [
    `CREATE TABLE ${CLOSED_PLANS} (tenant uuid NOT NULL, plan uuid NOT NULL, PRIMARY KEY (tenant, plan))`,
    ...rowLevelSecurity(CLOSED_PLANS, false),
    `GRANT SELECT ON ${CLOSED_PLANS} TO ${SERVICE_ROLE}`,
    `GRANT SELECT, INSERT ON ${CLOSED_PLANS} TO ${PROJECTOR_ROLE}`,
  ],
  down: [`DROP TABLE ${CLOSED_PLANS}`],
});

@Injectable()
export class ClosedPlansTable extends ClosedPlans {
  constructor(private readonly models: ReadModels) {
    super();
  }

  override async has(tenant: string, planId: string): Promise<boolean> {
    const rows = await this.models.read(tenant, ({ manager }) =>
      manager.query<unknown[]>(`SELECT 1 FROM ${CLOSED_PLANS} WHERE plan = $1`, [planId]),
    );
    return rows.length > 0;
  }
}
