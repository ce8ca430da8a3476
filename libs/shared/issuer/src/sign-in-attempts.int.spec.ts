import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { Pool } from 'pg';
import { migrateIssuer } from './migrations/migrate-issuer.js';
import { RootKey } from './root-key.js';
import { SignInAttempts } from './sign-in-attempts.js';

const key = new RootKey(Buffer.alloc(32, 7));
let database: TestDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  await migrateIssuer(database.connection, { role: `${database.name}_service` });
  pool = new Pool({ ...database.connection, max: 8 });
});

afterAll(async () => {
  await pool.query(`DROP OWNED BY ${database.name}_service`);
  await pool.query(`DROP ROLE ${database.name}_service`);
  await pool.end();
  await database.drop();
});

const anotherProcess = (): SignInAttempts => new SignInAttempts(pool, key);

async function taken(attempts: SignInAttempts, times: number, username: string, address: string): Promise<boolean[]> {
  const found = await Promise.all(Array.from({ length: times }, () => attempts.take(username, address)));
  return found.map(({ allowed }) => allowed);
}

function allowed(outcomes: readonly boolean[]): number {
  return outcomes.filter(Boolean).length;
}

describe('attempts of one user name from one address', () => {
  it('are five within fifteen minutes, however many come at once', async () => {
    const attempts = anotherProcess();
    expect(allowed(await taken(attempts, 20, 'mei', '192.0.2.1'))).toBe(5);
    expect(await attempts.take('mei', '192.0.2.1')).toEqual({ allowed: false, minutes: 15 });
  });

  it('are counted over all processes and restarts', async () => {
    expect(allowed(await taken(anotherProcess(), 3, 'lan', '192.0.2.2'))).toBe(3);
    expect(allowed(await taken(anotherProcess(), 3, 'lan', '192.0.2.2'))).toBe(2);
    expect(allowed(await taken(anotherProcess(), 1, 'lan', '192.0.2.2'))).toBe(0);
  });

  it('say nothing about other names and other addresses', async () => {
    const attempts = anotherProcess();
    await taken(attempts, 6, 'zhu', '192.0.2.3');
    expect(allowed(await taken(attempts, 1, 'ju', '192.0.2.3'))).toBe(1);
    expect(allowed(await taken(attempts, 1, 'zhu', '192.0.2.4'))).toBe(1);
  });

  it('begin anew after a right password', async () => {
    const attempts = anotherProcess();
    await taken(attempts, 5, 'song', '192.0.2.5');
    await attempts.succeeded('song', '192.0.2.5');
    expect(allowed(await taken(attempts, 6, 'song', '192.0.2.5'))).toBe(5);
  });

  it('begin anew when the window has ended', async () => {
    await taken(anotherProcess(), 6, 'he', '192.0.2.6');
    await pool.query('UPDATE issuer.sign_in_attempts SET expire = expire - 900000');
    expect(allowed(await taken(anotherProcess(), 6, 'he', '192.0.2.6'))).toBe(5);
  });
});

describe('attempts of all names from one address', () => {
  it('are sixty within fifteen minutes', async () => {
    const attempts = anotherProcess();
    const outcomes: boolean[] = [];
    for (let name = 0; name < 62; name += 1) {
      outcomes.push(...(await taken(attempts, 1, `name-${name}`, '192.0.2.7')));
    }
    expect(outcomes.indexOf(false)).toBe(60);
    expect(allowed(outcomes)).toBe(60);
    expect(await anotherProcess().take('name-99', '192.0.2.7')).toEqual({ allowed: false, minutes: 15 });
  });

  it('leave out those with a right password', async () => {
    const attempts = anotherProcess();
    for (let name = 0; name < 70; name += 1) {
      expect(await attempts.take(`right-${name}`, '192.0.2.8')).toEqual({ allowed: true });
      await attempts.succeeded(`right-${name}`, '192.0.2.8');
    }
  });
});

it('the table names neither user nor address', async () => {
  await anotherProcess().take('lianhua', '192.0.2.9');
  const { rows } = await pool.query<{ line: string }>('SELECT a::text AS line FROM issuer.sign_in_attempts a');
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.map(({ line }) => line).join()).not.toMatch(/lianhua|192\.0\.2/);
});

it('without the database there is no attempt', async () => {
  const attempts = anotherProcess();
  await attempts.take('mo', '192.0.2.10');
  await pool.query('ALTER TABLE issuer.sign_in_attempts RENAME TO attempts_away');
  await expect(attempts.take('mo', '192.0.2.10')).rejects.toThrow('sign_in_attempts');
  await pool.query('ALTER TABLE issuer.attempts_away RENAME TO sign_in_attempts');
});
