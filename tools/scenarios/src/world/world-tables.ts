type Value = string | number | boolean | null;
type Row = Readonly<Record<string, Value>>;

/** Rows of tables by name, and by their first two columns: the tenant and what it is about. */
export type TableRows = Map<string, Map<string, Row>>;

/**
 * The tables that contexts keep beside their read models, for the statements they are kept and read by: an `INSERT` of
 * one row with or without `ON CONFLICT`, and a `SELECT` by equal columns. Anything else is refused.
 */
export class WorldTables {
  private tables: TableRows = new Map();

  use(tables: TableRows): void {
    this.tables = tables;
  }

  /** @param tenant whose rows are seen; `null`: all */
  query(tenant: string | null, sql: string, values: readonly unknown[]): { readonly rows: readonly Row[] } {
    const insert = /^\s*INSERT INTO (\S+) \(([^)]+)\)\s+VALUES \(([^)]+)\)(?:\s+ON CONFLICT(.*))?$/s.exec(sql);
    if (insert !== null) {
      const [, table = '', columns = '', , conflict] = insert;
      this.insert(table, columns.split(',').map(trimmed), values as readonly Value[], conflict);
      return { rows: [] };
    }
    const select = /^\s*SELECT .+ FROM (\S+) WHERE (.+)$/s.exec(sql);
    if (select === null) throw new Error(`no such statement in memory: ${sql}`);
    const [, table = '', where = ''] = select;
    const conditions = where.split(' AND ').map((condition): readonly [string, Value] => {
      const [, column, place] = /^\s*(\w+) = \$(\d+)\s*$/.exec(condition) ?? [];
      if (column === undefined) throw new Error(`no such condition in memory: ${condition}`);
      return [column, values[Number(place) - 1] as Value];
    });
    const rows = [...(this.tables.get(table)?.values() ?? [])].filter(
      (row) =>
        (tenant === null || row['tenant'] === tenant) && conditions.every(([column, value]) => row[column] === value),
    );
    return { rows };
  }

  private insert(table: string, columns: readonly string[], values: readonly Value[], conflict?: string): void {
    const row = Object.fromEntries(columns.map((column, index) => [column, values[index] ?? null]));
    const rows = this.tables.get(table) ?? new Map<string, Row>();
    const key = JSON.stringify(values.slice(0, 2));
    this.tables.set(table, rows);
    if (rows.has(key) && conflict === undefined) throw new Error(`${table} has ${key} already`);
    if (!rows.has(key) || conflict?.includes('DO UPDATE') === true) rows.set(key, row);
  }
}

export function forkTables(tables: TableRows): TableRows {
  return new Map([...tables].map(([name, rows]) => [name, new Map(rows)]));
}

function trimmed(text: string): string {
  return text.trim();
}
