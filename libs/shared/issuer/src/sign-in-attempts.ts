import type { Pool } from 'pg';
import type { RootKey } from './root-key.js';

const WINDOW_SECONDS = 15 * 60;
/** Attempts within the window for one user name from one address, and from one address for all names. */
const LIMITS = { account: 5, address: 60 } as const;

export type Attempt =
  | { readonly allowed: true }
  | { readonly allowed: false; /** Whole minutes until the next try. */ readonly minutes: number };

/** Counts sign-in attempts in the database, so that a restart or a second process gives no fresh guesses. */
export class SignInAttempts {
  constructor(
    private readonly pool: Pool,
    private readonly key: RootKey,
  ) {}

  /** Takes one attempt before the password is looked at, so that guesses sent at once are all counted. */
  async take(username: string, address: string): Promise<Attempt> {
    const account = await this.count(this.accountKey(username, address));
    const anyone = await this.count(this.addressKey(address));
    const waits = [
      account.attempts > LIMITS.account ? account.seconds : 0,
      anyone.attempts > LIMITS.address ? anyone.seconds : 0,
    ];
    const seconds = Math.max(...waits);
    return seconds === 0 ? { allowed: true } : { allowed: false, minutes: Math.max(1, Math.ceil(seconds / 60)) };
  }

  /** The password was right: gives the attempt back. */
  async succeeded(username: string, address: string): Promise<void> {
    await this.pool.query('DELETE FROM issuer.sign_in_attempts WHERE key = $1', [this.accountKey(username, address)]);
    await this.pool.query(
      'UPDATE issuer.sign_in_attempts SET attempts = attempts - 1 WHERE key = $1 AND attempts > 0',
      [this.addressKey(address)],
    );
  }

  private async count(key: Buffer): Promise<{ readonly attempts: number; readonly seconds: number }> {
    const { rows } = await this.pool.query<{ attempts: number; seconds: number }>(
      `INSERT INTO issuer.sign_in_attempts AS a (key, attempts, ends_at)
       VALUES ($1, 1, now() + make_interval(secs => $2))
       ON CONFLICT (key) DO UPDATE SET
         attempts = CASE WHEN a.ends_at <= now() THEN 1 ELSE a.attempts + 1 END,
         ends_at = CASE WHEN a.ends_at <= now() THEN excluded.ends_at ELSE a.ends_at END
       RETURNING attempts, ceil(extract(epoch FROM ends_at - now()))::int AS seconds`,
      [key, WINDOW_SECONDS],
    );
    return rows[0] ?? { attempts: 1, seconds: WINDOW_SECONDS };
  }

  private accountKey(username: string, address: string): Buffer {
    return this.key.hashId('sign-in account', `${username}\n${address}`);
  }

  private addressKey(address: string): Buffer {
    return this.key.hashId('sign-in address', address);
  }
}
