import { OWNER_ROLE, PROJECTOR_ROLE } from '@gongjian/shared-projections';
import pg, { type ClientConfig } from 'pg';
import { contexts } from './contexts.js';
import {
  groupRoles,
  KEYS_DATABASE,
  KEYS_OWNER_ROLE,
  KEYS_ROLE,
  loginRoles,
  MAIN_DATABASE,
  MIGRATOR_ROLE,
  projectorRoleOf,
} from './deployment-roles.js';

/** Who owns a database, and who else may connect to it. */
interface DatabasePlan {
  readonly database: string;
  readonly owner: string;
  readonly guests: readonly string[];
}

const plans: readonly DatabasePlan[] = [
  {
    database: MAIN_DATABASE,
    owner: MIGRATOR_ROLE,
    guests: loginRoles.filter((role) => ![MIGRATOR_ROLE, KEYS_ROLE, KEYS_OWNER_ROLE].includes(role)),
  },
  { database: KEYS_DATABASE, owner: KEYS_OWNER_ROLE, guests: [KEYS_ROLE] },
];

/**
 * Makes the two databases and the roles of a deployment of services on a server, and gives each role its password;
 * tables are for `migrateForServices`. May run any number of times: what is there stays, passwords become those given.
 *
 * @param admin of a superuser, to any database of the server
 * @param passwords by role: one for each of `loginRoles`
 */
export async function prepareServer(admin: ClientConfig, passwords: Readonly<Record<string, string>>): Promise<void> {
  const missing = loginRoles.filter((role) => passwords[role] === undefined);
  if (missing.length > 0) throw new RangeError(`there is no password for ${missing.join(', ')}`);
  const client = new pg.Client(admin);
  await client.connect();
  try {
    await client.query(`SELECT pg_advisory_lock(hashtextextended('gongjian.prepare', 0))`);
    const roles = await namesIn(client, 'SELECT rolname AS name FROM pg_roles');
    for (const role of groupRoles) {
      if (!roles.has(role)) await client.query(`CREATE ROLE ${role} NOLOGIN`);
    }
    for (const role of loginRoles) {
      const verb = roles.has(role) ? 'ALTER' : 'CREATE';
      const password = client.escapeLiteral(passwords[role] as string);
      await client.query(
        `${verb} ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD ${password}`,
      );
    }
    await client.query(`GRANT ${OWNER_ROLE} TO ${MIGRATOR_ROLE}`);
    // Row-level security shows an owner nothing; `gongjian replay --check` must see every row.
    await client.query(`GRANT ${PROJECTOR_ROLE} TO ${MIGRATOR_ROLE}`);
    // Whoever migrates may not: a projector repeats few statements, and a plan for each call costs as much as a row.
    for (const { name } of contexts) {
      await client.query(`ALTER ROLE ${projectorRoleOf(name)} SET plan_cache_mode = force_generic_plan`);
    }
    const databases = await namesIn(client, 'SELECT datname AS name FROM pg_database');
    for (const { database, owner, guests } of plans) {
      if (!databases.has(database)) {
        await client.query(
          `CREATE DATABASE ${database} OWNER ${owner} TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C'`,
        );
      }
      await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
      await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${guests.join(', ')}`);
    }
  } finally {
    await client.end();
  }
}

async function namesIn(client: pg.Client, query: string): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ name: string }>(query);
  return new Set(rows.map(({ name }) => name));
}
