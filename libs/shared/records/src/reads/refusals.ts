import type { ReadRefusal } from '@gongjian/shared-domain';
import { tooManyRequests } from '@gongjian/shared-http';
import { isDomainError, type DomainErrorKind } from '@gongjian/shared-kernel';
import { RateLimiterMemory } from 'rate-limiter-flexible';

/** So many of one person in a minute, counted by each process and context. */
const MOST = 120;
const WINDOW_SECONDS = 60;
const STATUSES: Readonly<Partial<Record<DomainErrorKind, number>>> = { forbidden: 403, 'not-found': 404 };

/** What an auditor was refused; `null`: the request was none that could be answered, or failed. */
export function refusalOf(error: unknown): ReadRefusal | null {
  if (!isDomainError(error)) return null;
  const status = STATUSES[error.kind];
  return status === undefined ? null : { status, code: error.code };
}

/**
 * Bounds what refused requests add to the log, without leaving one out: a person who was refused too often is not
 * looked at for the rest of the minute.
 */
export class Refusals {
  private readonly limiter = new RateLimiterMemory({ points: MOST, duration: WINDOW_SECONDS });

  /** @throws HttpProblem 429 REQUEST.TOO_MANY */
  async allow(personId: string): Promise<void> {
    const counted = await this.limiter.get(personId);
    if (counted !== null && counted.consumedPoints >= MOST) {
      throw tooManyRequests(Math.ceil(counted.msBeforeNext / 1_000));
    }
  }

  async count(personId: string): Promise<void> {
    await this.limiter.penalty(personId, 1);
  }
}
