import { PROJECTOR_ROLE, SERVICE_ROLE, type MigrationClass } from '@gongjian/shared-projections';
import { migrationFrom, opsSchemaOf, rowLevelSecurity } from '@gongjian/shared-projections/readers';

const TIMESTAMP = 1_767_225_660_000;

export function definitionsTable(context: string): string {
  return `"${opsSchemaOf(context)}".programme_definitions`;
}

/** A context's copy of the published programme versions. Runs after the migration of its `_ops` schema. */
export function programmeDefinitionsMigrationOf(context: string): MigrationClass {
  const table = definitionsTable(context);
  return migrationFrom(`${context}_programme_definitions_${TIMESTAMP}`, {
    up: [
      `CREATE TABLE ${table} (
         tenant uuid NOT NULL,
         programme uuid NOT NULL,
         version int NOT NULL,
         rules int NOT NULL,
         key text COLLATE "C" NOT NULL,
         authority text NOT NULL,
         definition text NOT NULL,
         PRIMARY KEY (tenant, programme, version)
       )`,
      `CREATE INDEX ON ${table} (tenant, key, version)`,
      ...rowLevelSecurity(table, false),
      `GRANT SELECT ON ${table} TO ${SERVICE_ROLE}`,
      `GRANT SELECT, INSERT ON ${table} TO ${PROJECTOR_ROLE}`,
    ],
    down: [`DROP TABLE ${table}`],
  });
}
