import { hash } from '@node-rs/argon2';
import { randomBytes, scryptSync } from 'node:crypto';
import { checkPassword, hashPassword } from './passwords.js';

const PASSWORD = '一个够长的口令 Ａ1';

function byScrypt(password: string, cost: { readonly N: number; readonly r: number; readonly p: number }): string {
  const salt = randomBytes(16);
  const derived = scryptSync(password.normalize('NFKC'), salt, 32, { ...cost, maxmem: 256 * cost.N * cost.r });
  return `scrypt$${cost.N}$${cost.r}$${cost.p}$${salt.toString('base64url')}$${derived.toString('base64url')}`;
}

describe('a password', () => {
  it('is kept as a hash of its own each time, and known again', async () => {
    const [one, other] = [await hashPassword(PASSWORD), await hashPassword(PASSWORD)];
    expect(one).not.toBe(other);
    for (const stored of [one, other]) {
      expect(await checkPassword(PASSWORD, stored)).toEqual({ matches: true, outdated: false });
      expect(await checkPassword(`${PASSWORD}x`, stored)).toEqual({ matches: false, outdated: false });
    }
  });

  it('is the same in full and half width', async () => {
    expect(await checkPassword('一个够长的口令 A1', await hashPassword(PASSWORD))).toMatchObject({ matches: true });
  });

  it('of nobody, or kept as something else, matches nothing', async () => {
    for (const stored of [null, '', PASSWORD, 'scrypt$1$1$1$x$y']) {
      expect(await checkPassword(PASSWORD, stored)).toEqual({ matches: false, outdated: false });
    }
  });

  it('that was hashed in another way is known, and to be hashed anew', async () => {
    const older = [
      byScrypt(PASSWORD, { N: 2 ** 15, r: 8, p: 3 }),
      await hash(PASSWORD.normalize('NFKC'), { memoryCost: 8_192, timeCost: 2, parallelism: 1 }),
    ];
    for (const stored of older) {
      expect(await checkPassword(PASSWORD, stored)).toEqual({ matches: true, outdated: true });
      expect(await checkPassword('another', stored)).toMatchObject({ matches: false });
    }
  });
});
