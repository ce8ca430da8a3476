import { ok } from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { ListOptions } from '../list-query.js';
import { migrate, migrationsOf } from '../migrations.js';
import type { AnyProjection } from '../projection-definition.js';
import { fillTable, openListPlans } from './list-plans.js';

const ROWS = 10_000;

/** A read model, and by column the SQL over the row's number `n` of what lists tell apart by few values. */
export type ManyOf = readonly [definition: AnyProjection, values: Readonly<Record<string, string>>];

export interface ListsAmongMany {
  /** The list has rows, and none of its tables is gone through for them. @throws AssertionError */
  foundByIndex(definition: AnyProjection, options: ListOptions): Promise<void>;
  close(): Promise<void>;
}

/**
 * Read models of a context with ten thousand rows each.
 *
 * @param connection a superuser's, to an empty database
 */
export async function listsAmongMany(
  connection: pg.ClientConfig,
  context: string,
  many: readonly ManyOf[],
): Promise<ListsAmongMany> {
  const tenant = randomUUID();
  const projections = many.map(([definition]) => definition);
  await migrate(connection, migrationsOf([{ context, projections }]));
  const admin = new pg.Client(connection);
  await admin.connect();
  for (const [definition, values] of many) await fillTable(admin, definition, { tenant, count: ROWS, values });
  await admin.end();
  const plans = await openListPlans(connection, projections, tenant);
  return {
    async foundByIndex(definition, options) {
      const { rows, answered, nodes } = await plans.visited(() =>
        plans.models.list(definition, tenant, { limit: 50, ...options }),
      );
      const shown = JSON.stringify(nodes);
      ok(answered > 0, 'the list has no rows');
      ok(!nodes.some((node) => node['Node Type'] === 'Seq Scan'), `a table is gone through: ${shown}`);
      ok(
        nodes.some((node) => node['Index Name'] !== undefined),
        `no index is used: ${shown}`,
      );
      ok(rows < ROWS / 10, `${rows} rows are visited: ${shown}`);
    },
    close: () => plans.close(),
  };
}
