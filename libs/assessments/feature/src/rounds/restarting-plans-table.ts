import { PROJECTOR_ROLE, ReadModels, SERVICE_ROLE, type MigrationClass } from '@gongjian/shared-projections';
import { migrationFrom, opsSchemaOf, rowLevelSecurity } from '@gongjian/shared-projections/readers';
import { Injectable } from '@nestjs/common';
import { RestartingPlans, type RestartingPlan } from './restarts.js';

export const RESTARTING_PLANS = `"${opsSchemaOf('assessments')}".restarting_plans`;

/** Plans that started a historic programme again, as plans told it. Runs after the migration of the `_ops` schema. */
export const createRestartingPlans: MigrationClass = migrationFrom('assessments_restarting_plans_1767225690000', {
  up: [
    `CREATE TABLE ${RESTARTING_PLANS} (tenant uuid NOT NULL, plan uuid NOT NULL, programme uuid NOT NULL,
      division uuid NOT NULL, from_day text NOT NULL, to_day text NOT NULL, PRIMARY KEY (tenant, plan))`,
    ...rowLevelSecurity(RESTARTING_PLANS, false),
    `GRANT SELECT ON ${RESTARTING_PLANS} TO ${SERVICE_ROLE}`,
    `GRANT SELECT, INSERT ON ${RESTARTING_PLANS} TO ${PROJECTOR_ROLE}`,
  ],
  down: [`DROP TABLE ${RESTARTING_PLANS}`],
});

export const addRevisionsOfRestartingPlans: MigrationClass = migrationFrom(
  'assessments_revisions_of_restarting_plans_1767225690001',
  {
    up: [`ALTER TABLE ${RESTARTING_PLANS} ADD COLUMN revision text`],
    down: [`ALTER TABLE ${RESTARTING_PLANS} DROP COLUMN revision`],
  },
);

interface Row {
  readonly plan: string;
  readonly division: string;
  readonly from_day: string;
  readonly to_day: string;
  readonly revision: string | null;
}

@Injectable()
export class RestartingPlansTable extends RestartingPlans {
  constructor(private readonly models: ReadModels) {
    super();
  }

  override async of(tenant: string, programme: string): Promise<readonly RestartingPlan[]> {
    const rows = await this.models.read(tenant, ({ manager }) =>
      manager.query<Row[]>(
        `SELECT plan, division, from_day, to_day, revision FROM ${RESTARTING_PLANS} WHERE programme = $1`,
        [programme],
      ),
    );
    return rows.map(({ plan, division, from_day, to_day, revision }) => ({
      planId: plan,
      divisionId: division,
      from: from_day,
      to: to_day,
      revision,
    }));
  }
}
