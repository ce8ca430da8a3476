import type { Clock } from '@gongjian/shared-event-sourcing';
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  decodeJwt,
  errors,
  jwtVerify,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
} from 'jose';
import { createHash } from 'node:crypto';
import { issuerUnavailable, unauthenticated } from '../access.errors.js';
import { BoundedCache } from '../bounded-cache.js';

/** Signature algorithms a token may carry; `none` and shared secrets never. */
export const DEFAULT_ALGORITHMS: readonly string[] = ['ES256', 'ES384', 'RS256', 'PS256', 'EdDSA'];

/** An issuer whose tokens are accepted. */
export interface TrustedIssuer {
  /** `iss`, exactly. */
  readonly issuer: string;
  /** One of them must be in `aud`. */
  readonly audiences: readonly string[];
  /** Where its keys are: an address, or the issuer in this very process. */
  readonly keys: { readonly uri: string } | { readonly load: () => Promise<JSONWebKeySet> };
  /** Default {@link DEFAULT_ALGORITHMS}. */
  readonly algorithms?: readonly string[];
  /** Name its accounts are bound under, where that must outlive the issuer's address. Default: `issuer`. */
  readonly boundAs?: string;
}

export interface TokenVerifierOptions {
  readonly issuers: readonly TrustedIssuer[];
  /** Seconds two clocks may differ. Default 5. */
  readonly clockToleranceSeconds?: number;
  /** Longest life of a token in seconds; longer ones are refused. Default 300. */
  readonly maxLifetimeSeconds?: number;
  /** Verified tokens remembered at most. Default 10,000. */
  readonly cacheSize?: number;
}

/** What a verified token says. Which person that is, is the directory's to say. */
export interface VerifiedToken {
  /** As accounts are bound: the issuer's address, or its `boundAs`. */
  readonly issuer: string;
  readonly subject: string;
  /** As the issuer names the account, for its owner to recognise. */
  readonly accountName: string;
  /** Seconds since 1970. */
  readonly expiresAt: number;
}

const LOAD_COOLDOWN_MS = 30_000;

interface Trusted {
  readonly options: TrustedIssuer;
  readonly getKey: JWTVerifyGetKey;
}

/**
 * Verifies bearer tokens: signature by one of the issuer's keys under an allowed algorithm, issuer, audience, times.
 * A verified token is remembered, under its hash, until it expires.
 */
export class TokenVerifier {
  private readonly issuers: ReadonlyMap<string, Trusted>;
  private readonly verified: BoundedCache<string, VerifiedToken>;
  private readonly underWay = new Map<string, Promise<VerifiedToken>>();
  private readonly tolerance: number;
  private readonly maxLifetime: number;

  constructor(
    options: TokenVerifierOptions,
    private readonly clock: Clock,
  ) {
    this.issuers = new Map(
      options.issuers.map((issuer) => [issuer.issuer, { options: issuer, getKey: keysOf(issuer) }]),
    );
    this.verified = new BoundedCache(options.cacheSize ?? 10_000);
    this.tolerance = options.clockToleranceSeconds ?? 5;
    this.maxLifetime = options.maxLifetimeSeconds ?? 300;
  }

  /** @throws HttpProblem 401 `ACCESS.UNAUTHENTICATED`, 503 `ACCESS.ISSUER_UNAVAILABLE` */
  async verify(token: string): Promise<VerifiedToken> {
    const key = createHash('sha256').update(token).digest('base64url');
    const known = this.verified.get(key);
    if (known !== undefined) {
      if (Date.parse(this.clock.now()) / 1_000 < known.expiresAt) return known;
      this.verified.delete(key);
      throw unauthenticated('invalid_token');
    }
    let checking = this.underWay.get(key);
    if (checking === undefined) {
      checking = this.check(token).finally(() => this.underWay.delete(key));
      this.underWay.set(key, checking);
    }
    const verified = await checking;
    this.verified.set(key, verified);
    return verified;
  }

  private async check(token: string): Promise<VerifiedToken> {
    const trusted = this.issuers.get(issuerOf(token));
    if (trusted === undefined) throw unauthenticated('invalid_token');
    const { options, getKey } = trusted;
    let payload;
    try {
      ({ payload } = await jwtVerify(token, getKey, {
        issuer: options.issuer,
        audience: [...options.audiences],
        algorithms: [...(options.algorithms ?? DEFAULT_ALGORITHMS)],
        clockTolerance: this.tolerance,
        currentDate: new Date(this.clock.now()),
        requiredClaims: ['sub', 'exp', 'iat'],
      }));
    } catch (error) {
      throw isTokenFault(error) ? unauthenticated('invalid_token') : issuerUnavailable();
    }
    const { sub, exp, iat, preferred_username: name } = payload;
    if (sub === undefined || sub === '' || exp === undefined || iat === undefined)
      throw unauthenticated('invalid_token');
    if (exp - iat > this.maxLifetime) throw unauthenticated('invalid_token');
    return {
      issuer: options.boundAs ?? options.issuer,
      subject: sub,
      accountName: typeof name === 'string' && name !== '' ? name : sub,
      expiresAt: exp,
    };
  }
}

/** Only to pick whose keys to check with; nothing is believed before the signature is. */
function issuerOf(token: string): string {
  try {
    return decodeJwt(token).iss ?? '';
  } catch {
    throw unauthenticated('invalid_token');
  }
}

function keysOf({ keys }: TrustedIssuer): JWTVerifyGetKey {
  if ('uri' in keys) return createRemoteJWKSet(new URL(keys.uri), { timeoutDuration: 3_000, cooldownDuration: 5_000 });
  let loaded: { readonly getKey: ReturnType<typeof createLocalJWKSet>; readonly at: number } | null = null;
  const load = async (): Promise<ReturnType<typeof createLocalJWKSet>> => {
    const getKey = createLocalJWKSet(await keys.load());
    loaded = { getKey, at: performance.now() };
    return getKey;
  };
  return async (header, token) => {
    const known = loaded;
    try {
      return await (known?.getKey ?? (await load()))(header, token);
    } catch (error) {
      const unknownKey = error instanceof errors.JWKSNoMatchingKey;
      if (!unknownKey || known === null || performance.now() - known.at < LOAD_COOLDOWN_MS) throw error;
      return (await load())(header, token);
    }
  };
}

/** The token is at fault, not the way to the issuer's keys. */
function isTokenFault(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError)) return false;
  return !(
    error instanceof errors.JWKSTimeout ||
    error instanceof errors.JWKSInvalid ||
    error.code === errors.JOSEError.code
  );
}
