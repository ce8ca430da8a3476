import { hash, verify } from '@node-rs/argon2';
import { scrypt, timingSafeEqual } from 'node:crypto';

/** Argon2id at the least costs OWASP's Password Storage Cheat Sheet gives: 19 MiB and some 20 ms a guess. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const TODAYS = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$`;
/** What hashes were made with before: `scrypt$N$r$p$<salt>$<hash>`, base64url. */
const SCRYPT = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([A-Za-z0-9_-]{22})\$([A-Za-z0-9_-]{43})$/;

/** A PHC string: `$argon2id$v=19$m=…,t=…,p=…$<salt>$<hash>`. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalised(password), COST);
}

export interface PasswordCheck {
  readonly matches: boolean;
  /** Made in another way than today's: hash it anew. */
  readonly outdated: boolean;
}

/** Takes the same time whether or not there is a stored hash to compare with. */
export async function checkPassword(password: string, stored: string | null): Promise<PasswordCheck> {
  if (stored?.startsWith('$argon2id$') === true) {
    return { matches: await verify(stored, normalised(password)), outdated: !stored.startsWith(TODAYS) };
  }
  const [, n, r, p, salt, derived] = SCRYPT.exec(stored ?? '') ?? [];
  if (salt === undefined || derived === undefined) {
    await hashPassword(password);
    return { matches: false, outdated: false };
  }
  const cost = { N: Number(n), r: Number(r), p: Number(p) };
  const wanted = Buffer.from(derived, 'base64url');
  const found = await scrypted(password, Buffer.from(salt, 'base64url'), wanted.length, cost);
  return { matches: timingSafeEqual(found, wanted), outdated: true };
}

const normalised = (password: string): string => password.normalize('NFKC');

interface ScryptCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

function scrypted(password: string, salt: Buffer, bytes: number, cost: ScryptCost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = { ...cost, maxmem: 256 * cost.N * cost.r };
    scrypt(normalised(password), salt, bytes, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
