import type { Instant } from '@gongjian/shared-kernel';
import { opsSchemaOf } from '@gongjian/shared-projections/readers';
import type { Pool } from 'pg';
import type { IntegrationMessage } from '../message.js';
import type { DistrictRefusal } from './district-errors.js';

/** What a look at the published streams found: nothing beyond `sequence`, and all of it done or waiting in a row. */
export interface Looked {
  readonly sequence: bigint;
  /** Of the last event; `null`: none since the process began to look. */
  readonly lastEventAt: Instant | null;
  readonly at: Instant;
}

/** How far one district's events have come into a context, in `<context>_ops`. */
export class DistrictLedger {
  private readonly schema: string;

  constructor(
    private readonly pool: Pool,
    context: string,
    private readonly readers: string,
    private readonly logId: string,
  ) {
    this.schema = `"${opsSchemaOf(context)}"`;
  }

  async looked(district: string, { sequence, lastEventAt, at }: Looked): Promise<void> {
    await this.pool.query(
      `INSERT INTO ${this.schema}.district_sources AS known
         (tenant, source, district, last_sequence, last_event_at, checked_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (tenant, source, district) DO UPDATE
         SET last_sequence = excluded.last_sequence, checked_at = excluded.checked_at,
             last_event_at = COALESCE(excluded.last_event_at, known.last_event_at)`,
      [this.readers, this.logId, district, String(sequence), lastEventAt, at],
    );
  }

  async refused(code: DistrictRefusal, message: IntegrationMessage): Promise<void> {
    const claim = `urn:gongjian:${message.logId}:${message.context} ${message.tenant} ${message.sequence}`;
    await this.pool.query(
      `INSERT INTO ${this.schema}.district_refusals AS known (tenant, source, code, times, last_at, last_claim)
         VALUES ($1, $2, $3, 1, $4, $5)
       ON CONFLICT (tenant, source, code) DO UPDATE
         SET times = known.times + 1, last_at = excluded.last_at, last_claim = excluded.last_claim`,
      [this.readers, this.logId, code, new Date().toISOString(), claim],
    );
  }
}
