import { CONSOLE_CLIENT_ID, DEMO_PASSWORD } from '@gongjian/shared-issuer';
import { signInOverHttp } from '@gongjian/shared-issuer/sign-in-over-http';
import { setTimeout as pause } from 'node:timers/promises';

const EVENTUALLY_MS = 30_000;

/** JSON as the bench reads it. */
export interface Json {
  readonly [name: string]: unknown;
}

/** Requests of one account of the sample district; reads see its own writes, its token is good for five minutes. */
export class Account {
  private after: string | null = null;

  private constructor(
    private readonly url: string,
    readonly token: string,
  ) {}

  static async signIn(url: string, username: string): Promise<Account> {
    const { accessToken } = await signInOverHttp({
      baseUrl: url,
      username,
      password: DEMO_PASSWORD,
      clientId: CONSOLE_CLIENT_ID,
      redirectUri: `${url}/auth/callback`,
    });
    return new Account(url, accessToken);
  }

  get(path: string): Promise<Json> {
    return this.send('GET', path, null, this.after === null ? {} : { 'gongjian-after': this.after });
  }

  post(path: string, body: unknown = undefined): Promise<Json> {
    return body === undefined
      ? this.send('POST', path, null, {})
      : this.send('POST', path, JSON.stringify(body), { 'content-type': 'application/json' });
  }

  async upload(path: string, name: string, content: Uint8Array<ArrayBuffer>): Promise<Json> {
    const form = new FormData();
    form.set('file', new Blob([content]), name);
    return this.send('POST', path, form, {});
  }

  /** Reads until it holds. */
  async eventually(path: string, holds: (answer: Json) => boolean): Promise<Json> {
    for (const end = Date.now() + EVENTUALLY_MS; Date.now() < end; await pause(20)) {
      const answer = await this.get(path);
      if (holds(answer)) return answer;
    }
    throw new Error(`GET ${path}: not as expected after ${EVENTUALLY_MS} ms`);
  }

  private async send(
    method: string,
    path: string,
    body: string | FormData | null,
    headers: Readonly<Record<string, string>>,
  ): Promise<Json> {
    const response = await fetch(this.url + path, {
      method,
      headers: { authorization: `Bearer ${this.token}`, ...headers },
      body,
    });
    const text = await response.text();
    if (method !== 'GET') this.after = response.headers.get('gongjian-position') ?? this.after;
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text) as Json;
  }
}
