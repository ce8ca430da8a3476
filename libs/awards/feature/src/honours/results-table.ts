import { PROJECTOR_ROLE, SERVICE_ROLE } from '@gongjian/shared-projections';
import { migrationFrom, opsSchemaOf, rowLevelSecurity } from '@gongjian/shared-projections/readers';

const TIMESTAMP = 1_767_225_665_000;

export const RESULTS_TABLE = `"${opsSchemaOf('awards')}".results`;

/** What subjects came to in concluded rounds, as assessments told it last. Runs after the migration of `awards_ops`. */
export const resultsMigration = migrationFrom(`awards_results_${TIMESTAMP}`, {
  up: [
    `CREATE TABLE ${RESULTS_TABLE} (
       tenant uuid NOT NULL,
       result uuid NOT NULL,
       told text NOT NULL,
       PRIMARY KEY (tenant, result)
     )`,
    ...rowLevelSecurity(RESULTS_TABLE, false),
    `GRANT SELECT ON ${RESULTS_TABLE} TO ${SERVICE_ROLE}`,
    `GRANT SELECT, INSERT, UPDATE ON ${RESULTS_TABLE} TO ${PROJECTOR_ROLE}`,
  ],
  down: [`DROP TABLE ${RESULTS_TABLE}`],
});
