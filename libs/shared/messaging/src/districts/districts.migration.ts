import { PROJECTOR_ROLE, SERVICE_ROLE, type MigrationClass } from '@gongjian/shared-projections';
import { migrationFrom, opsSchemaOf, rowLevelSecurity } from '@gongjian/shared-projections/readers';

const TIMESTAMP = 1_767_225_680_000;

/**
 * How fresh a context's copies of districts' records are, and what was refused in their name. `tenant` reads it; `source`
 * is the district's log, `district` a tenant in it. Runs after the migration of the `_ops` schema.
 */
export function districtsMigrationOf(context: string): MigrationClass {
  const ops = opsSchemaOf(context);
  const tables = ['district_sources', 'district_refusals'];
  return migrationFrom(`${context}_districts_${TIMESTAMP}`, {
    up: [
      `CREATE TABLE "${ops}".district_sources (
         tenant uuid NOT NULL,
         source uuid NOT NULL,
         district uuid NOT NULL,
         last_sequence bigint NOT NULL,
         last_event_at timestamptz,
         checked_at timestamptz NOT NULL,
         PRIMARY KEY (tenant, source, district)
       )`,
      `CREATE TABLE "${ops}".district_refusals (
         tenant uuid NOT NULL,
         source uuid NOT NULL,
         code text COLLATE "C" NOT NULL,
         times bigint NOT NULL,
         last_at timestamptz NOT NULL,
         last_claim text COLLATE "C" NOT NULL,
         PRIMARY KEY (tenant, source, code)
       )`,
      ...tables.flatMap((table) => [
        ...rowLevelSecurity(`"${ops}".${table}`, false),
        `GRANT SELECT ON "${ops}".${table} TO ${SERVICE_ROLE}`,
        `GRANT SELECT, INSERT, UPDATE ON "${ops}".${table} TO ${PROJECTOR_ROLE}`,
      ]),
    ],
    down: [`DROP TABLE "${ops}".district_refusals, "${ops}".district_sources`],
  });
}
