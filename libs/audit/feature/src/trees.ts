import type { BreakReason, TreeOpened } from '@gongjian/audit-domain';
import type { Checkpoint, Position } from '@gongjian/shared-event-sourcing';
import { Fenced, openReader } from '@gongjian/shared-projections/readers';
import type { Pool, PoolClient } from 'pg';
import type { SigningKey } from './signing-keys.js';
import type { TreeName } from './tree-name.js';
import {
  BUNDLES_TABLE,
  CHECKPOINTS_TABLE,
  PRIVATE_KEYS_TABLE,
  SEQUENCER,
  SIGNING_KEYS_TABLE,
  TREES_TABLE,
} from './trees.migration.js';

/** A tree as it is kept. */
export interface StoredTree extends TreeName {
  readonly origin: string;
  /** Leaves that are integrated: their tiles are durable, and `signedNote` speaks for them. */
  readonly size: number;
  readonly signedNote: string;
  /** 0 before the first publication. */
  readonly publishedSize: number;
  /** The log was brought back, and the witnesses have not said yet that the tree goes on from what they signed. */
  readonly unconfirmed: boolean;
  /** It cannot go on: the tenant's next tree takes its place. */
  readonly ended: boolean;
}

/** A key that signs from this integration on, or no more. */
export interface KeyChange {
  readonly verifierKey: string;
  readonly change: 'added' | 'retired';
  /** Of the event that says so. */
  readonly at: string;
}

/** What a batch did to a tree. */
export interface Integration extends TreeName {
  readonly origin: string;
  /** 0: the tree is new. */
  readonly from: number;
  readonly size: number;
  readonly signedNote: string;
  /** Of a new tree. */
  readonly firstKey: SigningKey | null;
  readonly keyChanges: readonly KeyChange[];
  /** Bundles that began: the position before their first event, `null` at the start of the log. */
  readonly bundles: readonly BegunBundle[];
}

export interface BegunBundle {
  readonly index: number;
  readonly after: Position | null;
}

/** What the batch says of all trees. */
export interface Findings {
  /** Trees that are listed in the deployment's own tree now. */
  readonly announced: readonly TreeName[];
  /** The log was brought back: no tree is published again before the witnesses have agreed. */
  readonly restored: boolean;
}

interface TreeRow {
  readonly tenant: string;
  readonly number: number;
  readonly origin: string;
  readonly size: string;
  readonly signed_note: string;
  readonly published_size: string | null;
  readonly unconfirmed: boolean;
  readonly ended: boolean;
}

/** What the sequencer keeps; every write is a compare-and-set, so of two sequencers one goes on. */
export class Trees {
  constructor(private readonly pool: Pool) {}

  /** Up to which event of the log everything is integrated. */
  async position(): Promise<Checkpoint | null> {
    return (await openReader(this.pool, 'audit', SEQUENCER)).checkpoint;
  }

  /** Of every tenant the tree that grows. */
  async current(): Promise<readonly StoredTree[]> {
    const { rows } = await this.pool.query<TreeRow>(
      `SELECT DISTINCT ON (tenant) tenant, number, origin, size, signed_note, published_size, unconfirmed,
              ended_at IS NOT NULL AS ended
         FROM ${TREES_TABLE} ORDER BY tenant, number DESC`,
    );
    return rows.map((row) => ({
      tenant: row.tenant,
      number: row.number,
      origin: row.origin,
      size: Number(row.size),
      signedNote: row.signed_note,
      publishedSize: Number(row.published_size ?? 0),
      unconfirmed: row.unconfirmed,
      ended: row.ended,
    }));
  }

  /** Trees that the deployment's own tree does not list yet. */
  async unannounced(): Promise<readonly TreeOpened[]> {
    const { rows } = await this.pool.query<{
      tenant: string;
      number: number;
      origin: string;
      verifier_key: string;
      ended_for: BreakReason | null;
      size: string | null;
    }>(
      `SELECT t.tenant, t.number, t.origin, k.verifier_key, before.ended_for, before.size
         FROM ${TREES_TABLE} t
         JOIN LATERAL (SELECT verifier_key FROM ${SIGNING_KEYS_TABLE} WHERE tenant = t.tenant AND number = t.number
                        ORDER BY made_at, verifier_key LIMIT 1) k ON true
         LEFT JOIN ${TREES_TABLE} before ON before.tenant = t.tenant AND before.number = t.number - 1
        WHERE NOT t.announced ORDER BY t.tenant, t.number`,
    );
    return rows.map(({ tenant: tenantId, number, origin, verifier_key: verifierKey, ended_for: reason, size }) => ({
      ...{ tenantId, number, origin, verifierKey },
      follows: reason === null ? null : { number: number - 1, reason, size: Number(size) },
    }));
  }

  /** Before an event says that it signs. */
  async keepPrivateKey(tenant: string, key: SigningKey): Promise<void> {
    await insertPrivateKey(this.pool, tenant, key);
  }

  /** `null` when it is not kept here: a key made after the backup that was brought back. */
  async privateKey(tenant: string, verifierKey: string): Promise<SigningKey | null> {
    const { rows } = await this.pool.query<{ wrapped: string }>(
      `SELECT wrapped FROM ${PRIVATE_KEYS_TABLE} WHERE tenant = $1 AND verifier_key = $2`,
      [tenant, verifierKey],
    );
    return rows[0] === undefined ? null : { verifierKey, wrapped: rows[0].wrapped };
  }

  /** Those that sign. */
  async keysOf({ tenant, number }: TreeName): Promise<readonly SigningKey[]> {
    const { rows } = await this.pool.query<{ verifier_key: string; wrapped: string }>(
      `SELECT verifier_key, wrapped FROM ${SIGNING_KEYS_TABLE} JOIN ${PRIVATE_KEYS_TABLE} USING (tenant, verifier_key)
        WHERE tenant = $1 AND number = $2 AND retired_at IS NULL ORDER BY made_at, verifier_key`,
      [tenant, number],
    );
    return rows.map(({ verifier_key: verifierKey, wrapped }) => ({ verifierKey, wrapped }));
  }

  /**
   * Keeps what one batch did, whole or not at all; signed notes may leave the process when it has answered.
   *
   * @throws Fenced when another process has integrated meanwhile
   */
  async integrate(
    done: readonly Integration[],
    from: Checkpoint | null,
    to: Checkpoint,
    { announced, restored }: Findings = { announced: [], restored: false },
  ): Promise<void> {
    await this.inTransaction(async (client) => {
      const { rowCount } = await client.query(
        `UPDATE ${CHECKPOINTS_TABLE} SET epoch = $2, position = $3, event_id = $4, built = true
          WHERE reader = $1 AND position IS NOT DISTINCT FROM $5`,
        [SEQUENCER, to.epoch, to.position, to.eventId, from?.position ?? null],
      );
      if (rowCount !== 1) throw new Fenced('audit/sequencer');
      for (const tree of done) await keep(client, tree);
      for (const { tenant, number } of announced) {
        await client.query(`UPDATE ${TREES_TABLE} SET announced = true WHERE tenant = $1 AND number = $2`, [
          tenant,
          number,
        ]);
      }
      if (restored) await client.query(`UPDATE ${TREES_TABLE} SET unconfirmed = true WHERE ended_at IS NULL`);
    });
  }

  /** The witnesses agree that the tree goes on from what they signed. */
  async confirm({ tenant, number }: TreeName): Promise<void> {
    await this.pool.query(`UPDATE ${TREES_TABLE} SET unconfirmed = false WHERE tenant = $1 AND number = $2`, [
      tenant,
      number,
    ]);
  }

  /** A tree that is not confirmed will never be: it ends as it is published. Answers whether it ended now. */
  async end({ tenant, number }: TreeName, reason: BreakReason, at: string): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `UPDATE ${TREES_TABLE} SET ended_at = $4, ended_for = $3, unconfirmed = false
        WHERE tenant = $1 AND number = $2 AND unconfirmed`,
      [tenant, number, reason, at],
    );
    return rowCount === 1;
  }

  /** A checkpoint that may be served; an older one never takes the place of a newer one. */
  async publish({ tenant, number }: TreeName, size: number, note: string, at: string): Promise<void> {
    await this.pool.query(
      `UPDATE ${TREES_TABLE} SET published_size = $3, published_note = $4, published_at = $5
        WHERE tenant = $1 AND number = $2 AND size >= $3 AND COALESCE(published_size, 0) < $3`,
      [tenant, number, size, note, at],
    );
  }

  private async inTransaction(work: (client: PoolClient) => Promise<void>): Promise<void> {
    const client = await this.pool.connect();
    let failure: unknown;
    try {
      await client.query('BEGIN');
      await work(client);
      await client.query('COMMIT');
    } catch (error) {
      failure = error;
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      client.release(failure instanceof Error && !(failure instanceof Fenced) ? failure : undefined);
    }
  }
}

async function keep(client: PoolClient, tree: Integration): Promise<void> {
  const { tenant, number, origin, from, size, signedNote, firstKey, keyChanges, bundles } = tree;
  const { rowCount } =
    from === 0
      ? await client.query(
          `INSERT INTO ${TREES_TABLE} (tenant, number, origin, size, signed_note) VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT DO NOTHING`,
          [tenant, number, origin, size, signedNote],
        )
      : await client.query(
          `UPDATE ${TREES_TABLE} SET size = $4, signed_note = $5 WHERE tenant = $1 AND number = $2 AND size = $3`,
          [tenant, number, from, size, signedNote],
        );
  if (rowCount !== 1) throw new Fenced(`audit/sequencer, ${origin}`);
  if (firstKey !== null) {
    await client.query(
      `INSERT INTO ${SIGNING_KEYS_TABLE} (tenant, number, verifier_key, made_at) VALUES ($1, $2, $3, now())`,
      [tenant, number, firstKey.verifierKey],
    );
    await insertPrivateKey(client, tenant, firstKey);
  }
  for (const { verifierKey, change, at } of keyChanges) {
    await client.query(
      change === 'added'
        ? `INSERT INTO ${SIGNING_KEYS_TABLE} (tenant, number, verifier_key, made_at) VALUES ($1, $2, $3, $4)`
        : `UPDATE ${SIGNING_KEYS_TABLE} SET retired_at = $4 WHERE tenant = $1 AND number = $2 AND verifier_key = $3`,
      [tenant, number, verifierKey, at],
    );
  }
  await client.query(
    `INSERT INTO ${BUNDLES_TABLE} (tenant, number, index, position)
     SELECT $1, $2, index, position FROM unnest($3::bigint[], $4::text[]) AS begun (index, position)`,
    [tenant, number, bundles.map(({ index }) => index), bundles.map(({ after }) => after)],
  );
}

async function insertPrivateKey(
  database: Pick<PoolClient, 'query'>,
  tenant: string,
  { verifierKey, wrapped }: SigningKey,
): Promise<void> {
  await database.query(`INSERT INTO ${PRIVATE_KEYS_TABLE} (tenant, verifier_key, wrapped) VALUES ($1, $2, $3)`, [
    tenant,
    verifierKey,
    wrapped,
  ]);
}
