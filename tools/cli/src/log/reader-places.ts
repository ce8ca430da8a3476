import type { Position } from '@gongjian/shared-event-sourcing';
import { OWNER_ROLE } from '@gongjian/shared-projections';
import pg from 'pg';

const BATCH = 5_000;

/**
 * Moves what read models and readers remember of places in a log to the same events' places in its copy, all of it or
 * nothing: rows go on being what a rebuild would make, no reaction runs twice and nothing is told again.
 *
 * @param owner to the main database, of a superuser or a member of `gongjian_owner`
 * @param places of every event: in the log and in its copy
 * @returns how many readers were moved; 0 when none stands in the log of that epoch
 */
export async function moveReaders(
  owner: pg.ClientConfig,
  from: { readonly epoch: number },
  to: { readonly epoch: number },
  places: AsyncIterable<readonly [from: Position, to: Position]>,
): Promise<number> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SET LOCAL ROLE ${OWNER_ROLE}`);
    await client.query('CREATE TEMPORARY TABLE moved (old text COLLATE "C", new text COLLATE "C") ON COMMIT DROP');
    await fill(client, places);
    await client.query('CREATE INDEX ON moved (old) INCLUDE (new)');
    await client.query('ANALYZE moved');
    const schemas = await schemasWithReaders(client);
    let readers = 0;
    for (const schema of schemas) readers += await moveCheckpoints(client, schema, from.epoch, to.epoch);
    if (readers > 0)
      for (const schema of schemas) for (const each of [schema, `${schema}_ops`]) await moveRows(client, each);
    await client.query('COMMIT');
    return readers;
  } finally {
    await client.end();
  }
}

async function fill(client: pg.Client, places: AsyncIterable<readonly [Position, Position]>): Promise<void> {
  let batch: (readonly [Position, Position])[] = [];
  const flush = async (): Promise<void> => {
    await client.query('INSERT INTO moved SELECT * FROM unnest($1::text[], $2::text[])', [
      batch.map(([old]) => old),
      batch.map(([, moved]) => moved),
    ]);
    batch = [];
  };
  for await (const place of places) {
    batch.push(place);
    if (batch.length === BATCH) await flush();
  }
  if (batch.length > 0) await flush();
}

async function schemasWithReaders(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ schema: string }>(
    `SELECT left(table_schema, -4) AS schema FROM information_schema.tables
      WHERE table_name = 'checkpoints' AND table_schema LIKE '%\\_ops' ORDER BY 1`,
  );
  return rows.map(({ schema }) => schema);
}

async function moveCheckpoints(client: pg.Client, context: string, from: number, to: number): Promise<number> {
  const table = `${client.escapeIdentifier(`${context}_ops`)}.checkpoints`;
  const { rowCount } = await client.query(
    `UPDATE ${table} c SET epoch = $2, position = m.new FROM moved m WHERE c.epoch = $1 AND m.old = c.position`,
    [from, to],
  );
  const { rows } = await client.query<{ reader: string }>(`SELECT reader FROM ${table} WHERE epoch = $1`, [from]);
  const [lost] = rows;
  if (lost !== undefined) throw new Error(`${context}: ${lost.reader} stands at a place that the log does not have`);
  return rowCount ?? 0;
}

/** Row-level security binds the owner too: it is lifted for the owner while the rows are moved, and for nobody else. */
async function moveRows(client: pg.Client, schema: string): Promise<void> {
  const { rows } = await client.query<{ table: string; forced: boolean }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS "table", c.relforcerowsecurity AS forced
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE n.nspname = $1 AND c.relkind = 'r' AND c.relname <> 'checkpoints' AND a.attname = 'position' AND a.atttypid = 'text'::regtype
        AND NOT a.attisdropped ORDER BY 1`,
    [schema],
  );
  for (const { table, forced } of rows) {
    if (forced) await client.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    await client.query(`UPDATE ${table} t SET position = m.new FROM moved m WHERE m.old = t.position`);
    if (forced) await client.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  }
}
