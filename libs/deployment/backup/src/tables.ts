import type { ClientBase, ClientConfig } from 'pg';
import pg from 'pg';
import { BackupRefused, damaged } from './backup.errors.js';
import type { TableEntry } from './manifest.js';
import { linesOf, WrittenFile } from './written-file.js';

const PAGE_ROWS = 2_000;
const BATCH_CHARS = 4 * 1024 * 1024;

/** A table as the database has it. */
export interface TableShape {
  readonly schema: string;
  readonly table: string;
  readonly columns: TableEntry['columns'];
  /** Whether this role would miss rows, by row-level security. */
  readonly hidden: boolean;
}

/** Which tables are part of a backup: by a condition on `n.nspname` and `c.relname`. */
export const PARTS = {
  /** What readers remember, what came from elsewhere, and how far the audit's trees are. */
  ops: `n.nspname LIKE '%\\_ops' AND c.relname <> 'private_keys'`,
  /** Sessions end with a restore, so none that was revoked comes back. */
  issuer: `n.nspname = 'issuer' AND c.relname IN ('accounts', 'service_accounts')`,
  /** Keys that lie beside what they sign; under the master key, and kept with the key store's. */
  signing: `n.nspname = 'issuer' AND c.relname IN ('root_key', 'signing_keys')
    OR n.nspname LIKE '%\\_ops' AND c.relname = 'private_keys'`,
  keys: `n.nspname = 'public' AND c.relname IN ('owner_keys', 'tenant_keys')`,
} as const;

/** Works on one state of the database, whatever others write meanwhile. */
export async function inSnapshot<Answer>(
  connection: ClientConfig,
  work: (client: ClientBase) => Promise<Answer>,
): Promise<Answer> {
  const client = new pg.Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query("SET LOCAL TIME ZONE 'UTC'");
    const answer = await work(client);
    await client.query('COMMIT');
    return answer;
  } finally {
    await client.end();
  }
}

export async function tablesOf(client: ClientBase, part: string): Promise<readonly TableShape[]> {
  const { rows } = await client.query<TableShape>(
    `SELECT n.nspname AS schema, c.relname AS "table",
            (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod))
                             ORDER BY a.attname)
               FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
            c.relrowsecurity AND NOT (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user)
              AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'backup') AS hidden
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND (${part}) ORDER BY 1, 2`,
  );
  return rows;
}

/**
 * Writes every row as a line of JSON, numbers with all their digits.
 *
 * @throws BackupRefused `BACKUP.NOT_MIGRATED` when rows would be missing
 */
export async function dumpTables(
  client: ClientBase,
  part: string,
  folder: string,
  below: string,
): Promise<TableEntry[]> {
  const entries: TableEntry[] = [];
  for (const shape of await tablesOf(client, part)) entries.push(await dumpTable(client, shape, folder, below));
  return entries;
}

async function dumpTable(
  client: ClientBase,
  { schema, table, columns, hidden }: TableShape,
  folder: string,
  below: string,
): Promise<TableEntry> {
  if (hidden) {
    throw new BackupRefused('BACKUP.NOT_MIGRATED', {
      zh: `看不到 ${schema}.${table} 的全部内容，请先用本版本运行 gongjian migrate`,
      en: `not all of ${schema}.${table} can be read; run gongjian migrate of this release first`,
    });
  }
  const file = await WrittenFile.create(folder, `${below}/${schema}.${table}.ndjson`);
  let count = 0;
  try {
    await client.query(
      `DECLARE dump NO SCROLL CURSOR FOR
       SELECT row_to_json(t)::text AS line FROM (SELECT ${namesOf(columns)} FROM "${schema}"."${table}") t`,
    );
    for (;;) {
      const { rows } = await client.query<{ line: string }>(`FETCH ${PAGE_ROWS} FROM dump`);
      for (const { line } of rows) await file.line(line);
      count += rows.length;
      if (rows.length < PAGE_ROWS) break;
    }
    await client.query('CLOSE dump');
  } catch (error) {
    await file.abandon();
    throw error;
  }
  return { schema, table, columns: [...columns], rows: count, ...(await file.close()) };
}

/** Every row, as lines. @throws BackupRefused `BACKUP.FILE_MISSING`, `BACKUP.DAMAGED` */
export async function* rowsOf(folder: string, entry: TableEntry): AsyncGenerator<readonly string[], void> {
  let rows = 0;
  for await (const lines of linesOf(folder, entry)) {
    rows += lines.length;
    yield lines;
  }
  if (rows !== entry.rows) {
    throw damaged(entry.file, `应有 ${entry.rows} 行，实有 ${rows}`, `${rows} rows in place of ${entry.rows}`);
  }
}

/** Puts rows into a table of the same shape, past row-level security. */
export async function loadTable(
  client: ClientBase,
  { schema, table, columns }: TableEntry,
  rows: AsyncIterable<readonly string[]>,
  unlessThere = false,
): Promise<void> {
  const qualified = `"${schema}"."${table}"`;
  const text = `INSERT INTO ${qualified} (${namesOf(columns)})
    SELECT ${namesOf(columns)} FROM json_populate_recordset(NULL::${qualified}, $1::json)
    ${unlessThere ? 'ON CONFLICT DO NOTHING' : ''}`;
  let batch: string[] = [];
  let chars = 0;
  const flush = async (): Promise<void> => {
    if (batch.length > 0) await client.query(text, [`[${batch.join()}]`]);
    batch = [];
    chars = 0;
  };
  for await (const lines of rows) {
    for (const line of lines) {
      batch.push(line);
      chars += line.length;
      if (chars >= BATCH_CHARS) await flush();
    }
  }
  await flush();
}

/** Row-level security binds the owner too: it is lifted for the owner while rows are brought back, and for nobody else. */
export async function pastRowSecurity(
  client: ClientBase,
  { schema, table }: Pick<TableShape, 'schema' | 'table'>,
  work: () => Promise<void>,
): Promise<void> {
  const qualified = `"${schema}"."${table}"`;
  const { rows } = await client.query<{ forced: boolean }>(
    'SELECT relforcerowsecurity AS forced FROM pg_class WHERE oid = $1::regclass',
    [qualified],
  );
  const forced = rows[0]?.forced === true;
  if (forced) await client.query(`ALTER TABLE ${qualified} NO FORCE ROW LEVEL SECURITY`);
  await work();
  if (forced) await client.query(`ALTER TABLE ${qualified} FORCE ROW LEVEL SECURITY`);
}

export async function isEmpty(
  client: ClientBase,
  { schema, table }: Pick<TableShape, 'schema' | 'table'>,
): Promise<boolean> {
  const { rows } = await client.query(`SELECT FROM "${schema}"."${table}" LIMIT 1`);
  return rows.length === 0;
}

function namesOf(columns: TableEntry['columns']): string {
  return columns.map(({ name }) => `"${name}"`).join(', ');
}
