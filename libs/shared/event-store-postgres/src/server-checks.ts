import { before, deadlineIn, EventStoreError, UnfitServer, type Deadline } from '@gongjian/shared-event-sourcing';
import pg from 'pg';

interface Facts {
  readonly fsync: string;
  readonly fullPageWrites: string;
  readonly encoding: string;
  readonly standby: boolean;
  readonly schema: boolean;
  readonly allowed: boolean | null;
}

/** @throws UnfitServer; EventStoreError Unavailable when the server cannot be asked */
export async function checkServer(connection: pg.ClientConfig, deadline: Deadline): Promise<void> {
  const client = new pg.Client({ connectionTimeoutMillis: 5_000, ...connection });
  client.on('error', () => undefined);
  try {
    const asked = client.connect().then(() =>
      client.query<Facts>(`
        SELECT current_setting('fsync') AS fsync,
          current_setting('full_page_writes') AS "fullPageWrites",
          current_setting('server_encoding') AS encoding,
          pg_is_in_recovery() AS standby,
          EXISTS (SELECT FROM pg_namespace WHERE nspname = 'eventlog') AS schema,
          (SELECT has_schema_privilege(n.oid, 'USAGE') AND has_function_privilege(p.oid, 'EXECUTE')
            FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
            WHERE n.nspname = 'eventlog' AND p.proname = 'durable_head_v1') AS allowed`),
    );
    const answer = await before(deadline, asked, () => new Error('PostgreSQL does not answer')).catch(
      (error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        throw new EventStoreError('Unavailable', `PostgreSQL cannot be reached: ${reason}`, { cause: error });
      },
    );
    const facts = answer.rows[0] as Facts;
    const reasons: string[] = [];
    if (facts.fsync !== 'on') reasons.push('fsync is off, a crash would lose events that were acknowledged');
    if (facts.fullPageWrites !== 'on') reasons.push('full_page_writes is off, a crash could tear pages of the log');
    if (facts.encoding !== 'UTF8') reasons.push(`the database is encoded in ${facts.encoding}, it must be UTF8`);
    if (facts.standby) reasons.push('the server is a standby');
    if (!facts.schema) reasons.push('schema eventlog is missing, migrate first');
    else if (facts.allowed === null) reasons.push('schema eventlog is of an earlier release, migrate first');
    else if (!facts.allowed) reasons.push('this role may not use schema eventlog');
    if (reasons.length > 0) throw new UnfitServer(reasons);
  } finally {
    const ended = client.end().catch(() => undefined);
    await before(deadlineIn(1_000), ended, () => new Error('PostgreSQL does not answer')).catch(() => undefined);
  }
}
