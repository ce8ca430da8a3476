import { DEPLOYMENT_TENANT } from '@gongjian/shared-event-sourcing';
import pg, { type ClientConfig } from 'pg';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import {
  elementIndexOf,
  elementTableOf,
  indexTerms,
  opsSchemaOf,
  tableOf,
  type AnyProjection,
  type ElementIndex,
  type ProjectionColumn,
} from './projection-definition.js';
import { fingerprintOf, refuseChanged } from './projection-fingerprint.js';

/** Owns every table here; runs migrations and nothing else. */
export const OWNER_ROLE = 'gongjian_owner';
/** Reads under row-level security of its tenant; owns nothing. */
export const SERVICE_ROLE = 'gongjian_service';
/** Writes read models, checkpoints, parked facts and deadlines of every tenant; owns nothing. */
export const PROJECTOR_ROLE = 'gongjian_projector';

export type MigrationClass = new () => MigrationInterface;

/** What a context keeps: its read models and what its readers of the log remember. */
export interface ContextTables {
  readonly context: string;
  readonly projections: readonly AnyProjection[];
}

const BACKUP_POLICY = 'backup';

const OPS_TIMESTAMP = 1_767_225_600_000;
const PROJECTION_TIMESTAMP = 1_767_225_700_000;

const MADE_FROM = new WeakMap<MigrationClass, AnyProjection>();

/**
 * DDL of a projection's table: columns, indexes, row-level security by tenant (forced), grants. The name is fixed by
 * table and version, so running it twice does nothing. A view that fits a page stays in it uncompressed.
 */
export function migrationOf(definition: AnyProjection): MigrationClass {
  const { schema, qualified, table } = tableOf(definition);
  const made = migrationFrom(`${table}_${PROJECTION_TIMESTAMP + definition.version}`, {
    up: [
      ...schemaFor(schema),
      `CREATE TABLE ${qualified} (
         "tenant" uuid NOT NULL,
         "id" uuid PRIMARY KEY,
         "revision" bigint NOT NULL,
         "position" text COLLATE "C" NOT NULL,
         "view" text NOT NULL${definition.columns.map((column) => `,\n         ${columnDdl(column)}`).join('')}
       ) WITH (toast_tuple_target = 8160)`,
      `COMMENT ON TABLE ${qualified} IS '${fingerprintOf(definition)}'`,
      ...definition.indexes.map((index, number) => {
        const { columns, where } = indexTerms(definition, index);
        const only = where === null ? '' : ` WHERE ${where}`;
        return `CREATE INDEX "${table}_${number + 1}" ON ${qualified} (${columns.join(', ')})${only}`;
      }),
      ...rowLevelSecurity(qualified, definition.deploymentWide === true),
      `GRANT SELECT ON ${qualified} TO ${SERVICE_ROLE}`,
      `GRANT SELECT, INSERT, UPDATE, DELETE ON ${qualified} TO ${PROJECTOR_ROLE}`,
      ...(definition.elementIndexes ?? []).flatMap((index) => elementTable(definition, index)),
    ],
    down: [`DROP TABLE ${qualified}`, dropElementTables(schema, table)],
  });
  MADE_FROM.set(made, definition);
  return made;
}

/** Drops the table of a version that no process reads any more, and its checkpoint. */
export function dropMigrationOf(definition: Pick<AnyProjection, 'context' | 'name' | 'version'>): MigrationClass {
  const { schema, qualified, table } = tableOf({ ...definition, ...NOTHING });
  return migrationFrom(`drop_${table}_${PROJECTION_TIMESTAMP + definition.version}`, {
    up: [
      `DROP TABLE IF EXISTS ${qualified}`,
      dropElementTables(schema, table),
      `DELETE FROM "${opsSchemaOf(definition.context)}".checkpoints
        WHERE reader = 'projection.${definition.name}.v${definition.version}'`,
    ],
    down: [],
  });
}

/** Written by triggers in the transaction of the rows, so no reader of the log has to know of it. */
function elementTable(definition: AnyProjection, index: ElementIndex): readonly string[] {
  const { column, orderedBy, further } = elementIndexOf(index);
  const rows = tableOf(definition);
  const { qualified, table } = elementTableOf(definition, column);
  const columnNamed = (wanted: string) =>
    definition.columns.find(({ name }) => name === wanted) as ProjectionColumn<object>;
  const list = columnNamed(column);
  const type = list.type.replace('[]', '') as ProjectionColumn<object>['type'];
  const beside = further.map((name) => `"${name}"`);
  const ordered = orderedBy === null ? [] : [`"${orderedBy}"`];
  const named = (names: readonly string[]): string => names.map((name) => `, ${name}`).join('');
  // Many elements of many rows reach each page of the index once.
  const inOrder = orderedBy === null ? '' : ' ORDER BY e';
  const add = (from: string): string => `
     INSERT INTO ${qualified} ("tenant", "element", "id"${named(beside)})
     SELECT DISTINCT r."tenant", e, r."id"${named(beside.map((name) => `r.${name}`))}
       FROM ${from} CROSS JOIN unnest(r."${column}") AS e WHERE e IS NOT NULL${inOrder};`;
  const drop = (from: string): string => `
     DELETE FROM ${qualified} AS kept USING ${from} CROSS JOIN unnest(r."${column}") AS e
      WHERE kept."tenant" = r."tenant" AND kept."element" = e AND kept."id" = r."id"${ordered
        .map((name) => ` AND kept.${name} = r.${name}`)
        .join('')};`;
  const differs = [`"${column}"`, ...beside].map((name) => `was.${name} IS DISTINCT FROM became.${name}`).join(' OR ');
  const changed = (side: 'was' | 'became'): string => `(
       SELECT ${side}.* FROM was JOIN became USING ("id")
        WHERE ${differs} OR was."tenant" <> became."tenant") AS r`;
  const trigger = (event: 'insert' | 'update' | 'delete', tables: string, work: string): readonly string[] => [
    `CREATE FUNCTION "${rows.schema}"."${table}_${event}"() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN ${work}
       RETURN NULL;
     END $$`,
    `CREATE TRIGGER "${table}_${event}" AFTER ${event.toUpperCase()} ON ${rows.qualified} REFERENCING ${tables}
     FOR EACH STATEMENT EXECUTE FUNCTION "${rows.schema}"."${table}_${event}"()`,
  ];
  const included = beside.filter((name) => !ordered.includes(name));
  return [
    `CREATE TABLE ${qualified} (
       "tenant" uuid NOT NULL,
       ${columnDdl({ ...list, name: 'element', type })},
       "id" uuid NOT NULL${named(further.map((name) => columnDdl(columnNamed(name))))},
       PRIMARY KEY ("tenant", "element"${named(ordered)}, "id")${
         included.length === 0 ? '' : ` INCLUDE (${included.join(', ')})`
       }
     )`,
    `COMMENT ON TABLE ${qualified} IS 'elements of ${rows.table}'`,
    ...trigger('insert', 'NEW TABLE AS became', add('became AS r')),
    ...trigger('update', 'OLD TABLE AS was NEW TABLE AS became', drop(changed('was')) + add(changed('became'))),
    ...trigger('delete', 'OLD TABLE AS was', drop('was AS r')),
    ...rowLevelSecurity(qualified, definition.deploymentWide === true),
    `GRANT SELECT ON ${qualified} TO ${SERVICE_ROLE}`,
    `GRANT SELECT, INSERT, DELETE ON ${qualified} TO ${PROJECTOR_ROLE}`,
  ];
}

function dropElementTables(schema: string, rows: string): string {
  return `DO $$ DECLARE name text; BEGIN
    FOR name IN
      SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname = '${schema}' AND obj_description(c.oid, 'pg_class') = 'elements of ${rows}'
    LOOP
      EXECUTE format('DROP TABLE %I.%I', '${schema}', name);
      EXECUTE format('DROP FUNCTION %I.%I, %I.%I, %I.%I', '${schema}', name || '_insert', '${schema}', name || '_update',
        '${schema}', name || '_delete');
    END LOOP;
  END $$`;
}

/** Checkpoints, parked facts, deadlines and clock stops of a context. */
export function opsMigrationOf(context: string): MigrationClass {
  const ops = opsSchemaOf(context);
  return migrationFrom(`${ops}_${OPS_TIMESTAMP}`, {
    up: [
      ...schemaFor(ops),
      `CREATE TABLE "${ops}".checkpoints (
         reader text COLLATE "C" PRIMARY KEY,
         epoch int,
         position text COLLATE "C",
         event_id uuid,
         built boolean NOT NULL DEFAULT false,
         stalled text,
         CHECK (num_nulls(epoch, position, event_id) IN (0, 3))
       ) WITH (fillfactor = 20)`,
      `CREATE TABLE "${ops}".parked (
         reaction text COLLATE "C" NOT NULL,
         tenant uuid NOT NULL,
         stream text COLLATE "C" NOT NULL,
         revision bigint NOT NULL,
         event_id uuid NOT NULL,
         type text COLLATE "C" NOT NULL,
         code text COLLATE "C",
         tries int NOT NULL DEFAULT 0,
         parked_at timestamptz NOT NULL DEFAULT now(),
         replay_requested boolean NOT NULL DEFAULT false,
         PRIMARY KEY (reaction, stream, revision)
       )`,
      `CREATE TABLE "${ops}".deadlines (
         name text COLLATE "C" NOT NULL,
         tenant uuid NOT NULL,
         stream_id uuid NOT NULL,
         source_event_id uuid NOT NULL,
         due_at timestamptz NOT NULL,
         state text COLLATE "C" NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'fired', 'parked')),
         tries int NOT NULL DEFAULT 0,
         next_try_at timestamptz NOT NULL,
         code text COLLATE "C",
         PRIMARY KEY (name, stream_id)
       )`,
      `CREATE INDEX deadlines_next ON "${ops}".deadlines (name, next_try_at) WHERE state = 'waiting'`,
      `CREATE TABLE "${ops}".clock_stops (
         one boolean PRIMARY KEY DEFAULT true CHECK (one),
         step_ms bigint NOT NULL,
         stopped_at timestamptz NOT NULL DEFAULT now()
       )`,
      ...rowLevelSecurity(`"${ops}".parked`, false),
      ...rowLevelSecurity(`"${ops}".deadlines`, false),
      ...['checkpoints', 'parked', 'deadlines', 'clock_stops'].flatMap((table) => [
        `GRANT SELECT ON "${ops}".${table} TO ${SERVICE_ROLE}`,
        `GRANT SELECT, INSERT, UPDATE, DELETE ON "${ops}".${table} TO ${PROJECTOR_ROLE}`,
      ]),
    ],
    down: [`DROP TABLE "${ops}".clock_stops, "${ops}".deadlines, "${ops}".parked, "${ops}".checkpoints`],
  });
}

/** A stream has several clocks of a name, one for each item; all are taken from the log anew. */
function deadlineItemsMigrationOf(context: string): MigrationClass {
  const ops = opsSchemaOf(context);
  const anew = [`DELETE FROM "${ops}".deadlines`, `DELETE FROM "${ops}".checkpoints WHERE reader LIKE 'deadline.%'`];
  return migrationFrom(`${ops}_deadline_items_${OPS_TIMESTAMP + 1}`, {
    up: [
      ...anew,
      `ALTER TABLE "${ops}".deadlines ADD COLUMN item text COLLATE "C" NOT NULL DEFAULT '',
         DROP CONSTRAINT deadlines_pkey, ADD PRIMARY KEY (name, stream_id, item)`,
    ],
    down: [
      ...anew,
      `ALTER TABLE "${ops}".deadlines DROP CONSTRAINT deadlines_pkey, DROP COLUMN item, ADD PRIMARY KEY (name, stream_id)`,
    ],
  });
}

/** Those that wait for a person are counted often, among all there ever were. */
function parkedDeadlinesMigrationOf(context: string): MigrationClass {
  const ops = opsSchemaOf(context);
  return migrationFrom(`${ops}_parked_deadlines_${OPS_TIMESTAMP + 2}`, {
    up: [`CREATE INDEX deadlines_parked ON "${ops}".deadlines (name) WHERE state = 'parked'`],
    down: [`DROP INDEX "${ops}".deadlines_parked`],
  });
}

/** In the order in which they must run; give them to the data source of the owner. */
export function migrationsOf(contexts: readonly ContextTables[]): readonly MigrationClass[] {
  return contexts.flatMap(({ context, projections }) => [
    opsMigrationOf(context),
    deadlineItemsMigrationOf(context),
    parkedDeadlinesMigrationOf(context),
    ...projections.map((projection) => migrationOf(projection)),
  ]);
}

/**
 * Runs the migrations that this database has not seen, each in a transaction of its own, as `gongjian_owner`. The roles
 * are made when they are missing; `connection` is a superuser's or one of a member of `gongjian_owner`. Two callers at
 * once wait for each other. What was run is remembered in `gongjian.migrations`.
 *
 * @throws ProjectionChanged before anything is run, when a table was made from another definition of its version
 */
export async function migrate(connection: ClientConfig, migrations: readonly MigrationClass[]): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query(`SELECT pg_advisory_lock(hashtextextended('gongjian.migrate', 0))`);
    await prepare(client);
    await refuseChanged(
      client,
      migrations.flatMap((each) => MADE_FROM.get(each) ?? []),
    );
    const source = await new DataSource({
      type: 'postgres',
      schema: BOOKS,
      driver: { Pool: pg.Pool },
      extra: { ...connection, options: `${connection.options ?? ''} -c role=${OWNER_ROLE}`.trim() },
      poolSize: 1,
      entities: [],
      migrations: [...migrations],
      migrationsTableName: 'migrations',
      migrationsTransactionMode: 'each',
      logging: false,
      installExtensions: false,
    }).initialize();
    try {
      await source.runMigrations();
    } finally {
      await source.destroy();
    }
    await letOwnerBackUp(client);
  } finally {
    await client.end();
  }
}

/** Row-level security binds the owner too, who backs up what cannot be rebuilt, of every tenant. */
async function letOwnerBackUp(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS "table"
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname LIKE '%\\_ops' AND c.relkind = 'r' AND c.relrowsecurity
        AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = '${BACKUP_POLICY}')`,
  );
  if (rows.length === 0) return;
  await client.query(`SET ROLE ${OWNER_ROLE}`);
  for (const { table } of rows) {
    await client.query(`CREATE POLICY ${BACKUP_POLICY} ON ${table} FOR SELECT TO ${OWNER_ROLE} USING (true)`);
  }
  await client.query('RESET ROLE');
}

/** Roles that one service logs in as. */
export interface ContextRoles {
  /** May do in the context what `gongjian_service` may. */
  readonly service: string;
  /** May do in the context what `gongjian_projector` may. */
  readonly projector: string;
}

/**
 * Lets two roles, which exist, into the tables of one context, all that were made so far, as the general roles are let
 * in: the same rights, the same row-level security. May run any number of times.
 */
export async function admitToContext(connection: ClientConfig, context: string, roles: ContextRoles): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query(`SET ROLE ${OWNER_ROLE}`);
    await client.query('BEGIN');
    for (const schema of [context, opsSchemaOf(context)]) {
      await admit(client, schema, SERVICE_ROLE, roles.service);
      await admit(client, schema, PROJECTOR_ROLE, roles.projector);
    }
    await client.query('COMMIT');
    await client.query('RESET ROLE');
    await keepGenericPlans(client, roles.projector);
  } finally {
    await client.end();
  }
}

async function admit(client: pg.Client, schema: string, general: string, role: string): Promise<void> {
  const named = client.escapeIdentifier(role);
  await client.query(`GRANT USAGE ON SCHEMA "${schema}" TO ${named}`);
  const { rows: rights } = await client.query<{ table: string; rights: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS table, string_agg(privilege_type, ', ') AS rights
       FROM information_schema.role_table_grants WHERE grantee = $1 AND table_schema = $2 GROUP BY 1`,
    [general, schema],
  );
  for (const each of rights) await client.query(`GRANT ${each.rights} ON ${each.table} TO ${named}`);
  const { rows: policies } = await client.query<{ policy: string; table: string }>(
    `SELECT format('%I', policyname) AS policy, format('%I.%I', schemaname, tablename) AS table
       FROM pg_policies WHERE schemaname = $2 AND $1 = ANY (roles) AND NOT $3 = ANY (roles)`,
    [general, schema, role],
  );
  for (const { policy, table } of policies)
    await client.query(`ALTER POLICY ${policy} ON ${table} TO ${general}, ${named}`);
}

const BOOKS = 'gongjian';

async function prepare(client: pg.Client): Promise<void> {
  for (const role of [OWNER_ROLE, SERVICE_ROLE, PROJECTOR_ROLE]) {
    await client.query(`DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role} NOLOGIN; END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`);
  }
  await keepGenericPlans(client, PROJECTOR_ROLE);
  const { rows } = await client.query('SELECT FROM pg_namespace WHERE nspname = $1', [BOOKS]);
  if (rows.length > 0) return;
  const database = await client.query<{ name: string }>('SELECT current_database() AS name');
  const name = client.escapeIdentifier(database.rows[0]?.name ?? '');
  await client.query(`GRANT CREATE ON DATABASE ${name} TO ${OWNER_ROLE}`);
  await client.query(`CREATE SCHEMA ${BOOKS} AUTHORIZATION ${OWNER_ROLE}`);
}

/**
 * A projector repeats few statements with arrays of any size; a plan for each call costs as much as a row. The setting is
 * one of this database, since two databases that are migrated at once would be refused one row of the role's. A role that
 * the caller may not alter keeps the settings of whoever made it.
 */
async function keepGenericPlans(client: pg.Client, projector: string): Promise<void> {
  await client.query(`DO $$ BEGIN
    EXECUTE format('ALTER ROLE %I IN DATABASE %I SET plan_cache_mode = force_generic_plan',
                   ${client.escapeLiteral(projector)}, current_database());
  EXCEPTION WHEN insufficient_privilege THEN NULL; END $$`);
}

const NOTHING = {
  catalogue: { category: '', types: {} },
  view: (): null => null,
  columns: [],
  indexes: [],
  elementIndexes: [],
} as const;

function schemaFor(schema: string): readonly string[] {
  return [
    `CREATE SCHEMA IF NOT EXISTS "${schema}"`,
    `GRANT USAGE ON SCHEMA "${schema}" TO ${SERVICE_ROLE}, ${PROJECTOR_ROLE}`,
  ];
}

/** Statements: the service role sees its tenant's rows, the projector writes all. */
export function rowLevelSecurity(qualified: string, deploymentWide: boolean): readonly string[] {
  const own = `tenant = NULLIF(current_setting('gongjian.tenant', true), '')::uuid`;
  const readable = deploymentWide ? `${own} OR tenant = '${DEPLOYMENT_TENANT}'` : own;
  return [
    `ALTER TABLE ${qualified} ENABLE ROW LEVEL SECURITY`,
    `ALTER TABLE ${qualified} FORCE ROW LEVEL SECURITY`,
    `CREATE POLICY tenant ON ${qualified} FOR SELECT TO ${SERVICE_ROLE} USING (${readable})`,
    `CREATE POLICY projector ON ${qualified} FOR ALL TO ${PROJECTOR_ROLE} USING (true) WITH CHECK (true)`,
  ];
}

function columnDdl(column: ProjectionColumn<object>): string {
  const text = column.type === 'text' || column.type === 'text[]';
  return `"${column.name}" ${column.type}${text ? ` COLLATE "${(column.collate ?? 'C').replaceAll('"', '""')}"` : ''}`;
}

/** @param name unique for ever, ends with 13 digits that order it */
export function migrationFrom(
  name: string,
  statements: { up: readonly string[]; down: readonly string[] },
): MigrationClass {
  return class implements MigrationInterface {
    readonly name = name;

    async up(queryRunner: QueryRunner): Promise<void> {
      for (const statement of statements.up) await queryRunner.query(statement);
    }

    async down(queryRunner: QueryRunner): Promise<void> {
      for (const statement of statements.down) await queryRunner.query(statement);
    }
  };
}
