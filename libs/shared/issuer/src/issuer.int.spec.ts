import { createHttpApp, PinoLogger, type HttpApp } from '@gongjian/shared-http';
import { createTestDatabase, type TestDatabase } from '@gongjian/shared-testing';
import { Module } from '@nestjs/common';
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  clientCredentialsGrant,
  ClientSecretBasic,
  discovery,
  randomPKCECodeVerifier,
} from 'openid-client';
import { Client, Pool } from 'pg';
import { CookieJar } from 'tough-cookie';
import {
  API_AUDIENCE,
  CONSOLE_CLIENT_ID,
  consoleClient,
  DEMO_PASSWORD,
  IssuerAccounts,
  IssuerModule,
  IssuerServer,
  migrateIssuer,
  SecretBox,
} from './index.js';
import { discoverIssuer, refreshOverHttp, signInOverHttp, SignInRefused, type SignedIn } from './sign-in-over-http.js';

class TestSecretBox extends SecretBox {
  private readonly key = randomBytes(32);

  override async seal(secret: Uint8Array, purpose: string): Promise<string> {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(purpose));
    return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]).toString('base64url');
  }

  override async open(sealed: string, purpose: string): Promise<Uint8Array> {
    const bytes = Buffer.from(sealed, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(0, 12)).setAAD(Buffer.from(purpose));
    decipher.setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
  }
}

interface Running {
  readonly app: HttpApp;
  readonly accounts: IssuerAccounts;
  readonly server: IssuerServer;
  stop(): Promise<void>;
}

const PASSWORD = 'correct horse';
const HINT = { zh: '示例', en: 'a sample' };
const box = new TestSecretBox();
const logged: string[] = [];
let database: TestDatabase;
let role: string;
let port: number;
let origin: string;
let issuerUrl: string;
let running: Running;

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function start({
  demo = false,
  trustProxy = [],
}: { readonly demo?: boolean; readonly trustProxy?: readonly string[] } = {}): Promise<Running> {
  const pool = new Pool({ ...database.connection, user: role, password: 'service', max: 4 });
  @Module({
    imports: [
      IssuerModule.forRoot({
        issuerUrl,
        pool,
        secretBox: box,
        demo,
        clients: [
          consoleClient(origin),
          {
            clientId: 'county-report',
            name: { zh: '县报表', en: 'County reports' },
            redirectUris: [`${origin}/report/callback`],
            postLogoutRedirectUris: [],
            firstParty: false,
          },
        ],
      }),
    ],
  })
  class TestModule {}
  const logger = new PinoLogger('debug', { write: (line: string) => void logged.push(line) });
  const app = await createHttpApp(TestModule, { port, logger, trustProxy });
  await app.listen();
  return {
    app,
    accounts: app.nest.get(IssuerAccounts, { strict: false }),
    server: app.nest.get(IssuerServer, { strict: false }),
    stop: async () => {
      await app.close();
      await pool.end();
    },
  };
}

beforeAll(async () => {
  database = await createTestDatabase();
  role = `${database.name}_service`;
  await Promise.all([1, 2].map(() => migrateIssuer(database.connection, { role })));
  await asOwner((owner) => owner.query(`ALTER ROLE ${role} LOGIN PASSWORD 'service'`));
  port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  issuerUrl = `${origin}/oidc`;
  running = await start();
});

afterAll(async () => {
  await running.stop();
  await asOwner(async (owner) => {
    await owner.query(`DROP OWNED BY ${role}`);
    await owner.query(`DROP ROLE ${role}`);
  });
  await database.drop();
});

async function asOwner<Result>(work: (owner: Client) => Promise<Result>): Promise<Result> {
  const owner = new Client(database.connection);
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

function signIn(
  username: string,
  password = PASSWORD,
  over: Partial<Parameters<typeof signInOverHttp>[0]> = {},
): Promise<SignedIn> {
  return signInOverHttp({
    baseUrl: origin,
    username,
    password,
    clientId: CONSOLE_CLIENT_ID,
    redirectUri: `${origin}/auth/callback`,
    ...over,
  });
}

async function verify(accessToken: string): Promise<Readonly<Record<string, unknown>>> {
  const { payload } = await jwtVerify(accessToken, createRemoteJWKSet(new URL(`${issuerUrl}/jwks`)), {
    issuer: issuerUrl,
    audience: API_AUDIENCE,
    algorithms: ['ES256'],
    typ: 'at+jwt',
  });
  return payload;
}

let made = 0;

async function account(): Promise<{ username: string; subject: string }> {
  made += 1;
  const username = `user-${made}`;
  const { subject } = await running.accounts.create({ username, password: PASSWORD });
  return { username, subject };
}

function refresh(refreshToken: string): Promise<SignedIn> {
  return refreshOverHttp({ issuerUrl, clientId: CONSOLE_CLIENT_ID, refreshToken });
}

describe('signing in', () => {
  it('gives an access token of at most five minutes for the API, signed ES256', async () => {
    const { username, subject } = await account();
    const { accessToken, refreshToken, expiresAt } = await signIn(username);
    const payload = await verify(accessToken);
    expect(payload).toMatchObject({ sub: subject, client_id: CONSOLE_CLIENT_ID, scope: 'api' });
    expect(Number(payload['exp']) - Number(payload['iat'])).toBe(300);
    expect(expiresAt - Date.now()).toBeLessThanOrEqual(300_000);
    expect(refreshToken).toEqual(expect.any(String));
  });

  it('takes user names in any case and width', async () => {
    const { subject } = await running.accounts.create({ username: 'Ｌｉ.Wei', password: PASSWORD });
    expect(decodeJwt((await signIn('LI.WEI')).accessToken).sub).toBe(subject);
  });

  it('refuses a wrong password, an unknown user and a disabled one with the same words', async () => {
    const { username } = await account();
    const disabled = await account();
    await running.accounts.disable(disabled.subject);
    for (const [name, password] of [
      [username, 'wrong password'],
      ['nobody', PASSWORD],
      [disabled.username, PASSWORD],
    ] as const) {
      await expect(signIn(name, password)).rejects.toEqual(expect.objectContaining({ status: 401 }));
    }
    await running.accounts.enable(disabled.subject);
    await expect(signIn(disabled.username)).resolves.toBeDefined();
  });

  it('stops after five wrong passwords, for that name from that address', async () => {
    const { username } = await account();
    const other = await account();
    for (let guess = 0; guess < 5; guess += 1) {
      await expect(signIn(username, `wrong ${guess}`)).rejects.toEqual(expect.objectContaining({ status: 401 }));
    }
    await expect(signIn(username)).rejects.toEqual(expect.objectContaining({ status: 429 }));
    await expect(signIn(other.username)).resolves.toBeDefined();
  });

  it('forgets wrong passwords after a right one', async () => {
    const { username } = await account();
    for (let round = 0; round < 2; round += 1) {
      for (let guess = 0; guess < 4; guess += 1) {
        await expect(signIn(username, `wrong ${guess}`)).rejects.toBeInstanceOf(SignInRefused);
      }
      await expect(signIn(username)).resolves.toBeDefined();
    }
  });

  it('asks before a client of others acts for a person', async () => {
    const { username, subject } = await account();
    const { accessToken } = await signIn(username, PASSWORD, {
      clientId: 'county-report',
      redirectUri: `${origin}/report/callback`,
    });
    expect(await verify(accessToken)).toMatchObject({ sub: subject, client_id: 'county-report', scope: 'api' });
  });
});

it('many sign in at once', async () => {
  const { username, subject } = await account();
  const signedIn = await Promise.all([1, 2, 3, 4, 5].map(() => signIn(username)));
  for (const { accessToken } of signedIn) expect(decodeJwt(accessToken).sub).toBe(subject);
});

describe('an authorisation request', () => {
  const ask = async (parameters: Readonly<Record<string, string>>): Promise<Response> => {
    const url = new URL(`${issuerUrl}/auth`);
    for (const [name, value] of Object.entries({
      client_id: CONSOLE_CLIENT_ID,
      response_type: 'code',
      scope: 'openid api',
      redirect_uri: `${origin}/auth/callback`,
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
      ...parameters,
    })) {
      if (value !== '') url.searchParams.set(name, value);
    }
    return fetch(url, { redirect: 'manual', headers: { accept: 'text/html' } });
  };

  it('leads to the sign-in page', async () => {
    const response = await ask({});
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toMatch(/^\/oidc\/interaction\/[A-Za-z0-9_-]+$/);
  });

  it('without PKCE is refused', async () => {
    const response = await ask({ code_challenge: '', code_challenge_method: '' });
    const location = new URL(response.headers.get('location') ?? '');
    expect(location.origin + location.pathname).toBe(`${origin}/auth/callback`);
    expect(location.searchParams.get('error')).toBe('invalid_request');
    expect(location.searchParams.get('error_description')).toContain('PKCE');
  });

  it('with the plain PKCE method is refused', async () => {
    const response = await ask({ code_challenge_method: 'plain' });
    expect(new URL(response.headers.get('location') ?? '').searchParams.get('error')).toBe('invalid_request');
  });

  it.each([
    ['elsewhere', 'https://evil.example/callback'],
    ['another port', 'http://127.0.0.1:1/auth/callback'],
    ['another path', '/auth/callback/../other'],
  ])('to %s is refused on a page, not by a redirect', async (_name, uri) => {
    const response = await ask({ redirect_uri: uri.startsWith('/') ? origin + uri : uri });
    expect(response.status).toBe(400);
    expect(response.headers.get('location')).toBeNull();
    expect(await response.text()).toContain('invalid_redirect_uri');
  });

  it('of an unknown client, for another audience or with another response type is refused', async () => {
    expect((await ask({ client_id: 'nobody' })).status).toBe(400);
    const audience = await ask({ resource: 'urn:other:api' });
    expect(new URL(audience.headers.get('location') ?? '').searchParams.get('error')).toBe('invalid_target');
    const implicit = await ask({ response_type: 'id_token' });
    expect(implicit.headers.get('location') ?? '').toContain('error=unsupported_response_type');
  });

  it('builds its addresses from the issuer URL, whatever the caller claims', async () => {
    const response = await fetch(`${issuerUrl}/.well-known/openid-configuration`, {
      headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
    });
    const text = await response.text();
    expect(text).not.toContain('evil.example');
    expect(JSON.parse(text)).toMatchObject({
      issuer: issuerUrl,
      authorization_endpoint: `${issuerUrl}/auth`,
      token_endpoint: `${issuerUrl}/token`,
      end_session_endpoint: `${issuerUrl}/session/end`,
      code_challenge_methods_supported: ['S256'],
      id_token_signing_alg_values_supported: ['ES256'],
      response_types_supported: ['code'],
    });
  });
});

describe('a refresh token', () => {
  it('is good for one use and gives the next one', async () => {
    const { username, subject } = await account();
    const first = await signIn(username);
    const second = await refresh(first.refreshToken ?? '');
    expect(await verify(second.accessToken)).toMatchObject({ sub: subject });
    expect(second.refreshToken).not.toBe(first.refreshToken);
  });

  it('used twice ends the whole sign-in', async () => {
    const { username } = await account();
    const first = await signIn(username);
    const second = await refresh(first.refreshToken ?? '');
    await expect(refresh(first.refreshToken ?? '')).rejects.toMatchObject({ error: 'invalid_grant' });
    await expect(refresh(second.refreshToken ?? '')).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  it('sent twice at once gives tokens once at most', async () => {
    const { username } = await account();
    const { refreshToken } = await signIn(username);
    const outcomes = await Promise.allSettled([1, 2, 3, 4].map(() => refresh(refreshToken ?? '')));
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ error: 'invalid_grant' });
    }
  });

  it.each(['disable', 'setPassword', 'remove'] as const)('ends with %s of its account', async (change) => {
    const { username, subject } = await account();
    const { refreshToken } = await signIn(username);
    if (change !== 'setPassword') await running.accounts[change](subject);
    else await running.accounts.setPassword(subject, 'another password');
    await expect(refresh(refreshToken ?? '')).rejects.toMatchObject({ error: 'invalid_grant' });
  });
});

/** A browser that keeps its cookies, up to the address of the console. */
class Browser {
  private readonly cookies = new CookieJar();

  async visit(url: string, form?: Readonly<Record<string, string>>): Promise<Response> {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { accept: 'text/html', cookie: await this.cookies.getCookieString(url) },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const cookie of response.headers.getSetCookie()) await this.cookies.setCookie(cookie, url);
    const location = response.headers.get('location');
    if (location === null) return response;
    const next = new URL(location, url).href;
    return next.startsWith(`${origin}/oidc/`) ? this.visit(next) : response;
  }

  /** Tokens without a page when there is a session or what is `asked` suffices, otherwise after `username` signed in. */
  async tokens(
    username?: string,
    asked: Readonly<Record<string, string>> = {},
  ): Promise<{ readonly refreshToken: string; readonly idToken: string }> {
    const config = await discoverIssuer(issuerUrl, CONSOLE_CLIENT_ID);
    const verifier = randomPKCECodeVerifier();
    const start = buildAuthorizationUrl(config, {
      redirect_uri: `${origin}/auth/callback`,
      scope: 'openid api',
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      ...asked,
    });
    let response = await this.visit(start.href);
    if (username !== undefined) {
      const action = /<form id="sign-in" method="post" action="([^"]+)"/.exec(await response.text())?.[1] ?? '';
      response = await this.visit(origin + action, { username, password: PASSWORD });
    }
    const callback = response.headers.get('location');
    if (callback === null) throw new Error(`a page with status ${response.status} instead of a code`);
    const tokens = await authorizationCodeGrant(config, new URL(callback), { pkceCodeVerifier: verifier });
    return { refreshToken: tokens.refresh_token ?? '', idToken: tokens.id_token ?? '' };
  }
}

describe('a session', () => {
  it('signs in again without asking', async () => {
    const { username, subject } = await account();
    const browser = new Browser();
    await browser.tokens(username);
    const { refreshToken } = await browser.tokens();
    expect(decodeJwt((await refresh(refreshToken)).accessToken).sub).toBe(subject);
  });

  it('gives way to whoever signs in instead, and ends with its refresh tokens', async () => {
    const [first, second] = [await account(), await account()];
    const browser = new Browser();
    const before = await browser.tokens(first.username);
    const after = await browser.tokens(second.username, { prompt: 'login' });
    expect(decodeJwt(after.idToken).sub).toBe(second.subject);
    await expect(refresh(before.refreshToken)).rejects.toMatchObject({ error: 'invalid_grant' });
    expect(decodeJwt((await browser.tokens()).idToken).sub).toBe(second.subject);
    expect(decodeJwt((await refresh(after.refreshToken)).accessToken).sub).toBe(second.subject);
  });

  it('ends with signing out, and its refresh tokens with it', async () => {
    const { username } = await account();
    const browser = new Browser();
    const { refreshToken, idToken } = await browser.tokens(username);
    const after = encodeURIComponent(`${origin}/`);
    const page = await browser.visit(
      `${issuerUrl}/session/end?id_token_hint=${idToken}&post_logout_redirect_uri=${after}`,
    );
    const chinese = await page.text();
    expect(chinese).toContain('要在这台设备上退出登录吗');
    const other = /<a href="([^"]+)" lang="en"/.exec(chinese)?.[1]?.replaceAll('&#38;', '&') ?? '';
    const english = await (await browser.visit(origin + other)).text();
    expect(english).toContain('Do you want to sign out on this device?');
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(english)?.[1] ?? '';
    const done = await browser.visit(`${issuerUrl}/session/end/confirm`, { xsrf, logout: 'yes' });
    expect(done.headers.get('location')).toBe(`${origin}/`);
    await expect(refresh(refreshToken)).rejects.toMatchObject({ error: 'invalid_grant' });
    await expect(browser.tokens()).rejects.toThrow('a page with status 200');
  });

  it('is not ended by a form from elsewhere', async () => {
    const { username } = await account();
    const browser = new Browser();
    const { refreshToken } = await browser.tokens(username);
    const forged = await browser.visit(`${issuerUrl}/session/end/confirm`, { xsrf: 'guess', logout: 'yes' });
    expect(forged.status).toBe(400);
    await expect(refresh(refreshToken)).resolves.toBeDefined();
  });
});

describe('a page of a client', () => {
  const token = (from: string): Promise<Response> =>
    fetch(`${issuerUrl}/token`, {
      method: 'POST',
      headers: { origin: from },
      body: new URLSearchParams({ grant_type: 'refresh_token', client_id: CONSOLE_CLIENT_ID, refresh_token: 'none' }),
    });

  it('may call the issuer from where the client is served, and from nowhere else', async () => {
    const own = await token(origin);
    expect(own.headers.get('access-control-allow-origin')).toBe(origin);
    expect(await own.json()).toMatchObject({ error: 'invalid_grant' });
    for (const from of ['https://evil.example', origin.replace('http:', 'https:'), 'null']) {
      const foreign = await token(from);
      expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
      expect(await foreign.json()).toMatchObject({ error: 'invalid_request' });
    }
  });

  it('finds the issuer from anywhere', async () => {
    const response = await fetch(`${issuerUrl}/.well-known/openid-configuration`, {
      headers: { origin: 'https://console.example' },
    });
    expect(response.headers.get('access-control-allow-origin')).toBe('https://console.example');
  });
});

describe('a service account', () => {
  it('gets tokens with its secret and loses them when disabled', async () => {
    const clientId = randomUUID();
    const clientSecret = (await running.accounts.createService({ clientId, name: 'county reports' })) ?? '';
    expect(clientSecret).toMatch(/^[\w-]{43}$/);
    expect(await running.accounts.createService({ clientId, name: 'another name' })).toBeNull();
    const config = await discovery(new URL(issuerUrl), clientId, undefined, ClientSecretBasic(clientSecret), {
      execute: [allowInsecureRequests],
    });
    const tokens = await clientCredentialsGrant(config, { scope: 'api' });
    expect(await verify(tokens.access_token)).toMatchObject({ sub: clientId, client_id: clientId, scope: 'api' });
    const wrong = await discovery(new URL(issuerUrl), clientId, undefined, ClientSecretBasic('guess'), {
      execute: [allowInsecureRequests],
    });
    await expect(clientCredentialsGrant(wrong)).rejects.toMatchObject({ status: 401 });
    await running.accounts.disableService(randomUUID());
    await expect(clientCredentialsGrant(config)).resolves.toBeDefined();
    await running.accounts.disableService(clientId);
    await expect(clientCredentialsGrant(config)).rejects.toMatchObject({ status: 401 });
  });
});

describe('a restart', () => {
  it('keeps sessions, refresh tokens and signing keys', async () => {
    const { username, subject } = await account();
    const browser = new Browser();
    await browser.tokens(username);
    const before = await signIn(username);
    await running.stop();
    running = await start();
    await expect(browser.tokens()).resolves.toBeDefined();
    expect(await verify(before.accessToken)).toMatchObject({ sub: subject });
    const after = await refresh(before.refreshToken ?? '');
    expect(decodeProtectedHeader(after.accessToken).kid).toBe(decodeProtectedHeader(before.accessToken).kid);
  });
});

describe('key rotation', () => {
  const kids = async (): Promise<readonly string[]> => {
    const { keys } = (await (await fetch(`${issuerUrl}/jwks`)).json()) as { keys: { kid: string; d?: string }[] };
    expect(keys.every(({ d }) => d === undefined)).toBe(true);
    return keys.map(({ kid }) => kid);
  };

  it('publishes a key before it signs, and goes on verifying with the one before', async () => {
    const { username } = await account();
    const old = await signIn(username);
    const oldKid = decodeProtectedHeader(old.accessToken).kid ?? '';
    const before = await kids();
    await running.server.rotateKeys();
    const during = await kids();
    expect(during).toHaveLength(before.length + 1);
    expect(decodeProtectedHeader((await signIn(username)).accessToken).kid).toBe(oldKid);
    await running.server.rotateKeys(0);
    const fresh = await signIn(username);
    expect(decodeProtectedHeader(fresh.accessToken).kid).not.toBe(oldKid);
    await verify(fresh.accessToken);
    await verify(old.accessToken);
  });
});

describe('what is stored', () => {
  it('lets nobody in who reads it', async () => {
    const { username } = await account();
    const { refreshToken } = await signIn(username);
    const tables = ['artifacts', 'accounts', 'signing_keys', 'root_key', 'sign_in_attempts', 'service_accounts'];
    let dump = '';
    await asOwner(async (owner) => {
      for (const table of tables) {
        const { rows } = await owner.query<{ line: string }>(`SELECT t::text AS line FROM issuer.${table} t`);
        for (const { line } of rows) {
          dump += line;
          for (const [, hex] of line.matchAll(/\\x([0-9a-f]+)/g))
            dump += Buffer.from(hex ?? '', 'hex').toString('latin1');
        }
      }
    });
    expect(dump).toContain(username);
    expect(dump).not.toContain(refreshToken);
    expect(dump).not.toContain(PASSWORD);
    expect(dump).not.toMatch(/"d":|"kty"|accountId/);
    expect(dump).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  });

  it('goes when it has expired', async () => {
    const left = await asOwner(async (owner) => {
      await owner.query("UPDATE issuer.artifacts SET expires_at = now() - interval '1 second'");
      await owner.query('UPDATE issuer.sign_in_attempts SET expire = expire - 900000');
      await running.server.upkeep();
      const { rows } = await owner.query<{ left: string }>(
        'SELECT (SELECT count(*) FROM issuer.artifacts) + (SELECT count(*) FROM issuer.sign_in_attempts) AS left',
      );
      return rows[0]?.left;
    });
    expect(left).toBe('0');
  });

  it('is never in the logs', () => {
    const all = logged.join('');
    expect(all).not.toContain(PASSWORD);
    expect(all).not.toMatch(/eyJ[A-Za-z0-9]/);
    expect(all).not.toMatch(/user-\d/);
    expect(all).not.toContain('server_error');
  });
});

describe('the sign-in page', () => {
  const open = async (
    headers: Readonly<Record<string, string>> = {},
  ): Promise<{ page: string; url: string; cookie: string; response: Response }> => {
    const config = await discoverIssuer(issuerUrl, CONSOLE_CLIENT_ID);
    const url = new URL(config.serverMetadata().authorization_endpoint ?? '');
    url.search = new URLSearchParams({
      client_id: CONSOLE_CLIENT_ID,
      response_type: 'code',
      scope: 'openid api',
      redirect_uri: `${origin}/auth/callback`,
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    }).toString();
    const start = await fetch(url, { redirect: 'manual' });
    const cookie = start.headers
      .getSetCookie()
      .map((value) => value.split(';', 1)[0])
      .join('; ');
    const location = new URL(start.headers.get('location') ?? '', origin).href;
    const response = await fetch(location, { headers: { cookie, ...headers } });
    return { page: await response.text(), url: location, cookie, response };
  };

  it('is Chinese, English when preferred, and loads nothing from elsewhere', async () => {
    const { page, response } = await open();
    expect(page).toContain('<html lang="zh-CN">');
    expect(page).toContain('<label for="username">用户名</label>');
    expect(page).not.toMatch(/<script|https?:\/\//);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect((await open({ 'accept-language': 'en-GB,en;q=0.9' })).page).toContain('<html lang="en">');
  });

  it('escapes what was typed', async () => {
    const { url, cookie } = await open();
    const response = await fetch(`${url}/sign-in`, {
      method: 'POST',
      headers: { cookie },
      body: new URLSearchParams({ username: '"><script>alert(1)</script>', password: 'x' }),
    });
    expect(response.status).toBe(401);
    const page = await response.text();
    expect(page).not.toContain('<script>');
    expect(page).toContain('role="alert"');
  });

  it('works with its own cookie and from its own origin only', async () => {
    const { url, cookie } = await open();
    const body = new URLSearchParams({ username: 'a', password: 'b' });
    expect((await fetch(url)).status).toBe(400);
    expect((await fetch(`${url}/sign-in`, { method: 'POST', body })).status).toBe(400);
    const foreign = await fetch(`${url}/sign-in`, {
      method: 'POST',
      headers: { cookie, origin: 'https://evil.example' },
      body,
    });
    expect(foreign.status).toBe(403);
    const json = await fetch(`${url}/sign-in`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(json.status).toBe(415);
    expect(json.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const large = new URLSearchParams({ username: 'a', password: 'b'.repeat(20_000) });
    expect((await fetch(`${url}/sign-in`, { method: 'POST', headers: { cookie }, body: large })).status).toBe(413);
  });

  it('can be left, and tells the client so', async () => {
    const { url, cookie } = await open();
    const left = await fetch(`${url}/abort`, {
      method: 'POST',
      headers: { cookie },
      body: new URLSearchParams(),
      redirect: 'manual',
    });
    expect(left.status).toBe(303);
    const back = await fetch(left.headers.get('location') ?? '', { headers: { cookie }, redirect: 'manual' });
    expect(back.headers.get('location')).toContain(`${origin}/auth/callback?error=access_denied`);
  });

  it('says so when the issuer cannot work just now', async () => {
    const { url, cookie } = await open();
    await asOwner((owner) => owner.query('ALTER TABLE issuer.accounts RENAME TO accounts_away'));
    const body = new URLSearchParams({ username: 'a', password: 'b' });
    const response = await fetch(`${url}/sign-in`, { method: 'POST', headers: { cookie }, body });
    await asOwner((owner) => owner.query('ALTER TABLE issuer.accounts_away RENAME TO accounts'));
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('登录服务暂时不可用');
  });

  async function guess(username: string, forwardedFor: string): Promise<number> {
    const { url, cookie } = await open();
    const response = await fetch(`${url}/sign-in`, {
      method: 'POST',
      headers: { cookie, 'x-forwarded-for': forwardedFor },
      body: new URLSearchParams({ username, password: 'wrong' }),
    });
    await response.body?.cancel();
    return response.status;
  }

  async function guesses(username: string, forwardedFor: readonly string[]): Promise<readonly number[]> {
    const statuses: number[] = [];
    for (const each of forwardedFor) statuses.push(await guess(username, each));
    return statuses;
  }

  it('counts attempts by the address of the connection, whatever address the caller claims', async () => {
    const { username } = await account();
    const claimed = Array.from({ length: 6 }, (_, index) => `192.0.2.${index}`);
    expect(await guesses(username, claimed)).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('counts attempts by the address that a trusted proxy saw, whatever the caller told the proxy', async () => {
    await running.stop();
    running = await start({ trustProxy: ['127.0.0.1', '10.0.0.0/8'] });
    const { username } = await account();
    const told = Array.from({ length: 6 }, (_, index) => `192.0.2.${index}, 198.51.100.7, 10.1.2.3`);
    expect(await guesses(username, told)).toEqual([401, 401, 401, 401, 401, 429]);
    expect(await guess(username, '198.51.100.8, 10.1.2.3')).toBe(401);
    await running.stop();
    running = await start();
  });

  it('is not left out for an account that is named, however it is named, without demo mode', async () => {
    await running.accounts.create({ username: 'sample', password: DEMO_PASSWORD, demoHint: HINT });
    for (const asked of [{ login_hint: 'sample' }, { login_hint: 'sample', prompt: 'login' }]) {
      await expect(new Browser().tokens(undefined, asked)).rejects.toThrow('a page with status 200');
    }
  });

  it('lists demo accounts in demo mode only', async () => {
    await running.accounts.create({
      username: 'office',
      password: 'gongjian',
      demoHint: { zh: '创建办', en: 'campaign office' },
    });
    expect((await open()).page).not.toContain('创建办');
    await running.stop();
    running = await start({ demo: true });
    const { page } = await open();
    expect(page).toContain('创建办');
    expect(page).toContain('value="office"');
    expect(page).not.toContain('user-1');
  });

  it('is left out for a demo account that the client names, in demo mode only', async () => {
    const browser = new Browser();
    for (const name of ['sample', 'OFFICE', 'sample']) {
      const { subject } = (await running.accounts.findByUsername(name)) ?? { subject: '' };
      const { idToken } = await browser.tokens(undefined, { login_hint: name, prompt: 'login' });
      expect(decodeJwt(idToken).sub).toBe(subject);
    }
  });

  it('asks whoever is no demo account, or has another password or none that is valid', async () => {
    const { username } = await account();
    const taken = await running.accounts.create({ username: 'own-password', password: PASSWORD, demoHint: HINT });
    const gone = await running.accounts.create({ username: 'gone', password: DEMO_PASSWORD, demoHint: HINT });
    await running.accounts.disable(gone.subject);
    for (const name of [username, 'nobody', 'own-password', 'gone']) {
      await expect(new Browser().tokens(undefined, { login_hint: name })).rejects.toThrow('a page with status 200');
    }
    const { idToken } = await new Browser().tokens('own-password', { login_hint: 'own-password' });
    expect(decodeJwt(idToken).sub).toBe(taken.subject);
  });
});
