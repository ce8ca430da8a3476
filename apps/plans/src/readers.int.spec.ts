import {
  KEYS_DATABASE,
  KEYS_OWNER_ROLE,
  KEYS_ROLE,
  loginRoles,
  MAIN_DATABASE,
  migrateForServices,
  MIGRATOR_ROLE,
  prepareServer,
  projectorRoleOf,
  serviceRoleOf,
} from '@gongjian/deployment-migrations';
import { LocalMasterKey } from '@gongjian/shared-keys';
import { readServiceConfiguration, startService, type RunningProcess } from '@gongjian/shared-service';
import { until } from '@gongjian/shared-projections/testing';
import { startOwnPostgres, type OwnPostgres } from '@gongjian/shared-testing';
import { jest } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg, { type ClientConfig } from 'pg';
import { plansService } from './plans.service.js';

jest.setTimeout(120_000);

/** Nobody listens there. */
const NO_BROKER = '127.0.0.1:1';

describe('a process of the service of plans', () => {
  let postgres: OwnPostgres;
  let home: string;
  const running: RunningProcess[] = [];
  const passwords = Object.fromEntries(loginRoles.map((role) => [role, `of-${role}`]));
  const as = (user: string, database = MAIN_DATABASE): ClientConfig => ({
    ...postgres.connection(database),
    user,
    password: passwords[user],
  });
  const urlOf = (role: string, database = MAIN_DATABASE): string => {
    const { host, port } = postgres.connection(database);
    return `postgres://${role}:${passwords[role]}@${host}:${port}/${database}`;
  };

  beforeAll(async () => {
    postgres = await startOwnPostgres({ settings: { max_connections: '100' } });
    home = mkdtempSync(path.join(os.tmpdir(), 'gongjian-readers-test-'));
    await prepareServer(postgres.connection('postgres'), passwords);
    await migrateForServices({ main: as(MIGRATOR_ROLE), keys: as(KEYS_OWNER_ROLE, KEYS_DATABASE), kurrentDb: null });
    await LocalMasterKey.fromFileOrNew(path.join(home, 'master.key'));
  });

  afterEach(async () => {
    for (const each of running.splice(0)) await each.stop();
  });

  afterAll(async () => {
    await postgres?.remove();
    rmSync(home, { recursive: true, force: true });
  });

  async function start(readers: 'true' | 'false'): Promise<RunningProcess> {
    const configuration = readServiceConfiguration('plans', {
      GONGJIAN_PORT: '0',
      GONGJIAN_PUBLIC_URL: 'http://127.0.0.1:8080',
      GONGJIAN_DATABASE_URL: urlOf(serviceRoleOf('plans')),
      GONGJIAN_PROJECTOR_DATABASE_URL: urlOf(projectorRoleOf('plans')),
      GONGJIAN_KEYS_DATABASE_URL: urlOf(KEYS_ROLE, KEYS_DATABASE),
      GONGJIAN_MASTER_KEY_FILE: path.join(home, 'master.key'),
      GONGJIAN_ERASURES: path.join(home, 'erasures'),
      GONGJIAN_FILES: path.join(home, 'files'),
      GONGJIAN_READERS: readers,
      GONGJIAN_LOG_LEVEL: 'silent',
      KAFKA_BROKERS: NO_BROKER,
    });
    const started = await startService(plansService, configuration, () => undefined);
    running.push(started);
    return started;
  }

  /** Turns that processes hold at following the log, and readers that ever had one. */
  async function followers(): Promise<{ readonly turns: number; readonly readers: number }> {
    const client = new pg.Client(postgres.connection(MAIN_DATABASE));
    await client.connect();
    try {
      const { rows } = await client.query<{ turns: number; readers: number }>(
        `SELECT (SELECT count(*)::int FROM pg_locks l JOIN pg_stat_activity a USING (pid)
                  WHERE l.locktype = 'advisory' AND a.usename = $1) AS turns,
                (SELECT count(*)::int FROM plans_ops.checkpoints) AS readers`,
        [projectorRoleOf('plans')],
      );
      return rows[0] as { readonly turns: number; readonly readers: number };
    } finally {
      await client.end();
    }
  }

  const isReady = async ({ address }: RunningProcess): Promise<boolean> =>
    (await fetch(`${address}/health/ready`)).status === 200;

  it('that answers requests and nothing else follows nothing, and is ready once another has', async () => {
    const answering = await start('false');
    expect((await fetch(`${answering.address}/health/live`)).status).toBe(200);
    expect(await isReady(answering)).toBe(false);
    expect(await followers()).toEqual({ turns: 0, readers: 0 });
    const following = await start('true');
    await until(() => isReady(following));
    await until(() => isReady(answering));
    const { turns } = await followers();
    expect(turns).toBeGreaterThan(0);
    await following.stop();
    running.splice(running.indexOf(following), 1);
    expect(await followers()).toMatchObject({ turns: 0 });
    expect((await fetch(`${answering.address}/api/plans/v1/plans`)).status).toBe(401);
  });
});
