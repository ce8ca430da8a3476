import { Client } from 'pg';

/** The superuser of every embedded server. */
export const adminRole = 'gongjian_admin';

/** What a `pg` client or pool needs to connect. */
export interface PostgresConnection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export async function withClient<T>(
  connection: PostgresConnection & { connectionTimeoutMillis?: number },
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client(connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
