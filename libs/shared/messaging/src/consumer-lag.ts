import { isEventStoreError, type EventStore, type RecordedEvent } from '@gongjian/shared-event-sourcing';
import { ageInSeconds, opsSchemaOf } from '@gongjian/shared-projections/readers';
import type { Pool } from 'pg';
import { publishedStream } from './publication.js';

/** How far a consumer is behind what its source has told. What waits in a row of its own counts as done. */
export interface ConsumerLag {
  readonly context: string;
  readonly source: string;
  /** Messages that are not done. */
  readonly events: number;
  /** Since the oldest of them was recorded. */
  readonly seconds: number;
}

export interface ConsumerLagOptions {
  readonly context: string;
  readonly source: string;
  readonly consumer: string;
  readonly pool: Pool;
  readonly store: EventStore;
}

interface StoredMark {
  readonly tenant: string;
  readonly low: string;
  readonly above: number;
}

/**
 * Counted by the published streams and the watermarks, whichever process receives and on whatever transport.
 *
 * @param tenants those that may have been told about; those with a watermark are counted anyway
 */
export async function consumerLag(
  { context, source, consumer, pool, store }: ConsumerLagOptions,
  tenants: readonly string[],
  now: Date,
): Promise<ConsumerLag> {
  const { rows } = await pool.query<StoredMark>({
    name: `gj_lag_${context}`,
    text: `SELECT tenant, low, cardinality(above) AS above FROM "${opsSchemaOf(context)}".watermarks WHERE consumer = $1`,
    values: [consumer],
  });
  const marks = new Map(rows.map(({ tenant, low, above }) => [tenant, { low: BigInt(low), above }]));
  const behind = await Promise.all(
    [...new Set([...marks.keys(), ...tenants])].map(async (tenant) => {
      const stream = publishedStream(source, tenant);
      const { low, above } = marks.get(tenant) ?? { low: -1n, above: 0 };
      const last = await onlyEvent(store, stream, { direction: 'backwards' });
      const events = last === undefined ? 0 : Number(last.revision - low) - above;
      if (events <= 0) return { events: 0, seconds: 0 };
      return { events, seconds: ageInSeconds(await onlyEvent(store, stream, { from: low + 1n }), now) };
    }),
  );
  return {
    context,
    source,
    events: behind.reduce((sum, { events }) => sum + events, 0),
    seconds: behind.reduce((most, { seconds }) => Math.max(most, seconds), 0),
  };
}

async function onlyEvent(
  store: EventStore,
  stream: string,
  where: { readonly from?: bigint; readonly direction?: 'backwards' },
): Promise<RecordedEvent | undefined> {
  try {
    const [event] = await store.readStream(stream, { ...where, limit: 1 });
    return event;
  } catch (error) {
    if (isEventStoreError(error, 'StreamNotFound')) return undefined;
    throw error;
  }
}
