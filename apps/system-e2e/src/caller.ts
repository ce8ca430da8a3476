import { CONSOLE_CLIENT_ID, DEMO_PASSWORD } from '@gongjian/shared-issuer';
import { signInOverHttp } from '@gongjian/shared-issuer/sign-in-over-http';

export interface Session {
  readonly accessToken: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Signs a demo account in as a browser would. */
export async function signIn(baseUrl: string, username: string, password = DEMO_PASSWORD): Promise<Session> {
  return signInOverHttp({
    baseUrl,
    username,
    password,
    clientId: CONSOLE_CLIENT_ID,
    redirectUri: `${baseUrl}/auth/callback`,
  });
}

/** What every write answers. */
export interface WriteAnswer {
  readonly id: string;
  readonly revision: string | null;
  readonly position: string | null;
}

/** The members of a refusal that tests look at. */
export interface ProblemAnswer {
  readonly status: number;
  readonly code: string;
  readonly errors?: readonly { readonly in: string; readonly pointer: string; readonly code: string }[];
}

export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
  readonly text: string;
}

export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: NonNullable<RequestInit['body']>;
}

type HeaderValues = Readonly<Record<string, string>>;

/** Requests of one account. */
export class Caller {
  constructor(
    readonly baseUrl: string,
    readonly token: () => Promise<string | null>,
  ) {}

  get<Body = Readonly<Record<string, unknown>>>(path: string, headers: HeaderValues = {}): Promise<Answer<Body>> {
    return this.send({ method: 'GET', path, headers });
  }

  post<Body = WriteAnswer>(path: string, body: unknown, headers: HeaderValues = {}): Promise<Answer<Body>> {
    return this.send({
      method: 'POST',
      path,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }

  /** Sends a file as the field `file`, after `fields`. */
  upload<Body = WriteAnswer>(
    path: string,
    file: { readonly name: string; readonly bytes: Uint8Array; readonly type?: string },
    fields: HeaderValues = {},
    headers: HeaderValues = {},
  ): Promise<Answer<Body>> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set(
      'file',
      new Blob([Uint8Array.from(file.bytes)], { type: file.type ?? 'application/octet-stream' }),
      file.name,
    );
    return this.send({ method: 'POST', path, headers, body: form });
  }

  async send<Body>({ method, path, headers = {}, body }: RawRequest): Promise<Answer<Body>> {
    const token = headers['authorization'] === undefined ? await this.token() : null;
    const response = await fetch(new URL(path, this.baseUrl), {
      method,
      redirect: 'manual',
      headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...headers },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    const json = /^application\/(?:problem\+)?json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: (json ? JSON.parse(text) : undefined) as Body,
      text,
    };
  }
}

/** The answer's body, when the status is one of a success. */
export function succeeded<Body>(answer: Answer<Body>): Body {
  if (answer.status < 200 || answer.status > 299) throw new Error(`answered ${answer.status}: ${answer.text}`);
  return answer.body;
}

const HEARS_WITHIN_MS = 15_000;

/** Of a deployment of several services: what one was just told another may hear of a moment later. */
class PatientCaller extends Caller {
  override async send<Body>(request: RawRequest): Promise<Answer<Body>> {
    const end = performance.now() + HEARS_WITHIN_MS;
    for (;;) {
      const answer = await super.send<Body>(request);
      const unknown = answer.status === 422 && /"code":"[A-Z_]+\.UNKNOWN/.test(answer.text);
      if (!unknown || performance.now() > end) return answer;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

const FRESH_TOKEN_MS = 60_000;

/** Requests of the demo accounts of one server, each with its own token. */
export class Callers {
  private readonly sessions = new Map<string, Promise<Session>>();

  constructor(
    private readonly baseUrl: string,
    private readonly services: 'one' | 'several' = 'one',
  ) {}

  as(username: string): Caller {
    const Requests = this.services === 'one' ? Caller : PatientCaller;
    return new Requests(this.baseUrl, () => this.session(username).then(({ accessToken }) => accessToken));
  }

  /** Requests without a token. */
  anonymous(): Caller {
    return new Caller(this.baseUrl, () => Promise.resolve(null));
  }

  /** Requests of one account that come at once share one sign-in. */
  private session(username: string): Promise<Session> {
    const session = this.fresh(username, this.sessions.get(username));
    this.sessions.set(username, session);
    return session;
  }

  private async fresh(username: string, last: Promise<Session> | undefined): Promise<Session> {
    const known = await last;
    return known !== undefined && known.expiresAt - Date.now() > FRESH_TOKEN_MS
      ? known
      : signIn(this.baseUrl, username);
  }
}
