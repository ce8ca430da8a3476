import { PROJECTOR_ROLE, SERVICE_ROLE } from '@gongjian/shared-projections';
import { migrationFrom, opsSchemaOf, rowLevelSecurity } from '@gongjian/shared-projections/readers';

const TIMESTAMP = 1_767_225_681_000;

export const DISTRICT_TITLES_TABLE = `"${opsSchemaOf('awards')}".district_titles`;

/**
 * Titles of districts, as their deployments told them last: `tenant` reads them, `source` is the district's log,
 * `district` a tenant in it. Runs after the migration of `awards_ops`.
 */
export const districtTitlesMigration = migrationFrom(`awards_district_titles_${TIMESTAMP}`, {
  up: [
    `CREATE TABLE ${DISTRICT_TITLES_TABLE} (
       tenant uuid NOT NULL,
       source uuid NOT NULL,
       district uuid NOT NULL,
       title uuid NOT NULL,
       key text COLLATE "C" NOT NULL,
       grade text COLLATE "C" NOT NULL,
       standing text COLLATE "C" NOT NULL,
       named_on date NOT NULL,
       changed_at timestamptz NOT NULL,
       told text NOT NULL,
       PRIMARY KEY (tenant, source, district, title)
     )`,
    ...['named_on', 'changed_at'].map(
      (column) => `CREATE INDEX district_titles_${column} ON ${DISTRICT_TITLES_TABLE} (tenant, ${column}, title)`,
    ),
    ...rowLevelSecurity(DISTRICT_TITLES_TABLE, false),
    `GRANT SELECT ON ${DISTRICT_TITLES_TABLE} TO ${SERVICE_ROLE}`,
    `GRANT SELECT, INSERT, UPDATE ON ${DISTRICT_TITLES_TABLE} TO ${PROJECTOR_ROLE}`,
  ],
  down: [`DROP TABLE ${DISTRICT_TITLES_TABLE}`],
});
