import { jest } from '@jest/globals';
import { Client } from 'pg';
import type { PostgresConnection } from '@gongjian/shared-embedded-postgres';
import { createTemplate, createTestDatabase } from './test-databases.js';

jest.setTimeout(60_000);

async function query(connection: PostgresConnection, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client(connection);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

describe('a test database', () => {
  it('is separate from every other and gone after drop', async () => {
    const first = await createTestDatabase();
    const second = await createTestDatabase();
    await query(first.connection, 'CREATE TABLE only_here (id int)');
    await expect(query(second.connection, 'SELECT * FROM only_here')).rejects.toThrow('does not exist');
    await first.drop();
    await second.drop();
    await expect(query(first.connection, 'SELECT 1')).rejects.toThrow('does not exist');
  });

  it('is dropped even while a session is open in it', async () => {
    const database = await createTestDatabase();
    const client = new Client(database.connection);
    const ended = new Promise((resolve) => client.on('error', resolve));
    await client.connect();
    await database.drop();
    await ended;
  });
});

describe('a template', () => {
  it('is prepared once for all who ask at the same time', async () => {
    let prepared = 0;
    const prepare = async (connection: PostgresConnection): Promise<void> => {
      prepared += 1;
      await query(connection, 'CREATE TABLE ready AS SELECT 42 AS answer');
    };
    const names = await Promise.all([1, 2, 3].map(() => createTemplate('once', prepare)));
    expect(prepared).toBe(1);
    expect(new Set(names).size).toBe(1);
    const databases = await Promise.all([1, 2, 3].map(() => createTestDatabase({ template: names[0] ?? '' })));
    for (const database of databases) {
      expect(await query(database.connection, 'SELECT answer FROM ready')).toEqual([{ answer: 42 }]);
      await database.drop();
    }
  });

  it('is prepared anew after a preparation that failed', async () => {
    await expect(createTemplate('fails', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    const name = await createTemplate('fails', async (connection) => {
      await query(connection, 'CREATE TABLE whole (id int)');
    });
    const database = await createTestDatabase({ template: name });
    expect(await query(database.connection, 'SELECT * FROM whole')).toEqual([]);
    await database.drop();
  });
});
