import { createHash, generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import type { RootKey } from './root-key.js';

export const SIGNING_ALG = 'ES256';

/** A new key is published this long before it signs, so that every verifier and process knows it by then. */
const LEAD_MINUTES = 30;
const ROTATE_AFTER_DAYS = 30;
/** Longer than anything signed with it lives. */
const PUBLISHED_AFTER_DAYS = 2;

export interface SigningKey extends JsonWebKey {
  readonly kid: string;
  readonly alg: typeof SIGNING_ALG;
  readonly use: 'sig';
}

export interface SigningKeys {
  /** Signs now. */
  readonly current: SigningKey;
  /** All that are published, `current` first. */
  readonly all: readonly SigningKey[];
}

/** The issuer's ES256 keys, kept encrypted in the database and shared by its processes. */
export class SigningKeyStore {
  constructor(
    private readonly pool: Pool,
    private readonly root: RootKey,
  ) {}

  /** Loads the keys; makes the first one, and the next one when the newest is older than 30 days. */
  async load(): Promise<SigningKeys> {
    return this.locked(async (client) => {
      await client.query('DELETE FROM issuer.signing_keys WHERE published_until < now()');
      const { rows } = await client.query<{ due: boolean; none: boolean }>(
        `SELECT count(*) = 0 AS none,
           coalesce(max(created_at) < now() - make_interval(days => $1), true) AS due FROM issuer.signing_keys`,
        [ROTATE_AFTER_DAYS],
      );
      if (rows[0]?.due !== false) await this.add(client, rows[0]?.none === false ? LEAD_MINUTES : 0);
      return this.read(client);
    });
  }

  /** Makes a new key now; it signs after `leadMinutes` and the present one stays published for two more days. */
  async rotate(leadMinutes = LEAD_MINUTES): Promise<SigningKeys> {
    return this.locked(async (client) => {
      await this.add(client, leadMinutes);
      return this.read(client);
    });
  }

  private async add(client: PoolClient, leadMinutes: number): Promise<void> {
    const jwk = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
    const kid = createHash('sha256').update(`${jwk.x}.${jwk.y}`).digest('base64url').slice(0, 22);
    const key: SigningKey = { ...jwk, kid, alg: SIGNING_ALG, use: 'sig' };
    await client.query(
      `UPDATE issuer.signing_keys SET published_until = now() + make_interval(days => $1, mins => $2)
       WHERE published_until IS NULL`,
      [PUBLISHED_AFTER_DAYS, leadMinutes],
    );
    await client.query(
      `INSERT INTO issuer.signing_keys (kid, alg, private_jwk, signs_from)
       VALUES ($1, $2, $3, now() + make_interval(mins => $4))`,
      [kid, SIGNING_ALG, this.root.encrypt(JSON.stringify(key), `signing key ${kid}`), leadMinutes],
    );
  }

  private async read(client: PoolClient): Promise<SigningKeys> {
    const { rows } = await client.query<{ kid: string; private_jwk: Buffer; signs: boolean }>(
      `SELECT kid, private_jwk, signs_from <= now() AS signs FROM issuer.signing_keys
       ORDER BY signs_from <= now() DESC, signs_from DESC, kid`,
    );
    const all = rows.map(({ kid, private_jwk }) => {
      return JSON.parse(this.root.decrypt(private_jwk, `signing key ${kid}`)) as SigningKey;
    });
    const [current] = all;
    if (current === undefined) throw new Error('the issuer has no signing key');
    return { current, all };
  }

  private async locked<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN');
      await client.query("SELECT pg_advisory_xact_lock(hashtextextended('gongjian issuer signing keys', 0))");
      const result = await work(client);
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    } finally {
      client.release();
    }
  }
}
