import { CONSOLE_CLIENT_ID, DEMO_PASSWORD } from '@gongjian/shared-issuer';
import { signInOverHttp, SignInRefused, type SignedIn } from '@gongjian/shared-issuer/sign-in-over-http';
import { setTimeout as pause } from 'node:timers/promises';
import { CheckFailed, shown } from './checks.js';

/** What a write answers. */
export interface WriteAnswer {
  readonly id: string;
  readonly revision: string | null;
  readonly position: string | null;
}

/** A write the server has acknowledged. */
export interface AcknowledgedWrite {
  readonly key: string;
  readonly account: string;
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly status: number;
  readonly body: WriteAnswer;
}

export interface SentFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export interface Write {
  readonly key: string;
  readonly method?: AcknowledgedWrite['method'];
  readonly path: string;
  readonly body?: unknown;
  readonly file?: SentFile;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly position: string | null;
}

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | FormData;
}

export interface DeploymentOptions {
  /** Origin, `http://127.0.0.1:8080`. */
  readonly url: string;
  /** How long a request is sent again while the server is away, in milliseconds. */
  readonly patience: number;
  /** Answers that were acknowledged before: the same write must be answered alike. */
  readonly acknowledged?: readonly AcknowledgedWrite[] | undefined;
  readonly onAcknowledged?: ((write: AcknowledgedWrite) => void) | undefined;
}

/** Nobody answers where a server should run. */
export class NoServer extends Error {
  constructor(readonly url: string) {
    super(`nothing answers at ${url}`);
    this.name = 'NoServer';
  }
}

/** The server was away for longer than its callers are patient; `cause` is what came last. */
export class ServerAway extends Error {
  constructor(override readonly cause: unknown) {
    super(`the server is away: ${String(cause)}`);
    this.name = 'ServerAway';
  }
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;
const REQUEST_TIMEOUT_MS = 30_000;
const FRESH_TOKEN_MS = 20_000;
/** Refusals by a service that has not yet heard what another one was told. */
const NOT_HEARD_YET = new Set(['APPLICATION.PROGRAMME_UNKNOWN', 'ROUND.UNKNOWN_PROGRAMME']);

/** A running server, and how patient its callers are while it is started again. */
export class Deployment {
  readonly url: string;
  /** Requests that had to be sent again. */
  interruptions = 0;
  readonly writes: { readonly person: Person; readonly write: Write; readonly answer: AcknowledgedWrite }[] = [];
  private readonly known: ReadonlyMap<string, AcknowledgedWrite>;

  constructor(private readonly options: DeploymentOptions) {
    this.url = options.url.replace(/\/+$/, '');
    this.known = new Map(options.acknowledged?.map((write) => [write.key, write]));
  }

  /** @throws NoServer */
  async mustRun(): Promise<void> {
    try {
      const response = await fetch(`${this.url}/health/live`, { signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });
      const { status } = (await response.json()) as { readonly status?: unknown };
      if (status === 'live') return;
    } catch {
      // Whatever is there, it is no server of ours.
    }
    throw new NoServer(this.url);
  }

  person(account: string): Person {
    return new Person(this, account, () => this.signIn(account));
  }

  /** The system of an agency, by its own account. */
  system(name: string, clientId: string): Person {
    return new Person(this, name, () => this.identify(clientId));
  }

  private async signIn(account: string): Promise<SignedIn> {
    return signInOverHttp({
      baseUrl: this.url,
      username: account,
      password: DEMO_PASSWORD,
      clientId: CONSOLE_CLIENT_ID,
      redirectUri: `${this.url}/auth/callback`,
    });
  }

  private async identify(clientId: string): Promise<SignedIn> {
    const response = await fetch(`${this.url}/oidc/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${clientId}:${DEMO_PASSWORD}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials&scope=api',
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    });
    if (!response.ok) throw new SignInRefused(response.status, await response.text());
    const { access_token: accessToken, expires_in: seconds } = (await response.json()) as {
      readonly access_token: string;
      readonly expires_in: number;
    };
    return { accessToken, expiresAt: Date.now() + seconds * 1_000 };
  }

  /** Does it again while the server is away or says it cannot answer yet. */
  async patiently<Result>(work: () => Promise<Result | Away>): Promise<Result> {
    let wait = FIRST_PAUSE_MS;
    let until: number | null = null;
    for (;;) {
      let away: Away;
      try {
        const result = await work();
        if (!(result instanceof Away)) return result;
        away = result;
      } catch (error) {
        if (!isNetworkError(error)) throw error;
        away = new Away(error);
      }
      until ??= Date.now() + this.options.patience;
      if (Date.now() >= until) throw new ServerAway(away.cause);
      this.interruptions += 1;
      await pause(wait);
      wait = Math.min(wait * 2, LONGEST_PAUSE_MS);
    }
  }

  acknowledged(person: Person, write: Write, answer: AcknowledgedWrite): void {
    const before = this.known.get(answer.key);
    if (before !== undefined && shown(before) !== shown(answer)) {
      throw new CheckFailed(`${answer.method} ${answer.path} sent again is answered alike`, before, answer);
    }
    this.writes.push({ person, write, answer });
    this.options.onAcknowledged?.(answer);
  }
}

/** A try that came to nothing because the server is away. */
class Away {
  constructor(readonly cause: unknown) {}
}

/** Requests of one account. */
export class Person {
  private session: SignedIn | null = null;

  constructor(
    private readonly deployment: Deployment,
    readonly account: string,
    private readonly open: () => Promise<SignedIn>,
  ) {}

  async signIn(): Promise<void> {
    await this.token();
  }

  /** @throws CheckFailed when it is not answered with 200 */
  async get<Body>(path: string, after?: string | null): Promise<Body> {
    const answer = await this.request({
      method: 'GET',
      path,
      headers: typeof after === 'string' ? { 'gongjian-after': after } : {},
    });
    if (answer.status !== 200) throw new CheckFailed(`${this.account}: GET ${path}`, 200, answer);
    return answer.body as Body;
  }

  /** Sends a file to be read, not stored. */
  async read<Body>(path: string, file: SentFile): Promise<Body> {
    const answer = await this.request({ method: 'POST', path, body: formOf(file) });
    if (answer.status !== 200) throw new CheckFailed(`${this.account}: POST ${path}`, 200, answer);
    return answer.body as Body;
  }

  /** @throws CheckFailed when it is not answered with `status` */
  async write<Body extends WriteAnswer = WriteAnswer>(write: Write, status: number): Promise<Body> {
    const answer = await this.send(write);
    const { method = 'POST', path } = write;
    if (answer.status !== status) throw new CheckFailed(`${this.account}: ${method} ${path}`, status, answer);
    const body = answer.body as Body;
    this.deployment.acknowledged(this, write, {
      key: write.key,
      account: this.account,
      method,
      path,
      status,
      body: { id: body.id, revision: body.revision, position: body.position },
    });
    return body;
  }

  /** Sends it and answers whatever came back. */
  async send({ key, method = 'POST', path, body, file }: Write): Promise<Answer> {
    return this.request({
      method,
      path,
      headers: { 'idempotency-key': key, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(file === undefined ? {} : { body: formOf(file) }),
    });
  }

  private async request({ method, path, headers = {}, body }: Sent): Promise<Answer> {
    let refused = 0;
    return this.deployment.patiently(async () => {
      const token = await this.token();
      const response = await fetch(`${this.deployment.url}${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, ...headers },
        signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
        ...(body === undefined ? {} : { body }),
      });
      const text = await response.text();
      const isJson = /^application\/(?:problem\+)?json/.test(response.headers.get('content-type') ?? '');
      const answer: Answer = {
        status: response.status,
        body: isJson ? JSON.parse(text) : text,
        position: response.headers.get('gongjian-position'),
      };
      if (response.status === 503 || NOT_HEARD_YET.has((answer.body as { readonly code?: string }).code ?? '')) {
        return new Away(new CheckFailed(`${this.account}: ${method} ${path}`, 'an answer', answer));
      }
      if (response.status === 401 && refused === 0) {
        refused += 1;
        this.session = null;
        return new Away(new CheckFailed(`${this.account}: ${method} ${path}`, 'an answer', answer));
      }
      return answer;
    });
  }

  private async token(): Promise<string> {
    if (this.session === null || this.session.expiresAt - Date.now() < FRESH_TOKEN_MS) {
      this.session = await this.deployment.patiently(() => this.signInOnce());
    }
    return this.session.accessToken;
  }

  private async signInOnce(): Promise<SignedIn | Away> {
    try {
      return await this.open();
    } catch (error) {
      if (error instanceof SignInRefused && error.status < 500) throw error;
      return new Away(error);
    }
  }
}

function formOf({ name, mediaType, bytes }: SentFile): FormData {
  const form = new FormData();
  form.set('file', new Blob([Uint8Array.from(bytes)], { type: mediaType }), name);
  return form;
}

/**
 * How `fetch` tells that the connection failed, ended in the middle of an answer, or took too long. Told by name: its
 * errors are of the process, whichever context calls.
 */
function isNetworkError(error: unknown): boolean {
  const { name, message } = Object(error) as { readonly name?: unknown; readonly message?: unknown };
  return name === 'TimeoutError' || (name === 'TypeError' && /^(?:fetch failed|terminated)/.test(String(message)));
}
