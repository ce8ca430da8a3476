import { prefersEnglish } from '@gongjian/shared-http';
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import type { Pool } from 'pg';
import { isSecret, type IssuerAccounts } from './issuer-accounts.js';
import { ACCESS_TOKEN_SECONDS, API_AUDIENCE, API_SCOPE, type IssuerClient } from './issuer-options.js';
import { basePolicy, InvalidTarget, Provider } from './oidc-provider.js';
import { errorPage, signedOutPage, signOutPage } from './pages/pages.js';
import type { Language } from './pages/layout.js';
import { PostgresAdapter } from './postgres-adapter.js';
import type { RootKey } from './root-key.js';
import { ServiceClients } from './service-clients.js';
import { SIGNING_ALG, type SigningKeys } from './signing-keys.js';

const MINUTE = 60;
/** A working day: after it people sign in again. */
const SESSION_SECONDS = 12 * 60 * MINUTE;

const BAD_REQUEST = {
  zh: '登录请求有误或已失效，请回到系统重新登录。',
  en: 'The sign-in request is wrong or no longer valid; go back and sign in again.',
};

export const UNAVAILABLE = {
  zh: '登录服务暂时不可用，请稍后再试。',
  en: 'Sign-in is not available just now; try again shortly.',
};

export interface ProviderParts {
  readonly issuerUrl: string;
  readonly pool: Pool;
  readonly root: RootKey;
  readonly keys: SigningKeys;
  readonly accounts: IssuerAccounts;
  readonly clients: readonly IssuerClient[];
}

/** `asked` is an OIDC `ui_locales`: tags in the order of preference. */
export function languageOf(acceptLanguage: string | undefined, asked?: unknown): Language {
  const tag = typeof asked === 'string' ? /(?:^| )(zh|en)(?=[- ]|$)/.exec(asked)?.[1] : undefined;
  if (tag !== undefined) return tag === 'en' ? 'en' : 'zh';
  return prefersEnglish(acceptLanguage) ? 'en' : 'zh';
}

export function buildProvider(parts: ProviderParts): Provider {
  const provider = new Provider(parts.issuerUrl, configurationOf(parts));
  provider.proxy = true;
  // Secrets of service accounts are kept as hashes, so the client's `client_secret` is a hash.
  Object.defineProperty(provider.Client.prototype, 'compareClientSecret', {
    value: function compareClientSecret(this: { readonly clientSecret?: string }, actual: string): boolean {
      return this.clientSecret !== undefined && isSecret(actual, this.clientSecret);
    },
  });
  return provider;
}

function configurationOf(parts: ProviderParts): Configuration {
  const { accounts, keys, root } = parts;
  const mount = new URL(parts.issuerUrl).pathname.replace(/\/$/, '');
  const firstParty = new Set(parts.clients.filter((client) => client.firstParty).map(({ clientId }) => clientId));
  const language = (ctx: KoaContextWithOIDC): Language =>
    languageOf(ctx.get('accept-language'), ctx.query['ui_locales']);
  return {
    adapter: (model: string) =>
      model === 'Client' ? new ServiceClients(accounts) : new PostgresAdapter(parts.pool, root, model),
    clients: parts.clients.map((client) => ({
      client_id: client.clientId,
      client_name: client.name.zh,
      token_endpoint_auth_method: 'none' as const,
      application_type: 'web' as const,
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code' as const],
      redirect_uris: [...client.redirectUris],
      post_logout_redirect_uris: [...client.postLogoutRedirectUris],
    })),
    jwks: { keys: keys.all.map((key) => ({ ...key })) },
    clientDefaults: { id_token_signed_response_alg: SIGNING_ALG },
    clientAuthMethods: ['none', 'client_secret_basic', 'client_secret_post'],
    responseTypes: ['code'],
    scopes: ['openid'],
    pkce: { required: () => true },
    clientBasedCORS: (_ctx, origin, client) => isOriginOf(client.redirectUris ?? [], origin),
    enabledJWA: { idTokenSigningAlgValues: [SIGNING_ALG] },
    cookies: {
      keys: [...root.cookieKeys],
      names: { session: 'gongjian_session', interaction: 'gongjian_interaction', resume: 'gongjian_resume' },
      long: { signed: true, httpOnly: true, sameSite: 'lax', path: `${mount}/` },
      short: { signed: true, httpOnly: true, sameSite: 'lax' },
    },
    ttl: {
      AccessToken: ACCESS_TOKEN_SECONDS,
      ClientCredentials: ACCESS_TOKEN_SECONDS,
      AuthorizationCode: MINUTE,
      IdToken: ACCESS_TOKEN_SECONDS,
      Interaction: 10 * MINUTE,
      Session: SESSION_SECONDS,
      Grant: SESSION_SECONDS,
      RefreshToken: (ctx) => ctx.oidc.entities.RotatedRefreshToken?.remainingTTL ?? SESSION_SECONDS,
    },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      userinfo: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => API_AUDIENCE,
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, resource) => {
          if (resource !== API_AUDIENCE) throw new InvalidTarget();
          return {
            scope: API_SCOPE,
            audience: API_AUDIENCE,
            accessTokenTTL: ACCESS_TOKEN_SECONDS,
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: SIGNING_ALG, kid: keys.current.kid } },
          };
        },
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          const shown = language(ctx);
          ctx.body = signOutPage(shown, form, ctx.method === 'GET' ? inOtherLanguage(ctx, mount, shown) : undefined);
        },
        postLogoutSuccessSource: (ctx) => {
          ctx.body = signedOutPage(language(ctx));
        },
      },
    },
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    expiresWithSession: () => true,
    rotateRefreshToken: true,
    interactions: {
      policy: basePolicy(),
      url: (_ctx, interaction) => `${mount}/interaction/${interaction.uid}`,
    },
    findAccount: async (_ctx, subject) => {
      const account = await accounts.findBySubject(subject);
      if (account === null || account.disabled) return undefined;
      return { accountId: subject, claims: () => ({ sub: subject }) };
    },
    loadExistingGrant: async (ctx) => {
      const { client, session, result, provider } = ctx.oidc;
      if (client === undefined || session?.accountId === undefined) return undefined;
      const id = result?.consent?.grantId ?? session.grantIdFor(client.clientId);
      const known = id === undefined ? undefined : await provider.Grant.find(id);
      if (known !== undefined || !firstParty.has(client.clientId)) return known;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid');
      grant.addResourceScope(API_AUDIENCE, API_SCOPE);
      await grant.save();
      return grant;
    },
    renderError: (ctx, out) => {
      ctx.type = 'html';
      ctx.body = errorPage(language(ctx), out.error === 'server_error' ? UNAVAILABLE : BAD_REQUEST, out.error);
    },
  };
}

/** Pages of a client call the issuer from where they are served. */
function isOriginOf(addresses: readonly string[], origin: string): boolean {
  return addresses.some((address) => new URL(address).origin === origin);
}

/** Address of the page a GET asked for, in the language that it is not in. */
function inOtherLanguage(ctx: KoaContextWithOIDC, mount: string, shown: Language): string {
  const query = new URLSearchParams(ctx.querystring);
  query.set('ui_locales', shown === 'zh' ? 'en' : 'zh');
  return `${mount}${ctx.path}?${query.toString()}`;
}
