import { migrateForServices, serviceRoles } from '@gongjian/deployment-migrations';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg, { type ClientConfig } from 'pg';

const MAIN = 'gongjian';
const KEYS = 'gongjian_keys';

/** Where the services find their databases: a connection URI of each role. */
export type DatabaseUrls = (role: string, database?: 'main' | 'keys') => string;

/**
 * Makes databases and roles on a server and brings them to this build's version. Passwords are made once and kept in
 * `folder`, for its owner alone.
 *
 * @param admin of a superuser, to any database of the server
 */
export async function provision(admin: ClientConfig, folder: string): Promise<DatabaseUrls> {
  const passwords = passwordsIn(path.join(folder, 'secrets', 'database-roles.json'));
  const client = new pg.Client(admin);
  await client.connect();
  try {
    for (const database of [MAIN, KEYS]) {
      const known = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
      if (known.rowCount === 0) await client.query(`CREATE DATABASE ${database} TEMPLATE template0`);
    }
    for (const role of serviceRoles) {
      const known = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
      const verb = known.rowCount === 0 ? 'CREATE' : 'ALTER';
      await client.query(`${verb} ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(passwordOf(passwords, role))}`);
    }
  } finally {
    await client.end();
  }
  await migrateForServices({ main: { ...admin, database: MAIN }, keys: { ...admin, database: KEYS } });
  const { host = '127.0.0.1', port = 5432 } = admin;
  return (role, database = 'main') =>
    `postgres://${role}:${passwordOf(passwords, role)}@${host}:${port}/${database === 'main' ? MAIN : KEYS}`;
}

function passwordsIn(file: string): Readonly<Record<string, string>> {
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
  const all = Object.fromEntries(serviceRoles.map((role) => [role, known[role] ?? randomBytes(24).toString('hex')]));
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, JSON.stringify(all, null, 2), { mode: 0o600 });
  return all;
}

function passwordOf(passwords: Readonly<Record<string, string>>, role: string): string {
  const password = passwords[role];
  if (password === undefined) throw new Error(`there is no role ${role}`);
  return password;
}
