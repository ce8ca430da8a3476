import type { Instant } from '@gongjian/shared-kernel';
import { randomUUID } from 'node:crypto';
import { Pool, type PoolClient, type PoolConfig } from 'pg';
import {
  KeyStore,
  KeyStoreUnavailable,
  personOwner,
  type KeySelection,
  type NewKey,
  type StoredKey,
  type StoredTenantKey,
} from './key-store.js';
import { KEY_STORE_VERSION } from './key-store-migrations.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const COLUMNS = 'owner, key_id AS "keyId", person_id AS "personId", wrapped';

/** Connection lost, server starting or stopping, or too slow: the call may be repeated. */
const TRANSIENT = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  '57P01',
  '57P02',
  '57P03',
  '57014',
  '53300',
  '40001',
  '40P01',
  '08000',
  '08001',
  '08003',
  '08006',
]);

/** The key store's schema is not the one this build needs, or the role could read past its tenant. */
export class KeyStoreUnfit extends Error {
  readonly code = 'KEY_STORE_UNFIT';

  constructor(message: string) {
    super(message);
    this.name = 'KeyStoreUnfit';
  }
}

/**
 * The key store in a PostgreSQL database of its own (`migrateKeyStore`). Row-level security keeps every statement to
 * its tenant. Each call settles within some 10 s.
 */
export class PostgresKeyStore extends KeyStore {
  private constructor(private readonly pool: Pool) {
    super();
  }

  /**
   * Connects as the service role and checks that the store fits.
   *
   * @throws KeyStoreUnfit, KeyStoreUnavailable
   */
  static async open(connection: PoolConfig): Promise<PostgresKeyStore> {
    const pool = new Pool({ max: 4, connectionTimeoutMillis: 5_000, query_timeout: 5_000, ...connection });
    pool.on('error', () => undefined);
    // A connection in use that dies between two statements, or as it is handed out: its user's next statement fails.
    pool.on('connect', (client) => client.on('error', () => undefined));
    const store = new PostgresKeyStore(pool);
    try {
      await store.check();
    } catch (error) {
      await pool.end();
      throw error;
    }
    return store;
  }

  private async check(): Promise<void> {
    await this.session(async (client) => {
      const role = await client.query<{ unbound: boolean }>(
        'SELECT rolsuper OR rolbypassrls AS unbound FROM pg_roles WHERE rolname = current_user',
      );
      if (role.rows[0]?.unbound !== false) {
        throw new KeyStoreUnfit('the key store is used by a role that row-level security does not bind');
      }
      const { rows } = await client
        .query<{ version: number | null }>('SELECT max(number) AS version FROM key_store_migrations')
        .catch((error: { code?: string }) => {
          if (error.code === '42P01') return { rows: [] };
          throw error;
        });
      const version = rows[0]?.version ?? 0;
      if (version < KEY_STORE_VERSION) {
        throw new KeyStoreUnfit(`the key store is at version ${version}, this build needs ${KEY_STORE_VERSION}`);
      }
    });
  }

  override async byOwner(tenant: string, owners: readonly string[]): Promise<readonly StoredKey[]> {
    if (owners.length === 0) return [];
    return this.inTenant(tenant, (client) => byOwner(client, owners));
  }

  override async byId(tenant: string, keyIds: readonly string[]): Promise<readonly StoredKey[]> {
    const wellFormed = keyIds.filter((keyId) => UUID.test(keyId));
    if (wellFormed.length === 0) return [];
    return this.inTenant(tenant, async (client) => {
      const { rows } = await client.query<StoredKey>({
        name: 'keys_by_id',
        text: `SELECT ${COLUMNS} FROM owner_keys WHERE key_id = ANY($1::uuid[])`,
        values: [wellFormed],
      });
      return rows;
    });
  }

  override async putIfAbsent(tenant: string, keys: readonly NewKey[]): Promise<readonly StoredKey[]> {
    if (keys.length === 0) return [];
    const ordered = [...keys].sort((a, b) => (a.owner < b.owner ? -1 : a.owner > b.owner ? 1 : 0));
    const persons = ordered.flatMap((key) => key.personId ?? []);
    return this.inTenant(tenant, async (client) => {
      if (persons.length > 0) await lockPersons(client, tenant, persons);
      await client.query({
        name: 'keys_put',
        text: `
          INSERT INTO owner_keys (tenant, owner, key_id, person_id, wrapped, destroyed_at)
          SELECT $1::uuid, n.owner, n.key_id,
                 CASE WHEN e.owner IS NULL THEN n.person_id END,
                 CASE WHEN e.owner IS NULL THEN n.wrapped END,
                 CASE WHEN e.owner IS NULL THEN NULL ELSE now() END
            FROM unnest($2::text[], $3::uuid[], $4::text[], $5::text[]) WITH ORDINALITY
                 AS n (owner, key_id, person_id, wrapped, place)
            LEFT JOIN owner_keys e
              ON e.tenant = $1::uuid AND e.owner = 'person:' || n.person_id AND e.wrapped IS NULL
           ORDER BY n.place
          ON CONFLICT (tenant, owner) DO UPDATE
             SET person_id = CASE WHEN excluded.wrapped IS NULL THEN NULL
                                  ELSE COALESCE(owner_keys.person_id, excluded.person_id) END,
                 wrapped = CASE WHEN excluded.wrapped IS NULL THEN NULL ELSE owner_keys.wrapped END,
                 destroyed_at = excluded.destroyed_at
           WHERE owner_keys.wrapped IS NOT NULL
             AND (excluded.wrapped IS NULL OR (owner_keys.person_id IS NULL AND excluded.person_id IS NOT NULL))`,
        values: [
          tenant,
          ordered.map((key) => key.owner),
          ordered.map((key) => key.keyId),
          ordered.map((key) => key.personId),
          ordered.map((key) => key.wrapped),
        ],
      });
      return byOwner(
        client,
        ordered.map((key) => key.owner),
      );
    });
  }

  override async destroy(tenant: string, selection: KeySelection, at: Instant): Promise<number> {
    const persons = [...new Set(selection.persons)];
    const owners = [...new Set([...selection.owners, ...persons.map(personOwner)])].sort();
    if (owners.length === 0) return 0;
    return this.inTenant(tenant, async (client) => {
      if (persons.length > 0) await lockPersons(client, tenant, persons);
      const { rows } = await client.query<{ owner: string }>({
        name: 'keys_to_destroy',
        text: `
          SELECT owner FROM owner_keys
           WHERE wrapped IS NOT NULL AND (owner = ANY($1::text[]) OR person_id = ANY($2::text[]))
           ORDER BY owner FOR UPDATE`,
        values: [owners, persons],
      });
      const found = rows.map((row) => row.owner);
      const all = [...new Set([...owners, ...found])].sort();
      await client.query({
        name: 'keys_destroy',
        text: `
          INSERT INTO owner_keys (tenant, owner, key_id, destroyed_at)
          SELECT $1::uuid, d.owner, d.key_id, $4::timestamptz
            FROM unnest($2::text[], $3::uuid[]) WITH ORDINALITY AS d (owner, key_id, place)
           ORDER BY d.place
          ON CONFLICT (tenant, owner) DO UPDATE
             SET wrapped = NULL, person_id = NULL, destroyed_at = excluded.destroyed_at
           WHERE owner_keys.wrapped IS NOT NULL`,
        values: [tenant, all, all.map(() => randomUUID()), at],
      });
      return found.length;
    });
  }

  override async tenantKeys(tenant: string): Promise<readonly StoredTenantKey[]> {
    return this.inTenant(tenant, async (client) => {
      const { rows } = await client.query<StoredTenantKey>({
        name: 'tenant_keys',
        text: 'SELECT purpose, number, wrapped FROM tenant_keys ORDER BY purpose, number',
      });
      return rows;
    });
  }

  override async putTenantKeyIfAbsent(tenant: string, key: StoredTenantKey): Promise<StoredTenantKey> {
    return this.inTenant(tenant, async (client) => {
      await client.query({
        name: 'tenant_keys_put',
        text: `INSERT INTO tenant_keys (tenant, purpose, number, wrapped) VALUES ($1, $2, $3, $4)
               ON CONFLICT (tenant, purpose, number) DO NOTHING`,
        values: [tenant, key.purpose, key.number, key.wrapped],
      });
      const { rows } = await client.query<StoredTenantKey>({
        name: 'tenant_key',
        text: 'SELECT purpose, number, wrapped FROM tenant_keys WHERE purpose = $1 AND number = $2',
        values: [key.purpose, key.number],
      });
      return rows[0] as StoredTenantKey;
    });
  }

  override async close(): Promise<void> {
    await this.pool.end();
  }

  /**
   * Every call here may be repeated. After the server was gone each connection of the pool is dead, and every one of
   * them may be handed out before a new one is made.
   */
  private async inTenant<Answer>(tenant: string, work: (client: PoolClient) => Promise<Answer>): Promise<Answer> {
    if (!UUID.test(tenant)) throw new RangeError('a tenant is a UUID');
    const once = (): Promise<Answer> =>
      this.session(async (client) => {
        await client.query(`BEGIN; SET LOCAL gongjian.tenant = '${tenant}'`);
        const answer = await work(client);
        await client.query('COMMIT');
        return answer;
      });
    for (let left = Math.max(1, this.pool.totalCount); ; left -= 1) {
      try {
        return await once();
      } catch (error) {
        if (left === 0 || !(error instanceof KeyStoreUnavailable)) throw error;
      }
    }
  }

  private async session<Answer>(work: (client: PoolClient) => Promise<Answer>): Promise<Answer> {
    let client: PoolClient | undefined;
    let broken = true;
    try {
      client = await this.pool.connect();
      const answer = await work(client);
      broken = false;
      return answer;
    } catch (error) {
      throw isTransient(error) ? new KeyStoreUnavailable({ cause: error }) : error;
    } finally {
      client?.release(broken);
    }
  }
}

function isTransient(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === 'string') return TRANSIENT.has(code);
  return typeof message === 'string' && /timeout|terminated|not queryable|ended/i.test(message);
}

async function byOwner(client: PoolClient, owners: readonly string[]): Promise<readonly StoredKey[]> {
  const { rows } = await client.query<StoredKey>({
    name: 'keys_by_owner',
    text: `SELECT ${COLUMNS} FROM owner_keys WHERE owner = ANY($1::text[])`,
    values: [owners],
  });
  return rows;
}

/** Whoever names a person and whoever destroys that person's keys take turns. */
async function lockPersons(client: PoolClient, tenant: string, persons: readonly string[]): Promise<void> {
  await client.query({
    name: 'keys_lock_persons',
    text: `SELECT pg_advisory_xact_lock(lock) FROM (
             SELECT DISTINCT hashtextextended($1 || p, 0) AS lock FROM unnest($2::text[]) AS p ORDER BY lock) AS locks`,
    values: [tenant, persons],
  });
}
