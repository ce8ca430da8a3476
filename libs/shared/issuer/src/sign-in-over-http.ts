import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  None,
  randomPKCECodeVerifier,
  randomState,
  refreshTokenGrant,
  type Configuration,
  type TokenEndpointResponse,
} from 'openid-client';
import { CookieJar } from 'tough-cookie';

export interface SignInOptions {
  /** Origin of the deployment, `http://127.0.0.1:8080`. */
  readonly baseUrl: string;
  readonly username: string;
  readonly password: string;
  readonly clientId: string;
  readonly redirectUri: string;
  /** Default `<baseUrl>/oidc`. */
  readonly issuerUrl?: string;
}

export interface SignedIn {
  readonly accessToken: string;
  readonly refreshToken?: string;
  readonly idToken?: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** The issuer did not let this user in; `status` is that of the page it showed instead. */
export class SignInRefused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = 'SignInRefused';
  }
}

const MAX_STEPS = 12;
const CLIENT_SCOPE = 'openid api';

/** The issuer's endpoints, for callers that want the protocol itself. Plain HTTP is allowed on this machine only. */
export async function discoverIssuer(issuerUrl: string, clientId: string): Promise<Configuration> {
  const url = new URL(issuerUrl);
  const local = url.hostname === '127.0.0.1' || url.hostname === 'localhost' || url.hostname === '[::1]';
  return discovery(url, clientId, undefined, None(), {
    ...(local ? { execute: [allowInsecureRequests] } : {}),
    [customFetch]: (input, init) => fetch(input, init as RequestInit),
  });
}

/**
 * Signs a person in as a browser would: authorisation request with PKCE, the issuer's own sign-in form, code for
 * tokens. For tools and tests; people use the console.
 *
 * @throws SignInRefused wrong password, disabled account, too many attempts
 */
export async function signInOverHttp(options: SignInOptions): Promise<SignedIn> {
  const config = await discoverIssuer(options.issuerUrl ?? `${options.baseUrl}/oidc`, options.clientId);
  const verifier = randomPKCECodeVerifier();
  const state = randomState();
  const start = buildAuthorizationUrl(config, {
    redirect_uri: options.redirectUri,
    scope: CLIENT_SCOPE,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
  });
  const callback = await new Browser(options).follow(start);
  return signedIn(await authorizationCodeGrant(config, callback, { pkceCodeVerifier: verifier, expectedState: state }));
}

/** Spends a refresh token for new tokens; the old one is void from then on. */
export async function refreshOverHttp(options: {
  readonly issuerUrl: string;
  readonly clientId: string;
  readonly refreshToken: string;
}): Promise<SignedIn> {
  return signedIn(
    await refreshTokenGrant(await discoverIssuer(options.issuerUrl, options.clientId), options.refreshToken),
  );
}

function signedIn(tokens: TokenEndpointResponse): SignedIn {
  return {
    accessToken: tokens.access_token,
    ...(tokens.refresh_token === undefined ? {} : { refreshToken: tokens.refresh_token }),
    ...(tokens.id_token === undefined ? {} : { idToken: tokens.id_token }),
    expiresAt: Date.now() + (tokens.expires_in ?? 0) * 1_000,
  };
}

class Browser {
  private readonly cookies = new CookieJar();

  constructor(private readonly options: SignInOptions) {}

  /** Follows redirects and fills in the forms until the client's address is reached; answers that address. */
  async follow(start: URL): Promise<URL> {
    let url = start;
    let form: URLSearchParams | null = null;
    let signedIn = false;
    for (let step = 0; step < MAX_STEPS; step += 1) {
      const response = await this.request(url, form);
      const location = response.headers.get('location');
      if (location !== null) {
        await response.body?.cancel();
        url = new URL(location, url);
        form = null;
        if (url.href.startsWith(this.options.redirectUri)) return url;
        continue;
      }
      const page = await response.text();
      const action = (id: string): string | undefined =>
        new RegExp(`<form id="${id}" method="post" action="([^"]+)"`).exec(page)?.[1]?.replaceAll('&#38;', '&');
      const signIn = action('sign-in');
      const consent = action('consent');
      if (signIn !== undefined && !signedIn) {
        signedIn = true;
        url = new URL(signIn, url);
        form = new URLSearchParams({ username: this.options.username, password: this.options.password });
      } else if (consent !== undefined) {
        url = new URL(consent, url);
        form = new URLSearchParams();
      } else {
        throw new SignInRefused(
          response.status,
          `sign-in of ${this.options.username} ended with status ${response.status}`,
        );
      }
    }
    throw new SignInRefused(508, 'sign-in went round in circles');
  }

  private async request(url: URL, form: URLSearchParams | null): Promise<Response> {
    const headers = new Headers({ cookie: await this.cookies.getCookieString(url.href), accept: 'text/html' });
    const response = await fetch(url, {
      redirect: 'manual',
      headers,
      ...(form === null ? {} : { method: 'POST', body: form }),
    });
    for (const cookie of response.headers.getSetCookie()) await this.cookies.setCookie(cookie, url.href);
    return response;
  }
}
