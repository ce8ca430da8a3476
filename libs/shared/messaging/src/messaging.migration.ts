import type { MigrationClass } from '@gongjian/shared-projections';
import { PROJECTOR_ROLE, SERVICE_ROLE } from '@gongjian/shared-projections';
import { migrationFrom, opsSchemaOf, rowLevelSecurity } from '@gongjian/shared-projections/readers';

const TIMESTAMP = 1_767_225_650_000;

/** What a context's consumers remember: how far they are, and what waits. Runs after the migration of its `_ops` schema. */
export function messagingMigrationOf(context: string): MigrationClass {
  const ops = opsSchemaOf(context);
  return migrationFrom(`${context}_messaging_${TIMESTAMP}`, {
    up: [
      `CREATE TABLE "${ops}".watermarks (
         consumer text COLLATE "C" NOT NULL,
         tenant uuid NOT NULL,
         low bigint NOT NULL,
         above bigint[] NOT NULL,
         version bigint NOT NULL,
         PRIMARY KEY (consumer, tenant)
       ) WITH (fillfactor = 20)`,
      `CREATE TABLE "${ops}".waiting (
         consumer text COLLATE "C" NOT NULL,
         tenant uuid NOT NULL,
         subject text COLLATE "C" NOT NULL,
         sequence bigint NOT NULL,
         event_id uuid NOT NULL,
         type text COLLATE "C" NOT NULL,
         state text COLLATE "C" NOT NULL CHECK (state IN ('held', 'parked', 'queued')),
         target text COLLATE "C",
         code text COLLATE "C",
         tries int NOT NULL DEFAULT 0,
         since timestamptz NOT NULL DEFAULT now(),
         replay_requested boolean NOT NULL DEFAULT false,
         PRIMARY KEY (consumer, tenant, subject, sequence)
       )`,
      ...['watermarks', 'waiting'].flatMap((table) => [
        ...rowLevelSecurity(`"${ops}".${table}`, false),
        `GRANT SELECT ON "${ops}".${table} TO ${SERVICE_ROLE}`,
        `GRANT SELECT, INSERT, UPDATE, DELETE ON "${ops}".${table} TO ${PROJECTOR_ROLE}`,
      ]),
    ],
    down: [`DROP TABLE "${ops}".waiting, "${ops}".watermarks`],
  });
}
