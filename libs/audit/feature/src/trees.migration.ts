import { PROJECTOR_ROLE, SERVICE_ROLE } from '@gongjian/shared-projections';
import { migrationFrom, opsSchemaOf, rowLevelSecurity } from '@gongjian/shared-projections/readers';

const TIMESTAMP = 1_767_225_690_000;
const OPS = opsSchemaOf('audit');

export const TREES_TABLE = `"${OPS}".trees`;
export const BUNDLES_TABLE = `"${OPS}".bundles`;
export const SIGNING_KEYS_TABLE = `"${OPS}".signing_keys`;
/** Under the deployment's master key; only who signs reads them. */
export const PRIVATE_KEYS_TABLE = `"${OPS}".private_keys`;
export const CHECKPOINTS_TABLE = `"${OPS}".checkpoints`;
/** Its reader there. */
export const SEQUENCER = 'sequencer';

/**
 * How far each tree has come, after which position of the log each of its bundles begins, and the keys that sign for
 * it. Runs after the migration of `audit_ops`.
 */
export const auditMigration = migrationFrom(`audit_trees_${TIMESTAMP}`, {
  up: [
    `CREATE TABLE ${TREES_TABLE} (
       tenant uuid NOT NULL,
       number int NOT NULL CHECK (number >= 1),
       origin text COLLATE "C" NOT NULL UNIQUE,
       size bigint NOT NULL,
       signed_note text COLLATE "C" NOT NULL,
       published_size bigint,
       published_note text COLLATE "C",
       published_at timestamptz,
       PRIMARY KEY (tenant, number),
       CHECK (num_nulls(published_size, published_note, published_at) IN (0, 3)),
       CHECK (published_size <= size)
     )`,
    `CREATE TABLE ${BUNDLES_TABLE} (
       tenant uuid NOT NULL,
       number int NOT NULL,
       index bigint NOT NULL,
       position text COLLATE "C",
       PRIMARY KEY (tenant, number, index)
     )`,
    `CREATE TABLE ${SIGNING_KEYS_TABLE} (
       tenant uuid NOT NULL,
       number int NOT NULL,
       verifier_key text COLLATE "C" NOT NULL,
       made_at timestamptz NOT NULL,
       retired_at timestamptz,
       PRIMARY KEY (tenant, number, verifier_key)
     )`,
    `CREATE TABLE ${PRIVATE_KEYS_TABLE} (
       tenant uuid NOT NULL,
       verifier_key text COLLATE "C" PRIMARY KEY,
       wrapped text COLLATE "C" NOT NULL
     )`,
    ...[TREES_TABLE, BUNDLES_TABLE, SIGNING_KEYS_TABLE, PRIVATE_KEYS_TABLE].flatMap((table) =>
      rowLevelSecurity(table, false),
    ),
    `GRANT SELECT ON ${TREES_TABLE}, ${BUNDLES_TABLE}, ${SIGNING_KEYS_TABLE} TO ${SERVICE_ROLE}`,
    `GRANT SELECT, INSERT, UPDATE ON ${TREES_TABLE}, ${SIGNING_KEYS_TABLE} TO ${PROJECTOR_ROLE}`,
    `GRANT SELECT, INSERT ON ${BUNDLES_TABLE}, ${PRIVATE_KEYS_TABLE} TO ${PROJECTOR_ROLE}`,
  ],
  down: [`DROP TABLE ${PRIVATE_KEYS_TABLE}, ${SIGNING_KEYS_TABLE}, ${BUNDLES_TABLE}, ${TREES_TABLE}`],
});
