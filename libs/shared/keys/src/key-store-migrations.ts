import { Client, type ClientConfig } from 'pg';

/** Each runs once, in order, in one transaction with its number. A released one is never edited. */
const migrations: readonly ((role: string) => string)[] = [
  (role) => `
    CREATE TABLE tenant_keys (
      tenant uuid NOT NULL,
      purpose text COLLATE "C" NOT NULL CHECK (purpose IN ('wrap', 'hash')),
      number integer NOT NULL CHECK (number >= 1),
      wrapped text COLLATE "C" NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (tenant, purpose, number)
    );
    CREATE TABLE owner_keys (
      tenant uuid NOT NULL,
      owner text COLLATE "C" NOT NULL,
      key_id uuid NOT NULL,
      person_id text COLLATE "C",
      wrapped text COLLATE "C",
      created_at timestamptz NOT NULL DEFAULT now(),
      destroyed_at timestamptz,
      PRIMARY KEY (tenant, owner),
      UNIQUE (tenant, key_id),
      CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL)),
      CHECK (wrapped IS NOT NULL OR person_id IS NULL)
    );
    CREATE INDEX owner_keys_person ON owner_keys (tenant, person_id) WHERE person_id IS NOT NULL;

    CREATE FUNCTION keep_destroyed() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
    BEGIN
      RAISE EXCEPTION 'a destroyed key stays destroyed' USING ERRCODE = 'integrity_constraint_violation';
    END
    $$;
    CREATE TRIGGER destroyed_for_ever BEFORE UPDATE ON owner_keys
      FOR EACH ROW WHEN (OLD.wrapped IS NULL) EXECUTE FUNCTION keep_destroyed();
    CREATE TRIGGER rows_stay BEFORE DELETE OR TRUNCATE ON owner_keys
      FOR EACH STATEMENT EXECUTE FUNCTION keep_destroyed();

    ALTER TABLE tenant_keys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
    ALTER TABLE owner_keys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
    CREATE POLICY tenant_only ON tenant_keys
      USING (tenant = NULLIF(current_setting('gongjian.tenant', true), '')::uuid);
    CREATE POLICY tenant_only ON owner_keys
      USING (tenant = NULLIF(current_setting('gongjian.tenant', true), '')::uuid);

    GRANT SELECT, INSERT ON tenant_keys, owner_keys TO ${role};
    GRANT UPDATE (person_id, wrapped, destroyed_at) ON owner_keys TO ${role};
  `,
  // Row-level security binds the owner too, who backs up the keys of every tenant.
  () => `
    CREATE POLICY backup ON tenant_keys FOR SELECT TO CURRENT_USER USING (true);
    CREATE POLICY backup ON owner_keys FOR SELECT TO CURRENT_USER USING (true);
  `,
];

const DEFAULT_ROLE = 'gongjian_keys';

/** The version of the key store's tables that this build reads and writes. */
export const KEY_STORE_VERSION = migrations.length;

export interface KeyStoreService {
  /** Role the services connect as; made when it does not exist. Default `gongjian_keys`. */
  readonly role?: string;
  /** Gives the role this password and the right to log in; without it the role's login is left as it is. */
  readonly password?: string;
}

/**
 * Brings the key store's database to this build's version. Run as its owner, before the services start; running it
 * again, or twice at once, changes nothing more. The database holds nothing else.
 */
export async function migrateKeyStore(owner: ClientConfig, service: KeyStoreService = {}): Promise<void> {
  const client = new Client(owner);
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended('gongjian key store migrations', 0))");
    const role = await serviceRole(client, service);
    await client.query(`
      CREATE TABLE IF NOT EXISTS key_store_migrations (
        number integer PRIMARY KEY,
        applied_at timestamptz NOT NULL DEFAULT now()
      );
      REVOKE CREATE ON SCHEMA public FROM PUBLIC;
      GRANT USAGE ON SCHEMA public TO ${role};
      DO $$ BEGIN
        EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
        EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), ${client.escapeLiteral(service.role ?? DEFAULT_ROLE)});
      END $$;
      GRANT SELECT ON key_store_migrations TO ${role};
    `);
    const { rows } = await client.query<{ number: number }>('SELECT number FROM key_store_migrations');
    const applied = new Set(rows.map((row) => row.number));
    for (const [index, migration] of migrations.entries()) {
      if (applied.has(index + 1)) continue;
      await client.query(migration(role));
      await client.query('INSERT INTO key_store_migrations (number) VALUES ($1)', [index + 1]);
    }
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

/** Roles belong to the whole server: another database's migration may make the same one at this moment. */
async function serviceRole(client: Client, service: KeyStoreService): Promise<string> {
  const name = service.role ?? DEFAULT_ROLE;
  const role = client.escapeIdentifier(name);
  await client.query(`
    DO $$
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${client.escapeLiteral(name)}) THEN
        CREATE ROLE ${role} NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
      END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END
    $$
  `);
  if (service.password !== undefined) {
    await client.query(`ALTER ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(service.password)}`);
  }
  return role;
}
