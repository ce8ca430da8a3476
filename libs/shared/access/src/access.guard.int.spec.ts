import { Clock, SystemClock } from '@gongjian/shared-event-sourcing';
import { createHttpApp, CurrentPrincipal, type HttpApp } from '@gongjian/shared-http';
import { Controller, Get, Module } from '@nestjs/common';
import { APP_GUARD, Reflector } from '@nestjs/core';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { AccessGuard, Public } from './access.guard.js';
import { accessStale, unknownAccount } from './access.errors.js';
import type { Principal } from './principal.js';
import { Principals } from './principals.js';
import { TokenVerifier, type VerifiedToken } from './token/token-verifier.js';

const ISSUER = 'https://id.example/oidc';

/** Who each subject is, without a directory. */
class KnownPrincipals extends Principals {
  override async of(token: VerifiedToken): Promise<Principal> {
    if (token.subject === 'stale') throw accessStale();
    if (token.subject !== 'known') throw unknownAccount();
    return {
      kind: 'person',
      tenant: '11111111-1111-4111-8111-111111111111',
      id: 'p-1',
      accountName: token.accountName,
      grants: [],
      posts: [],
      unitIds: [],
      rootDivisionId: 'd',
    };
  }
}

@Controller('api/samples/v1')
class SamplesController {
  @Get('mine')
  mine(@CurrentPrincipal() principal: Principal): unknown {
    return { id: principal.id, accountName: principal.accountName };
  }

  @Public()
  @Get('open')
  open(): unknown {
    return { open: true };
  }
}

@Public()
@Controller('api/open/v1')
class OpenController {
  @Get('all')
  all(): unknown {
    return { open: true };
  }
}

describe('every route', () => {
  let app: HttpApp;
  let base: string;
  let privateKey: CryptoKey;

  beforeAll(async () => {
    const pair = await generateKeyPair('ES256', { extractable: true });
    privateKey = pair.privateKey;
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'ES256' };
    const issuers = [{ issuer: ISSUER, audiences: ['urn:example:api'], keys: { load: async () => ({ keys: [jwk] }) } }];
    @Module({
      controllers: [SamplesController, OpenController],
      providers: [
        { provide: Clock, useClass: SystemClock },
        {
          provide: APP_GUARD,
          inject: [Reflector, Clock],
          useFactory: (reflector: Reflector, clock: Clock) =>
            new AccessGuard(
              reflector,
              new TokenVerifier({ issuers }, clock),
              new KnownPrincipals(null as never, clock),
            ),
        },
      ],
    })
    class TestModule {}
    app = await createHttpApp(TestModule, { port: 0, logLevel: 'silent' });
    base = await app.listen();
  });

  afterAll(() => app.close());

  async function token(subject: string): Promise<string> {
    const now = Math.floor(Date.now() / 1_000);
    return new SignJWT({ iss: ISSUER, aud: 'urn:example:api', sub: subject, iat: now, exp: now + 60 })
      .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
      .sign(privateKey);
  }

  async function get(
    path: string,
    authorization?: string,
  ): Promise<{ status: number; headers: Headers; body: Record<string, unknown> }> {
    const response = await fetch(base + path, authorization === undefined ? {} : { headers: { authorization } });
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as Record<string, unknown>,
    };
  }

  it('needs a bearer token, and knows whose it is', async () => {
    const missing = await get('/api/samples/v1/mine');
    expect(missing).toMatchObject({ status: 401, body: { code: 'ACCESS.UNAUTHENTICATED' } });
    expect(missing.headers.get('www-authenticate')).toBe('Bearer');
    expect(missing.headers.get('content-type')).toContain('application/problem+json');
    expect(await get('/api/samples/v1/mine', `Bearer ${await token('known')}`)).toMatchObject({
      status: 200,
      body: { id: 'p-1' },
    });
    expect(await get('/api/samples/v1/mine', `bearer ${await token('known')}`)).toMatchObject({ status: 200 });
  });

  it.each(['Basic eDp5', 'Bearer', 'Bearer a b', 'Bearer a.b.c', 'Bearer ' + 'x'.repeat(4_000)])(
    'refuses %s',
    async (authorization) => {
      const answer = await get('/api/samples/v1/mine', authorization);
      expect(answer).toMatchObject({ status: 401, body: { code: 'ACCESS.UNAUTHENTICATED' } });
      expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
    },
  );

  it('refuses an account that is nobody’s, and everyone while rights cannot be checked', async () => {
    expect(await get('/api/samples/v1/mine', `Bearer ${await token('other')}`)).toMatchObject({
      status: 403,
      body: { code: 'ACCESS.UNKNOWN_ACCOUNT' },
    });
    const stale = await get('/api/samples/v1/mine', `Bearer ${await token('stale')}`);
    expect(stale).toMatchObject({ status: 503, body: { code: 'ACCESS.STALE' } });
    expect(stale.headers.get('retry-after')).not.toBeNull();
  });

  it('is open only where it says so', async () => {
    expect(await get('/api/samples/v1/open')).toMatchObject({ status: 200, body: { open: true } });
    expect(await get('/api/open/v1/all', 'Bearer nonsense')).toMatchObject({ status: 200 });
    const { paths } = (await get('/api/openapi.json')).body as {
      paths: Record<string, { get: { security: readonly unknown[] } }>;
    };
    expect(paths['/api/samples/v1/open']?.get.security).toEqual([]);
    expect(paths['/api/samples/v1/mine']?.get.security).toEqual([{ bearer: [] }]);
    expect(paths['/api/open/v1/all']?.get.security).toEqual([]);
  });
});
