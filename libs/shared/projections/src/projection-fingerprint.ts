import { canonicalJson } from '@gongjian/shared-kernel';
import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import { elementIndexOf, tableOf, type AnyProjection } from './projection-definition.js';

/** A table holds what another definition of the same version made: the version must be raised. */
export class ProjectionChanged extends Error {
  constructor(readonly tables: readonly string[]) {
    const named = tables.join(', ');
    super(
      `读模型 ${named} 的定义已变而版本未变，请提高其 version；未发布的开发数据库可删除重建 / ` +
        `the definition of ${named} has changed under the same version: raise its version; ` +
        `a development database that was never released can be removed`,
    );
    this.name = 'ProjectionChanged';
  }
}

/** What a table is made from, as the comment that the table carries. The fold is not in it. */
export function fingerprintOf(definition: AnyProjection): string {
  const { catalogue, columns, indexes, elementIndexes = [], deploymentWide = false } = definition;
  const made = canonicalJson({
    category: catalogue.category,
    columns: columns
      .map(({ name, type, collate = 'C', rule }) =>
        [name, type, collate, ...(rule === undefined ? [] : [rule])].join(' '),
      )
      .sort(),
    indexes: indexes
      .map((listed) => ('columns' in listed ? `${listed.columns.join()} with ${listed.onlyWith}` : listed.join()))
      .sort(),
    elementIndexes: elementIndexes
      .map((index) => {
        const { column, further } = elementIndexOf(index);
        return [column, ...further].join(' ');
      })
      .sort(),
    deploymentWide,
  });
  return `definition ${createHash('sha256').update(made).digest('hex')}`;
}

/**
 * Compares the tables that exist with the definitions of this build.
 *
 * @throws ProjectionChanged
 */
export async function refuseChanged(client: ClientBase, definitions: readonly AnyProjection[]): Promise<void> {
  const tables = definitions.map((definition) => ({ ...tableOf(definition), expected: fingerprintOf(definition) }));
  const { rows } = await client.query<{ schema: string; table: string; found: string | null }>(
    `SELECT n.nspname AS schema, c.relname AS "table", obj_description(c.oid, 'pg_class') AS found
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN unnest($1::text[], $2::text[]) AS t(schema, "table") ON t.schema = n.nspname AND t."table" = c.relname`,
    [tables.map(({ schema }) => schema), tables.map(({ table }) => table)],
  );
  const changed = rows.filter(
    ({ schema, table, found }) =>
      tables.find((each) => each.schema === schema && each.table === table)?.expected !== found,
  );
  if (changed.length > 0) throw new ProjectionChanged(changed.map(({ schema, table }) => `${schema}.${table}`).sort());
}
