import { PROJECTOR_ROLE, SERVICE_ROLE } from '@gongjian/shared-projections';
import { migrationFrom, opsSchemaOf, rowLevelSecurity } from '@gongjian/shared-projections/readers';

const TIMESTAMP = 1_767_225_682_000;

export const DISTRICT_PROGRAMMES_TABLE = `"${opsSchemaOf('plans')}".district_programmes`;
export const DISTRICT_TASKS_TABLE = `"${opsSchemaOf('plans')}".district_overdue_tasks`;

/**
 * Programmes and overdue tasks of districts, as their deployments told them last: `tenant` reads them, `source` is the
 * district's log, `district` a tenant in it. Runs after the migration of `plans_ops`.
 */
export const districtTasksMigration = migrationFrom(`plans_district_tasks_${TIMESTAMP}`, {
  up: [
    `CREATE TABLE ${DISTRICT_PROGRAMMES_TABLE} (
       tenant uuid NOT NULL,
       source uuid NOT NULL,
       district uuid NOT NULL,
       programme uuid NOT NULL,
       key text COLLATE "C",
       name_zh text COLLATE "C" NOT NULL,
       name_en text COLLATE "C" NOT NULL,
       PRIMARY KEY (tenant, source, district, programme)
     )`,
    `CREATE TABLE ${DISTRICT_TASKS_TABLE} (
       tenant uuid NOT NULL,
       source uuid NOT NULL,
       district uuid NOT NULL,
       task uuid NOT NULL,
       plan uuid NOT NULL,
       programme uuid NOT NULL,
       heading text COLLATE "C" NOT NULL,
       unit_id uuid NOT NULL,
       unit_name text COLLATE "C" NOT NULL,
       division_id uuid NOT NULL,
       division_name text COLLATE "C" NOT NULL,
       due_on date NOT NULL,
       overdue_at timestamptz NOT NULL,
       PRIMARY KEY (tenant, source, district, task)
     )`,
    `CREATE INDEX district_overdue_tasks_overdue_at ON ${DISTRICT_TASKS_TABLE} (tenant, overdue_at, task)`,
    ...[DISTRICT_PROGRAMMES_TABLE, DISTRICT_TASKS_TABLE].flatMap((table) => [
      ...rowLevelSecurity(table, false),
      `GRANT SELECT ON ${table} TO ${SERVICE_ROLE}`,
      `GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO ${PROJECTOR_ROLE}`,
    ]),
  ],
  down: [`DROP TABLE ${DISTRICT_TASKS_TABLE}, ${DISTRICT_PROGRAMMES_TABLE}`],
});
