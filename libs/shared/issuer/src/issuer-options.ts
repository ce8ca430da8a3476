import type { BilingualText } from '@gongjian/shared-kernel';
import type { Pool } from 'pg';
import type { SecretBox } from './secret-box.js';

/** `aud` of the access tokens that the services accept. */
export const API_AUDIENCE = 'urn:gongjian:api';

/** What a client asks for to act in someone's name. */
export const API_SCOPE = 'api';

/** Seconds an access token is good for. */
export const ACCESS_TOKEN_SECONDS = 300;

/** A client people sign in to. It keeps no secret: authorisation code with PKCE. */
export interface IssuerClient {
  readonly clientId: string;
  readonly name: BilingualText;
  readonly redirectUris: readonly string[];
  readonly postLogoutRedirectUris: readonly string[];
  /** Part of the deployment itself: people are not asked whether it may act for them. */
  readonly firstParty: boolean;
}

export interface IssuerOptions {
  /** `iss` of all tokens; its path is where the issuer is mounted: `http://127.0.0.1:8080/oidc`. */
  readonly issuerUrl: string;
  /** As a role that {@link migrateIssuer} granted. */
  readonly pool: Pool;
  readonly secretBox: SecretBox;
  /** Lists the accounts that have a demo hint on the sign-in page; a `login_hint` of one signs it in without asking. */
  readonly demo?: boolean;
  readonly clients: readonly IssuerClient[];
}

export const CONSOLE_CLIENT_ID = 'gongjian-console';

/** The web console of a deployment at `origin`. */
export function consoleClient(origin: string): IssuerClient {
  return {
    clientId: CONSOLE_CLIENT_ID,
    name: { zh: '共建控制台', en: 'Gongjian console' },
    redirectUris: [`${origin}/auth/callback`],
    postLogoutRedirectUris: [`${origin}/`],
    firstParty: true,
  };
}
