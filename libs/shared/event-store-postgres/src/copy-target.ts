import pg from 'pg';

const OWNER = 'gongjian_owner';

/** The log there is not one that the copy may be written to. */
export class NoCopyTarget extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'NoCopyTarget';
  }
}

/**
 * Makes the log in a migrated database the one that a copy is written to: it gets the log's id and epoch, and the role
 * that logs in may append to every category until `endCopy`. May run any number of times.
 *
 * @param owner of a superuser or a member of `gongjian_owner`
 * @throws NoCopyTarget when it holds events of another log, or was written to in that epoch or a later one
 */
export async function admitCopy(
  owner: pg.ClientConfig,
  record: { readonly logId: string; readonly epoch: number },
): Promise<void> {
  await asOwner(owner, async (client) => {
    const { rows } = await client.query<{ log_id: string; epoch: number; empty: boolean }>(
      `SELECT log_id, epoch, NOT EXISTS (SELECT FROM eventlog.events) AS empty FROM eventlog.log`,
    );
    const [log] = rows;
    if (log === undefined || (!log.empty && log.log_id !== record.logId)) {
      throw new NoCopyTarget('目标中已有另一份日志 / another log is there already');
    }
    if (!log.empty && log.epoch > record.epoch) {
      throw new NoCopyTarget('目标中的日志比来源更新 / the log there is of a later epoch than the source');
    }
    await client.query('UPDATE eventlog.log SET log_id = $1, epoch = $2', [record.logId, record.epoch]);
    await client.query(
      `INSERT INTO eventlog.category_grants (role, category) VALUES (session_user, '*') ON CONFLICT DO NOTHING`,
    );
  });
}

/** Takes back what `admitCopy` allowed the role. */
export async function endCopy(owner: pg.ClientConfig): Promise<void> {
  await asOwner(owner, async (client) => {
    await client.query(`DELETE FROM eventlog.category_grants WHERE role = session_user AND category = '*'`);
  });
}

async function asOwner(owner: pg.ClientConfig, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(owner);
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SET LOCAL ROLE ${OWNER}`);
    await work(client);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}
