import { DEMO_PASSWORD } from '@gongjian/shared-issuer';
import { signInOverHttp } from '@gongjian/shared-issuer/sign-in-over-http';
import { cleanUp, launchChromium, StandaloneUnderTest, succeeded, type Caller } from '@gongjian/system-e2e';
import type { Browser } from 'playwright-core';
import { DESK, Visitor, type Viewport } from './visitor.js';

/** The product as `npm start` runs it, filled by the demo, and a real Chromium in front of it. */
export class ConsoleUnderTest {
  private constructor(
    readonly server: StandaloneUnderTest,
    private readonly browser: Browser,
  ) {}

  /** @param demo - Whether the demo has gone through it: a campaign and three titles. */
  static async start({ demo }: { readonly demo: boolean }): Promise<ConsoleUnderTest> {
    return ConsoleUnderTest.of(demo ? await StandaloneUnderTest.afterDemo() : await StandaloneUnderTest.start());
  }

  /** A Chromium in front of a server that runs. */
  static async of(server: StandaloneUnderTest): Promise<ConsoleUnderTest> {
    return new ConsoleUnderTest(server, await launchChromium());
  }

  get address(): string {
    return this.server.address;
  }

  /** The account's requests beside the console. */
  as(account: string): Caller {
    return this.server.as(account);
  }

  async visitor(viewport: Viewport = DESK, locale: 'zh-CN' | 'en' = 'zh-CN'): Promise<Visitor> {
    return Visitor.come(this.browser, this.server.address, viewport, locale);
  }

  /** Somebody who is signed in. */
  async signedIn(account: string, viewport: Viewport = DESK, locale: 'zh-CN' | 'en' = 'zh-CN'): Promise<Visitor> {
    const visitor = await this.visitor(viewport, locale);
    await visitor.signIn(account);
    return visitor;
  }

  /** Somebody who signed in before and comes to that page, always with a connection. */
  async returning(account: string, at: string, viewport: Viewport): Promise<Visitor> {
    const { issuer, clientId } = succeeded(
      await this.server
        .anonymous()
        .get<{ readonly issuer: string; readonly clientId: string }>('/api/directory/v1/public/sign-in'),
    );
    const { accessToken, refreshToken, idToken, expiresAt } = await signInOverHttp({
      baseUrl: this.address,
      username: account,
      password: DEMO_PASSWORD,
      clientId,
      redirectUri: `${this.address}/auth/callback`,
    });
    const visitor = await Visitor.come(this.browser, this.address, viewport, 'zh-CN', 'block');
    await visitor.keep(`oidc.user:${issuer}:${clientId}`, {
      access_token: accessToken,
      refresh_token: refreshToken,
      id_token: idToken,
      expires_at: Math.floor(expiresAt / 1_000),
      token_type: 'Bearer',
      scope: 'openid api',
      profile: claimsOf(idToken ?? ''),
    });
    await visitor.open(at);
    return visitor;
  }

  async end(): Promise<void> {
    await this.leave();
    await cleanUp();
  }

  /** The browser is closed; the server goes on. */
  async leave(): Promise<void> {
    await this.browser.close();
  }
}

function claimsOf(idToken: string): object {
  return JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString('utf8')) as object;
}
