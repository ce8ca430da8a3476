import { Fenced, opsSchemaOf } from '@gongjian/shared-projections/readers';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from './in-transaction.js';
import type { NewlyWaiting, WaitingMessages } from './waiting-messages.js';

/** How far a tenant's messages are done: everything up to `low`, and the few in `above`. */
interface Mark {
  readonly low: bigint;
  readonly above: ReadonlySet<bigint>;
  readonly version: bigint;
}

interface Finished {
  readonly tenant: string;
  readonly sequence: bigint;
  readonly waiting: NewlyWaiting | null;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

const NOTHING: Mark = { low: -1n, above: new Set(), version: 0n };

/**
 * What a consumer has done, in `<context>_ops.watermarks`. One process writes at a time: each row moves by
 * compare-and-set. Commits without waiting for the disk, always before the checkpoint of the reader that brought the
 * messages: what a crash takes is brought again.
 */
export class Watermarks {
  private readonly marks = new Map<string, Mark>();
  private pending: Finished[] = [];
  private turn: Promise<void> = Promise.resolve();
  private readonly move: string;

  private constructor(
    private readonly pool: Pool,
    private readonly context: string,
    private readonly consumer: string,
    private readonly waiting: WaitingMessages,
  ) {
    this.move = `WITH relaxed AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true) AS value),
moved AS (
  INSERT INTO "${opsSchemaOf(context)}".watermarks AS mark (consumer, tenant, low, above, version)
  SELECT $1, m.tenant, m.low, m.above::bigint[], m.version
    FROM unnest($2::uuid[], $3::bigint[], $4::text[], $5::bigint[]) AS m(tenant, low, above, version)
   WHERE (SELECT value FROM relaxed) = 'off'
  ON CONFLICT (consumer, tenant) DO UPDATE
    SET low = EXCLUDED.low, above = EXCLUDED.above, version = EXCLUDED.version
  WHERE mark.version = EXCLUDED.version - 1
  RETURNING 1)
SELECT count(*)::int AS moved FROM moved`;
  }

  static async open(pool: Pool, context: string, consumer: string, waiting: WaitingMessages): Promise<Watermarks> {
    const watermarks = new Watermarks(pool, context, consumer, waiting);
    const { rows } = await pool.query<{ tenant: string; low: string; above: readonly string[]; version: string }>(
      `SELECT tenant, low, above, version FROM "${opsSchemaOf(context)}".watermarks WHERE consumer = $1`,
      [consumer],
    );
    for (const { tenant, low, above, version } of rows) {
      watermarks.marks.set(tenant, {
        low: BigInt(low),
        above: new Set(above.map(BigInt)),
        version: BigInt(version),
      });
    }
    return watermarks;
  }

  get tenants(): readonly string[] {
    return [...this.marks.keys()];
  }

  lowOf(tenant: string): bigint {
    return this.markOf(tenant).low;
  }

  isDone(tenant: string, sequence: bigint): boolean {
    const { low, above } = this.markOf(tenant);
    return sequence <= low || above.has(sequence);
  }

  /**
   * Answers when it is written, together with the row of a message that waits.
   *
   * @throws Fenced when another process has written meanwhile
   */
  finish(tenant: string, sequence: bigint, waiting: NewlyWaiting | null = null): Promise<void> {
    return new Promise((resolve, reject) => {
      this.pending.push({ tenant, sequence, waiting, resolve, reject });
      if (this.pending.length === 1) void this.inTurn(() => this.writePending());
    });
  }

  /**
   * Commits `effects` and the watermark together, or neither.
   *
   * @throws Fenced, and what `effects` threw
   */
  finishWith(tenant: string, sequence: bigint, effects: (client: PoolClient) => Promise<void>): Promise<void> {
    return this.inTurn(async () => {
      const next = new Map([[tenant, advanced(this.markOf(tenant), [sequence])]]);
      await inTransaction(this.pool, async (client) => {
        await effects(client);
        await this.write(client, next);
      });
      this.keep(next);
    });
  }

  /** Answers when nothing is being written any more. */
  async idle(): Promise<void> {
    await this.turn;
  }

  private markOf(tenant: string): Mark {
    return this.marks.get(tenant) ?? NOTHING;
  }

  private inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.turn.then(work);
    this.turn = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  }

  private async writePending(): Promise<void> {
    const finished = this.pending;
    this.pending = [];
    const sequences = new Map<string, bigint[]>();
    for (const { tenant, sequence } of finished) {
      sequences.set(tenant, [...(sequences.get(tenant) ?? []), sequence]);
    }
    const next = new Map([...sequences].map(([tenant, done]) => [tenant, advanced(this.markOf(tenant), done)]));
    const rows = finished.flatMap(({ waiting }) => (waiting === null ? [] : [waiting]));
    try {
      if (rows.length === 0) await this.write(this.pool, next);
      else {
        await inTransaction(this.pool, async (client) => {
          await this.waiting.add(client, rows);
          await this.write(client, next);
        });
      }
    } catch (error) {
      for (const { reject } of finished) reject(error);
      return;
    }
    this.keep(next);
    for (const { resolve } of finished) resolve();
  }

  private keep(next: ReadonlyMap<string, Mark>): void {
    for (const [tenant, mark] of next) this.marks.set(tenant, mark);
  }

  private async write(client: Pool | PoolClient, next: ReadonlyMap<string, Mark>): Promise<void> {
    const tenants = [...next.keys()];
    const marks = [...next.values()];
    const { rows } = await client.query<{ moved: number }>({
      name: `gj_watermarks_${this.context}`,
      text: this.move,
      values: [
        this.consumer,
        tenants,
        marks.map(({ low }) => String(low)),
        marks.map(({ above }) => `{${[...above].join(',')}}`),
        marks.map(({ version }) => String(version)),
      ],
    });
    if (rows[0]?.moved !== next.size) throw new Fenced(`${this.context}/consumer.${this.consumer}`);
  }
}

function advanced(mark: Mark, sequences: readonly bigint[]): Mark {
  const above = new Set([...mark.above, ...sequences].filter((sequence) => sequence > mark.low));
  let { low } = mark;
  while (above.delete(low + 1n)) low += 1n;
  return { low, above, version: mark.version + 1n };
}
