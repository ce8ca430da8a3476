import createClient, { type Middleware } from 'openapi-fetch';
import createQueries from 'openapi-react-query';
import { keptFor } from '../session/kept-reads.js';
import { accessToken, signedInAs, signInAgain } from '../session/session.js';
import { currentLanguage } from '../words/words.js';
import { isProblem, UNREACHED, type Problem } from './problem.js';
import type { paths } from './schema.gen.js';

/** How long a read asks to see what was just written in its context. */
const READ_OWN_WRITES_MS = 15_000;
const TRIES = 4;
const WAIT_MS = 700;

interface Written {
  readonly position: string;
  readonly at: number;
}

const written = new Map<string, Written>();

/** A record changed at `position`: reads of its context ask for that much at least. */
export function heard(context: string, position: string): void {
  written.set(context, { position, at: Date.now() });
}

/** Whether something was just written there from here. */
export function wroteLately(context: string): boolean {
  const own = written.get(context);
  return own !== undefined && Date.now() - own.at < READ_OWN_WRITES_MS;
}

function contextOf(url: string): string {
  return new URL(url, location.origin).pathname.split('/')[2] ?? '';
}

function isWrite(request: Request): boolean {
  return request.method !== 'GET';
}

const headers: Middleware = {
  async onRequest({ request }) {
    const token = await accessToken();
    if (token !== null) request.headers.set('Authorization', `Bearer ${token}`);
    request.headers.set('Accept-Language', currentLanguage() === 'zh' ? 'zh-CN' : 'en');
    if (isWrite(request)) {
      if (!request.headers.has('Idempotency-Key')) request.headers.set('Idempotency-Key', crypto.randomUUID());
      request.headers.set('Gongjian-Channel', matchMedia('(max-width: 760px)').matches ? 'phone' : 'console');
      return request;
    }
    const own = written.get(contextOf(request.url));
    if (own !== undefined && Date.now() - own.at < READ_OWN_WRITES_MS) {
      request.headers.set('Gongjian-After', own.position);
    }
    return request;
  },
  onResponse({ request, response }) {
    const position = response.headers.get('Gongjian-Position');
    if (isWrite(request) && response.ok && position !== null) {
      heard(contextOf(request.url), position);
    }
    if (response.status === 401) signInAgain();
  },
};

/** Reads and writes wait and try again where the server asks for it; a write under the same key happens once. */
async function sendAgain(input: Request): Promise<Response> {
  for (let tries = 1; ; tries += 1) {
    const last = tries === TRIES;
    try {
      const response = await fetch(input.clone());
      if (response.status !== 503 || last) return response;
      await new Promise((resolve) => setTimeout(resolve, 1000 * Number(response.headers.get('Retry-After') ?? '1')));
    } catch (error) {
      if (input.signal.aborted) throw error;
      if (last || !navigator.onLine) return Response.json(UNREACHED, { status: 503 });
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS * tries));
    }
  }
}

/** Every operation, typed by the services' own description: `api.GET('/api/plans/v1/tasks/{id}', …)`. */
export const api = createClient<paths>({ baseUrl: location.origin, fetch: sendAgain });
api.use(headers);

/** The same as hooks: `queries.useQuery('get', '/api/plans/v1/tasks/{id}', { params: { path: { id } } })`. */
export const queries = createQueries(api);

/** Options of reads that a page needs where there may be no connection. */
export const keptHere = keptFor(signedInAs);

export type { paths };
export type Operation<Path extends keyof paths, Method extends keyof paths[Path]> = paths[Path][Method];

/** As the client hands answers on: a pair is a list. */
type Handed<Value> = Value extends (infer Item)[]
  ? Handed<Item>[]
  : Value extends object
    ? { [Key in keyof Value]: Handed<Value[Key]> }
    : Value;

/** What a GET answers with 200. */
export type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Handed<Body>
  : never;

/** One item of what a list answers. */
export type ItemOf<Path extends keyof paths> = Answer<Path> extends { items: readonly (infer Item)[] } ? Item : never;

/** The body a POST or PUT takes. */
export type Body<Path extends keyof paths, Method extends 'post' | 'put' = 'post'> = paths[Path] extends {
  [M in Method]: { requestBody?: { content: { 'application/json': infer Content } } };
}
  ? Content
  : never;

/** The data of an answer of {@link api}; a refusal is thrown as its {@link Problem}. */
export async function done<Data>(answer: Promise<{ data?: Data; error?: unknown; response: Response }>): Promise<Data> {
  const { data, error, response } = await answer;
  if (!response.ok) {
    const problem: Problem = isProblem(error) ? error : { ...UNREACHED, status: response.status };

    throw problem;
  }
  return data as Data;
}
