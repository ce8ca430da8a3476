import pg from 'pg';

/** Every role sees which schemas there are, whatever it may do with them. */
const SCHEMA = 'gongjian_restore';

/** A restore into these databases was begun and not finished: nothing may start on what is there. */
export class RestoreUnfinished extends Error {
  readonly code = 'RESTORE.UNFINISHED';

  constructor() {
    super(
      'RESTORE.UNFINISHED: 恢复没有完成，不能启动；请用同样的参数再运行一次 gongjian restore' +
        ' / a restore was not finished, so nothing starts here; run gongjian restore again as before',
    );
    this.name = 'RestoreUnfinished';
  }
}

/** @throws RestoreUnfinished */
export async function refuseUnfinishedRestore(connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query('SELECT FROM pg_namespace WHERE nspname = $1', [SCHEMA]);
    if (rows.length > 0) throw new RestoreUnfinished();
  } finally {
    await client.end();
  }
}

/** The id that `beginRestore` was given, where a restore was not finished. */
export async function unfinishedRestoreIn(client: pg.ClientBase): Promise<string | null> {
  const found = await client.query('SELECT FROM pg_namespace WHERE nspname = $1', [SCHEMA]);
  if (found.rowCount === 0) return null;
  const { rows } = await client.query<{ backup: string }>(`SELECT backup FROM ${SCHEMA}.begun`);
  return rows[0]?.backup ?? '';
}

/** From now on no process of the deployment starts, until `endRestore`. As a superuser or a member of `gongjian_owner`. */
export async function beginRestore(client: pg.ClientBase, backup: string): Promise<void> {
  await client.query('BEGIN');
  await client.query(`CREATE SCHEMA ${SCHEMA}`);
  await client.query(
    `CREATE TABLE ${SCHEMA}.begun (one boolean PRIMARY KEY DEFAULT true CHECK (one), backup text NOT NULL)`,
  );
  await client.query(`INSERT INTO ${SCHEMA}.begun (backup) VALUES ($1)`, [backup]);
  await client.query('COMMIT');
}

/** In the transaction that brings the last of it back. */
export async function endRestore(client: pg.ClientBase): Promise<void> {
  await client.query(`DROP TABLE ${SCHEMA}.begun`);
  await client.query(`DROP SCHEMA ${SCHEMA}`);
}
