import { DEPLOYMENT_TENANT } from '@gongjian/shared-event-sourcing';
import type { ReadModels } from '@gongjian/shared-projections';
import type { Pool } from 'pg';
import { PersonNames } from './person-names.js';

/** Each name under each of its endings, so that an index finds it by any part. */
export class PostgresPersonNames extends PersonNames {
  /** @param pool as `gongjian_projector` */
  constructor(
    private readonly pool: Pool,
    private readonly readModels: ReadModels,
  ) {
    super();
  }

  override async remember(tenant: string, personId: string, name: string): Promise<void> {
    await this.pool.query(
      `WITH gone AS (
         DELETE FROM directory.directory_name_search_v1
          WHERE tenant = $1::uuid AND person_id = $2::uuid AND NOT (ending = ANY ($3::text[]))
       )
       INSERT INTO directory.directory_name_search_v1 (tenant, person_id, ending)
       SELECT $1::uuid, $2::uuid, ending FROM unnest($3::text[]) AS ending
       ON CONFLICT DO NOTHING`,
      [tenant, personId, endingsOf(name)],
    );
  }

  override async forget(tenant: string, personIds: readonly string[]): Promise<void> {
    await this.pool.query(
      'DELETE FROM directory.directory_name_search_v1 WHERE tenant = $1::uuid AND person_id = ANY ($2::uuid[])',
      [tenant, personIds],
    );
  }

  override async holding(tenant: string, part: string, limit: number): Promise<readonly string[]> {
    if (tenant === DEPLOYMENT_TENANT) return [];
    const pattern = `${normalised(part).replaceAll(/[\\%_]/g, '\\$&')}%`;
    return this.readModels.readReference(tenant, async ({ manager }) => {
      const rows: readonly { readonly person_id: string }[] = await manager.query(
        `SELECT DISTINCT person_id FROM directory.directory_name_search_v1
          WHERE tenant = $1::uuid AND ending LIKE $2 ORDER BY person_id LIMIT $3`,
        [tenant, pattern, limit + 1],
      );
      return rows.map((row) => row.person_id);
    });
  }
}

const MOST_ENDINGS = 60;

/** `王小明` → `王小明`, `小明`, `明`. */
export function endingsOf(name: string): readonly string[] {
  const letters = [...normalised(name)];
  return [...new Set(letters.map((_, index) => letters.slice(index).join('')))].slice(0, MOST_ENDINGS);
}

function normalised(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase();
}
