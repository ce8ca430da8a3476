import type { Pool } from 'pg';
import type { IntegrationMessage } from '../message.js';
import { DistrictLedger, type Looked } from './district-ledger.js';
import type { DistrictRefusal } from './district-errors.js';
import type { District } from './districts.js';
import { refusalOf } from './refusal-of.js';

/** That a consumer hears another deployment: what it takes from there, and whom that concerns here. */
export class Foreign {
  private readonly ledger: DistrictLedger;
  /** Whose events are taken. */
  readonly tenants: readonly string[];

  /** @param readers tenant of this deployment */
  constructor(
    private readonly district: District,
    readonly readers: string,
    pool: Pool,
    context: string,
    private readonly source: string,
  ) {
    this.ledger = new DistrictLedger(pool, context, readers, district.logId);
    this.tenants = district.tenants.map(({ id }) => id);
  }

  get consumer(): string {
    return `district_${this.district.key}_${this.source}`;
  }

  /** Recorded where it is refused. */
  async refusalOf(message: IntegrationMessage): Promise<DistrictRefusal | null> {
    const refusal = refusalOf(this.district, this.source, message);
    if (refusal !== null) await this.ledger.refused(refusal, message);
    return refusal;
  }

  looked(tenant: string, found: Looked): Promise<void> {
    return this.ledger.looked(tenant, found);
  }
}
