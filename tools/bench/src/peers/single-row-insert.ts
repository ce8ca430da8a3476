import type { PostgresConnection } from '@gongjian/shared-embedded-postgres';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { sampleEvent, TENANT } from '../sample-event.js';

/** A plain table of the log's columns with its primary key: what a single-row insert costs and nothing more. */
export async function createInsertTable(connection: PostgresConnection): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  await client.query(`
    CREATE TABLE bench_rows (
      id uuid PRIMARY KEY, tenant uuid NOT NULL, stream text NOT NULL, type text NOT NULL,
      data text NOT NULL, metadata text NOT NULL
    )`);
  await client.end();
}

/** `null` where pgbench (Debian: postgresql-15) is not installed. */
export function findPgbench(): string | null {
  for (const candidate of ['pgbench', '/usr/lib/postgresql/15/bin/pgbench']) {
    if (spawnSync(candidate, ['--version']).status === 0) return candidate;
  }
  return null;
}

/** Transactions per second of pgbench inserting one such row each. */
export async function pgbenchInserts(
  pgbench: string,
  connection: PostgresConnection,
  clients: number,
  seconds: number,
): Promise<number> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'gongjian-pgbench-'));
  const script = path.join(folder, 'insert.sql');
  const { data, metadata, type } = sampleEvent();
  writeFileSync(
    script,
    `INSERT INTO bench_rows VALUES (gen_random_uuid(), '${TENANT}', 'task-' || gen_random_uuid(), '${type}', ${literal(data)}, ${literal(metadata)});\n`,
  );
  try {
    const output = await run(
      pgbench,
      ['-n', '-M', 'prepared', '-c', String(clients), '-j', '2', '-T', String(seconds), '-f', script],
      connection,
    );
    const tps = /tps = ([\d.]+)/.exec(output)?.[1];
    if (tps === undefined) throw new Error(`pgbench said nothing usable:\n${output}`);
    return Number(tps);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A text as pgbench takes it: a colon before a letter would be one of its variables. */
function literal(text: string): string {
  return `'${text.replaceAll("'", "''").replace(/:(?=[A-Za-z_])/g, ":' || '")}'`;
}

function run(command: string, args: readonly string[], connection: PostgresConnection): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      env: {
        ...process.env,
        PGHOST: connection.host,
        PGPORT: String(connection.port),
        PGUSER: connection.user,
        PGPASSWORD: connection.password,
        PGDATABASE: connection.database,
      },
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', () => resolve(output));
  });
}

/** One awaited prepared INSERT of such a row at a time, by the same driver. */
export async function insertOnce(
  connection: PostgresConnection,
): Promise<{ work(): Promise<unknown>; close(): Promise<void> }> {
  const client = new pg.Client(connection);
  await client.connect();
  const text = 'INSERT INTO bench_rows VALUES ($1, $2, $3, $4, $5, $6)';
  return {
    work: () => {
      const stream = `task-${crypto.randomUUID()}`;
      const { id, type, data, metadata } = sampleEvent();
      return client.query({ name: 'bench_insert', text, values: [id, TENANT, stream, type, data, metadata] });
    },
    close: () => client.end(),
  };
}
