import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { Pool } from 'pg';
import { InvalidGrant } from './oidc-provider.js';
import type { RootKey } from './root-key.js';

/** Kinds of artefact that end with the grant they came from. */
const OF_A_GRANT: ReadonlySet<string> = new Set(['AccessToken', 'AuthorizationCode', 'RefreshToken']);

interface ArtifactRow {
  readonly payload: Buffer;
  readonly consumed: string | null;
}

/** What the issuer must remember, in `issuer.artifacts`: ids as keyed hashes, contents encrypted. */
export class PostgresAdapter implements Adapter {
  constructor(
    private readonly pool: Pool,
    private readonly key: RootKey,
    private readonly model: string,
  ) {}

  async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    const { accountId, grantId, uid } = payload;
    const hash = this.hash(id);
    await this.pool.query(
      `INSERT INTO issuer.artifacts (model, id, payload, account, grant_id, uid, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, now() + make_interval(secs => $7))
       ON CONFLICT (model, id) DO UPDATE SET payload = excluded.payload, account = excluded.account,
         grant_id = excluded.grant_id, uid = excluded.uid, expires_at = excluded.expires_at`,
      [
        this.model,
        hash,
        this.key.encrypt(JSON.stringify(payload), this.place(hash)),
        accountId ?? null,
        typeof grantId === 'string' && OF_A_GRANT.has(this.model) ? this.key.hashId('grant', grantId) : null,
        this.model === 'Session' && typeof uid === 'string' ? this.key.hashId('uid', uid) : null,
        expiresIn ?? 86_400,
      ],
    );
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const hash = this.hash(id);
    const { rows } = await this.pool.query<ArtifactRow>(
      `SELECT payload, extract(epoch FROM consumed_at)::bigint::text AS consumed FROM issuer.artifacts
       WHERE model = $1 AND id = $2 AND expires_at > now()`,
      [this.model, hash],
    );
    return this.payloadOf(rows[0], hash);
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    const { rows } = await this.pool.query<ArtifactRow & { readonly id: Buffer }>(
      `SELECT id, payload, extract(epoch FROM consumed_at)::bigint::text AS consumed FROM issuer.artifacts
       WHERE uid = $1 AND model = $2 AND expires_at > now()`,
      [this.key.hashId('uid', uid), this.model],
    );
    return rows[0] === undefined ? undefined : this.payloadOf(rows[0], rows[0].id);
  }

  async findByUserCode(): Promise<undefined> {
    return undefined;
  }

  /** Of two requests that spend the same code or refresh token at once, one gets tokens. */
  async consume(id: string): Promise<void> {
    const { rowCount } = await this.pool.query(
      'UPDATE issuer.artifacts SET consumed_at = now() WHERE model = $1 AND id = $2 AND consumed_at IS NULL',
      [this.model, this.hash(id)],
    );
    if (rowCount === 0) throw new InvalidGrant('already used');
  }

  async destroy(id: string): Promise<void> {
    await this.pool.query('DELETE FROM issuer.artifacts WHERE model = $1 AND id = $2', [this.model, this.hash(id)]);
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    await this.pool.query('DELETE FROM issuer.artifacts WHERE grant_id = $1', [this.key.hashId('grant', grantId)]);
  }

  private hash(id: string): Buffer {
    return this.key.hashId(this.model, id);
  }

  private place(hash: Buffer): string {
    return `${this.model}/${hash.toString('hex')}`;
  }

  private payloadOf(row: ArtifactRow | undefined, hash: Buffer): AdapterPayload | undefined {
    if (row === undefined) return undefined;
    const payload = JSON.parse(this.key.decrypt(row.payload, this.place(hash))) as AdapterPayload;
    return row.consumed === null ? payload : { ...payload, consumed: Number(row.consumed) };
  }
}
