import { Client, type ClientConfig } from 'pg';

/** Each runs once, in order, in one transaction with its number. A released one is never edited. */
const migrations: readonly ((role: string) => string)[] = [
  (role) => `
    CREATE TABLE issuer.root_key (
      one boolean PRIMARY KEY DEFAULT true CHECK (one),
      sealed text COLLATE "C" NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now()
    );
    CREATE TABLE issuer.signing_keys (
      kid text COLLATE "C" PRIMARY KEY,
      alg text COLLATE "C" NOT NULL,
      private_jwk bytea NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      signs_from timestamptz NOT NULL,
      published_until timestamptz
    );
    CREATE TABLE issuer.accounts (
      subject uuid PRIMARY KEY,
      username text COLLATE "C" NOT NULL UNIQUE,
      password text COLLATE "C" NOT NULL,
      disabled boolean NOT NULL DEFAULT false,
      demo_hint_zh text,
      demo_hint_en text,
      created_at timestamptz NOT NULL DEFAULT now(),
      password_set_at timestamptz NOT NULL DEFAULT now()
    );
    CREATE TABLE issuer.service_accounts (
      subject uuid PRIMARY KEY,
      name text NOT NULL,
      secret_hash bytea NOT NULL,
      disabled boolean NOT NULL DEFAULT false,
      created_at timestamptz NOT NULL DEFAULT now()
    );
    CREATE TABLE issuer.artifacts (
      model text COLLATE "C" NOT NULL,
      id bytea NOT NULL,
      payload bytea NOT NULL,
      account uuid,
      grant_id bytea,
      uid bytea,
      consumed_at timestamptz,
      expires_at timestamptz NOT NULL,
      PRIMARY KEY (model, id)
    );
    CREATE INDEX artifacts_account ON issuer.artifacts (account) WHERE account IS NOT NULL;
    CREATE INDEX artifacts_grant ON issuer.artifacts (grant_id) WHERE grant_id IS NOT NULL;
    CREATE INDEX artifacts_uid ON issuer.artifacts (uid) WHERE uid IS NOT NULL;
    CREATE INDEX artifacts_expiry ON issuer.artifacts (expires_at);
    CREATE TABLE issuer.sign_in_attempts (
      key text COLLATE "C" PRIMARY KEY,
      points integer NOT NULL,
      expire bigint NOT NULL
    );
    CREATE INDEX sign_in_attempts_expiry ON issuer.sign_in_attempts (expire);

    GRANT SELECT, INSERT ON issuer.root_key TO ${role};
    GRANT SELECT, INSERT, UPDATE ON issuer.service_accounts TO ${role};
    GRANT SELECT, INSERT, UPDATE, DELETE
      ON issuer.accounts, issuer.signing_keys, issuer.artifacts, issuer.sign_in_attempts TO ${role};
  `,
];

const DEFAULT_ROLE = 'gongjian_service';

export interface MigrateIssuerOptions {
  /** Role the service connects as; made (without login) when it does not exist. Default `gongjian_service`. */
  readonly role?: string;
}

/**
 * Brings schema `issuer` to this build's version. Run as the database's owner, before the service starts; running it
 * again, or twice at once, changes nothing more.
 */
export async function migrateIssuer(owner: ClientConfig, options: MigrateIssuerOptions = {}): Promise<void> {
  const client = new Client(owner);
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended('gongjian issuer migrations', 0))");
    const name = options.role ?? DEFAULT_ROLE;
    const role = client.escapeIdentifier(name);
    await client.query(`
      DO $$
      BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${client.escapeLiteral(name)}) THEN
          CREATE ROLE ${role} NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
        END IF;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END
      $$;
      CREATE SCHEMA IF NOT EXISTS issuer;
      GRANT USAGE ON SCHEMA issuer TO ${role};
      CREATE TABLE IF NOT EXISTS issuer.migrations (
        number integer PRIMARY KEY,
        applied_at timestamptz NOT NULL DEFAULT now()
      );
    `);
    const { rows } = await client.query<{ number: number }>('SELECT number FROM issuer.migrations');
    const applied = new Set(rows.map(({ number }) => number));
    for (const [index, migration] of migrations.entries()) {
      if (applied.has(index + 1)) continue;
      await client.query(migration(role));
      await client.query('INSERT INTO issuer.migrations (number) VALUES ($1)', [index + 1]);
    }
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}
