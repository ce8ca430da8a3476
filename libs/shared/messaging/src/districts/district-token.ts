import { allowInsecureRequests, clientCredentialsGrant, ClientSecretBasic, Configuration } from 'openid-client';
import type { DistrictTenant } from './districts.js';

const TIMEOUT_S = 10;
const RENEWED_BEFORE_MS = 30_000;
const LIFE_UNTOLD_S = 60;

/** Access tokens of one service account, each until shortly before it ends. Plain HTTP on this machine only. */
export class DistrictToken {
  private readonly configuration: Configuration;
  private current: { readonly token: string; readonly until: number } | null = null;
  private asking: Promise<string> | null = null;

  constructor(tokenUrl: string, { clientId, clientSecret }: Pick<DistrictTenant, 'clientId' | 'clientSecret'>) {
    const { origin, hostname } = new URL(tokenUrl);
    const server = { issuer: origin, token_endpoint: tokenUrl };
    this.configuration = new Configuration(server, clientId, undefined, ClientSecretBasic(clientSecret));
    this.configuration.timeout = TIMEOUT_S;
    if (isThisMachine(hostname)) allowInsecureRequests(this.configuration);
  }

  async get(): Promise<string> {
    if (this.current !== null && performance.now() < this.current.until) return this.current.token;
    this.asking ??= this.ask().finally(() => {
      this.asking = null;
    });
    return this.asking;
  }

  /** It was not accepted. */
  forget(): void {
    this.current = null;
  }

  private async ask(): Promise<string> {
    const asked = performance.now();
    const answer = await clientCredentialsGrant(this.configuration, { scope: 'api' });
    const lifeMs = (answer.expiresIn() ?? LIFE_UNTOLD_S) * 1_000;
    this.current = { token: answer.access_token, until: asked + Math.max(lifeMs - RENEWED_BEFORE_MS, lifeMs / 2) };
    return answer.access_token;
  }
}

export function isThisMachine(hostname: string): boolean {
  return hostname === '127.0.0.1' || hostname === 'localhost' || hostname === '[::1]';
}
