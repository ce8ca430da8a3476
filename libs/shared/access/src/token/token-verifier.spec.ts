import { Clock } from '@gongjian/shared-event-sourcing';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JSONWebKeySet, type JWTPayload } from 'jose';
import { TokenVerifier, type TokenVerifierOptions } from './token-verifier.js';

const ISSUER = 'https://id.example/oidc';
const AUDIENCE = 'urn:example:api';
const NOW = 1_772_413_200;

class SettableClock extends Clock {
  seconds = NOW;

  override now(): string {
    return new Date(this.seconds * 1_000).toISOString();
  }
}

interface Keys {
  readonly privateKey: CryptoKey;
  readonly jwk: JSONWebKeySet['keys'][number];
}

async function keysFor(kid: string, alg = 'ES256'): Promise<Keys> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

let first: Keys;
let second: Keys;
beforeAll(async () => {
  [first, second] = await Promise.all([keysFor('k1'), keysFor('k2')]);
});

interface Wish {
  readonly keys?: Keys;
  readonly alg?: string;
  readonly claims?: JWTPayload;
  readonly without?: readonly string[];
}

async function token({ keys = first, alg = 'ES256', claims = {}, without = [] }: Wish = {}): Promise<string> {
  const all: JWTPayload = { iss: ISSUER, aud: AUDIENCE, sub: 's-1', iat: NOW, exp: NOW + 300, ...claims };
  const payload = Object.fromEntries(Object.entries(all).filter(([name]) => !without.includes(name)));
  return new SignJWT(payload).setProtectedHeader({ alg, kid: String(keys.jwk.kid) }).sign(keys.privateKey);
}

function verifier(change: Partial<TokenVerifierOptions> & { readonly load?: () => Promise<JSONWebKeySet> } = {}): {
  verifier: TokenVerifier;
  clock: SettableClock;
  loads: () => number;
} {
  const clock = new SettableClock();
  let loads = 0;
  const load = async (): Promise<JSONWebKeySet> => {
    loads += 1;
    return change.load === undefined ? { keys: [first.jwk] } : change.load();
  };
  const { load: _load, ...options } = change;
  const issuers = [{ issuer: ISSUER, audiences: [AUDIENCE], keys: { load } }];
  return { verifier: new TokenVerifier({ issuers, ...options }, clock), clock, loads: () => loads };
}

const refused = { status: 401, code: 'ACCESS.UNAUTHENTICATED' };

describe('a valid token', () => {
  it('says who signed in at which issuer', async () => {
    expect(await verifier().verifier.verify(await token())).toEqual({
      issuer: ISSUER,
      subject: 's-1',
      accountName: 's-1',
      expiresAt: NOW + 300,
    });
    expect(await verifier().verifier.verify(await token({ claims: { preferred_username: 'office' } }))).toMatchObject({
      accountName: 'office',
    });
  });
  it('names the issuer as its accounts are bound, where that differs from its address', async () => {
    const load = async (): Promise<JSONWebKeySet> => ({ keys: [first.jwk] });
    const issuers = [{ issuer: ISSUER, audiences: [AUDIENCE], keys: { load }, boundAs: 'urn:example:issuer' }];
    const subject = verifier({ issuers }).verifier;
    expect(await subject.verify(await token())).toMatchObject({ issuer: 'urn:example:issuer', subject: 's-1' });
  });

  it('is checked once and remembered until it expires', async () => {
    const { verifier: subject, clock, loads } = verifier();
    const bearer = await token();
    const [one, two] = await Promise.all([subject.verify(bearer), subject.verify(bearer)]);
    expect(two).toBe(one);
    clock.seconds = NOW + 299;
    expect(await subject.verify(bearer)).toBe(one);
    expect(loads()).toBe(1);
    clock.seconds = NOW + 300;
    await expect(subject.verify(bearer)).rejects.toMatchObject(refused);
  });
  it('is forgotten when there are too many', async () => {
    const { verifier: subject } = verifier({ cacheSize: 1 });
    const bearer = await token();
    const one = await subject.verify(bearer);
    await subject.verify(await token({ claims: { sub: 's-2' } }));
    const again = await subject.verify(bearer);
    expect(again).toEqual(one);
    expect(again).not.toBe(one);
  });
  it('may be up to the tolerance early or late', async () => {
    const { verifier: subject, clock } = verifier();
    clock.seconds = NOW + 304;
    expect(await subject.verify(await token())).toMatchObject({ subject: 's-1' });
    clock.seconds = NOW + 306;
    await expect(subject.verify(await token({ claims: { jti: 'x' } }))).rejects.toMatchObject(refused);
  });
});

describe('refused is a token', () => {
  it.each<[string, Wish]>([
    ['of another issuer', { claims: { iss: 'https://other.example' } }],
    ['for another audience', { claims: { aud: 'urn:example:other' } }],
    ['that has expired', { claims: { iat: NOW - 600, exp: NOW - 300 } }],
    ['that is not valid yet', { claims: { nbf: NOW + 60 } }],
    ['that lives too long', { claims: { exp: NOW + 301 } }],
    ['without subject', { without: ['sub'] }],
    ['without expiry', { without: ['exp'] }],
    ['without time of issue', { without: ['iat'] }],
    ['with an empty subject', { claims: { sub: '' } }],
  ])('%s', async (_what, wish) => {
    await expect(verifier().verifier.verify(await token(wish))).rejects.toMatchObject(refused);
  });
  it('of a key that is not the issuer’s, also under a known key id', async () => {
    await expect(verifier().verifier.verify(await token({ keys: second }))).rejects.toMatchObject(refused);
    const forged = { privateKey: second.privateKey, jwk: first.jwk };
    await expect(verifier().verifier.verify(await token({ keys: forged }))).rejects.toMatchObject(refused);
  });
  it('under an algorithm that is not allowed', async () => {
    const rsa = await keysFor('r1', 'RS512');
    const { verifier: subject } = verifier({ load: async () => ({ keys: [rsa.jwk] }) });
    await expect(subject.verify(await token({ keys: rsa, alg: 'RS512' }))).rejects.toMatchObject(refused);
  });
  it('without a signature, or signed with a published key as a secret', async () => {
    const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { iss: ISSUER, aud: AUDIENCE, sub: 's-1', iat: NOW, exp: NOW + 300 };
    await expect(
      verifier().verifier.verify(`${encode({ alg: 'none', kid: 'k1' })}.${encode(claims)}.`),
    ).rejects.toMatchObject(refused);
    const hmac = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
      .sign(new TextEncoder().encode(JSON.stringify(first.jwk).padEnd(32, ' ')));
    await expect(verifier().verifier.verify(hmac)).rejects.toMatchObject(refused);
  });
  it.each(['', 'x', 'a.b.c', 'a.b.c.d.e', '\u0000.\u0000.\u0000'])('that is none: %j', async (text) => {
    await expect(verifier().verifier.verify(text)).rejects.toMatchObject(refused);
  });
  it('with one byte changed', async () => {
    const bearer = await token();
    const at = bearer.lastIndexOf('.') + 10;
    const changed = bearer.slice(0, at) + (bearer[at] === 'A' ? 'B' : 'A') + bearer.slice(at + 1);
    await expect(verifier().verifier.verify(changed)).rejects.toMatchObject(refused);
  });
});

describe('an issuer', () => {
  it('that cannot be reached is not the caller’s fault', async () => {
    const { verifier: subject } = verifier({
      load: async () => {
        throw new TypeError('fetch failed');
      },
    });
    await expect(subject.verify(await token())).rejects.toMatchObject({
      status: 503,
      code: 'ACCESS.ISSUER_UNAVAILABLE',
    });
  });
  it('that was not reached at first is asked again', async () => {
    let reachable = false;
    const { verifier: subject } = verifier({
      load: async () => {
        if (!reachable) throw new TypeError('fetch failed');
        return { keys: [first.jwk] };
      },
    });
    const bearer = await token();
    await expect(subject.verify(bearer)).rejects.toMatchObject({ status: 503 });
    reachable = true;
    expect(await subject.verify(bearer)).toMatchObject({ subject: 's-1' });
  });
});
