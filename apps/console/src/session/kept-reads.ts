import type { QueryFunction, QueryFunctionContext } from '@tanstack/react-query';
import { clear, createStore, delMany, entries, get, set } from 'idb-keyval';
import { problemOf } from '../api/problem.js';

const kept = createStore('gongjian-reads', 'reads');
const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

interface Kept {
  readonly answer: unknown;
  readonly at: number;
}

/** When what was handed out instead of an answer was kept. */
const since = new WeakMap<object, number>();

/** When this was kept, if it is not what the server answered just now. */
export function keptSince(answer: unknown): number | undefined {
  return typeof answer === 'object' && answer !== null ? since.get(answer) : undefined;
}

const keyOf = (person: string, read: readonly unknown[]): string => JSON.stringify([person, read]);

/**
 * Reads, and keeps the answer on this device; where the server cannot be reached, the answer that was kept. A refusal
 * stays a refusal.
 */
export async function readOrKept<Answer>(
  person: string | null,
  key: readonly unknown[],
  read: () => Promise<Answer>,
): Promise<Answer> {
  if (person === null) return read();
  const at = keyOf(person, key);
  try {
    const answer = await read();
    await set(at, { answer, at: Date.now() } satisfies Kept, kept).catch(() => undefined);
    return answer;
  } catch (error) {
    const { status } = problemOf(error);
    const found = status === 0 || status === 503 ? await get<Kept>(at, kept) : undefined;
    if (found === undefined) throw error;
    if (typeof found.answer === 'object' && found.answer !== null) since.set(found.answer, found.at);
    return found.answer as Answer;
  }
}

/** For the options of a query. Nobody but `person` reads the answer again; see {@link forgetReads}. */
export function keptFor(person: () => string | null) {
  return {
    // An answer that equals what was kept is another one: see keptSince.
    structuralSharing: false,
    persister: <Answer, Key extends readonly unknown[]>(
      read: QueryFunction<Answer, Key>,
      context: QueryFunctionContext<Key>,
    ): Promise<Answer> => readOrKept(person(), context.queryKey, async () => read(context)),
  };
}

/** What others read here, and what is old. */
export async function forgetReadsOfOthers(person: string): Promise<void> {
  const oldest = Date.now() - KEPT_DAYS * DAY_MS;
  const own = JSON.stringify([person]).slice(0, -1);
  const found = await entries<string, Kept>(kept);
  await delMany(
    found.filter(([key, { at }]) => !key.startsWith(own) || at < oldest).map(([key]) => key),
    kept,
  );
}

export function forgetReads(): Promise<void> {
  return clear(kept).catch(() => undefined);
}
