import { ReadModels } from '@gongjian/shared-projections';
import { Injectable } from '@nestjs/common';
import { KnownResults, type KnownResult } from './known-results.js';
import { RESULTS_TABLE } from './results-table.js';

@Injectable()
export class CopiedResults extends KnownResults {
  constructor(private readonly models: ReadModels) {
    super();
  }

  async find(tenant: string, resultId: string): Promise<KnownResult | null> {
    const rows = await this.models.read(tenant, ({ manager }) =>
      manager.query<readonly { readonly told: string }[]>(`SELECT told FROM ${RESULTS_TABLE} WHERE result = $1`, [
        resultId,
      ]),
    );
    const told = rows[0]?.told;
    return told === undefined ? null : (JSON.parse(told) as KnownResult);
  }
}
