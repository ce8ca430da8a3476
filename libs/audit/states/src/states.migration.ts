import { DEPLOYMENT_TENANT } from '@gongjian/shared-event-sourcing';
import { PROJECTOR_ROLE, REPLAY_COLUMNS, SERVICE_ROLE } from '@gongjian/shared-projections';
import { migrationFrom, opsSchemaOf, rowLevelSecurity } from '@gongjian/shared-projections/readers';

const TIMESTAMP = 1_767_225_691_000;
const OPS = opsSchemaOf('audit');

export const STATES_TABLE = `"${OPS}".states`;
/** `SELECT …(state)`: makes the schema of a state, with its table; leaves one that is there. */
export const OPEN_STATE = `"${OPS}".open_state`;
/** `SELECT …(state)`: drops it, with all that is in it. */
export const DROP_STATE = `"${OPS}".drop_state`;
/** Of the schemas of states: `state_` and the id without hyphens. */
export const STATE_SCHEMAS = '^state_[0-9a-f]{32}$';

export function stateRowsOf(id: string): string {
  return `"state_${id.replaceAll('-', '')}".rows`;
}

const DEFINER = `LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp`;
const NAMED = `name text := 'state_' || replace(state::text, '-', '');`;
/** Whoever may write the list of states may make and drop them: the same in every layout of a deployment. */
const WRITERS_ONLY = `IF NOT has_table_privilege(session_user, '${STATES_TABLE}', 'INSERT') THEN
    RAISE insufficient_privilege;
  END IF;`;

/**
 * The states of the past that auditors asked for. No role of a service may make a schema; these two functions make and
 * drop those of states and nothing else. Rows are shown to the state's tenant alone. Runs after the migration of
 * `audit_ops`.
 */
export const statesMigration = migrationFrom(`audit_states_${TIMESTAMP}`, {
  up: [
    `CREATE TABLE ${STATES_TABLE} (
       id uuid PRIMARY KEY,
       tenant uuid NOT NULL,
       asked_by uuid NOT NULL,
       asked_at timestamptz NOT NULL,
       as_of_time text COLLATE "C",
       as_of_position text COLLATE "C",
       epoch int NOT NULL,
       through text COLLATE "C",
       status text COLLATE "C" NOT NULL
         CHECK (status IN ('queued', 'running', 'ready', 'failed', 'cancelled', 'expired')),
       position text COLLATE "C",
       events bigint NOT NULL DEFAULT 0,
       total bigint,
       tries int NOT NULL DEFAULT 0,
       code text COLLATE "C",
       counts json,
       ready_at timestamptz,
       expires_at timestamptz,
       CHECK (num_nulls(as_of_time, as_of_position) = 1)
     )`,
    `CREATE INDEX states_of_tenant ON ${STATES_TABLE} (tenant, asked_at DESC, id)`,
    `CREATE INDEX states_under_way ON ${STATES_TABLE} (asked_at) WHERE status IN ('queued', 'running')`,
    ...rowLevelSecurity(STATES_TABLE, false),
    `GRANT SELECT ON ${STATES_TABLE} TO ${SERVICE_ROLE}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ${STATES_TABLE} TO ${PROJECTOR_ROLE}`,
    `CREATE FUNCTION ${OPEN_STATE}(state uuid) RETURNS void ${DEFINER} AS $$
     DECLARE
       ${NAMED}
       who text;
     BEGIN
       ${WRITERS_ONLY}
       IF EXISTS (SELECT FROM pg_namespace WHERE nspname = name) THEN RETURN; END IF;
       EXECUTE format('CREATE SCHEMA %I', name);
       EXECUTE format('CREATE TABLE %I.rows (${REPLAY_COLUMNS.replaceAll("'", "''")}) WITH (toast_tuple_target = 8160)', name);
       EXECUTE format('ALTER TABLE %I.rows ENABLE ROW LEVEL SECURITY', name);
       EXECUTE format('ALTER TABLE %I.rows FORCE ROW LEVEL SECURITY', name);
       FOR who IN SELECT format('%I', g.grantee) FROM information_schema.role_table_grants g
         WHERE g.table_schema = '${OPS}' AND g.table_name = 'states' AND g.privilege_type = 'SELECT'
           AND g.grantee <> g.grantor
       LOOP
         EXECUTE format('GRANT USAGE ON SCHEMA %I TO %s', name, who);
         IF has_table_privilege(trim(both '"' from who), '${STATES_TABLE}', 'INSERT') THEN
           EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I.rows TO %s', name, who);
           EXECUTE format('CREATE POLICY %I ON %I.rows FOR ALL TO %s USING (true) WITH CHECK (true)',
                          'writer ' || who, name, who);
         ELSE
           EXECUTE format('GRANT SELECT ON %I.rows TO %s', name, who);
           EXECUTE format('CREATE POLICY %I ON %I.rows FOR SELECT TO %s USING (
               (tenant = NULLIF(current_setting(''gongjian.tenant'', true), '''')::uuid OR tenant = %L)
               AND EXISTS (SELECT FROM ${STATES_TABLE} s WHERE s.id = %L
                 AND s.tenant = NULLIF(current_setting(''gongjian.tenant'', true), '''')::uuid))',
             'tenant ' || who, name, who, '${DEPLOYMENT_TENANT}', state);
         END IF;
       END LOOP;
     END $$`,
    `CREATE FUNCTION ${DROP_STATE}(state uuid) RETURNS void ${DEFINER} AS $$
     DECLARE
       ${NAMED}
     BEGIN
       ${WRITERS_ONLY}
       EXECUTE format('DROP SCHEMA IF EXISTS %I CASCADE', name);
     END $$`,
  ],
  down: [`DROP FUNCTION ${DROP_STATE}`, `DROP FUNCTION ${OPEN_STATE}`, `DROP TABLE ${STATES_TABLE}`],
});
