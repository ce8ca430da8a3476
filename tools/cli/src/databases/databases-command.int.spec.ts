import { startOwnPostgres, type OwnPostgres } from '@gongjian/shared-testing';
import { jest } from '@jest/globals';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { init, migrate } from './databases-command.js';
import { writeDeploymentSecrets } from './deployment-secrets.js';

jest.setTimeout(120_000);

describe('gongjian secrets, init and migrate', () => {
  let postgres: OwnPostgres;
  let home: string;
  let server: string;

  beforeAll(async () => {
    postgres = await startOwnPostgres({ settings: { max_connections: '40' } });
    home = mkdtempSync(path.join(os.tmpdir(), 'gongjian-secrets-test-'));
    const { host, port } = postgres.connection('postgres');
    server = `postgres://${host}:${port}`;
  });

  afterAll(async () => {
    await postgres?.remove();
    rmSync(home, { recursive: true, force: true });
  });

  const admin = (): string => {
    const { user, password, host, port } = postgres.connection('postgres');
    return `postgres://${user}:${password}@${host}:${port}/postgres`;
  };

  async function run(
    command: typeof init,
    env: Record<string, string>,
  ): Promise<{ readonly code: number; readonly said: string }> {
    const lines: string[] = [];
    const code = await command(env, (line) => lines.push(line));
    return { code, said: lines.join('\n') };
  }

  it('write passwords once, below a folder that is closed to others', () => {
    const folder = path.join(home, 'written');
    const options = { postgres: 'postgres://db.district:5432?sslmode=verify-full', kafka: true };
    const { rolePasswords } = writeDeploymentSecrets(folder, options);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8').trim();
    expect(read('plans/GONGJIAN_DATABASE_URL')).toBe(
      `postgres://gongjian_plans:${rolePasswords['gongjian_plans']}@db.district:5432/gongjian?sslmode=verify-full`,
    );
    expect(read('plans/KAFKA_USERNAME')).toBe('plans');
    expect(read('plans/KAFKA_PASSWORD')).toBe(read('kafka/plans'));
    expect(statSync(path.join(folder, 'plans/KAFKA_PASSWORD')).mode & 0o777).toBe(0o644);
    const moved = writeDeploymentSecrets(folder, { ...options, postgres: 'postgres://other:5433' });
    expect(moved.rolePasswords).toEqual(rolePasswords);
    expect(read('plans/GONGJIAN_DATABASE_URL')).toContain('@other:5433/gongjian');
    expect(new Set(Object.values(rolePasswords)).size).toBe(Object.keys(rolePasswords).length);
  });

  it('prepare a server and bring it to this version, again without a change', async () => {
    const { folderOf } = writeDeploymentSecrets(path.join(home, 'secrets'), { postgres: server, kafka: false });
    const early = await run(migrate, { GONGJIAN_SECRETS: folderOf('migrate') });
    expect(early).toMatchObject({ code: 1, said: expect.stringContaining('角色或口令不被接受') });

    const masterKey = path.join(home, 'keys', 'master.key');
    const env = {
      GONGJIAN_SECRETS: folderOf('init'),
      GONGJIAN_ADMIN_DATABASE_URL: admin(),
      GONGJIAN_MASTER_KEY_FILE: masterKey,
    };
    for (const time of ['first', 'second']) {
      expect({ time, ...(await run(init, env)) }).toMatchObject({ time, code: 0 });
      const { code, said } = await run(migrate, { GONGJIAN_SECRETS: folderOf('migrate') });
      expect({ time, code, said }).toMatchObject({ time, code: 0 });
      expect(said).not.toMatch(/:[0-9a-f]{48}@/);
    }
    const key = readFileSync(masterKey, 'utf8');
    await run(init, env);
    expect(readFileSync(masterKey, 'utf8')).toBe(key);
  });

  it('say what is wrong and end with 1', async () => {
    const { folderOf } = writeDeploymentSecrets(path.join(home, 'secrets'), { postgres: server, kafka: false });
    const owner = readFileSync(path.join(folderOf('migrate'), 'GONGJIAN_OWNER_DATABASE_URL'), 'utf8').trim();
    const service = readFileSync(path.join(folderOf('plans'), 'GONGJIAN_DATABASE_URL'), 'utf8').trim();
    const keys = readFileSync(path.join(folderOf('migrate'), 'GONGJIAN_KEYS_OWNER_DATABASE_URL'), 'utf8').trim();
    const both = (main: string): Record<string, string> => ({
      GONGJIAN_OWNER_DATABASE_URL: main,
      GONGJIAN_KEYS_OWNER_DATABASE_URL: keys,
    });
    const cases: readonly (readonly [Record<string, string>, string])[] = [
      [{}, 'GONGJIAN_OWNER_DATABASE_URL'],
      [both('postgres://someone@127.0.0.1:1/gongjian'), 'PostgreSQL cannot be reached'],
      [both(owner.replace(/:[0-9a-f]{48}@/, ':wrong@')), 'the role or its password is refused'],
      [both(owner.replace(/\/gongjian$/, '/gongjian_other')), 'run gongjian init first'],
      [both(service), 'this role may not do it'],
      [{ GONGJIAN_SECRETS: path.join(home, 'nowhere') }, 'cannot read'],
    ];
    for (const [env, reason] of cases) {
      expect({ reason, ...(await run(migrate, env)) }).toMatchObject({
        code: 1,
        said: expect.stringContaining(reason),
      });
    }
    const { code, said } = await run(init, { GONGJIAN_ADMIN_DATABASE_URL: admin(), GONGJIAN_ROLE_PASSWORDS: '{}' });
    expect({ code, said }).toMatchObject({ code: 1, said: expect.stringContaining('gongjian_keys') });
  });

  it('prefer what the environment itself says to what the folder holds', async () => {
    const folder = path.join(home, 'preferred');
    writeDeploymentSecrets(folder, { postgres: server, kafka: false });
    chmodSync(folder, 0o700);
    writeFileSync(path.join(folder, 'migrate', 'GONGJIAN_OWNER_DATABASE_URL'), 'nothing\n');
    const { code, said } = await run(migrate, {
      GONGJIAN_SECRETS: path.join(folder, 'migrate'),
      GONGJIAN_OWNER_DATABASE_URL: 'postgres://someone@127.0.0.1:1/gongjian',
    });
    expect({ code, said }).toMatchObject({ code: 1, said: expect.stringContaining('someone@127.0.0.1:1/gongjian') });
  });
});
