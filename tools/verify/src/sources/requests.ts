import { setTimeout as pause } from 'node:timers/promises';
import { CannotCheck } from '../fault.js';

/** For the answer and all of its body. */
const DEADLINE_MS = 60_000;
const TRIES = 5;
const FIRST_PAUSE_MS = 250;
const MAX_PROBLEM_BYTES = 1_048_576;

/** Tokens that were answered once. */
const accepted = new Set<string>();

/** Of an auditor; asked for before every request, because tokens are short-lived. */
export type TokenSource = () => string;

/** The body; undefined for 404. */
export async function asked(
  url: string,
  token: TokenSource | undefined,
  maxBytes: number,
): Promise<Buffer | 'too long' | undefined> {
  const { status, body } = await patiently(url, token, async (answer) => {
    const read = await bodyOf(answer, maxBytes);
    return { status: read === 'too long' ? 413 : 200, ...(read === 'too long' ? {} : { body: read }) };
  });
  return status === 413 ? 'too long' : body;
}

/** What was answered to a request that was understood. */
export interface Taken<Body> {
  readonly status: 200 | 404 | 413;
  readonly body?: Body;
  /** Of the problem, when there is nothing. */
  readonly code?: string;
}

/**
 * Asks until there is an answer, and takes its body.
 *
 * @param take gets the answer once its status is 200; may be asked again when it fails
 * @throws CannotCheck
 */
export async function patiently<Body>(
  url: string,
  token: TokenSource | undefined,
  take: (answer: Response) => Promise<{ readonly status: number; readonly body?: Body }>,
): Promise<Taken<Body>> {
  for (let tries = 1, wait = FIRST_PAUSE_MS; ; tries += 1, wait *= 2) {
    const sent = token?.();
    const { status, body, code, why } = await once(url, sent, take);
    if (status === 200) {
      if (sent !== undefined) accepted.add(sent);
      return { status, ...(body === undefined ? {} : { body }) };
    }
    if (status === 404 || status === 413) return { status, ...(code === undefined ? {} : { code }) };
    // A token that was good until now: whoever keeps the file of tokens may be about to put a new one there.
    const expired = status === 401 && tries < TRIES && sent !== undefined && accepted.has(sent);
    if ((status === 401 && !expired) || status === 403) {
      throw new CannotCheck(`${url} 需要审计员的令牌（${status}）/ wants the token of an auditor (${status})`);
    }
    const passes = expired || status === 0 || status === 429 || status >= 500;
    if (!passes || tries === TRIES) throw new CannotCheck(`读不到 ${url} / cannot read ${url}: ${why}`);
    await pause(wait);
  }
}

interface Answer<Body> {
  /** 0 when there was no answer, or not all of it. */
  readonly status: number;
  readonly body?: Body;
  readonly code?: string;
  readonly why: string;
}

async function once<Body>(
  url: string,
  token: string | undefined,
  take: (answer: Response) => Promise<{ readonly status: number; readonly body?: Body }>,
): Promise<Answer<Body>> {
  try {
    const answer = await fetch(url, {
      redirect: 'error',
      signal: AbortSignal.timeout(DEADLINE_MS),
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    });
    const why = `${answer.status} ${answer.statusText}`;
    if (answer.status === 200) return { ...(await take(answer)), why };
    const code = await codeOf(answer);
    return { status: answer.status, why, ...(code === undefined ? {} : { code }) };
  } catch (error) {
    const { message, cause } = error as Error;
    return { status: 0, why: cause instanceof Error ? `${message}: ${cause.message}` : message };
  }
}

/** Of a problem document. */
async function codeOf(answer: Response): Promise<string | undefined> {
  const told = answer.headers.get('content-type')?.startsWith('application/problem+json') === true;
  const body = told ? await bodyOf(answer, MAX_PROBLEM_BYTES) : undefined;
  if (body === undefined || body === 'too long') {
    await answer.body?.cancel().catch(() => undefined);
    return undefined;
  }
  const { code } = JSON.parse(body.toString('utf8')) as { readonly code?: unknown };
  return typeof code === 'string' ? code : undefined;
}

async function bodyOf(answer: Response, maxBytes: number): Promise<Buffer | 'too long'> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    parts.push(part);
    length += part.length;
    if (length > maxBytes) return 'too long';
  }
  return Buffer.concat(parts);
}
