import type { Pool } from 'pg';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { RootKey } from './root-key.js';

const WINDOW_SECONDS = 15 * 60;
/** Attempts within the window for one user name from one address, and from one address for all names. */
const LIMITS = { account: 5, address: 60 } as const;

export type Attempt =
  | { readonly allowed: true }
  | { readonly allowed: false; /** Whole minutes until the next try. */ readonly minutes: number };

/**
 * Counts sign-in attempts in the database, so that a restart or a second process gives no fresh guesses. Whoever is
 * over the limit is refused from memory until the window ends. When the database is away nobody gets an attempt.
 */
export class SignInAttempts {
  private readonly accounts: RateLimiterPostgres;
  private readonly addresses: RateLimiterPostgres;

  constructor(
    pool: Pool,
    private readonly key: RootKey,
  ) {
    this.accounts = limiter(pool, LIMITS.account);
    this.addresses = limiter(pool, LIMITS.address);
  }

  /** Takes one attempt before the password is looked at, so that guesses sent at once are all counted. */
  async take(username: string, address: string): Promise<Attempt> {
    const wait = Math.max(
      await waitAfter(this.accounts.consume(this.accountKey(username, address))),
      await waitAfter(this.addresses.consume(this.addressKey(address))),
    );
    return wait === 0 ? { allowed: true } : { allowed: false, minutes: Math.ceil(wait / 60_000) };
  }

  /** The password was right: gives the attempt back. */
  async succeeded(username: string, address: string): Promise<void> {
    await this.accounts.delete(this.accountKey(username, address));
    await this.addresses.reward(this.addressKey(address));
  }

  private accountKey(username: string, address: string): string {
    return this.key.hashId('sign-in account', `${username}\n${address}`).toString('base64url');
  }

  private addressKey(address: string): string {
    return this.key.hashId('sign-in address', address).toString('base64url');
  }
}

function limiter(pool: Pool, points: number): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    schemaName: 'issuer',
    tableName: 'sign_in_attempts',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: '',
    points,
    duration: WINDOW_SECONDS,
    inMemoryBlockOnConsumed: points + 1,
  });
}

/** Milliseconds until the next attempt; 0 when this one is allowed. */
async function waitAfter(consumed: Promise<RateLimiterRes>): Promise<number> {
  try {
    await consumed;
    return 0;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, refused.msBeforeNext);
    throw refused;
  }
}
