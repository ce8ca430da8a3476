import { existsSync } from 'node:fs';
import { jest } from '@jest/globals';
import { Client } from 'pg';
import { startOwnPostgres } from './own-postgres.js';
import type { OwnPostgres } from './own-postgres.js';

jest.setTimeout(60_000);

let postgres: OwnPostgres;

beforeAll(async () => {
  postgres = await startOwnPostgres({ settings: { max_connections: '20' } });
});

afterAll(() => postgres.remove());

async function query(text: string): Promise<unknown[]> {
  const client = new Client(postgres.connection('postgres'));
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

describe('a server of a test’s own', () => {
  it('has the settings asked for', async () => {
    expect(await query('SHOW max_connections')).toEqual([{ max_connections: '20' }]);
  });

  it('is dead after kill and back on its port, with its data, after restart', async () => {
    await query('CREATE TABLE kept AS SELECT 7 AS n');
    const { pid, port } = postgres.server;
    postgres.kill();
    await postgres.restart();
    expect(postgres.server.pid).not.toBe(pid);
    expect(postgres.server.port).toBe(port);
    expect(await query('SELECT n FROM kept')).toEqual([{ n: 7 }]);
  });

  it('leaves nothing behind after remove', async () => {
    const other = await startOwnPostgres();
    expect(existsSync(other.server.dataDir)).toBe(true);
    await other.remove();
    expect(existsSync(other.server.dataDir)).toBe(false);
    await expect(new Client(other.connection('postgres')).connect()).rejects.toThrow('ECONNREFUSED');
  });
});
